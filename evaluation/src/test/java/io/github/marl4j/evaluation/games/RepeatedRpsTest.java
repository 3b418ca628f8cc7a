package io.github.marl4j.evaluation.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.HiddenPartners;
import io.github.marl4j.env.wrappers.HiddenPartners.Meeting;
import io.github.marl4j.env.wrappers.HiddenPartners.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules, the types, and how hidden types are met. */
class RepeatedRpsTest {
    private static final String ID = "games/repeated-rps-v1";
    private static final int ROUNDS = 20;

    private static HiddenPartners hidden(int numEnvs, Meeting meeting, String... types) {
        Map<String, Policy> scripts = Marl4j.policies(ID);
        List<Member> pool = new ArrayList<>();
        for (String type : types) pool.add(new Member(type, List.of(scripts.get(type))));
        return new HiddenPartners(
                Marl4j.vector(ID, numEnvs, Map.of(), VectorOptions.DEFAULT), "player_0", pool, meeting, 0);
    }

    /** Plays an episode against a type; the ego agent's actions come one after the other, again and again. Returns what the other did. */
    private static int[] answers(String type, int... own) {
        try (HiddenPartners env = hidden(1, Meeting.RANDOM, type)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            int[] answers = new int[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(batch.episodeOver[0]).isFalse();
                actions.groups[0].ints[0] = own[round % own.length];
                env.step(actions, batch);
                answers[round] = env.othersChoices()[0];
                int ahead = (3 + own[round % own.length] - answers[round]) % 3;
                assertThat(batch.groups[0].rewards[0]).isEqualTo(ahead == 2 ? -1 : ahead);
            }
            assertThat(batch.episodeOver[0]).isTrue();
            assertThat(batch.groups[0].terminated[0]).isTrue();
            return answers;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "always-rock, 0 0 0 0 0",
        "always-paper, 1 1 1 1 1",
        "always-scissors, 2 2 2 2 2",
        "cycle, 0 1 2 0 1",
        "copy, 0 2 2 1 0",
        "beat, 0 0 0 2 1"
    })
    void typesAnswerTheLastActionsAsTheirNamesSay(String type, String expected) {
        int[] wanted =
                Arrays.stream(expected.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertThat(Arrays.copyOf(answers(type, 2, 2, 1, 0), 5)).isEqualTo(wanted);
    }

    @Test
    void bothLastActionsAndTheShareOfRoundsPlayedAreSeen() {
        try (VectorEnv env = Marl4j.vector(ID, 1)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            assertThat(batch.groups[0].observations).containsOnly(0);
            actions.groups[0].ints[0] = 2;
            actions.groups[0].ints[1] = 1;
            env.step(actions, batch);
            float part = 1f / ROUNDS;
            assertThat(batch.groups[0].observations).containsExactly(0, 0, 1, 0, 1, 0, part, 0, 1, 0, 0, 0, 1, part);
        }
    }

    @Test
    void everyTypeIsMetAboutEquallyOftenAndNothingShownTellsWhich() {
        String[] types = {"always-rock", "always-paper", "always-scissors"};
        int[] met = new int[types.length];
        try (HiddenPartners env = hidden(300, Meeting.RANDOM, types)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(5, batch);
            assertThat(batch.groups[0].observations).containsOnly(0);
            for (int episode = 0; episode < 10; episode++) {
                for (int e = 0; e < env.numEnvs(); e++) met[env.member(e)]++;
                for (int round = 0; round < ROUNDS; round++) env.step(actions, batch);
            }
        }
        // 3000 meetings, standard deviation 26.
        for (int count : met) assertThat(count).isBetween(900, 1100);
    }

    @Test
    void membersGoRoundFromEnvironmentToEnvironmentAndFromEpisodeToEpisode() {
        try (HiddenPartners env = hidden(3, Meeting.ROUND_ROBIN, "copy", "beat")) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(5, batch);
            assertThat(List.of(env.member(0), env.member(1), env.member(2))).containsExactly(0, 1, 0);
            for (int round = 0; round < ROUNDS; round++) env.step(actions, batch);
            assertThat(List.of(env.member(0), env.member(1), env.member(2))).containsExactly(1, 0, 1);
        }
    }

    @Test
    void anotherMemberTakesOverAtTheSwitch() {
        Meeting switching = new Meeting(HiddenPartners.Order.FIXED, 0, 4);
        try (HiddenPartners env = hidden(1, switching, "always-paper", "cycle")) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(5, batch);
            List<Integer> met = new ArrayList<>();
            List<Integer> others = new ArrayList<>();
            for (int round = 0; round < 7; round++) {
                met.add(env.member(0));
                env.step(actions, batch);
                others.add(env.othersChoices()[0]);
            }
            assertThat(met).containsExactly(0, 0, 0, 0, 1, 1, 1);
            assertThat(others).containsExactly(1, 1, 1, 1, 2, 0, 1);
        }
    }

    @Test
    void whatTheOthersSawAndDidIsToldUntilAReset() {
        try (HiddenPartners env = hidden(1, Meeting.RANDOM, "always-scissors")) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(5, batch);
            assertThat(env.othersChoices()).containsExactly(-1);
            env.step(actions, batch);
            env.step(actions, batch);
            assertThat(env.othersChoices()).containsExactly(2);
            assertThat(env.othersObservations()).containsExactly(0, 0, 1, 1, 0, 0, 1f / ROUNDS);
            env.resetRow(0, batch);
            assertThat(env.othersChoices()).containsExactly(-1);
            assertThat(env.othersObservations()).containsOnly(0);
        }
    }

    @Test
    void poolsThatDoNotFitAreRefused() {
        VectorEnv env = Marl4j.vector(ID, 1);
        Policy any = Policy.random();
        List<Member> pool = List.of(new Member("any", List.of(any)));
        assertThatThrownBy(() -> new HiddenPartners(env, "player_2", pool, Meeting.RANDOM, 0))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("did you mean \"player_0\"?");
        assertThatThrownBy(() -> new HiddenPartners(
                        env, "player_0", List.of(new Member("any", List.of(any, any))), Meeting.RANDOM, 0))
                .hasMessage(ID + ": member any of the pool has 2 policies for 1 other agents");
        assertThatThrownBy(
                        () -> new HiddenPartners(env, "player_0", List.of(pool.get(0), pool.get(0)), Meeting.RANDOM, 0))
                .hasMessage(ID + ": two members of the pool are called any");
        assertThatThrownBy(() ->
                        new HiddenPartners(Marl4j.vector("games/kuhn-v1", 1), "player_0", pool, Meeting.RANDOM, 0))
                .hasMessageStartingWith("games/kuhn-v1: HiddenPartners plays games in which all act at once");
    }
}
