package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.UnknownNameException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Episodes with one of the policies for which the reference's returns are recorded; the contacts are solved in our own order. */
final class ScriptedEpisodes {
    private static final List<String> SCRIPTS = List.of("random", "zero", "up", "wave", "ramp");

    private final PistonballKernel game;
    private final Kernel.Worker rules;
    private final Batch batch;
    private final Actions actions;
    private final Chance luck;
    /** Cycles of each episode, its sum of the objective distance, and whether the ball arrived. */
    final double[] length;

    final double[] distance;
    final boolean[] arrived;

    /**
     * Starts episodes as the rules do.
     *
     * @param seed of starts and of random actions
     */
    ScriptedEpisodes(Map<String, Object> options, int episodes, long seed) {
        game = new PistonballKernel(PistonballOptions.of(options), episodes, 0);
        game.chance().seed(seed);
        luck = new Chance(episodes, 0);
        luck.seed(~seed);
        rules = game.newWorker();
        for (int env = 0; env < episodes; env++) rules.reset(env, ResetOptions.NONE);
        batch = new Batch(game.spec(), episodes);
        actions = new Actions(game.spec(), episodes);
        length = new double[episodes];
        distance = new double[episodes];
        arrived = new boolean[episodes];
    }

    /** Puts the start of an episode in place of its own. */
    void start(int episode, double[] pistonY, double ballX, double ballY, double spin) {
        System.arraycopy(pistonY, 0, game.pistonY, episode * pistonY.length, pistonY.length);
        game.place(episode, ballX, ballY, spin);
    }

    /**
     * Plays all episodes to their end.
     *
     * @param script random, zero, up, wave or ramp
     */
    void play(String script) {
        if (!SCRIPTS.contains(script)) throw new UnknownNameException("pistonball", "policy", script, SCRIPTS);
        int n = game.options.nPistons();
        boolean[] over = new boolean[length.length];
        for (int cycle = 0; cycle < game.options.maxCycles(); cycle++) {
            for (int env = 0; env < over.length; env++) {
                if (over[env]) continue;
                for (int i = 0; i < n; i++) choose(script, env, i, cycle);
                rules.step(env, env + 1, actions, batch);
                length[env]++;
                distance[env] += batch.groups[0].rewards[2 * env * n];
                arrived[env] = batch.groups[0].terminated[env * n];
                over[env] = batch.episodeOver[env];
            }
        }
    }

    private void choose(String script, int env, int piston, int cycle) {
        int at = env * game.options.nPistons() + piston;
        long draw = (long) cycle * game.options.nPistons() + piston;
        if (!game.options.continuous()) {
            actions.groups[0].ints[at] = script.equals("random") ? luck.below(env, 0, draw, 3) : whole(script);
            return;
        }
        double ballX = game.ball[env * BallPhysics.STRIDE + BallPhysics.X];
        actions.groups[0].floats[at] = switch (script) {
            case "random" -> 2 * luck.uniform(env, 0, draw) - 1;
            case "up" -> 1;
            case "wave" -> (float) StrictMath.sin(0.25 * cycle + 0.5 * piston);
            case "ramp" -> PistonballSpec.left(piston) + 15 > ballX + 10 ? 1 : -1;
            default -> 0;
        };
    }

    private static int whole(String script) {
        return switch (script) {
            case "zero" -> 1;
            case "up" -> 2;
            default -> throw new IllegalArgumentException("pistonball: policy " + script + " needs continuous=true");
        };
    }

    /** Returns the cycles of an episode in which the ball does not arrive. */
    double fullLength() {
        return game.options.maxCycles();
    }

    double shareArrived() {
        int count = 0;
        for (boolean each : arrived) count += each ? 1 : 0;
        return (double) count / arrived.length;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
