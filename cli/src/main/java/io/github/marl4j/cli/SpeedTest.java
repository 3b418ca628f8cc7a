package io.github.marl4j.cli;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResidentVectorEnv;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Phaser;

/**
 * Steps per second of an environment with random legal actions; drawing them, observations, masks, state and resets all count.
 *
 * <p>Before the clock starts every copy is reset once at a random moment of a run-in longer than an episode: fresh copies would all be in the same phase of
 * their episodes, and the figure would depend on which phase the window happens to see.
 *
 * @param id of the environment
 * @param options of the environment
 * @param numEnvs copies, all threads together
 * @param threads that step
 * @param lockstep one batch whose threads meet after every step; else each thread steps a batch of its own, as learners do
 * @param kernel which form of the rules
 * @param backend where the copies live; other than the JVM it gets all of them as one batch, stepped by one thread
 * @param resident random players act where the copies live, and nothing is copied to the JVM; for backends that can
 * @param windows how many measurements
 * @param windowSeconds length of one [s]
 * @param warmupSeconds least time before the first, for the JIT compiler [s]
 * @param seed of episodes and actions
 */
record SpeedTest(
        String id,
        Map<String, Object> options,
        int numEnvs,
        int threads,
        boolean lockstep,
        KernelChoice kernel,
        String backend,
        boolean resident,
        int windows,
        double windowSeconds,
        double warmupSeconds,
        long seed) {

    /** Steps of resident players are asked for in calls that take at least so long [s]: the way to the device is to cost nothing. */
    private static final double LEAST_CALL = 0.05;

    /** Run-in steps of environments without a time limit. */
    private static final int UNLIMITED_RUN_IN = 1000;

    SpeedTest {
        requireAtLeast("--num-envs", numEnvs, 1);
        requireAtLeast("--threads", threads, 1);
        requireAtLeast("--windows", windows, 1);
        if (!(windowSeconds > 0)) throw new IllegalArgumentException("--seconds must be above 0");
        if (!(warmupSeconds >= 0))
            throw new IllegalArgumentException("--warmup=" + warmupSeconds + " must be at least 0");
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) throw new IllegalArgumentException(name + "=" + value + " must be at least " + least);
    }

    /**
     * What was measured.
     *
     * @param spec of the environment
     * @param threads that stepped
     * @param kernel which form of the rules ran
     * @param perWindow environment steps per second of each window, in order
     * @param bytesPerStep heap bytes that a step of one copy allocated
     */
    record Result(EnvSpec spec, int threads, String kernel, double[] perWindow, double bytesPerStep) {
        double best() {
            return Arrays.stream(perWindow).max().orElseThrow();
        }

        double median() {
            double[] sorted = perWindow.clone();
            Arrays.sort(sorted);
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    /** Measures. */
    Result run() {
        String full = Marl4j.resolve(id);
        int used = backend.equals(VectorBackend.JVM) ? Math.min(threads, numEnvs) : 1;
        int count = lockstep ? 1 : used;
        Phaser barrier = new Phaser(count);
        List<Stepper> steppers = new ArrayList<>();
        try {
            for (int s = 0; s < count; s++) steppers.add(stepper(full, s, count, used, barrier));
            for (Stepper stepper : steppers.subList(1, count)) stepper.start();
            steppers.get(0).run();
            for (Stepper stepper : steppers) stepper.await();
            return result(steppers, used);
        } finally {
            for (Stepper stepper : steppers) stepper.env.close();
        }
    }

    private Stepper stepper(String full, int index, int count, int used, Phaser barrier) {
        int first = (int) ((long) numEnvs * index / count);
        int end = (int) ((long) numEnvs * (index + 1) / count);
        VectorOptions how = VectorOptions.DEFAULT
                .withThreads(lockstep ? used : 1)
                .withFirstEnv(first)
                .withKernel(kernel)
                .withBackend(backend);
        return new Stepper(Marl4j.vector(full, end - first, options, how), index, barrier);
    }

    private Result result(List<Stepper> steppers, int used) {
        double[] perWindow = new double[windows];
        double bytes = 0;
        double steps = 0;
        for (Stepper stepper : steppers) {
            for (int w = 0; w < windows; w++) perWindow[w] += stepper.stepsPerSecond[w];
            bytes += stepper.allocated;
            steps += stepper.steps;
        }
        return new Result(steppers.get(0).env.spec(), used, steppers.get(0).env.kernel(), perWindow, bytes / steps);
    }

    /** One thread with its batch. */
    private final class Stepper extends Thread {
        private final VectorEnv env;
        private final Phaser barrier;
        private final Batch batch;
        private final Actions actions;
        private final Policy.Player[] players;
        private final long ownSeed;
        private final double[] stepsPerSecond = new double[windows];
        private int stepsOfACall = 1;
        private long steps;
        private long allocated;
        private RuntimeException failure;

        Stepper(VectorEnv env, int index, Phaser barrier) {
            super("marl4j-speed-" + index);
            setDaemon(true);
            this.env = env;
            this.barrier = barrier;
            // What stays where it is may be more than arrays of the JVM hold.
            this.batch = resident ? null : env.newBatch();
            this.actions = resident ? null : env.newActions();
            this.ownSeed = seed + 1_000L * index;
            this.players = new Policy.Player[env.spec().groups().size()];
            for (int g = 0; g < players.length; g++) {
                players[g] = Policy.random().newPlayer(env.spec(), g, env.numEnvs(), ownSeed + g);
            }
        }

        @Override
        public void run() {
            try {
                if (resident) settleIn();
                else stagger();
                stepFor(warmupSeconds);
                for (int w = 0; w < windows; w++) measure(w);
            } catch (RuntimeException problem) {
                failure = problem;
                barrier.forceTermination();
            }
        }

        /** Seats the players and lets them play a few episodes, whose different lengths spread the copies over all phases. */
        private void settleIn() {
            if (!(env instanceof ResidentVectorEnv there)) {
                throw new IllegalArgumentException(id
                        + ": --resident is for backends that have random players where their copies live, such as cuda; backend="
                        + backend + " has none");
            }
            long[] seeds = new long[players.length];
            for (int g = 0; g < seeds.length; g++) seeds[g] = ownSeed + g;
            there.resetOnDevice(seed);
            there.seatRandomPlayers(seeds);
            there.playOnDevice(1);
            there.finish();
            for (int made = 1; made < 2 * runIn(); ) made += play(there);
        }

        private int runIn() {
            int longest =
                    env.spec().maxSteps() == 0 ? UNLIMITED_RUN_IN : env.spec().maxSteps();
            return 5 * longest / 4;
        }

        /** Makes a call, and the next one longer if it was short. */
        private int play(ResidentVectorEnv there) {
            int steps = stepsOfACall;
            long start = System.nanoTime();
            there.playOnDevice(steps);
            there.finish();
            if (System.nanoTime() - start < LEAST_CALL * 1e9) stepsOfACall = Math.min(1 << 20, 2 * steps);
            return steps;
        }

        private void stagger() {
            env.reset(seed, batch);
            int runIn = runIn();
            int[] moments =
                    new SplittableRandom(ownSeed).ints(env.numEnvs(), 0, runIn).toArray();
            for (int t = 0; t < runIn; t++) {
                for (int e = 0; e < moments.length; e++) if (moments[e] == t) env.resetRow(e, batch);
                step();
            }
        }

        /** All threads measure at the same time: together they have less cache and memory than each alone. */
        private void measure(int window) {
            if (barrier.arriveAndAwaitAdvance() < 0) return; // another thread failed and tells why
            long bytesBefore = Allocation.ofThisThread();
            long start = System.nanoTime();
            long made = stepFor(windowSeconds);
            double seconds = (System.nanoTime() - start) * 1e-9;
            allocated += Allocation.ofThisThread() - bytesBefore;
            steps += made;
            stepsPerSecond[window] = made / seconds;
        }

        private long stepFor(double seconds) {
            long end = System.nanoTime() + (long) (seconds * 1e9);
            long calls = 0;
            int between = Math.max(1, 256 / env.numEnvs());
            do {
                if (resident) calls += play((ResidentVectorEnv) env);
                else calls += steps(between);
            } while (System.nanoTime() < end);
            return calls * env.numEnvs();
        }

        private int steps(int count) {
            for (int i = 0; i < count; i++) step();
            return count;
        }

        private void step() {
            for (Policy.Player player : players) player.act(batch, actions);
            env.step(actions, batch);
        }

        void await() {
            try {
                join();
            } catch (InterruptedException hurried) {
                throw new IllegalStateException("interrupted", hurried);
            }
            if (failure != null) throw failure;
        }
    }
}
