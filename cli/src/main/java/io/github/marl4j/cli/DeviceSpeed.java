package io.github.marl4j.cli;

import io.github.marl4j.gpu.DeviceVectorEnv;

/**
 * Measures random play that stays on a device: players choose there, and results are written there and stay there. What is counted are environment steps, observations, masks, state and resets included.
 */
final class DeviceSpeed {
    /** Steps that the device makes between two looks at the clock. */
    private static final int STEPS = 32;

    /** Run-in steps of environments without a time limit. */
    private static final int UNLIMITED_RUN_IN = 1000;

    private final SpeedTest test;
    private final DeviceVectorEnv env;

    DeviceSpeed(SpeedTest test, DeviceVectorEnv env) {
        this.test = test;
        this.env = env;
    }

    SpeedTest.Result run() {
        long[] seeds = new long[env.spec().groups().size()];
        for (int g = 0; g < seeds.length; g++) seeds[g] = test.seed() + g;
        env.resetOnDevice(test.seed());
        env.seatRandomPlayers(seeds);
        int limit = env.spec().maxSteps() == 0 ? UNLIMITED_RUN_IN : env.spec().maxSteps();
        env.playOnDevice(limit);
        stepFor(test.warmupSeconds());
        double[] perWindow = new double[test.windows()];
        long steps = 0;
        long bytesBefore = Allocation.ofThisThread();
        for (int w = 0; w < perWindow.length; w++) {
            long start = System.nanoTime();
            long made = stepFor(test.windowSeconds());
            perWindow[w] = made / ((System.nanoTime() - start) * 1e-9);
            steps += made;
        }
        double bytes = (double) (Allocation.ofThisThread() - bytesBefore) / steps;
        return new SpeedTest.Result(env.spec(), 1, env.kernel(), perWindow, bytes, false, env.deviceBytesPerEnv());
    }

    private long stepFor(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long made = 0;
        do {
            env.playOnDevice(STEPS);
            env.finish();
            made += (long) STEPS * env.numEnvs();
        } while (System.nanoTime() < end);
        return made;
    }
}
