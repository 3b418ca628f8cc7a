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
import io.github.marl4j.viewer.Story;
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
    private final Score score;
    private final List<Snapshot> moments = new ArrayList<>();
    private final List<double[]> rewards = new ArrayList<>();
    private final String ending;

    /**
     * Plays an episode.
     *
     * @param seed of the episode; one that was recorded has its own
     * @throws IllegalArgumentException if the policy does not fit the environment, or it cannot be shown
     */
    public Episode(TrainedPolicy trained, long seed) {
        env = Marl4j.vector(trained.envId(), 1, trained.options(), ONE);
        batch = env.newBatch();
        score = new Score(env.spec());
        Story story = trained.story();
        try {
            if (story == null) ending = play(trained.policy(), seed, LONGEST);
            else ending = play(trained.policy(), story.seed(), Math.min(LONGEST, story.steps()));
        } catch (RuntimeException refused) {
            env.close();
            throw refused;
        }
    }

    private String play(Policy policy, long seed, int most) {
        Policy.Player[] players = new Policy.Player[env.spec().groups().size()];
        for (int g = 0; g < players.length; g++) players[g] = policy.newPlayer(env, g, seed + g);
        Actions actions = env.newActions();
        env.reset(seed, batch);
        keep();
        while (!batch.episodeOver[0] && last() < most) {
            env.step(players, actions, batch);
            score.add(batch);
            keep();
        }
        if (!batch.episodeOver[0]) return "STILL GOING ON";
        List<String> infos = env.spec().infos();
        for (int i = 0; i < infos.size(); i++) if (batch.infos[i] == 1f) return infos.get(i);
        return batch.groups[0].truncated[0] ? "TIME IS UP" : "ENDED";
    }

    private void keep() {
        moments.add(env.snapshot());
        rewards.add(score.sums());
    }

    /** Returns the number of the last moment; the first is 0. */
    public int last() {
        return moments.size() - 1;
    }

    /** Returns whether agents take turns, as on a board. */
    public boolean turnBased() {
        return env.spec().turnBased();
    }

    /** Returns what a moment looks like. */
    public Frame picture(int moment) {
        env.restore(moments.get(moment), batch);
        return env.render(0);
    }

    /** Returns the rewards up to a moment, for people. */
    public String score(int moment) {
        return score.words(rewards.get(moment));
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
