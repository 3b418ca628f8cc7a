package io.github.marl4j.envs.smax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.render.Frame;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmaxKernelTest {

    @ParameterizedTest
    @EnumSource(
            value = KernelChoice.class,
            names = {"PLAIN", "SIMD"})
    void aStepAllocatesNothing(KernelChoice kernel) {
        // Older compilers make objects of masks; there AUTO is the plain kernel.
        assumeTrue(kernel == KernelChoice.PLAIN || Runtime.version().feature() >= 21);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        VectorOptions how = VectorOptions.DEFAULT.withThreads(1).withKernel(kernel);
        try (VectorEnv env = SmaxEnvs.vector(SmaxOptions.of("2s3z"), 64, how)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = Policy.random().newPlayer(env.spec(), 0, 64, 1);
            env.reset(1, batch);
            long least = Long.MAX_VALUE;
            // Until the compiler has seen everything, vectors may be objects; then a stretch of steps must be free of
            // them.
            for (int attempt = 0; attempt < 300 && least > 0; attempt++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int step = 0; step < 300; step++) {
                    player.act(batch, actions);
                    env.step(actions, batch);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).isZero();
        }
    }

    @Test
    void thousandsOfUnitsFight() {
        SmaxOptions options = SmaxOptions.of(SmaxScenario.of("many", "marine", 1000, 1000))
                .with(Map.of("observationType", "conic", "mapWidth", 120, "mapHeight", 120));
        try (VectorEnv env = SmaxEnvs.vector(options, 1, VectorOptions.DEFAULT)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            float reward = 0;
            Policy.Player player = Policy.random().newPlayer(env.spec(), 0, 1, 1);
            for (int step = 0; step < 12; step++) {
                player.act(batch, actions);
                env.step(actions, batch);
                reward += batch.groups[0].rewards[0];
            }
            assertThat(batch.groups[0].alive).contains(true);
            assertThat(reward).isBetween(0f, 1f);
        }
    }

    @Test
    void picturesShowBothTeamsAndFilmsEndWhereTheStepEnds() {
        SmaxOptions options = SmaxOptions.of("3m");
        VectorOptions how = VectorOptions.DEFAULT.withAutoreset(AutoresetMode.DISABLED);
        try (VectorEnv env = SmaxEnvs.vector(options, 2, how)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(4, batch);
            Frame before = env.render(1);
            assertThat(before.rgb()).contains(0x4CA6FF, 0xFF9A3C);
            Snapshot snapshot = env.snapshot();
            env.step(actions, batch);
            List<Frame> film = SmaxRender.worldSteps(options, snapshot, actions, 1);
            assertThat(film).hasSize(8);
            assertThat(film.get(7).rgb()).isEqualTo(env.render(1).rgb());
            assertThat(film.get(3).rgb())
                    .isNotEqualTo(before.rgb())
                    .isNotEqualTo(film.get(7).rgb());
            assertThat(env.describe(1)).contains("smax/3m-v1, step 1 of 101", "enemy_2", "moves (0.00, 1.00)");
        }
    }
}
