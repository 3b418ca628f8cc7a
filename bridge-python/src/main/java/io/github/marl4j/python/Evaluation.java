package io.github.marl4j.python;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.run.PolicyEvaluator;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Episodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Evaluation episodes among policies of either language. {@link #cancel} may be called from another thread. */
public final class Evaluation {
    private final TrainConfig.EnvConfig config;
    private final EnvSpec spec;
    private volatile boolean cancelled;

    /**
     * Prepares an evaluation.
     *
     * @param options of the environment, JSON object
     */
    public Evaluation(String id, String options) {
        Map<String, Object> values = JsonText.map(id + ": options", options);
        this.spec = Marl4j.spec(id, values);
        this.config = new TrainConfig.EnvConfig(spec.id(), values);
    }

    /**
     * Plays.
     *
     * @param groups names of agent groups
     * @param policies who plays each of them
     * @param opponent plays all agents but one, whose seat the policies take, another one in each episode; null if there is none
     * @param seed the same seed gives the same episodes
     * @param threads that step the environment
     * @return the episodes as JSON
     * @throws CancellationException after {@link #cancel}
     */
    public String play(String[] groups, Policy[] policies, Policy opponent, int episodes, long seed, int threads) {
        Map<String, Policy> byGroup = new LinkedHashMap<>();
        for (int i = 0; i < groups.length; i++) {
            spec.groupIndex(groups[i]);
            byGroup.put(groups[i], policies[i]);
        }
        if (episodes < 1) throw new IllegalArgumentException("episodes=" + episodes + " must be at least 1");
        PolicyEvaluator evaluator = new PolicyEvaluator(config, threads);
        if (opponent != null) evaluator = evaluator.against(new Interruptible(Map.of(), opponent));
        return JsonText.of(facts(evaluator.play(new Interruptible(byGroup, null), episodes, seed)));
    }

    /** Makes {@link #play} throw at the next step. */
    public void cancel() {
        cancelled = true;
    }

    private static List<Map<String, Object>> facts(Episodes episodes) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Episode episode : episodes.list()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("seed", episode.seed());
            facts.put("score", episode.score());
            facts.put("length", episode.length());
            facts.put("outcome", episode.outcome());
            facts.put("objectives", episode.objectives());
            all.add(facts);
        }
        return all;
    }

    /** Gives every group its policy, and looks before every choice whether somebody wants to stop. */
    private final class Interruptible implements Policy {
        private final Map<String, Policy> byGroup;
        private final Policy others;

        Interruptible(Map<String, Policy> byGroup, Policy others) {
            this.byGroup = byGroup;
            this.others = others;
        }

        @Override
        public Player newPlayer(EnvSpec of, int group, int numEnvs, long seed) {
            return interruptible(policy(of, group).newPlayer(of, group, numEnvs, seed));
        }

        @Override
        public Player newPlayer(VectorEnv env, int group, long seed) {
            return interruptible(policy(env.spec(), group).newPlayer(env, group, seed));
        }

        private Policy policy(EnvSpec of, int group) {
            Policy policy = byGroup.getOrDefault(of.groups().get(group).name(), others);
            if (policy != null) return policy;
            throw new UnknownNameException(of.id() + ": nobody plays the agent group "
                    + of.groups().get(group).name() + "; give it a policy");
        }

        private Player interruptible(Player player) {
            return (Batch batch, Actions actions) -> {
                if (cancelled) throw new CancellationException("the evaluation was cancelled");
                player.act(batch, actions);
            };
        }
    }
}
