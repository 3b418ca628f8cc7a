package io.github.marl4j.benchmarks;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * A step of all copies with random legal actions: drawing them, rules, observations, masks, state and resets. The secondary result {@code envSteps} counts steps of
 * single environments.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class SmaxStep {
    /** Which battle. */
    @Param({"3m", "2s3z", "smacv2_10_units", "27m_vs_30m"})
    public String scenario;

    /** Copies stepped together. */
    @Param({"1", "128", "1024", "4096"})
    public int numEnvs;

    /** Threads that step them; 0 is one per processor where that pays. */
    @Param({"1", "0"})
    public int threads;

    /** Form of the rules. */
    @Param({"PLAIN", "SIMD"})
    public KernelChoice kernel;

    private VectorEnv env;
    private Batch batch;
    private Actions actions;
    private Policy.Player player;

    /** Counts. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter {
        /** Steps of single environments. */
        public long envSteps;
    }

    /** Makes the environment and resets its copies at random moments, so that they are in all phases of their episodes. */
    @Setup(Level.Trial)
    public void start() {
        env = Marl4j.vector(
                "smax/" + scenario + "-v1",
                numEnvs,
                java.util.Map.of(),
                VectorOptions.DEFAULT.withThreads(threads).withKernel(kernel));
        batch = env.newBatch();
        actions = env.newActions();
        player = Policy.random().newPlayer(env.spec(), 0, numEnvs, 1);
        env.reset(1, batch);
        int runIn = 5 * env.spec().maxSteps() / 4;
        int[] moments = new SplittableRandom(1).ints(numEnvs, 0, runIn).toArray();
        for (int t = 0; t < runIn; t++) {
            for (int e = 0; e < numEnvs; e++) if (moments[e] == t) env.resetRow(e, batch);
            stepAll();
        }
    }

    private void stepAll() {
        player.act(batch, actions);
        env.step(actions, batch);
    }

    /** One step of all copies. */
    @Benchmark
    public void step(Counter counter) {
        stepAll();
        counter.envSteps += numEnvs;
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void stop() {
        env.close();
    }
}
