package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Activation;
import io.github.marl4j.algorithms.nn.ContrastiveLoss;
import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.algorithms.nn.ParameterLayout;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.PrefixEncoder;
import io.github.marl4j.algorithms.nn.SetEncoder;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.algorithms.rollout.EpisodeRing;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The embedding of {@link Clam}: two views of each of N episodes, encoded and projected, are drawn together and apart from all others. One update:
 *
 * <pre>
 * θ̄ ← d·θ̄ + (1−d)·θ                                  the acting encoder follows
 * z  = e/‖e‖, e = f_θ(view)                           both views of N episodes
 * u  = g(z) = linear(relu(norm(linear(z))))
 * L  = τ/τ_base · NT-Xent(u; τ)                       see {@link ContrastiveLoss}
 * θ, g ← Adam on L
 * </pre>
 *
 * Where the views of a shard do not fit into one pass, activations are not kept but computed again for the gradient, some sequences at a time: memory does not grow with the batch.
 */
final class ContrastiveModel implements EmbeddingModel {
    /** Parts of a batch with a gradient of their own; results depend on the number of parts, not of threads. */
    private static final int SHARDS = 8;
    /** Sequences computed together. */
    private static final int AT_ONCE = 16;

    private final ContrastConfig config;
    private final SetEncoder encoder;
    private final Workers workers;
    private final Parameters online;
    private final Parameters target;
    private final EpisodeLessons lessons;
    private final DrawStream random;
    private final AsymmetricCrops crops;
    private final Network.Pass projection;
    private final ContrastiveLoss loss;
    private final SetEncoder.Pass[] passes = new SetEncoder.Pass[SHARDS];
    private final float[][] gradients = new float[SHARDS][];
    private final float[] embeddings;
    private final float[] dEmbeddings;
    private final float[] dUnits;
    private final Workers.Task encodeTask = this::encode;
    private final Workers.Task gradientTask = this::gradient;
    private final Workers.Task sumTask = this::sum;
    private EpisodeRing episodes;

    /**
     * Draws fresh weights.
     *
     * @param capacity episodes of the ring that it will learn from
     * @param poolSize number of policies that the others may follow
     */
    ContrastiveModel(
            ContrastConfig config, SetEncoder.Shape shape, int capacity, int poolSize, long seed, Workers workers) {
        this.config = config;
        this.workers = workers;
        SplittableRandom initial = new SplittableRandom(seed);
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        encoder = new SetEncoder(builder, shape);
        Network head = projection(builder, shape.embedding(), config);
        ParameterLayout layout = builder.build();
        online = new Parameters(layout).initialise(initial);
        target = new Parameters(layout);
        target.copyFrom(online);
        random = new DrawStream(initial.nextLong());
        EpisodeLessons.Plan plan = new EpisodeLessons.Plan(
                config.batch(), config.updatesPerIteration(), config.learningRate(), Double.POSITIVE_INFINITY);
        lessons = new EpisodeLessons(plan, poolSize, capacity, online, random);
        int views = 2 * config.batch();
        Kernels kernels = PpoLearner.kernels();
        crops = new AsymmetricCrops(config, shape.longest());
        projection = head.newPass(kernels, 1, views, true);
        loss = new ContrastiveLoss(config.batch(), config.projectionSize());
        for (int s = 0; s < SHARDS; s++) {
            passes[s] = encoder.newPass(kernels, AT_ONCE, AT_ONCE * shape.longest(), true);
            gradients[s] = new float[layout.size()];
        }
        embeddings = new float[views * shape.embedding()];
        dEmbeddings = new float[embeddings.length];
        dUnits = new float[embeddings.length];
    }

    private static Network projection(ParameterLayout.Builder layout, int embedding, ContrastConfig config) {
        Network.Builder head = Network.builder(layout, embedding)
                .torchDense("projection1", config.projectionHidden(), Activation.NONE);
        if (config.projectionNorm() == ContrastConfig.Norm.BATCH) head.batchNorm("projectionNorm");
        else head.layerNorm("projectionNorm");
        return head.relu()
                .head()
                .torchDense("projection2", config.projectionSize(), Activation.NONE)
                .build();
    }

    @Override
    public int embeddingSize() {
        return encoder.shape().embedding();
    }

    @Override
    public PrefixEncoder newEncoder(int numEnvs) {
        return encoder.newPrefixEncoder(PpoLearner.kernels(), numEnvs);
    }

    @Override
    public float[] actingWeights() {
        return target.values();
    }

    @Override
    public boolean learnsFromOthers() {
        return false;
    }

