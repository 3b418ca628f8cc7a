package io.github.marl4j.benchmarks;

import io.github.marl4j.algorithms.nn.Activation;
import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.Adam;
import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.PpoBatch;
import io.github.marl4j.algorithms.nn.PpoGradient;
import io.github.marl4j.algorithms.nn.PpoLoss;
import io.github.marl4j.algorithms.nn.Workers;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One gradient step of PPO: forward, loss, backward, clipping, Adam. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PpoUpdate {

    /** What is updated. */
    public enum Model {
        /** 128 → 128 → 128 → 10 logits and a value, tanh; 4096 samples. */
        MLP_4096,
        /** A GRU policy of width 128 on 75 features; 96 agents × 128 steps. */
        GRU_96x128
    }

    /** What is updated. */
    @Param({"MLP_4096", "GRU_96x128"})
    public Model model;

    /** Threads that share the work. */
    @Param({"1", "2"})
    public int threads;

    private Workers workers;
    private ActorCritic.Weights weights;
    private PpoGradient gradient;
    private PpoBatch batch;
    private int[] columns;
    private Adam adam;
    private final PpoLoss.Config config = PpoLoss.Config.of(.2, .5, .01);

    /** Makes network and batch. */
    @Setup(Level.Trial)
    public void start() {
        boolean recurrent = model == Model.GRU_96x128;
        ActorCritic networks = recurrent
                ? ActorCritic.recurrentShared(75, 10, false, 128)
                : ActorCritic.feedForwardShared(128, 10, false, Activation.TANH, 128, 128);
        batch = recurrent
                ? PpoBatch.builder(128, 96, 75, 10).hidden(128).masked().build()
                : PpoBatch.builder(1, 4096, 128, 10).masked().build();
        fill(batch);
        workers = new Workers(threads);
        weights = networks.newWeights(new Random(1));
        gradient = new PpoGradient(networks, Kernels.best(), workers, batch.steps);
        adam = Adam.forPpo(weights.actor().values().length);
        columns = IntStream.range(0, batch.actors).toArray();
    }

    private static void fill(PpoBatch batch) {
        Random random = new Random(2);
        for (float[] array : new float[][] {batch.observations, batch.values, batch.advantages, batch.targets}) {
            for (int i = 0; i < array.length; i++) array[i] = (float) random.nextGaussian();
        }
        Arrays.fill(batch.logProbs, (float) -Math.log(10));
        Arrays.fill(batch.masks, true);
    }

    /** One update. */
    @Benchmark
    public PpoLoss.Statistics update() {
        PpoLoss.Statistics statistics = gradient.compute(weights, batch, columns, 0, batch.actors, config);
        weights.actor().clipGradients(.5);
        adam.step(weights.actor(), 1e-5);
        return statistics;
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void stop() {
        workers.close();
    }
}
