package io.github.marl4j.envs.smax;

import com.sun.management.OperatingSystemMXBean;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Environment steps per second with random legal actions, drawn in the loop; observations, masks, world state and autoreset included. Arguments: scenario, batch, threads, kernel,
 * windows of half a second. Prints the best window and the CPU time per step over all. Not a test: timings are for people.
 */
final class SpeedHarness {
    private SpeedHarness() {}

    public static void main(String[] args) {
        int numEnvs = Integer.parseInt(args[1]);
        VectorOptions how =
                VectorOptions.DEFAULT.withThreads(Integer.parseInt(args[2])).withKernel(KernelChoice.valueOf(args[3]));
        int windows = args.length > 4 ? Integer.parseInt(args[4]) : 8;
        try (VectorEnv env = SmaxEnvs.vector(SmaxOptions.of(args[0]), numEnvs, how)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player[] players = {Policy.random().newPlayer(env.spec(), 0, numEnvs, 7)};
            env.reset(3, batch);
            OperatingSystemMXBean os = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            double best = 0;
            long steps = 0;
            long cpu = os.getProcessCpuTime();
            for (int w = 0; w < windows; w++) {
                if (w == windows / 2) {
                    steps = 0;
                    cpu = os.getProcessCpuTime();
                }
                long start = System.nanoTime();
                int calls = 0;
                do {
                    env.step(players, actions, batch);
                    calls++;
                } while (System.nanoTime() - start < 500_000_000L);
                double seconds = (System.nanoTime() - start) * 1e-9;
                best = Math.max(best, (double) calls * numEnvs / seconds);
                steps += (long) calls * numEnvs;
            }
            double cpuPerStep = (os.getProcessCpuTime() - cpu) / (double) steps;
            System.out.printf(
                    Locale.ROOT,
                    "%-16s batch %5d threads %d %-5s best %8.0f k/s, CPU %6.0f ns/step, load %.1f%n",
                    args[0],
                    numEnvs,
                    how.threads(),
                    args[3],
                    best / 1e3,
                    cpuPerStep,
                    os.getSystemLoadAverage());
        }
    }
}
