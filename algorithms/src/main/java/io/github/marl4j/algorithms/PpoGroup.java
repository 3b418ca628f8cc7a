package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.Adam;
import io.github.marl4j.algorithms.nn.Gae;
import io.github.marl4j.algorithms.nn.Optimiser;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.PolicyInference;
import io.github.marl4j.algorithms.nn.PpoBatch;
import io.github.marl4j.algorithms.nn.PpoGradient;
import io.github.marl4j.algorithms.nn.PpoLoss;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One agent group of a {@link PpoLearner}: its networks, what its agents experienced, and how they improve. A row is an agent of an environment, {@code env * agents + agent}.
 *
 * <p>In a turn-based game only the rows whose turn it is decide and are learnt from; {@link Gae#turnAdvantages} says how a decision gets its consequences.
 */
final class PpoGroup {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final int index;
    private final String name;
    private final PpoConfig config;
    private final ActorCritic model;
    private final ActorCritic.Weights weights;
    private final List<Optimiser> optimisers = new ArrayList<>();
    private final long[] optimiserSteps;
    private final PpoBatch batch;
    private final PpoBatch columns;
    private final ActionChooser.Notes notes;
    private final PpoGradient gradient;
    private final int[] order;
    private final long[] random;
    private final int numAgents;
    private final int rows;
    private final int observationSize;
    private final int criticSize;
    private final int stateSize;
    private final int numActions;
    private final PpoReward reward;
    private final float[] rewards;
    private final boolean[] terminated;
    private final boolean[] truncated;
    private final float[] truncationValues;
    private final float[] lastValues;

    /** Whose turn it is, {@code [step][row]}, and after the last step, {@code [row]}; null unless the game is turn-based. */
    private final boolean[] decides;

    private final boolean[] lastDecides;
    private final int countedSteps;
    private final float[] hidden;
    private final Shard[] shards;

    /** Scratch memory of one shard of environments. */
    private static final class Shard {
        private final PolicyInference inference;
        private final ActionChooser chooser;
        private final float[] logits;
        private final float[] values;
        private final float[] hidden;
        private final float[] criticInputs;
        private final AgentCodes codes;
        private final boolean[] resets;

        Shard(PpoGroup group, Space space, Workers alone) {
            inference = new PolicyInference(group.model, PpoLearner.kernels(), alone);
            chooser = new ActionChooser(group.model, space);
            logits = new float[group.rows * group.numActions];
            values = new float[group.rows];
            hidden = new float[group.rows * group.model.hiddenSize()];
            criticInputs = group.criticSize > 0 ? new float[group.rows * group.criticSize] : null;
            codes = new AgentCodes(group.config.agentId(), group.numAgents, group.rows, group.observationSize);
            resets = new boolean[group.rows];
        }
    }

    PpoGroup(
            int index,
            EnvSpec spec,
            PpoConfig config,
            ActorCritic model,
            int criticSize,
            PpoReward reward,
            int numShards,
            SplittableRandom initial,
            Workers workers) {
        this.index = index;
        this.name = spec.groups().get(index).name();
        this.config = config;
        this.model = model;
        this.criticSize = criticSize;
        this.reward = reward;
        this.stateSize = spec.stateSpace().flatSize();
        this.weights = model.newWeights(initial);
        this.numAgents = spec.groups().get(index).size();
        this.rows = config.numEnvs() * numAgents;
        this.observationSize = AgentCodes.inputSize(config, spec.groups().get(index));
        this.numActions = model.actions();
        for (Parameters part : weights.groups()) optimisers.add(Adam.forPpo(part.values().length));
        this.optimiserSteps = new long[optimisers.size()];
        this.random = new long[] {Chance.mix(initial.nextLong()), 0, initial.nextLong()};
        PpoBatch.Builder builder = PpoBatch.builder(config.numSteps(), rows, observationSize, numActions)
                .criticInputs(criticSize)
                .hidden(model.hiddenSize());
        if (model.continuous()) builder.continuous();
        else builder.masked();
        if (!config.trainDeadAgents() || spec.turnBased()) builder.withActive();
        this.batch = builder.build();
        this.notes = new ActionChooser.Notes(batch.actions, batch.continuousActions, batch.logProbs);
        this.columns = model.hiddenSize() > 0 ? batch : batch.asSamples();
        this.gradient = new PpoGradient(model, PpoLearner.kernels(), workers, columns.steps);
        this.order = new int[columns.actors];
        if (!spec.turnBased() && order.length % config.minibatches() != 0) {
            throw new IllegalArgumentException(
                    spec.id() + ": minibatches=" + config.minibatches() + " must divide " + order.length
                            + (model.hiddenSize() > 0
                                    ? " sequences (numEnvs * agents)"
                                    : " samples (numEnvs * agents * numSteps)"));
        }
        int samples = config.numSteps() * rows;
        this.rewards = new float[samples];
        this.terminated = new boolean[samples];
        this.truncated = new boolean[samples];
        this.truncationValues = config.truncation() == PpoConfig.Truncation.BOOTSTRAP ? new float[samples] : null;
        this.lastValues = new float[rows];
        this.decides = spec.turnBased() ? new boolean[samples] : null;
        this.lastDecides = spec.turnBased() ? new boolean[rows] : null;
        this.countedSteps = config.numSteps() - (spec.agents().size() - 1);
        this.hidden = new float[rows * model.hiddenSize()];
        Workers alone = new Workers(1);
        this.shards = new Shard[numShards];
        for (int s = 0; s < numShards; s++)
            shards[s] = new Shard(this, spec.groups().get(index).actionSpace(), alone);
    }

    /** Keeps the memory that the agents start the rollout with: training replays the sequences from it. */
    void beginRollout() {
        if (batch.hidden != null) System.arraycopy(hidden, 0, batch.hidden, 0, hidden.length);
    }

    /** Chooses actions for a shard and notes what they were chosen from. */
    void act(int shard, int t, int firstEnv, Batch seen, boolean[] fresh, Actions actions) {
        Shard scratch = shards[shard];
        Batch.Rows from = seen.groups[index];
        int first = firstEnv * numAgents;
        int count = seen.numEnvs * numAgents;
        int sample = t * rows + first;
        float[] observations = scratch.codes.append(from.observations, count);
        System.arraycopy(observations, 0, batch.observations, sample * observationSize, count * observationSize);
        noteResets(scratch, seen, fresh, firstEnv);
        if (batch.resets != null) System.arraycopy(scratch.resets, 0, batch.resets, sample, count);
        if (batch.masks != null)
            System.arraycopy(from.actionMask, 0, batch.masks, sample * numActions, count * numActions);
        if (decides != null) System.arraycopy(from.acts, 0, decides, sample, count);
        else if (batch.active != null) System.arraycopy(from.alive, 0, batch.active, sample, count);
        evaluate(scratch, observations, seen.state, seen.numEnvs, first, hidden);
        if (criticSize > 0)
            System.arraycopy(scratch.criticInputs, 0, batch.criticInputs, sample * criticSize, count * criticSize);
        System.arraycopy(scratch.values, 0, batch.values, sample, count);
        long counter = random[1] + (long) t * rows + first;
        scratch.chooser.choose(
                weights, scratch.logits, from, count, false, random[0], counter, actions.groups[index], notes, sample);
    }

    /** An agent's memory is empty at the start of an episode and while it is out of the game. Source: JaxMARL, as algorithms.md 1.1 says. */
    private void noteResets(Shard scratch, Batch seen, boolean[] fresh, int firstEnv) {
        boolean[] alive = seen.groups[index].alive;
        for (int e = 0, row = 0; e < seen.numEnvs; e++) {
            for (int a = 0; a < numAgents; a++, row++) scratch.resets[row] = fresh[firstEnv + e] || !alive[row];
        }
    }

    /** Computes logits and values of a shard's rows; the memory in {@code memory} moves on. */
    private void evaluate(
            Shard scratch, float[] observations, float[] state, int numEnvs, int firstRow, float[] memory) {
        int count = numEnvs * numAgents;
        int width = model.hiddenSize();
        if (criticSize > 0) fillCriticInputs(scratch.criticInputs, state, numEnvs);
        if (width > 0) System.arraycopy(memory, firstRow * width, scratch.hidden, 0, count * width);
        scratch.inference.act(
                weights,
                observations,
                scratch.criticInputs,
                scratch.resets,
                scratch.hidden,
                count,
                scratch.logits,
                scratch.values);
        if (width > 0 && memory == hidden) System.arraycopy(scratch.hidden, 0, memory, firstRow * width, count * width);
    }

    private void fillCriticInputs(float[] inputs, float[] state, int numEnvs) {
        for (int e = 0, row = 0; e < numEnvs; e++) {
            for (int a = 0; a < numAgents; a++, row++) {
                int at = row * criticSize;
                System.arraycopy(state, e * stateSize, inputs, at, stateSize);
                Arrays.fill(inputs, at + stateSize, at + criticSize, 0f);
                inputs[at + stateSize + a] = 1f;
            }
        }
    }

    /** Notes rewards and ends of the step that {@link #act} chose. The episode's end counts for all agents, dead ones included, because they share the team's later rewards. */
    void noteOutcome(int shard, int t, int firstEnv, Batch outcome) {
        Batch.Rows from = outcome.groups[index];
        int sample = t * rows + firstEnv * numAgents;
        reward.note(index, t, firstEnv, outcome, rewards, sample);
        boolean anyTruncated = false;
        for (int e = 0, row = 0; e < outcome.numEnvs; e++) {
            for (int a = 0; a < numAgents; a++, row++) {
                boolean over = outcome.episodeOver[e];
                boolean cut = over && from.truncated[row] && !from.terminated[row];
                terminated[sample + row] = over && !cut;
                truncated[sample + row] = cut;
                anyTruncated |= cut;
            }
        }
        if (anyTruncated && truncationValues != null) valueTruncated(shards[shard], sample, firstEnv, outcome);
    }

    /** Where several agents take turns nobody tells whose turn it would have been, and a value means something only to who decides. */
    private void valueTruncated(Shard scratch, int sample, int firstEnv, Batch outcome) {
        int count = outcome.numEnvs * numAgents;
        if (decides != null && outcome.spec.agents().size() > 1) {
            Arrays.fill(truncationValues, sample, sample + count, Float.NaN);
            return;
        }
        Arrays.fill(scratch.resets, 0, count, false);
        float[] memory = hidden.clone();
        evaluate(
                scratch,
                scratch.codes.append(outcome.groups[index].finalObservations, count),
                outcome.finalState,
                outcome.numEnvs,
                firstEnv * numAgents,
                memory);
        System.arraycopy(scratch.values, 0, truncationValues, sample, count);
    }

    /** Estimates the value of where the rollout ended. */
    void valueLast(int shard, int firstEnv, Batch seen, boolean[] fresh) {
        Shard scratch = shards[shard];
        noteResets(scratch, seen, fresh, firstEnv);
        evaluate(
                scratch,
                scratch.codes.append(seen.groups[index].observations, seen.numEnvs * numAgents),
                seen.state,
                seen.numEnvs,
                firstEnv * numAgents,
                hidden.clone());
        int count = seen.numEnvs * numAgents;
        System.arraycopy(scratch.values, 0, lastValues, firstEnv * numAgents, count);
        if (decides != null) System.arraycopy(seen.groups[index].acts, 0, lastDecides, firstEnv * numAgents, count);
    }

    /** Returns the rewards of the rollout, {@code [step][env][agent]}; the array itself. */
    float[] rewards() {
        return rewards;
    }

    /** {@code δ_t = r_t + γ·V_{t+1} − V_t}, {@code Â_t = δ_t + γλ·Â_{t+1}}, cut at ends; see {@link Gae}. */
    void estimateAdvantages() {
        random[1] += (long) config.numSteps() * rows;
        if (decides != null) {
            Gae.turnAdvantages(
                    config.numSteps(),
                    countedSteps,
                    rows,
                    config.gamma(),
                    config.lambda(),
                    decides,
                    lastDecides,
                    rewards,
                    batch.values,
                    lastValues,
                    terminated,
                    truncated,
                    truncationValues,
                    batch.advantages,
                    batch.targets,
                    batch.active);
            return;
        }
        Gae.advantages(
                config.numSteps(),
                rows,
                config.gamma(),
                config.lambda(),
                rewards,
                batch.values,
                lastValues,
                terminated,
                truncated,
                truncationValues,
                batch.advantages,
                batch.targets);
    }

    /**
     * Improves policy and value on the rollout: {@code epochs} passes over shuffled minibatches (whole sequences if there is a memory, single steps otherwise), each one step of Adam on
     * {@code L = L_policy + c_v·L_value − c_e·entropy} after clipping the gradient's norm. What cannot be dealt out evenly (in turn-based games only) is left out of a pass.
     */
    void improve(double learningRate, Learner.Metrics metrics) {
        int size = toLearnFrom() / config.minibatches();
        if (size == 0) {
            throw new IllegalStateException("a rollout held fewer decisions of group " + name + " than minibatches="
                    + config.minibatches() + "; raise numSteps or numEnvs");
        }
        PpoLoss.Config loss = config.loss();
        double[] sums = new double[6];
        double firstRatio = 0;
        for (int epoch = 0; epoch < config.epochs(); epoch++) {
            shuffle(toLearnFrom());
            for (int m = 0; m < config.minibatches(); m++) {
                PpoLoss.Statistics s = gradient.compute(weights, columns, order, m * size, size, loss);
                double norm = 0;
                List<Parameters> parts = weights.groups();
                for (int i = 0; i < parts.size(); i++) {
                    norm = Math.max(norm, parts.get(i).clipGradients(config.maxGradNorm()));
                    optimisers.get(i).step(parts.get(i), learningRate);
                }
                if (epoch == 0 && m == 0) firstRatio = s.ratio();
                add(sums, s.policyLoss(), s.valueLoss(), s.entropy(), s.approxKl(), s.clipFraction(), norm);
            }
        }
        report(metrics, sums, firstRatio);
    }

    private static void add(double[] sums, double... values) {
        for (int i = 0; i < sums.length; i++) sums[i] += values[i];
    }

    private void report(Learner.Metrics metrics, double[] sums, double firstRatio) {
        String[] names = {"policy_loss", "value_loss", "entropy", "kl", "clip_fraction", "grad_norm"};
        String group = index == 0 ? "update/" : "update/" + name + ".";
        int count = config.epochs() * config.minibatches();
        for (int i = 0; i < names.length; i++) metrics.add(group + names[i], sums[i] / count);
        metrics.add(group + "first_ratio", firstRatio);
        metrics.add(group + "explained_variance", batch.explainedVariance());
    }

    /** Begins {@link #order} with what there is to learn from, unshuffled, and returns how much that is: everything, or the decisions of a turn-based game. */
    private int toLearnFrom() {
        int count = 0;
        for (int i = 0; i < order.length; i++) if (decides == null || batch.active[i]) order[count++] = i;
        return count;
    }

    /** Fisher and Yates, with a stream of its own that checkpoints hold. */
    private void shuffle(int count) {
        for (int i = count - 1; i > 0; i--) {
            random[2] += GAMMA;
            int j = (int) (((Chance.mix(random[2]) >>> 32) * (i + 1)) >>> 32);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }

    /** Returns the policy's network with a copy of its weights. */
    PolicyNetwork network() {
        if (model.continuous()) {
            throw new IllegalStateException("group " + name + " takes real actions; its network gives means of a normal"
                    + " distribution and not logits");
        }
        return new PolicyNetwork(name, model.actor(), actorWeights(), config.agentId() ? numAgents : 0);
    }

    /** Returns a policy made of weights of {@link #actorWeights}. */
    Policy policy(float[] actorWeights, boolean greedy) {
        return new NetworkPolicy(model, actorWeights, config.agentId(), greedy, criticSize == 0);
    }

    /** Returns a copy of what the policy is made of now. */
    float[] actorWeights() {
        return weights.actor().values().clone();
    }

    void putState(Map<String, Object> state) {
        List<Parameters> parts = weights.groups();
        for (int i = 0; i < parts.size(); i++) {
            String part = name + (i == 0 ? ".weights" : ".critic");
            state.put(part, parts.get(i).values());
            optimisers.get(i).state().forEach((moment, array) -> state.put(part + "." + moment, array));
            optimiserSteps[i] = optimisers.get(i).steps();
        }
        state.put(name + ".optimiserSteps", optimiserSteps);
        state.put(name + ".random", random);
        state.put(name + ".hidden", hidden);
    }

    void restored() {
        for (int i = 0; i < optimisers.size(); i++) optimisers.get(i).setSteps(optimiserSteps[i]);
    }
}
