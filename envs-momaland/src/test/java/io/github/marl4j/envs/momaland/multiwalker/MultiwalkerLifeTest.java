package io.github.marl4j.envs.momaland.multiwalker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** From making an environment to closing it. */
final class MultiwalkerLifeTest {
    private static final VectorOptions DISABLED = VectorOptions.DEFAULT.withAutoreset(AutoresetMode.DISABLED);

    private static VectorEnv teams(int count) {
        return MultiwalkerEnvs.vector(MultiwalkerOptions.of(Map.of("maxCycles", 8)), count, DISABLED);
    }

    @Test
    void nothingButClosingIsAllowedAfterClosing() {
        VectorEnv env = teams(2);
        Batch batch = env.newBatch();
        env.reset(1, batch);
        Snapshot snapshot = env.snapshot();
        env.close();
        env.close();
        ThrowingCallable[] calls = {
            () -> env.reset(1, batch),
            () -> env.step(env.newActions(), batch),
            () -> env.restore(snapshot, batch),
            () -> env.resetRow(0, batch)
        };
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("momaland/multiwalker-stability-v1: the environment is closed");
        }
    }

    @Test
    void anEpisodeThatIsOverCanBeRestoredAndThenReset() {
        try (VectorEnv env = teams(2);
                VectorEnv other = teams(2)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(3, batch);
            for (int t = 0; t < 8; t++) env.step(actions, batch);
            Batch again = other.newBatch();
            other.restore(env.snapshot(), again);
            assertThat(other.isOver(0)).isTrue();
            assertThat(again.groups[0].observations).isEqualTo(batch.groups[0].observations);
            for (int row = 0; row < 2; row++) {
                env.resetRow(row, batch);
                other.resetRow(row, again);
            }
            env.step(actions, batch);
            other.step(actions, again);
            assertThat(again.groups[0].observations).isEqualTo(batch.groups[0].observations);
        }
    }

    @Test
    void thereAreNoResetOptions() {
        try (VectorEnv env = teams(1)) {
            assertThatThrownBy(() -> env.reset(1, new ResetOptions(Map.of("push", 2)), env.newBatch()))
                    .isInstanceOf(UnknownNameException.class)
                    .hasMessageContaining("push");
        }
    }
}
