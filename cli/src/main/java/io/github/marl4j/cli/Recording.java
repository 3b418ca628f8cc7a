package io.github.marl4j.cli;

import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Outcomes;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.render.Gif;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Episodes on film.
 *
 * @param frames pictures taken
 * @param summary how the episodes ended, in words
 */
record Recording(int frames, String summary) {
    /** How often the last picture of an episode is repeated, so that the eye can rest on it. */
    private static final int REST = 6;

    private static final VectorOptions ONE =
            VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);

    /**
     * Plays episodes and writes their pictures, first and last included.
     *
     * @param delayMillis time that a picture stays
     */
    static Recording write(
            TrainConfig.EnvConfig played, Policy policy, int episodes, long seed, int delayMillis, Path file)
            throws IOException {
        try (VectorEnv env = played.vector(1, ONE);
                Gif gif = new Gif(file, delayMillis)) {
            Policy.Player[] players = players(env, policy, seed);
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            List<String> ends = new ArrayList<>();
            env.reset(seed, batch);
            for (int episode = 0; episode < episodes; episode++) {
                if (episode > 0) env.resetRow(0, batch);
                ends.add(play(env, players, batch, actions, gif));
            }
            return new Recording(gif.frames(), String.join(", ", ends));
        }
    }

    /**
     * Plays one episode up to a point and writes what it looks like there.
     *
     * @param after steps to play; fewer where the episode ends before
     */
    static Recording still(TrainConfig.EnvConfig played, Policy policy, long seed, int after, Path file)
            throws IOException {
        try (VectorEnv env = played.vector(1, ONE)) {
            Policy.Player[] players = players(env, policy, seed);
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(seed, batch);
            int steps = 0;
            while (steps < after && !batch.episodeOver[0]) {
                env.step(players, actions, batch);
                steps++;
            }
            env.render(0).savePng(file);
            String when = batch.episodeOver[0] ? Outcomes.of(batch, 0) + " after " : "after ";
            return new Recording(1, when + steps + " steps");
        }
    }

    private static Policy.Player[] players(VectorEnv env, Policy policy, long seed) {
        Policy.Player[] players = new Policy.Player[env.spec().groups().size()];
        for (int g = 0; g < players.length; g++) players[g] = policy.newPlayer(env, g, seed + g);
        return players;
    }

    private static String play(VectorEnv env, Policy.Player[] players, Batch batch, Actions actions, Gif gif)
            throws IOException {
        gif.add(env.render(0));
        int steps = 0;
        do {
            for (Policy.Player player : players) player.act(batch, actions);
            env.step(actions, batch);
            steps++;
            gif.add(env.render(0));
        } while (!batch.episodeOver[0]);
        for (int i = 0; i < REST; i++) gif.add(env.render(0));
        return Outcomes.of(batch, 0) + " after " + steps + " steps";
    }
}
