package io.github.marl4j.algorithms.run;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.EpisodeReturns;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Episodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays evaluation episodes with fixed seeds. Environment {@code i} of the batch plays a fixed number of episodes, so that short episodes are not counted more often than long ones.
 */
public final class PolicyEvaluator {
    private static final int MAX_ENVS = 128;

    private final TrainConfig.EnvConfig config;
    private final int threads;

    /**
     * Creates an evaluator.
     *
     * @param config of the environment, with the weights of its objectives
     * @param threads that step it
     */
    public PolicyEvaluator(TrainConfig.EnvConfig config, int threads) {
        this.config = config;
        this.threads = threads;
    }

    /**
     * Plays episodes in which every agent group follows the policy.
     *
     * @param seed of episodes and choices; the same seed gives the same episodes
     * @return in a fixed order; scores are the mean return over the agents of the first group, objectives weighted, or summed if there are no weights; outcomes are the first info that is set
     *     at the end, else {@code timeout} or {@code ended}
     */
    public Episodes play(Policy policy, int episodes, long seed) {
        int numEnvs = Math.min(episodes, MAX_ENVS);
        VectorOptions how = VectorOptions.DEFAULT.withThreads(Math.min(threads, numEnvs));
        EpisodeReturns books = new EpisodeReturns(Marl4j.vector(config.id(), numEnvs, config.options(), how));
        try (VectorEnv env = config.weights().applyTo(books)) {
            Scores scores = new Scores(books, episodes, seed);
            EpisodeLoop.play(env, policy, episodes, seed, scores);
            return new Episodes(new ArrayList<>(List.of(scores.played)));
        }
    }

    /**
     * Plays the same episodes and tells what the team earned in every objective.
     *
     * @param gamma discount of later rewards
     * @return per episode, in a fixed order
     */
    public VectorReturns playVectors(Policy policy, int episodes, long seed, double gamma) {
        int numEnvs = Math.min(episodes, MAX_ENVS);
        VectorOptions how = VectorOptions.DEFAULT.withThreads(Math.min(threads, numEnvs));
        try (VectorEnv env = config.vector(numEnvs, how)) {
            TeamReturns returns = new TeamReturns(numEnvs, env.spec().numObjectives(), episodes, gamma);
            EpisodeLoop.play(env, policy, episodes, seed, returns);
            return returns.returns();
        }
    }

    /** Length, score and outcome of every episode. */
    private static final class Scores implements EpisodeLoop.Books {
        private final EpisodeReturns books;
        private final long seed;
        private final Episode[] played;
        private final int[] length;
        private final double[] score;

        Scores(EpisodeReturns books, int episodes, long seed) {
            this.books = books;
            this.seed = seed;
            played = new Episode[episodes];
            length = new int[books.numEnvs()];
            score = new double[books.numEnvs()];
        }

        @Override
        public void step(Batch batch, int env) {
            length[env]++;
            score[env] += meanReward(batch.groups[0], env);
        }

        @Override
        public void end(Batch batch, int env, int place) {
            if (place >= 0) {
                played[place] =
                        new Episode(seed + place, score[env], length[env], outcome(batch, env), objectives(books, env));
            }
            length[env] = 0;
            score[env] = 0;
        }
    }

    private static double meanReward(Batch.Rows rows, int env) {
        int size = rows.numAgents * rows.numObjectives;
        double sum = 0;
        for (int i = env * size; i < (env + 1) * size; i++) sum += rows.rewards[i];
        return sum / rows.numAgents;
    }

    /** Returns what each objective came to in the episode that ended, the mean over the agents of the first group; empty for a scalar reward. */
    private static Map<String, Double> objectives(EpisodeReturns books, int env) {
        List<Objective> objectives = books.spec().objectives();
        if (objectives.size() == 1) return Map.of();
        AgentGroup group = books.spec().groups().get(0);
        float[] returns = books.returns(group.name());
        Map<String, Double> means = new LinkedHashMap<>();
        for (int k = 0; k < objectives.size(); k++) {
            double sum = 0;
            for (int a = 0; a < group.size(); a++) sum += returns[(env * group.size() + a) * objectives.size() + k];
            means.put(objectives.get(k).name(), sum / group.size());
        }
        return means;
    }

    private static String outcome(Batch batch, int env) {
        List<String> names = batch.spec.infos();
        for (int i = 0; i < names.size(); i++) {
            if (batch.infos[env * names.size() + i] == 1f) return names.get(i);
        }
        for (Batch.Rows rows : batch.groups) {
            for (int a = 0; a < rows.numAgents; a++)
                if (rows.truncated[env * rows.numAgents + a]) return Episode.TIMEOUT;
        }
        return "ended";
    }
}
