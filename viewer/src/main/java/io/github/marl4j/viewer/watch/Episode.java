package io.github.marl4j.viewer.watch;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.render.Frame;
import io.github.marl4j.viewer.TrainedPolicy;
import java.util.ArrayList;
import java.util.List;

/** One episode, played to its end when it is opened; every moment is kept as a snapshot and can be looked at. Nobody can change it. */
public final class Episode implements AutoCloseable {
    private static final int LONGEST = 5_000;
    private static final VectorOptions ONE =
            VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);

    private final VectorEnv env;
    private final Batch batch;
    private final List<Snapshot> moments = new ArrayList<>();
    private final List<Double> returns = new ArrayList<>();
    private final String ending;

    /**
     * Plays an episode.
     *
     * @throws IllegalArgumentException if the policy does not fit the environment, or it cannot be shown
     */
    public Episode(TrainedPolicy trained, long seed) {
        env = Marl4j.vector(trained.envId(), 1, trained.options(), ONE);
        batch = env.newBatch();
        try {
            ending = play(trained.policy(), seed);
        } catch (RuntimeException refused) {
            env.close();
            throw refused;
        }
    }

    private String play(Policy policy, long seed) {
        Policy.Player[] players = new Policy.Player[env.spec().groups().size()];
        for (int g = 0; g < players.length; g++) players[g] = policy.newPlayer(env, g, seed + g);
        Actions actions = env.newActions();
        env.reset(seed, batch);
        keep(0);
        double sum = 0;
        while (!batch.episodeOver[0] && moments.size() < LONGEST) {
            env.step(players, actions, batch);
            for (Batch.Rows rows : batch.groups) for (float reward : rows.rewards) sum += reward;
            keep(sum);
        }
        if (!batch.episodeOver[0]) return "STILL GOING ON";
        List<String> infos = env.spec().infos();
        for (int i = 0; i < infos.size(); i++) if (batch.infos[i] == 1f) return infos.get(i);
        return batch.groups[0].truncated[0] ? "TIME IS UP" : "ENDED";
    }

    private void keep(double sum) {
        moments.add(env.snapshot());
        returns.add(sum);
    }

    /** Returns the number of the last moment; the first is 0. */
    public int last() {
        return moments.size() - 1;
    }

    /** Returns what a moment looks like. */
    public Frame picture(int moment) {
        env.restore(moments.get(moment), batch);
        return env.render(0);
    }

    /** Returns the rewards of all agents up to a moment, added. */
    public double reward(int moment) {
        return returns.get(moment);
    }

    /** Returns how it ended, for people. */
    public String ending() {
        return ending;
    }

    @Override
    public void close() {
        env.close();
    }
}
