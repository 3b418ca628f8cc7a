package io.github.marl4j.envs.commons;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The best that one agent can do against four sustainable ones, by dynamic programming over pool and month, and that the environment pays it. */
class BestResponseTest {
    private static final int MONTHS = 12;
    private static final int CAPACITY = 100;

    /** Most units that can still be had, {@code [month][pool]}, and the request that starts to get them. */
    private final int[][] value = new int[MONTHS + 1][CAPACITY + 1];

    private final int[][] best = new int[MONTHS][CAPACITY + 1];

    private void solve() {
        for (int month = MONTHS - 1; month >= 0; month--) {
            for (int pool = 0; pool <= CAPACITY; pool++) {
                int others = 4 * (pool / 2 / 5);
                value[month][pool] = -1;
                for (int own = 0; own <= pool - others; own++) {
                    int left = pool - others - own;
                    int later = left < 5 ? 0 : value[month + 1][Math.min(CAPACITY, 2 * left)];
                    if (own + later <= value[month][pool]) continue;
                    value[month][pool] = own + later;
                    best[month][pool] = own;
                }
            }
        }
    }

    @Test
    void itIsTwoHundredAndThree() {
        solve();
        assertThat(value[0][CAPACITY]).isEqualTo(203);
        List<String> personas = List.of("learner", "sustainable", "sustainable", "sustainable", "sustainable");
        VectorOptions alone = VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);
        try (VectorEnv env = Marl4j.vector("commons/fishery-v1", 1, Map.of("personas", personas), alone)) {
            assertThat(env.spec().agents()).containsExactly("persona_0");
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            float earned = 0;
            for (int month = 0; month < MONTHS; month++) {
                int pool = (int) batch.groups[0].observations[CommonsSpec.POOL];
                actions.groups[0].ints[0] = best[month][pool];
                env.step(actions, batch);
                earned += batch.groups[0].rewards[0];
            }
            assertThat(batch.episodeOver[0]).isTrue();
            assertThat(earned).isEqualTo(203);
        }
    }
}
