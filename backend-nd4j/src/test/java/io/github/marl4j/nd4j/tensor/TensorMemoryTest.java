package io.github.marl4j.nd4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/** Steps make no native objects: what a kernel needs is made before, or, for rounds of a division of another size, once. */
class TensorMemoryTest {
    private static final int STEPS = 1000;

    @ParameterizedTest
    @ValueSource(strings = {"commons/fishery-v1", "momaland/surround-v1", "momaland/escort-v1", "momaland/catch-v1"})
    void aThousandStepsLeaveNativeMemoryAsItIs(String id) {
        try (VectorEnv env = Marl4j.vector(id, 32, Map.of(), VectorOptions.DEFAULT.withBackend("nd4j-tensor"))) {
            TensorKernel kernel = ((TensorVectorEnv) env).tensors();
            Batch batch = env.newBatch();
            env.reset(1, batch);
            Actions actions = env.newActions();
            Policy.Player player = Policy.random().newPlayer(env, 0, 1);
            play(env, player, batch, actions, 200);
            long madeBefore = nativeObjects();
            long bytesBefore = kernel.bytes();
            play(env, player, batch, actions, STEPS);
            // Everything ND4J frees when it is no longer used is counted: one object in each step would be a thousand.
            assertThat(nativeObjects() - madeBefore).isLessThan(STEPS / 2);
            assertThat(kernel.bytes() - bytesBefore).isLessThan(1 << 20);
        }
    }

    private static void play(VectorEnv env, Policy.Player player, Batch batch, Actions actions, int steps) {
        for (int step = 0; step < steps; step++) {
            player.act(batch, actions);
            env.step(actions, batch);
        }
    }

    private static long nativeObjects() {
        return Nd4j.getDeallocatorService().nextValue();
    }
}
