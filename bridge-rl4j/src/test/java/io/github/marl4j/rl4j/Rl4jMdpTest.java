package io.github.marl4j.rl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.rl4j.Rl4jTask.IllegalChoice;
import java.util.Map;
import org.deeplearning4j.gym.StepReply;
import org.deeplearning4j.rl4j.space.Box;
import org.junit.jupiter.api.Test;

/** What RL4J sees of an environment. */
class Rl4jMdpTest {
    private static final int STOP = 4;

    @Test
    void theAgentSeesItsOwnRowAndMask() {
        Rl4jTask task = Rl4jTask.of("smax/3m-v1", "ally_1", "heuristic").withMaskSeen(true);
        Rl4jMdp mdp = task.newMdp();
        assertThat(mdp.getObservationSpace().getShape()).containsExactly(75 + 8);
        assertThat(mdp.getActionSpace().getSize()).isEqualTo(8);
        double[] seen = mdp.reset().toArray();
        assertThat(seen).hasSize(83);
        // Nobody is in range at the beginning: moves and stop are legal, attacks are not.
        assertThat(seen).endsWith(1, 1, 1, 1, 1, 0, 0, 0);
        mdp.close();
    }

    @Test
    void anEpisodeEndsWithTheGameAlsoForAnAgentThatLeavesEarlier() {
        Rl4jMdp mdp = Rl4jTask.of("smax/3m-v1", "ally_0", "heuristic").newMdp();
        for (int episode = 0; episode < 5; episode++) {
            mdp.reset();
            double sum = 0;
            int steps = 0;
            while (!mdp.isDone()) {
                sum += mdp.step(STOP).getReward();
                steps++;
            }
            assertThat(steps).isBetween(1, 101);
            assertThat(mdp.episodeReturn()).isEqualTo(sum, within(1e-5));
        }
        assertThat(mdp.illegalChoices()).isZero();
        mdp.close();
    }

    @Test
    void theOthersMoveInBetweenInATurnBasedGame() {
        Rl4jMdp mdp = Rl4jTask.weighted("momaland/connect4-v1", "player_1", Policy.random(), 1, 0, 0, 0, 0, 0, 0, 0, 0)
                .newMdp();
        double[] first = mdp.reset().toArray();
        // player_0 has moved already: one stone lies on the board.
        double stones = 0;
        for (double value : first) stones += value;
        assertThat(stones).isEqualTo(1);
        StepReply<Box> reply = mdp.step(0);
        stones = 0;
        for (double value : reply.getObservation().toArray()) stones += value;
        assertThat(stones).isEqualTo(3);
        mdp.close();
    }

    @Test
    void aReplacedChoiceIsLegalAndCosts() {
        Rl4jTask task = Rl4jTask.of("smax/3m-v1", "ally_0", "heuristic").withIllegal(IllegalChoice.REPLACE, 0.25);
        Rl4jMdp mdp = task.newMdp();
        mdp.reset();
        StepReply<Box> reply = mdp.step(7);
        @SuppressWarnings("unchecked")
        Map<String, Object> info = (Map<String, Object>) reply.getInfo();
        assertThat((int) info.get("played")).isBetween(0, 4);
        assertThat(reply.getReward()).isEqualTo((double) info.get("earned") - 0.25, within(1e-9));
        assertThat(mdp.illegalChoices()).isEqualTo(1);
        mdp.close();
    }

    @Test
    void aRefusedChoiceSaysWhatToDo() {
        Rl4jMdp mdp = Rl4jTask.of("smax/3m-v1", "ally_0", "heuristic")
                .withIllegal(IllegalChoice.REFUSE, 0)
                .newMdp();
        assertThatThrownBy(() -> mdp.step(0)).hasMessage("smax/3m-v1: nothing has begun; call reset()");
        mdp.reset();
        assertThatThrownBy(() -> mdp.step(7))
                .isInstanceOf(IllegalActionException.class)
                .hasMessage(
                        "smax/3m-v1: action 7 of agent ally_0 is masked out; IllegalChoice.REPLACE draws a legal one in its place");
        mdp.close();
    }

    @Test
    void weightsMakeTheRewardOneNumber() {
        assertThatThrownBy(() -> Rl4jTask.of("momaland/item-gathering-v1", "agent_0", Policy.random()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 0 weights for 3 objectives");
        Rl4jMdp one = weighted(1, 0, 0).newMdp();
        Rl4jMdp two = weighted(2, 0, 0).newMdp();
        one.reset();
        two.reset();
        double sum = 0;
        while (!one.isDone()) {
            double reward = one.step(1).getReward();
            sum += reward;
            assertThat(two.step(1).getReward()).isEqualTo(2 * reward, within(1e-6));
        }
        assertThat(one.episodeReturn()).isEqualTo(sum, within(1e-6));
    }

    private static Rl4jTask weighted(float... weights) {
        String agent = Marl4j.spec("momaland/item-gathering-v1").agents().get(0);
        return Rl4jTask.weighted("momaland/item-gathering-v1", agent, Policy.random(), weights)
                .withIllegal(IllegalChoice.REPLACE, 0);
    }

    @Test
    void otherActionSpacesAreRefused() {
        assertThatThrownBy(() -> Rl4jTask.of("fighting/human-v1", fighter("fighting/human-v1"), "cpu-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RL4J's learners make one choice");
    }

    @Test
    void anUnknownAgentIsRefusedWithTheClosest() {
        assertThatThrownBy(() -> Rl4jTask.of("smax/3m-v1", "ally_9", "heuristic"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("smax/3m-v1: agent \"ally_9\" is unknown; did you mean \"ally_0\"?");
    }

    @Test
    void optionsAreThoseOfTheEnvironmentThatIsPlayed() {
        Rl4jMdp mdp = Rl4jTask.of("smax/3m-v1", "ally_0", "heuristic")
                .withOptions(Map.of("maxSteps", 3))
                .newMdp();
        mdp.reset();
        for (int step = 0; step < 3; step++) assertThat(mdp.step(STOP).isDone()).isFalse();
        assertThat(mdp.step(STOP).isDone()).isTrue();
        mdp.close();
    }

    static String fighter(String id) {
        return Marl4j.spec(id).agents().get(0);
    }

    @Test
    void aSeedGivesTheSameEpisodesAndAnotherInstanceOthers() {
        Rl4jTask task = Rl4jTask.of("smax/3m-v1", "ally_0", "heuristic").withSeed(7);
        Rl4jMdp first = task.newMdp();
        Rl4jMdp second = task.newMdp();
        double[] seen = first.reset().toArray();
        assertThat(second.reset().toArray()).isEqualTo(seen);
        assertThat(first.newInstance().reset().toArray()).isNotEqualTo(seen);
        assertThat(first.reset().toArray()).isNotEqualTo(seen);
    }
}
