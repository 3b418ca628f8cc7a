package io.github.marl4j.benchmarks;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
 * A step of all copies, with random legal actions drawn on the threads that step, by where the batch lives: what {@code nd4j} takes longer than {@code jvm} is the copy to ND4J's arrays.
 *
 * <p>The backends other than {@code jvm} must be on the class path: build with {@code -Pnd4j} for {@code nd4j} and {@code nd4j-tensor}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class BackendStep {
    /** Where the batch lives. */
    @Param({"jvm"})
    public String backend;

    /** Which environment. */
    @Param({"smax/3m-v1", "smax/2s3z-v1", "particle/simple-spread-v3", "commons/fishery-v1"})
    public String id;

    /** Copies stepped together. */
    @Param({"4096"})
    public int numEnvs;

    /** Threads that step them; 0 is one per processor where that pays. */
    @Param({"1", "0"})
    public int threads;

    private VectorEnv env;
    private Batch batch;
    private Actions actions;
    private Policy.Player[] players;

    /** Makes the environment. */
    @Setup(Level.Trial)
    public void start() {
        VectorOptions how = VectorOptions.DEFAULT.withThreads(threads).withBackend(backend);
        env = Marl4j.vector(id, numEnvs, Map.of(), how);
        batch = env.newBatch();
        actions = env.newActions();
        players = new Policy.Player[batch.groups.length];
        for (int g = 0; g < players.length; g++) players[g] = Policy.random().newPlayer(env, g, g);
        env.reset(1, batch);
    }

    /** One step of all copies. */
    @Benchmark
    public void step() {
        env.step(players, actions, batch);
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void stop() {
        env.close();
    }
}
