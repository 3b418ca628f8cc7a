package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;

/** Measures steps per second with random actions; run by hand, not a test. Arguments: seconds per environment, threads. */
final class ParallelSpeed {
    private static final System.Logger LOG = System.getLogger(ParallelSpeed.class.getName());

    private ParallelSpeed() {}

    public static void main(String[] arguments) {
        double seconds = Double.parseDouble(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        measure("momaland/beach-v1", Map.of("numTimesteps", 100), 256, threads, seconds);
        measure("momaland/item-gathering-v1", Map.of(), 1024, threads, seconds);
        measure("momaland/gem-mining-v1", Map.of(), 1024, threads, seconds);
        measure("momaland/route-choice-v1", Map.of(), 32, threads, seconds);
    }

    private static void measure(String id, Map<String, Object> options, int numEnvs, int threads, double seconds) {
        VectorOptions how = VectorOptions.DEFAULT.withThreads(threads);
        try (VectorEnv env = Marl4j.vector(id, numEnvs, options, how)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            long random = 1;
            for (int repetition = 0; repetition < 3; repetition++) {
                long steps = 0;
                long begin = System.nanoTime();
                while (System.nanoTime() - begin < seconds * 1e9) {
                    random = draw(batch, actions, random);
                    env.step(actions, batch);
                    steps += numEnvs;
                }
                double perSecond = steps / ((System.nanoTime() - begin) / 1e9);
                LOG.log(System.Logger.Level.INFO, "{0}: {1} steps/s", id, Math.round(perSecond));
            }
        }
    }

    /** All actions are legal in these games. */
    private static long draw(Batch batch, Actions actions, long random) {
        for (int g = 0; g < batch.groups.length; g++) {
            int n = batch.groups[g].maskSize;
            int[] ints = actions.groups[g].ints;
            for (int i = 0; i < ints.length; i++) {
                random = random * 6364136223846793005L + 1442695040888963407L;
                ints[i] = (int) (((random >>> 33) * n) >>> 31);
            }
        }
        return random;
    }
}
