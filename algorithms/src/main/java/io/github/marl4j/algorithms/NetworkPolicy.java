package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.Categorical;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.PolicyInference;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import java.util.Map;

/** A trained actor as a policy; holds a copy of the weights. */
final class NetworkPolicy implements Policy {
    private final ActorCritic model;
    private final ActorCritic.Weights weights;
    private final boolean agentId;
    private final boolean greedy;
    private final boolean values;

    /**
     * Copies the weights.
     *
     * @param actorWeights of the actor, in its layout; not modified
     * @param agentId whether the actor sees which agent it acts for
     * @param greedy whether the most probable action is taken instead of a drawn one
     * @param criticSeesTheSame whether the critic is fed what the actor is fed
     */
    NetworkPolicy(ActorCritic model, float[] actorWeights, boolean agentId, boolean greedy, boolean criticSeesTheSame) {
        this.model = model;
        Parameters copy = new Parameters(model.actorLayout());
        System.arraycopy(actorWeights, 0, copy.values(), 0, actorWeights.length);
        this.weights = new ActorCritic.Weights(copy, copy);
        this.agentId = agentId;
        this.greedy = greedy;
        this.values = criticSeesTheSame && model.actorLayout() == model.criticLayout();
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        int agents = spec.groups().get(group).size();
        int observationSize = spec.groups().get(group).observationSpace().flatSize() + (agentId ? agents : 0);
        int outputs = ActionChooser.numOutputs(spec, spec.groups().get(group));
        if (observationSize != model.actor().inputSize() || outputs != model.actions()) {
            throw new IllegalArgumentException(spec.id() + ": the policy sees "
                    + model.actor().inputSize() + " features and has " + model.actions() + " actions; group "
                    + spec.groups().get(group).name() + " has " + observationSize + " and " + outputs);
        }
        return new NetworkPlayer(group, spec.groups().get(group).actionSpace(), agents, numEnvs * agents, seed);
    }

    private final class NetworkPlayer implements StochasticPlayer, ExplainingPlayer {
        private final int group;
        private final PolicyInference inference;
        private final ActionChooser chooser;
        private final AgentCodes codes;
        private final float[] logits;
        private final float[] hidden;
        private final boolean[] resets;
        private final long[] random;
        private final boolean[] first = {true};

        NetworkPlayer(int group, Space space, int agents, int rows, long seed) {
            this.group = group;
            this.inference = new PolicyInference(model, PpoLearner.kernels(), new Workers(1));
            this.chooser = new ActionChooser(model, space);
            this.codes = new AgentCodes(agentId, agents, rows, model.actor().inputSize());
            this.logits = new float[rows * model.actions()];
            this.hidden = new float[rows * model.hiddenSize()];
            this.resets = new boolean[rows];
            this.random = new long[] {Chance.mix(seed), 0};
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("hidden", hidden, "random", random, "first", first);
        }

        @Override
        public void act(Batch batch, Actions actions) {
            Batch.Rows rows = batch.groups[group];
            findResets(batch, rows);
            first[0] = false;
            float[] observations = codes.append(rows.observations, resets.length);
            inference.act(weights, observations, null, resets, hidden, resets.length, logits, null);
            chooser.choose(
                    weights,
                    logits,
                    rows,
                    resets.length,
                    greedy,
                    random[0],
                    random[1],
                    actions.groups[group],
                    ActionChooser.Notes.NONE,
                    0);
            random[1] += resets.length;
        }

        private void findResets(Batch batch, Batch.Rows rows) {
            for (int row = 0; row < resets.length; row++) {
                resets[row] = first[0] || !rows.alive[row] || batch.episodeOver[row / rows.numAgents];
            }
        }

        @Override
        public void explain(Batch batch, double[] odds, double[] expected) {
            if (model.continuous())
                throw new IllegalStateException(batch.spec.id() + ": the policy takes real actions");
            Batch.Rows rows = batch.groups[group];
            findResets(batch, rows);
            float[] estimates = values ? new float[resets.length] : null;
            float[] observations = codes.append(rows.observations, resets.length);
            inference.act(weights, observations, null, resets, hidden.clone(), resets.length, logits, estimates);
            NetworkPolicy.explain(logits, estimates, rows, odds, expected);
        }

        @Override
        public void probabilities(Batch batch, double[] out) {
            if (model.hiddenSize() > 0 || model.continuous()) {
                throw new IllegalStateException(
                        batch.spec.id() + ": the policy "
                                + (model.continuous() ? "takes real actions" : "remembers what it saw before")
                                + "; probabilities for what is seen now exist only for feed-forward networks with discrete actions");
            }
            Batch.Rows rows = batch.groups[group];
            float[] observations = codes.append(rows.observations, resets.length);
            inference.act(weights, observations, null, resets, hidden, resets.length, logits, null);
            for (int row = 0; row < resets.length; row++) {
                if (rows.acts[row]) NetworkPolicy.probabilities(logits, row * model.actions(), rows, greedy, out);
            }
        }
    }

    /**
     * Tells what networks have put out for all agents.
     *
     * @param logits overwritten
     * @param estimates of the critic, or {@code null} if there is none
     */
    static void explain(float[] logits, float[] estimates, Batch.Rows rows, double[] odds, double[] values) {
        for (int row = 0; row < rows.acts.length; row++) {
            values[row] = estimates == null ? Double.NaN : estimates[row];
            if (rows.acts[row]) probabilities(logits, row * rows.maskSize, rows, false, odds);
        }
    }

    /**
     * Turns the outputs for an agent into probabilities.
     *
     * @param logits overwritten from {@code first} on
     * @param rows whose masks say what is legal
     * @param out written from {@code first} on
     */
    static void probabilities(float[] logits, int first, Batch.Rows rows, boolean greedy, double[] out) {
        int choices = rows.maskSize;
        Categorical.logSoftmax(logits, first, choices, rows.actionMask, first);
        int best = Categorical.best(logits, first, choices);
        double sum = 0;
        for (int i = first; i < first + choices; i++) {
            out[i] = greedy ? (i == first + best ? 1 : 0) : Math.exp(logits[i]);
            sum += out[i];
        }
        // In single precision the logarithms are a little off a sum of 1.
        for (int i = first; i < first + choices; i++) out[i] /= sum;
    }
}
