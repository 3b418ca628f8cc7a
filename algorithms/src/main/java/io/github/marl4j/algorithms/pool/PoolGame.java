package io.github.marl4j.algorithms.pool;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.wrappers.ModelledAgents;
import io.github.marl4j.evaluation.recognition.LabelledVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays the same number of episodes against every member of a pool and keeps what is earned when, and how the player described whom it met.
 */
final class PoolGame {
    /** Steps that count as the beginning of an episode. */
    static final int BEGINNING = 10;

    private static final int MOST_ENVS = 128;

    /**
     * What came of it.
     *
     * @param returns mean return against each member, {@code [member]}
     * @param beginnings mean return of the first {@value #BEGINNING} steps, {@code [member]}
     * @param rewards mean reward of each step over all episodes that got so far, {@code [step]}
     * @param embeddings how the members were described when so many observations had been seen, as far as episodes got so far; empty where the player describes nobody
     */
    record Played(double[] returns, double[] beginnings, double[] rewards, Map<Integer, LabelledVectors> embeddings) {}

    private final VectorEnv env;
    private final ModelledAgents hidden;
    private final int episodesPerEnv;
    private final List<Integer> times;
    private final double[] returns;
    private final double[] beginnings;
    private final List<double[]> rewards = new ArrayList<>();
    private final Map<Integer, List<double[]>> vectors = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> labels = new LinkedHashMap<>();

    private final int[] step;
    private final int[] episode;

    /** Whom the present episode began with. */
    private final int[] met;

    /**
     * Prepares.
     *
     * @param env whose members are met in turn; {@link #copies} says how many copies it needs
     * @param times numbers of observations after which the player's description is kept
     */
    PoolGame(VectorEnv env, int episodes, List<Integer> times) {
        this.env = env;
        this.times = times;
        hidden = ModelledAgents.of(env).orElseThrow();
        episodesPerEnv = episodes * hidden.poolSize() / env.numEnvs();
        returns = new double[hidden.poolSize()];
        beginnings = new double[hidden.poolSize()];
        step = new int[env.numEnvs()];
        episode = new int[env.numEnvs()];
        met = new int[env.numEnvs()];
        for (int time : times) {
            vectors.put(time, new ArrayList<>());
            labels.put(time, new ArrayList<>());
        }
    }

    /** Returns with how many copies each member is met equally often. */
    static int copies(int members, int episodes) {
        int rounds = Math.max(1, Math.min(episodes, MOST_ENVS / members));
        while (episodes % rounds != 0) rounds--;
        return members * rounds;
    }

    Played play(Policy.Player player, long seed) {
        Batch batch = env.newBatch();
        Actions actions = env.newActions();
        env.reset(seed, batch);
        int left = env.numEnvs();
        while (left > 0) {
            player.act(batch, actions);
            for (int e = 0; e < met.length; e++) {
                if (step[e] == 0) met[e] = hidden.member(e);
                if (episode[e] < episodesPerEnv) note(e, player);
            }
            env.step(actions, batch);
            for (int e = 0; e < met.length; e++) {
                if (episode[e] == episodesPerEnv) continue;
                count(e, batch);
                if (batch.episodeOver[e] && episode[e] == episodesPerEnv) left--;
            }
        }
        return played();
    }

    private void note(int e, Policy.Player player) {
        if (!(player instanceof Policy.EmbeddingPlayer describing) || !times.contains(step[e] + 1)) return;
        double[] vector = new double[describing.embeddingSize()];
        for (int f = 0; f < vector.length; f++) vector[f] = describing.embeddings()[e * vector.length + f];
        vectors.get(step[e] + 1).add(vector);
        labels.get(step[e] + 1).add(hidden.member(e));
    }

    private void count(int e, Batch batch) {
        Batch.Rows rows = batch.groups[0];
        double reward = 0;
        for (int k = 0; k < rows.numObjectives; k++) reward += rows.rewards[e * rows.numObjectives + k];
        returns[met[e]] += reward;
        if (step[e] < BEGINNING) beginnings[met[e]] += reward;
        if (step[e] == rewards.size()) rewards.add(new double[2]);
        rewards.get(step[e])[0] += reward;
        rewards.get(step[e])[1]++;
        step[e]++;
        if (!batch.episodeOver[e]) return;
        step[e] = 0;
        episode[e]++;
    }

    private Played played() {
        double each = (double) episodesPerEnv * env.numEnvs() / returns.length;
        for (int m = 0; m < returns.length; m++) {
            returns[m] /= each;
            beginnings[m] /= each;
        }
        Map<Integer, LabelledVectors> embeddings = new LinkedHashMap<>();
        for (int time : times) labelled(time).ifPresent(found -> embeddings.put(time, found));
        double[] mean = rewards.stream().mapToDouble(sum -> sum[0] / sum[1]).toArray();
        return new Played(returns, beginnings, mean, embeddings);
    }

    private Optional<LabelledVectors> labelled(int time) {
        if (vectors.get(time).isEmpty()) return Optional.empty();
        int[] found = labels.get(time).stream().mapToInt(Integer::intValue).toArray();
        return Optional.of(new LabelledVectors(vectors.get(time).toArray(double[][]::new), found));
    }
}
