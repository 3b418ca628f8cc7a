package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Activation;
import io.github.marl4j.algorithms.nn.Categorical;
import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.algorithms.nn.ParameterLayout;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.PrefixEncoder;
import io.github.marl4j.algorithms.nn.ShardedGradient;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.algorithms.rollout.EpisodeRing;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The embedding of {@link Liam}: an LSTM on the ego agent's tokens whose output rebuilds what the other agents saw and did in the same step.
 *
 * <pre>
 * z_t = linear(relu(linear(LSTM(x_0 … x_t))))
 * L   = mean over steps of  ½·‖ô(z) − o‖²  −  Σ over others log π̂(a | z)
 * </pre>
 *
 * ô and π̂ are networks with two hidden layers each. No hidden index is used.
 */
final class LiamModel implements EmbeddingModel {
    private static final int SHARDS = 4;

    private final Liam.Config config;
    private final TokenForm form;
    private final EmbeddingLearner.Others others;
    private final Network network;
    private final Parameters weights;
    private final EpisodeLessons lessons;
    private final ShardedGradient gradient;
    private final ShardedGradient.Loss shardTask = this::compute;
    private final double[] losses = new double[SHARDS];
    private EpisodeRing episodes;
    private int[] chosenEpisodes;
    private int tokens;

    LiamModel(Liam.Config config, EmbeddingLearner.Game game, int capacity, long seed, Workers workers) {
        this.config = config;
        this.form = game.form();
        this.others = game.others();
        SplittableRandom initial = new SplittableRandom(seed);
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        int hidden = config.hidden();
        network = Network.builder(builder, form.size())
                .lstm("encoder/lstm", hidden)
                .torchDense("encoder/wide", hidden, Activation.RELU)
                .torchDense("encoder/out", config.embedding(), Activation.NONE)
                .head()
                .torchDense("observations1", hidden, Activation.RELU)
                .torchDense("observations2", hidden, Activation.RELU)
                .torchDense("observations3", others.count() * others.observationSize(), Activation.NONE)
                .head()
                .torchDense("actions1", hidden, Activation.RELU)
                .torchDense("actions2", hidden, Activation.RELU)
                .torchDense("actions3", others.count() * others.actions(), Activation.NONE)
                .build();
        ParameterLayout layout = builder.build();
        weights = new Parameters(layout).initialise(initial);
        EpisodeLessons.Plan plan = new EpisodeLessons.Plan(
                config.batch(), config.updatesPerIteration(), config.learningRate(), config.maxGradNorm());
        lessons = new EpisodeLessons(plan, game.poolSize(), capacity, weights, new DrawStream(initial.nextLong()));
        int rows = (config.batch() + SHARDS - 1) / SHARDS;
        gradient = new ShardedGradient(network, layout, PpoLearner.kernels(), workers, SHARDS, form.episode(), rows);
    }

    @Override
    public int embeddingSize() {
        return config.embedding();
    }

    @Override
    public PrefixEncoder newEncoder(int numEnvs) {
        return new Memory(numEnvs);
    }

    @Override
    public float[] actingWeights() {
        return weights.values();
    }

    @Override
    public boolean learnsFromOthers() {
        return true;
    }

    @Override
    public void learn(EpisodeRing from, int newEpisodes, Learner.Metrics metrics) {
        lessons.learn(from, newEpisodes, metrics, this::computeAll);
    }

    private double computeAll(EpisodeRing from, int[] chosen) {
        episodes = from;
        chosenEpisodes = chosen;
        tokens = 0;
        for (int i = 0; i < config.batch(); i++) tokens += from.length(chosen[i]);
        gradient.compute(weights, shardTask);
        return Arrays.stream(losses).sum() / tokens;
    }

