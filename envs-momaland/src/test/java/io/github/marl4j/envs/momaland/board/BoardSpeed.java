package io.github.marl4j.envs.momaland.board;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/**
 * Prints environment steps per second with random legal actions: {@code java … BoardSpeed [envs] [seconds] [threads]}. The first figure counts the steps alone, the second one also the time in which
 * the random policy chooses, on the calling thread. With one thread its processor time is measured, which other programs disturb little; else the clock. Not a test.
 */
final class BoardSpeed {
    private BoardSpeed() {}

    public static void main(String[] arguments) {
        int envs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1024;
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 3;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        for (String name : List.of("connect4", "breakthrough", "same-game", "ingenious")) {
            measure("momaland/" + name + "-v1", Map.of(), envs, seconds, threads);
        }
        measure("momaland/ingenious-v1", Map.of("numAgents", 6), envs, seconds, threads);
        measure("momaland/same-game-v1", Map.of("numAgents", 5, "numColors", 10), envs, seconds, threads);
    }

    private static void measure(String id, Map<String, Object> options, int envs, double seconds, int threads) {
        VectorOptions how = VectorOptions.DEFAULT.withThreads(threads);
        try (VectorEnv env = Marl4j.vector(id, envs, options, how)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = Policy.random().newPlayer(env.spec(), 0, envs, 1);
            env.reset(1, batch);
            run(env, batch, actions, player, seconds / 2, threads);
            double[] rates = run(env, batch, actions, player, seconds, threads);
            System.out.printf("%s %s: %,.0f steps/s, with the policy %,.0f%n", id, options, rates[0], rates[1]);
        }
    }

    private static long now(int threads) {
        return threads == 1 ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }

    private static double[] run(
            VectorEnv env, Batch batch, Actions actions, Policy.Player player, double seconds, int threads) {
        long start = now(threads);
        long inSteps = 0;
        long steps = 0;
        while (now(threads) - start < seconds * 1e9) {
            player.act(batch, actions);
            long before = now(threads);
            env.step(actions, batch);
            inSteps += now(threads) - before;
            steps += env.numEnvs();
        }
        return new double[] {steps / (inSteps * 1e-9), steps / ((now(threads) - start) * 1e-9)};
    }
}
