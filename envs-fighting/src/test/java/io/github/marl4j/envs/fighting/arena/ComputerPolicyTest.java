package io.github.marl4j.envs.fighting.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.TimeLimit;
import io.github.marl4j.envs.fighting.cpu.CpuMatch;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MatchRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The computer and the searcher as policies: they press what they press outside of environments. */
final class ComputerPolicyTest {
    private static final String ID = "fighting/vector-fast-v1";
    private static final VectorOptions ONE =
            VectorOptions.DEFAULT.withAutoreset(AutoresetMode.DISABLED).withThreads(1);

    private static Policy policy(String name) {
        return Marl4j.policies(ID).get(name);
    }

    private static FightingKernel kernel(VectorEnv env) {
        return (FightingKernel) ((KernelVectorEnv) env.unwrapped()).rules();
    }

    /** Two players of which each chooses for one agent. */
    private static final class Seats {
        private final Policy.Player[] players;
        private final Actions each;

        Seats(VectorEnv env, String first, String second) {
            players = new Policy.Player[] {
                policy(first).newPlayer(env, 0, 1), policy(second).newPlayer(env, 0, 2)
            };
            each = env.newActions();
        }

        void act(Batch batch, Actions actions) {
            int[] to = actions.groups[0].ints;
            for (int seat = 0; seat < 2; seat++) {
                players[seat].act(batch, each);
                for (int env = 0; env < batch.numEnvs; env++) to[2 * env + seat] = each.groups[0].ints[2 * env + seat];
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 16})
    void itPlaysTheVeryMatchThatComputersPlayOutsideOfEnvironments(int frameSkip) {
        Map<String, Object> options =
                Map.of("frameSkip", frameSkip, "episode", "match", "player0", "juno", "player1", "rook");
        try (VectorEnv env = new TimeLimit(Marl4j.vector(ID, 1, options, ONE), 100_000)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(5, batch);
            Seats seats = new Seats(env, "cpu-3", "cpu-7");
            long seed = ((long[]) kernel(env).state().get("cpuSeed"))[0];
            CpuMatch match = new CpuMatch();
            match.start(3, 3, 10, 7, seed);
            while (!batch.episodeOver[0]) {
                seats.act(batch, actions);
                env.step(actions, batch);
            }
            match.finish();
            assertThat(MatchRecord.hash(FightTables.shipped(), kernel(env).match(), 0))
                    .isEqualTo(MatchRecord.hash(FightTables.shipped(), match.state(), 0));
        }
    }

    @Test
    void aSnapshotKeepsWhatTheComputerRemembers() {
        try (VectorEnv env = Marl4j.vector(ID, 1, Map.of("episode", "match"), ONE)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(9, batch);
            Seats seats = new Seats(env, "cpu-6", "cpu-8");
            play(env, seats, batch, actions, 120);
            Snapshot then = env.snapshot();
            play(env, seats, batch, actions, 100);
            long hash = MatchRecord.hash(FightTables.shipped(), kernel(env).match(), 0);
            env.restore(then, batch);
            play(env, seats, batch, actions, 100);
            assertThat(MatchRecord.hash(FightTables.shipped(), kernel(env).match(), 0))
                    .isEqualTo(hash);
        }
    }

    private static void play(VectorEnv env, Seats seats, Batch batch, Actions actions, int decisions) {
        for (int n = 0; n < decisions && !batch.episodeOver[0]; n++) {
            seats.act(batch, actions);
            env.step(actions, batch);
        }
    }

    @Test
    void itLeavesTheOtherSeatToItsOwnPlayer() {
        try (VectorEnv env = Marl4j.vector(ID, 1, Map.of(), ONE)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(3, batch);
            Policy.Player computer = policy("cpu-8").newPlayer(env, 0, 1);
            int start = kernel(env).match().player(0, 0, Cells.X);
            for (int n = 0; n < 20; n++) {
                computer.act(batch, actions);
                actions.groups[0].ints[0] = 3;
                env.step(actions, batch);
            }
            assertThat(kernel(env).match().player(0, 0, Cells.X)).isLessThan(start);
        }
    }

    @Test
    void theSearcherBeatsWhoOnlyStands() {
        Map<String, Object> options = Map.of("maxFrames", 4000);
        try (VectorEnv env = Marl4j.vector(ID, 1, options, ONE)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(3, batch);
            Policy.Player search = policy("search").newPlayer(env, 0, 1);
            while (!batch.episodeOver[0]) {
                search.act(batch, actions);
                actions.groups[0].ints[1] = 0;
                env.step(actions, batch);
            }
            assertThat(batch.infos[env.spec().infos().indexOf("won")]).isEqualTo(1f);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu-8", "search"})
    void whatTheyDoIsAnOrderOfTheirsAndOfNobodyElse(String name) {
        try (VectorEnv env = Marl4j.vector(ID, 1, Map.of(), ONE)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(3, batch);
            Policy.Player player = policy(name).newPlayer(env, 0, 1);
            for (int n = 0; n < 60; n++) {
                player.act(batch, actions);
                for (int number : actions.groups[0].ints) {
                    assertThat(policy(name).isOrder(number)).isTrue();
                    for (String other : new String[] {"random", "cpu-7", name.equals("search") ? "cpu-8" : "search"}) {
                        assertThat(policy(other).isOrder(number)).as(other).isFalse();
                    }
                }
                env.step(actions, batch);
            }
        }
        assertThat(policy(name).isOrder(0)).isFalse();
    }

    @Test
    void bothSayWhatTheyCannotPlay() {
        EnvSpec other = Marl4j.spec(ID);
        assertThatThrownBy(() -> policy("search").newPlayer(other, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("newPlayer(env, group, seed)");
        assertThatThrownBy(() -> Orders.computer(9)).hasMessageContaining("cpu level=9");
    }

    @Test
    void aNumberThatIsNeitherActionNorOrderIsRefused() {
        try (VectorEnv env = Marl4j.vector(ID, 1, Map.of(), ONE)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(3, batch);
            actions.groups[0].ints[0] = -1;
            assertThatThrownBy(() -> env.step(actions, batch)).hasMessageContaining("choice -1");
            actions.groups[0].ints[0] = Orders.press(Integer.MAX_VALUE / 1_000_000);
            assertThatThrownBy(() -> env.step(actions, batch)).hasMessageContaining("no such move");
        }
    }
}