    /** Episodes of a shard stand side by side; what lies behind the end of a shorter one has no loss. */
    private void compute(int shard, Network.Pass pass, float[] gradients) {
        int first = gradient.first(shard, config.batch());
        int rows = gradient.first(shard + 1, config.batch()) - first;
        losses[shard] = 0;
        if (rows == 0) return;
        int steps = 0;
        for (int row = 0; row < rows; row++) steps = Math.max(steps, episodes.length(chosenEpisodes[first + row]));
        Arrays.fill(pass.input(), 0, steps * rows * form.size(), 0f);
        Arrays.fill(pass.hidden(), 0f);
        for (int row = 0; row < rows; row++) {
            int episode = chosenEpisodes[first + row];
            for (int t = 0; t < episodes.length(episode); t++) {
                int to = (t * rows + row) * form.size();
                System.arraycopy(episodes.rows(), episodes.at(episode, t), pass.input(), to, form.size());
            }
        }
        pass.forward(weights.values(), steps, rows);
        for (int t = 0; t < steps; t++) {
            for (int row = 0; row < rows; row++) {
                losses[shard] += rebuild(pass, t * rows + row, chosenEpisodes[first + row], t);
            }
        }
        pass.backward(weights.values(), gradients);
    }

    /** Returns the loss of a step and writes its gradients, both 0 behind the end of the episode. */
    private double rebuild(Network.Pass pass, int at, int episode, int step) {
        int seen = others.count() * others.observationSize();
        int actions = others.actions();
        boolean over = step >= episodes.length(episode);
        int from = over ? 0 : episodes.at(episode, step) + form.size();
        float scale = 1f / tokens;
        double loss = 0;
        for (int i = 0; i < seen; i++) {
            float error = over ? 0 : pass.output(0)[at * seen + i] - episodes.rows()[from + i];
            pass.outputGradient(0)[at * seen + i] = scale * error;
            loss += 0.5 * error * error;
        }
        for (int other = 0; other < others.count(); other++) {
            int first = (at * others.count() + other) * actions;
            int chosen = over ? -1 : (int) episodes.rows()[from + seen + other];
            loss += chosen < 0 ? silence(pass, first) : explain(pass, first, chosen, scale);
        }
        return loss;
    }

    /** An agent that did nothing teaches nothing. */
    private double silence(Network.Pass pass, int first) {
        Arrays.fill(pass.outputGradient(1), first, first + others.actions(), 0f);
        return 0;
    }

    private double explain(Network.Pass pass, int first, int chosen, float scale) {
        float[] logits = pass.output(1);
        Categorical.logSoftmax(logits, first, others.actions(), null, 0);
        for (int a = 0; a < others.actions(); a++) {
            float likely = (float) Math.exp(logits[first + a]);
            pass.outputGradient(1)[first + a] = scale * (likely - (a == chosen ? 1 : 0));
        }
        return -logits[first + chosen];
    }

    @Override
    public Map<String, Object> state() {
        return lessons.state();
    }

    @Override
    public void restored() {
        lessons.restored();
    }

    /** The state of the LSTM in each environment. */
    private final class Memory implements PrefixEncoder {
        private final Network.Pass pass;
        private final float[] states;
        private final int[] known;
        private final int[] chosen;

        Memory(int numEnvs) {
            Kernels kernels = PpoLearner.kernels();
            pass = network.newPass(kernels, 1, numEnvs, false);
            states = new float[numEnvs * network.hiddenSize()];
            known = new int[numEnvs];
            chosen = new int[numEnvs];
        }

        @Override
        public int embeddingSize() {
            return config.embedding();
        }

        @Override
        public void forget(int row) {
            known[row] = 0;
            Arrays.fill(states, row * network.hiddenSize(), (row + 1) * network.hiddenSize(), 0f);
        }

        @Override
        public void encode(float[] parameters, float[] tokens, int[] lengths, float[] out) {
            int size = form.size();
            int width = network.hiddenSize();
            while (true) {
                int count = 0;
                for (int row = 0; row < known.length; row++) {
                    if (known[row] >= lengths[row]) continue;
                    int from = (row * form.longest() + known[row]) * size;
                    System.arraycopy(tokens, from, pass.input(), count * size, size);
                    System.arraycopy(states, row * width, pass.hidden(), count * width, width);
                    chosen[count++] = row;
                }
                if (count == 0) return;
                pass.forwardTrunk(parameters, 1, count);
                for (int i = 0; i < count; i++) {
                    int row = chosen[i];
                    System.arraycopy(pass.hidden(), i * width, states, row * width, width);
                    System.arraycopy(pass.trunk(), i * embeddingSize(), out, row * embeddingSize(), embeddingSize());
                    known[row]++;
                }
            }
        }
    }
}
