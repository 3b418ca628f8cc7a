package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.PolicyInference;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Plays an agent group with other weights in each environment, all of one architecture: environments with the same owner are evaluated together, so that many owners cost hardly more than one. Used by
 * one thread.
 */
public final class ActorsByRow {
    private final ActorCritic model;
    private final int agents;
    private final PolicyInference inference;
    private final ActionChooser chooser;
    private final AgentCodes codes;
    private final int[] gathered;
    private final boolean[] pending;
    private final boolean[] resets;
    private final float[] inputs;
    private final float[] memory;
    private final float[] outputs;
    private final float[] logits;
    private final float[] hidden;

    /**
     * Reserves memory.
     *
     * @param settings that all owners learnt with
     * @param spec whose first group is played
     * @throws IllegalArgumentException if actions are not discrete
     */
    public ActorsByRow(PpoConfig settings, EnvSpec spec, int numEnvs) {
        model = model(settings, spec);
        if (model.continuous()) {
            throw new IllegalArgumentException(spec.id() + ": group "
                    + spec.groups().get(0).name() + " takes real actions; populations play discrete ones");
        }
        agents = spec.groups().get(0).size();
        int rows = numEnvs * agents;
        inference = new PolicyInference(model, PpoLearner.kernels(), new Workers(1));
        chooser = new ActionChooser(model, spec.groups().get(0).actionSpace());
        codes = new AgentCodes(settings.agentId(), agents, rows, model.actor().inputSize());
        gathered = new int[numEnvs];
        pending = new boolean[numEnvs];
        resets = new boolean[rows];
        inputs = new float[rows * model.actor().inputSize()];
        memory = new float[rows * model.hiddenSize()];
        outputs = new float[rows * model.actions()];
        logits = new float[rows * model.actions()];
        hidden = new float[rows * model.hiddenSize()];
    }

    /** Returns the architecture with which the first group of an environment is learnt. */
    public static ActorCritic model(PpoConfig settings, EnvSpec spec) {
        return PpoNetworks.of(settings, spec, spec.groups().get(0), PpoNetworks.CriticInput.OBSERVATION);
    }

    /**
     * Returns weights that no training changes any more.
     *
     * @param values of the policy's layout; copied
     * @throws IllegalArgumentException if their number is another
     */
    public static ActorCritic.Weights frozen(ActorCritic model, float[] values) {
        Parameters copy = new Parameters(model.actorLayout());
        if (copy.values().length != values.length) {
            throw new IllegalArgumentException(
                    "a policy of " + values.length + " weights came; the architecture has " + copy.values().length);
        }
        System.arraycopy(values, 0, copy.values(), 0, values.length);
        return new ActorCritic.Weights(copy, copy);
    }

    /** Returns the live memory of recurrent policies, {@code [env][agent][unit]}; empty without. */
    public float[] hidden() {
        return hidden;
    }

    /**
     * Chooses an action for every agent that acts.
     *
     * @param seen not modified
     * @param fresh where an episode begins, {@code [env]}; not modified
     * @param owner whose weights play, {@code [env]}; not modified
     * @param weights of an owner
     * @param greedy whether the most probable action is taken
     * @param key of the draws
     * @param counter number of the first row's draw; every row takes one number
     * @param out overwritten
     */
    public void act(
            Batch seen,
            boolean[] fresh,
            int[] owner,
            IntFunction<ActorCritic.Weights> weights,
            boolean greedy,
            long key,
            long counter,
            Actions.Rows out) {
        Batch.Rows rows = seen.groups[0];
        float[] observations = codes.append(rows.observations, rows.alive.length);
        for (int env = 0; env < seen.numEnvs; env++) pending[env] = anybodyActs(rows, env);
        ActorCritic.Weights last = null;
        for (int env = 0; env < seen.numEnvs; env++) {
            if (!pending[env]) continue;
            last = weights.apply(owner[env]);
            evaluate(last, gather(env, owner, seen.numEnvs), observations, fresh, rows.alive);
        }
        if (last == null) return;
        // Whose weights are given plays no part in the choice of discrete actions.
        chooser.choose(last, logits, rows, rows.alive.length, greedy, key, counter, out, ActionChooser.Notes.NONE, 0);
    }

    private boolean anybodyActs(Batch.Rows rows, int env) {
        for (int row = env * agents; row < (env + 1) * agents; row++) if (rows.acts[row]) return true;
        return false;
    }

    /** Collects the waiting environments from this one on that have its owner, and returns how many. */
    private int gather(int first, int[] owner, int numEnvs) {
        int count = 0;
        for (int env = first; env < numEnvs; env++) {
            if (!pending[env] || owner[env] != owner[first]) continue;
            pending[env] = false;
            gathered[count++] = env;
        }
        return count;
    }

    private void evaluate(
            ActorCritic.Weights weights, int count, float[] observations, boolean[] fresh, boolean[] alive) {
        int in = agents * model.actor().inputSize();
        int width = agents * model.hiddenSize();
        int out = agents * model.actions();
        for (int i = 0; i < count; i++) {
            int env = gathered[i];
            System.arraycopy(observations, env * in, inputs, i * in, in);
            System.arraycopy(hidden, env * width, memory, i * width, width);
            for (int a = 0; a < agents; a++) resets[i * agents + a] = fresh[env] || !alive[env * agents + a];
        }
        inference.act(weights, inputs, null, resets, memory, count * agents, outputs, null);
        for (int i = 0; i < count; i++) {
            int env = gathered[i];
            System.arraycopy(memory, i * width, hidden, env * width, width);
            System.arraycopy(outputs, i * out, logits, env * out, out);
        }
    }

    /**
     * Tells what one owner chooses from and what it expects, see {@link io.github.marl4j.env.Policy.ExplainingPlayer}; its memory stays as it is.
     *
     * @param fresh where an episode begins, {@code [env]}; not modified
     * @param odds {@code [env][agent][choice]}; rows of agents that act are overwritten
     * @param values {@code [env][agent]}; overwritten
     */
    public void explain(Batch seen, boolean[] fresh, ActorCritic.Weights weights, double[] odds, double[] values) {
        Batch.Rows rows = seen.groups[0];
        int count = rows.alive.length;
        for (int row = 0; row < count; row++) resets[row] = fresh[row / agents] || !rows.alive[row];
        System.arraycopy(hidden, 0, memory, 0, hidden.length);
        float[] estimates = model.actorLayout() == model.criticLayout() ? new float[count] : null;
        float[] observations = codes.append(rows.observations, count);
        inference.act(weights, observations, null, resets, memory, count, outputs, estimates);
        NetworkPolicy.explain(outputs, estimates, rows, odds, values);
    }

    /**
     * Tells with what probability one owner makes each choice, for every agent that acts; for policies without memory.
     *
     * @param out {@code [env][agent][choice]}; rows of agents that act are overwritten
     */
    public void probabilities(Batch seen, ActorCritic.Weights weights, boolean greedy, double[] out) {
        if (model.hiddenSize() > 0) {
            throw new IllegalStateException(
                    seen.spec.id()
                            + ": the policy remembers what it saw before; probabilities for what is seen now exist only for feed-forward networks");
        }
        Batch.Rows rows = seen.groups[0];
        float[] observations = codes.append(rows.observations, rows.alive.length);
        Arrays.fill(resets, false);
        inference.act(weights, observations, null, resets, memory, rows.alive.length, outputs, null);
        for (int row = 0; row < rows.alive.length; row++) {
            if (rows.acts[row]) NetworkPolicy.probabilities(outputs, row * model.actions(), rows, greedy, out);
        }
    }
}
