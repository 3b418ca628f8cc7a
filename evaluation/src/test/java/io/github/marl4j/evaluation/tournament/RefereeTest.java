package io.github.marl4j.evaluation.tournament;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.evaluation.Sides;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefereeTest {
    private static final int ORDER = -7;

    /** A script that gives one order. */
    private static final Policy SCRIPT = new Policy() {
        @Override
        public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
            return (batch, actions) -> {};
        }

        @Override
        public boolean isOrder(int number) {
            return number == ORDER;
        }
    };

    /** What the referee says of a number that a policy chose for row in rock, paper, scissors. */
    private static String objection(Policy policy, int number) {
        VectorOptions how = VectorOptions.DEFAULT.withThreads(1);
        try (VectorEnv env = Marl4j.vector("games/rps-v1", 1, Map.of(), how)) {
            Batch batch = env.newBatch();
            env.reset(1, batch);
            Actions chosen = env.newActions();
            chosen.groups[0].ints[0] = number;
            return new Referee(Sides.of("a test", env.spec())).objection(Sides.FIRST, policy, batch, chosen, 0);
        }
    }

    @Test
    void ordersAreLegalOnlyFromWhomTheyAreUnderstood() {
        assertThat(objection(SCRIPT, ORDER)).isNull();
        assertThat(objection(Policy.random(), ORDER))
                .isEqualTo("action -7 of agent row_0 is not in "
                        + Marl4j.spec("games/rps-v1").groups().get(0).actionSpace());
    }

    @Test
    void scriptsMustMoveLegallyToo() {
        assertThat(objection(SCRIPT, 2)).isNull();
        assertThat(objection(SCRIPT, 3)).startsWith("action 3 of agent row_0 is not in");
    }
}
