package io.github.marl4j.rl4j;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.LinearReward;
import java.util.Map;
import java.util.Objects;

/**
 * Which agent of which environment learns, and who plays the others.
 *
 * @param id of the environment
 * @param options values of some options by name
 * @param agent who learns
 * @param others plays all other agents, those of the learner's own group and those of other groups
 * @param weights of the objectives, one for each; makes their weighted sum the reward. Empty if there is one objective
 * @param illegal what happens with a choice that the action mask forbids
 * @param penalty taken from the reward for each replaced choice, at least 0
 * @param maskSeen whether the action mask is appended to the observation, 1 for legal: networks of RL4J do not know masks, but can learn from them
 * @param seed of the episodes and of the others' choices
 */
public record Rl4jTask(
        String id,
        Map<String, Object> options,
        String agent,
        Policy others,
        float[] weights,
        IllegalChoice illegal,
        double penalty,
        boolean maskSeen,
        long seed) {

    /** What happens with a choice that the action mask forbids: RL4J chooses without masks, so it will make some. */
    public enum IllegalChoice {
        /** The step throws an {@link io.github.marl4j.env.IllegalActionException}; for environments without masks, and for finding out. */
        REFUSE,
        /**
         * A legal choice is drawn in its place, each with equal chance, and the penalty is taken from the reward; {@link Rl4jMdp#illegalChoices} counts, and the reply's info says what was played.
         */
        REPLACE
    }

    /**
     * The penalty of a replaced choice, if no other is given. It has to be small against what the agent earns in a step: where it is not, staying away from whatever may be illegal is learned before anything else.
     */
    public static final double PENALTY = 0.01;

    /**
     * @throws io.github.marl4j.env.UnknownNameException if there is no such environment, option or agent
     * @throws IllegalArgumentException if the agent's actions are not one choice, or the weights do not fit the objectives
     */
    public Rl4jTask {
        id = Marl4j.resolve(id);
        options = Map.copyOf(options);
        weights = weights.clone();
        Objects.requireNonNull(others, "others");
        Objects.requireNonNull(illegal, "illegal");
        EnvSpec spec = Marl4j.spec(id, options);
        Space space = spec.groupOf(agent).actionSpace();
        if (!(space instanceof Space.Discrete)) {
            throw new IllegalArgumentException(
                    id + ": RL4J's learners make one choice; agent " + agent + " has the action space " + space);
        }
        if (weights.length == 0 ? spec.numObjectives() != 1 : weights.length != spec.numObjectives()) {
            throw new IllegalArgumentException(id + ": got " + weights.length + " weights for " + spec.numObjectives()
                    + " objectives "
                    + spec.objectives().stream().map(o -> o.name()).toList()
                    + "; RL4J learns from one number");
        }
        if (!(penalty >= 0 && Double.isFinite(penalty))) {
            throw new IllegalArgumentException(id + ": penalty=" + penalty + " must be a number of at least 0");
        }
    }

    /** Lets an agent learn with everybody else played by one policy; illegal choices are replaced and cost {@link #PENALTY}. */
    public static Rl4jTask of(String id, String agent, Policy others) {
        return new Rl4jTask(id, Map.of(), agent, others, new float[0], IllegalChoice.REPLACE, PENALTY, false, 0);
    }

    /**
     * Lets an agent learn with everybody else played by a scripted policy of the environment.
     *
     * @param others its name, see {@link Marl4j#policies}
     * @throws io.github.marl4j.env.UnknownNameException if there is none of this name
     */
    public static Rl4jTask of(String id, String agent, String others) {
        Map<String, Policy> scripted = Marl4j.policies(Marl4j.resolve(id));
        if (!scripted.containsKey(others)) {
            throw new UnknownNameException(id, "policy", others, scripted.keySet());
        }
        return of(id, agent, scripted.get(others));
    }

    /**
     * Lets an agent learn a weighted sum of several objectives.
     *
     * @param weights one for each objective, in the order of {@link EnvSpec#objectives}
     * @throws IllegalArgumentException if there are more or fewer objectives
     */
    public static Rl4jTask weighted(String id, String agent, Policy others, float... weights) {
        return new Rl4jTask(id, Map.of(), agent, others, weights, IllegalChoice.REPLACE, PENALTY, false, 0);
    }

    /**
     * Returns a copy with these options of the environment and defaults for the others.
     *
     * @throws io.github.marl4j.env.UnknownNameException if the environment has no such option, or the agent is not there with them
     */
    public Rl4jTask withOptions(Map<String, Object> newOptions) {
        return new Rl4jTask(id, newOptions, agent, others, weights, illegal, penalty, maskSeen, seed);
    }

    /** Returns a copy that treats illegal choices in another way. */
    public Rl4jTask withIllegal(IllegalChoice newIllegal, double newPenalty) {
        return new Rl4jTask(id, options, agent, others, weights, newIllegal, newPenalty, maskSeen, seed);
    }

    /** Returns a copy that appends the action mask to the observation, or does not. */
    public Rl4jTask withMaskSeen(boolean newMaskSeen) {
        return new Rl4jTask(id, options, agent, others, weights, illegal, penalty, newMaskSeen, seed);
    }

    /** Returns a copy with other episodes. */
    public Rl4jTask withSeed(long newSeed) {
        return new Rl4jTask(id, options, agent, others, weights, illegal, penalty, maskSeen, newSeed);
    }

    /**
     * Returns the decision problem.
     *
     * @throws IllegalArgumentException if the others' policy does not fit the environment, or a weight is no finite number
     */
    public Rl4jMdp newMdp() {
        return new Rl4jMdp(this);
    }

    /** Returns a copy of the environment with one objective. */
    VectorEnv newEnv() {
        VectorOptions how = VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);
        VectorEnv env = Marl4j.vector(id, 1, options, how);
        return weights.length == 0 ? env : new LinearReward(env, weights);
    }

    @Override
    public float[] weights() {
        return weights.clone();
    }
}
