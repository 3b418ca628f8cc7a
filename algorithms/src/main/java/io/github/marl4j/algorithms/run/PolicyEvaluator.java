package io.github.marl4j.algorithms.run;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Outcomes;
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
    private final Policy opponent;

    /**
     * Creates an evaluator in whose episodes every agent follows the evaluated policy.
     *
     * @param config of the environment, with the weights of its objectives
     * @param threads that step it
     */
    public PolicyEvaluator(TrainConfig.EnvConfig config, int threads) {
        this(config, threads, null);
    }

    private PolicyEvaluator(TrainConfig.EnvConfig config, int threads, Policy opponent) {
        this.config = config;
        this.threads = threads;
        this.opponent = opponent;
    }

    /**
     * Returns an evaluator in whose episodes one agent follows the evaluated policy and all others the opponent; the agent is another in each episode, in the order of play.
     *
     * @param newOpponent null for none
     */
    public PolicyEvaluator against(Policy newOpponent) {
        return new PolicyEvaluator(config, threads, newOpponent);
    }

    /**
     * Plays episodes.
     *
     * @param seed of episodes and choices; the same seed gives the same episodes
     * @return in a fixed order. Scores are the return of the agent that plays against an opponent, else the mean over the agents of the first group; objectives weighted, or summed if there are no
     *     weights. Outcomes against an opponent are what an objective called {@value Objective#WIN} tells; else {@link Outcomes} of the environment, as the policy's seat sees them
     * @throws IllegalArgumentException if there is an opponent and only one agent
     */
    public Episodes play(Policy policy, int episodes, long seed) {
        int numEnvs = Math.min(episodes, MAX_ENVS);
        VectorOptions how = VectorOptions.DEFAULT.withThreads(Math.min(threads, numEnvs));
        EpisodeReturns books = new EpisodeReturns(config.paying(numEnvs, how));
        try (VectorEnv env = config.weights().applyTo(books)) {
            Seating seating = new Seating(env, policy, opponent, seed);
            Scores scores = new Scores(books, seating, episodes, seed);
            EpisodeLoop.play(env, seating, episodes, seed, scores);
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
            EpisodeLoop.play(env, new Seating(env, policy, null, seed), episodes, seed, returns);
            return returns.returns();
        }
    }

    /** Length, score and outcome of every episode. */
    private static final class Scores implements EpisodeLoop.Books {
        private final EpisodeReturns books;
        private final Seating seating;
        private final long seed;
        private final Episode[] played;
        private final int[] length;
        private final double[] score;

        Scores(EpisodeReturns books, Seating seating, int episodes, long seed) {
            this.books = books;
            this.seating = seating;
            this.seed = seed;
            played = new Episode[episodes];
            length = new int[books.numEnvs()];
            score = new double[books.numEnvs()];
        }

        @Override
        public void step(Batch batch, int env) {
            length[env]++;
            score[env] += seating.reward(batch, env);
        }

        @Override
        public void end(Batch batch, int env, int place) {
            if (place >= 0) {
                Map<String, Double> objectives = objectives(books, seating, env);
                String outcome = outcome(
                        batch, seating.hasOpponent() ? objectives.get(Objective.WIN) : null, seating.seat(env), env);
                boolean scalar = objectives.size() == 1;
                played[place] =
                        new Episode(seed + place, score[env], length[env], outcome, scalar ? Map.of() : objectives);
            }
            length[env] = 0;
            score[env] = 0;
        }
    }

    private static Map<String, Double> objectives(EpisodeReturns books, Seating seating, int env) {
        List<Objective> objectives = books.spec().objectives();
        Map<String, Double> returns = new LinkedHashMap<>();
        for (int k = 0; k < objectives.size(); k++) {
            returns.put(objectives.get(k).name(), seating.objective(books, env, k));
        }
        return returns;
    }

    private static String outcome(Batch batch, Double win, int seat, int env) {
        if (win != null) return win > 0 ? Episode.WON : win < 0 ? Episode.LOST : Episode.DRAW;
        return batch.spec.outcomes().seenBy(seat, Outcomes.of(batch, env));
    }
}
