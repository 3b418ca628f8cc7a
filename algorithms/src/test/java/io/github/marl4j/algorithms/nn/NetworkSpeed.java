package io.github.marl4j.algorithms.nn;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Times the training step of a feed-forward and of a recurrent policy, and a rollout step. Run by hand:
 * {@code java --add-modules jdk.incubator.vector -cp … NetworkSpeed THREADS [plain]}. Prints the best and the median of repetitions.
 */
final class NetworkSpeed {
    private NetworkSpeed() {}

    public static void main(String[] arguments) {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        Kernels kernels = arguments.length > 1 ? Kernels.plain() : Kernels.best();
        System.out.println(kernels.name() + " threads=" + threads + " java=" + System.getProperty("java.version"));
        product(kernels.gemm(), 96, 128, 128);
        product(kernels.gemm(), 24, 384, 128);
        product(kernels.gemm(), 96, 10, 128);
        product(kernels.gemm(), 96, 1, 128);
        try (Workers workers = new Workers(threads)) {
            perceptronUpdate(kernels, workers);
            recurrentUpdate(kernels, workers);
            rolloutStep(kernels, workers);
        }
    }

    private static void product(Gemm gemm, int m, int n, int k) {
        float[] a = random(m * k);
        float[] b = random(k * n);
        float[] c = new float[m * n];
        int calls = 500;
        double forward = time(m + "x" + n + "x" + k, 200, () -> {
            for (int i = 0; i < calls; i++) {
                gemm.multiply(m, n, k, a, 0, k, b, 0, n, c, 0, n, false);
            }
        });
        System.out.printf("    %.0f Gflop/s%n", 2e-6 * m * n * k * calls / forward);
        float[] d = new float[k * n];
        double gradient = time("its weight gradient", 200, () -> {
            for (int i = 0; i < calls; i++) {
                gemm.multiplyTransposedA(k, n, m, a, 0, k, c, 0, n, d, 0, n, false);
            }
        });
        System.out.printf("    %.0f Gflop/s%n", 2e-6 * m * n * k * calls / gradient);
    }

    private static void perceptronUpdate(Kernels kernels, Workers workers) {
        ActorCritic model = ActorCritic.feedForwardShared(128, 10, false, Activation.TANH, 128, 128);
        PpoBatch batch = filled(PpoBatch.builder(1, 4096, 128, 10).masked().build(), 10);
        update("MLP update, batch 4096", model, batch, 4096, kernels, workers, 300);
    }

    private static void recurrentUpdate(Kernels kernels, Workers workers) {
        ActorCritic model = ActorCritic.recurrentShared(75, 10, false, 128);
        PpoBatch batch =
                filled(PpoBatch.builder(128, 384, 75, 10).hidden(128).masked().build(), 10);
        update("GRU update, 96 actors x 128 steps", model, batch, 96, kernels, workers, 40);
    }

    private static void update(
            String name, ActorCritic model, PpoBatch batch, int count, Kernels kernels, Workers workers, int repeats) {
        ActorCritic.Weights weights = model.newWeights(new Random(1));
        PpoGradient gradient = new PpoGradient(model, kernels, workers, batch.steps);
        Adam adam = Adam.forPpo(weights.actor().values().length);
        int[] columns = IntStream.range(0, batch.actors).toArray();
        PpoLoss.Config config = PpoLoss.Config.of(.2, .5, .01);
        time(name, repeats, () -> {
            gradient.compute(weights, batch, columns, 0, count, config);
            weights.actor().clipGradients(.5);
            adam.step(weights.actor(), 1e-5);
        });
    }

    private static void rolloutStep(Kernels kernels, Workers workers) {
        ActorCritic model = ActorCritic.recurrentShared(75, 10, false, 128);
        ActorCritic.Weights weights = model.newWeights(new Random(1));
        PolicyInference inference = new PolicyInference(model, kernels, workers);
        float[] observations = random(384 * 75);
        float[] hidden = new float[384 * 128];
        float[] logits = new float[384 * 10];
        float[] values = new float[384];
        time(
                "GRU rollout step, 384 rows",
                3000,
                () -> inference.act(weights, observations, null, null, hidden, 384, logits, values));
    }

    private static PpoBatch filled(PpoBatch batch, int actions) {
        Random random = new Random(2);
        for (float[] array : new float[][] {batch.observations, batch.values, batch.advantages, batch.targets}) {
            for (int i = 0; i < array.length; i++) {
                array[i] = (float) random.nextGaussian();
            }
        }
        Arrays.fill(batch.logProbs, (float) -Math.log(actions));
        Arrays.fill(batch.masks, true);
        return batch;
    }

    private static float[] random(int size) {
        Random random = new Random(3);
        float[] array = new float[size];
        for (int i = 0; i < size; i++) {
            array[i] = (float) random.nextGaussian();
        }
        return array;
    }

    /** @return best time [ms] */
    private static double time(String name, int repeats, Runnable work) {
        double[] times = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) * 1e-6;
        }
        Arrays.sort(times);
        System.out.printf("%-36s best %.3f ms, median %.3f ms%n", name, times[0], times[repeats / 2]);
        return times[0];
    }
}
