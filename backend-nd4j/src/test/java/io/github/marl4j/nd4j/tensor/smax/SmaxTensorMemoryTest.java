package io.github.marl4j.nd4j.tensor.smax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class SmaxTensorMemoryTest {
    /** ND4J numbers all that it keeps outside the heap. */
    private static long nativeObjectsMade() {
        return Nd4j.getDeallocatorService().nextValue();
    }

    @Test
    void aThousandStepsWithTheirNewEpisodesMakeNothingOutsideTheHeap() {
        VectorOptions tensor = VectorOptions.DEFAULT.withBackend("nd4j-tensor");
        try (VectorEnv env = Marl4j.vector("smax/smacv2_5_units-v1", 8, Map.of("maxSteps", 20), tensor)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = Policy.random().newPlayer(env.spec(), 0, 8, 1);
            env.reset(3, batch);
            int ended = 0;
            long before = 0;
            for (int step = 0; step < 1050; step++) {
                // What ND4J makes when an operation runs for the first time does not count.
                if (step == 50) before = nativeObjectsMade();
                player.act(batch, actions);
                env.step(actions, batch);
                for (boolean over : batch.episodeOver) if (over) ended++;
            }
            assertThat(nativeObjectsMade() - before).isEqualTo(1);
            assertThat(ended).isGreaterThan(100);
        }
    }

    @Test
    void anArrayCountsAsMadeOutsideTheHeap() {
        long before = nativeObjectsMade();
        Nd4j.create(DataType.FLOAT, 3, 4).close();
        assertThat(nativeObjectsMade() - before).isGreaterThan(1);
    }
}