    @Override
    public void learn(EpisodeRing from, int newEpisodes, Learner.Metrics metrics) {
        lessons.learn(from, newEpisodes, metrics, this::compute);
    }

    private double compute(EpisodeRing from, int[] chosen) {
        episodes = from;
        follow();
        crops.draw(from, chosen, random);
        workers.run(SHARDS, encodeTask);
        double value = compare();
        workers.run(SHARDS, gradientTask);
        workers.run(SHARDS, sumTask);
        return value;
    }

    private void follow() {
        float keep = (float) config.targetDecay();
        float take = (float) (1 - config.targetDecay());
        float[] slow = target.values();
        float[] fast = online.values();
        for (int i = 0; i < slow.length; i++) slow[i] = keep * slow[i] + take * fast[i];
    }

    private int first(int shard, int count) {
        return (int) ((long) count * shard / SHARDS);
    }

    private void encode(int shard, int worker) {
        int end = first(shard + 1, crops.views());
        for (int view = first(shard, crops.views()); view < end; view += AT_ONCE) {
            int count = Math.min(AT_ONCE, end - view);
            forward(passes[shard], view, count);
            int size = encoder.shape().embedding();
            System.arraycopy(passes[shard].output(), 0, embeddings, view * size, count * size);
        }
    }

    private void forward(SetEncoder.Pass pass, int firstView, int count) {
        int size = encoder.shape().tokenSize();
        for (int i = 0; i < count; i++) {
            int at = pass.starts()[i];
            crops.write(firstView + i, episodes, size, pass.input(), at * size);
            pass.starts()[i + 1] = at + crops.length(firstView + i);
        }
        pass.forward(online.values(), count);
    }

    /** Computes the loss of all views, the gradient of the projection, and that of the embeddings. */
    private double compare() {
        int views = crops.views();
        int size = encoder.shape().embedding();
        float[] units = projection.input();
        for (int view = 0; view < views; view++) {
            float inverse = (float) (1 / length(view));
            for (int i = view * size; i < (view + 1) * size; i++) units[i] = embeddings[i] * inverse;
        }
        projection.forward(online.values(), 1, views);
        float[] projected = projection.output(0);
        for (int i = 0; i < projected.length; i++) loss.vectors()[i] = projected[i];
        double scale = config.temperature() / config.baseTemperature();
        double value = scale * loss.compute(config.batch(), config.temperature(), config.loss().negatives);
        for (int i = 0; i < projected.length; i++) {
            projection.outputGradient(0)[i] = (float) (scale * loss.gradient()[i]);
        }
        Arrays.fill(gradients[0], 0f);
        projection.backward(online.values(), gradients[0], dUnits);
        for (int view = 0; view < views; view++) throughLength(view, units);
        return value;
    }

    private double length(int view) {
        int size = encoder.shape().embedding();
        double squares = 0;
        for (int i = view * size; i < (view + 1) * size; i++) squares += (double) embeddings[i] * embeddings[i];
        return Math.sqrt(squares);
    }

    /** {@code de = (dz − (dz·z)·z)/‖e‖}. */
    private void throughLength(int view, float[] units) {
        int size = encoder.shape().embedding();
        double along = 0;
        for (int i = view * size; i < (view + 1) * size; i++) along += (double) dUnits[i] * units[i];
        double length = length(view);
        for (int i = view * size; i < (view + 1) * size; i++) {
            dEmbeddings[i] = (float) ((dUnits[i] - along * units[i]) / length);
        }
    }

    private void gradient(int shard, int worker) {
        // The first shard goes on from the gradient of the projection.
        if (shard > 0) Arrays.fill(gradients[shard], 0f);
        SetEncoder.Pass pass = passes[shard];
        int size = encoder.shape().embedding();
        int first = first(shard, crops.views());
        int end = first(shard + 1, crops.views());
        boolean kept = end - first <= AT_ONCE;
        for (int view = first; view < end; view += AT_ONCE) {
            int count = Math.min(AT_ONCE, end - view);
            if (!kept) forward(pass, view, count);
            System.arraycopy(dEmbeddings, view * size, pass.outputGradient(), 0, count * size);
            pass.backward(online.values(), gradients[shard]);
        }
    }

    private void sum(int part, int worker) {
        float[] total = online.gradients();
        int from = first(part, total.length);
        int end = first(part + 1, total.length);
        System.arraycopy(gradients[0], from, total, from, end - from);
        for (int s = 1; s < SHARDS; s++) {
            for (int i = from; i < end; i++) total[i] += gradients[s][i];
        }
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = lessons.state();
        state.put("embedding.acting", target.values());
        return state;
    }

    @Override
    public void restored() {
        lessons.restored();
    }
}
