package io.github.marl4j.nd4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of DL4J play what their sizes fit. */
class Dl4jPolicyTest {
    private static final int ENVS = 6;

    private static MultiLayerNetwork network(int features, int outputs, Activation last) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(features)
                        .nOut(16)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(16)
                        .nOut(outputs)
                        .activation(last)
                        .build())
                .build());
        network.init();
        return network;
    }

    /** A network whose outputs are always these. */
    private static MultiLayerNetwork constant(int features, Activation last, float... outputs) {
        MultiLayerNetwork network = network(features, outputs.length, last);
        network.params().assign(0);
        network.getLayer(1).setParam("b", Nd4j.createFromArray(outputs).reshape(1, outputs.length));
        return network;
    }

    private static int features(String id, int group) {
        return Marl4j.spec(id).groups().get(group).observationSpace().flatSize();
    }

    private static int outputs(Space space) {
        return space instanceof Space.Box box ? box.flatSize() : space.maskSize();
    }

    /** Discrete with masks, several parts, real numbers, turns, several groups; the environments themselves refuse what is illegal. */
    @ParameterizedTest
    @CsvSource({
        "smax/3m-v1,true",
        "smax/3m-v1,false",
        "momaland/connect4-v1,false",
        "momaland/pistonball-v1,true",
        "particle/simple-world-comm-v3,false",
        "particle/simple-spread-v3,true",
        "fighting/fightladder-v1,false"
    })
    void choicesAreLegal(String id, boolean greedy) {
        try (VectorEnv env = Marl4j.vector(id, ENVS, Map.of(), VectorOptions.DEFAULT.withThreads(1))) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player[] players = new Policy.Player[batch.groups.length];
            for (int g = 0; g < players.length; g++) {
                int outputs = outputs(batch.groups[g].group.actionSpace());
                Dl4jPolicy policy = Dl4jPolicy.of(network(features(id, g), outputs, Activation.IDENTITY));
                players[g] = (greedy ? policy.greedy() : policy).newPlayer(env, g, 3);
            }
            env.reset(1, batch);
            for (int step = 0; step < 20; step++) {
                for (Policy.Player player : players) player.act(batch, actions);
                for (int g = 0; g < players.length; g++) requireLegal(batch.groups[g], actions.groups[g]);
                env.step(actions, batch);
            }
        }
    }

    private static void requireLegal(Batch.Rows seen, Actions.Rows chosen) {
        for (int row = 0; row < seen.acts.length; row++) {
            if (!seen.acts[row]) continue;
            int env = row / seen.numAgents;
            assertThat(seen.group.actionSpace().contains(chosen.get(env, row % seen.numAgents)))
                    .isTrue();
            if (seen.group.actionSpace() instanceof Space.Discrete) {
                assertThat(seen.actionMask[row * seen.maskSize + chosen.ints[row]])
                        .isTrue();
            }
        }
    }

    @Test
    void greedyTakesTheBestLegalChoiceAndASoftmaxChangesNothingAboutIt() {
        String id = "particle/simple-v3";
        for (Activation last : new Activation[] {Activation.IDENTITY, Activation.SOFTMAX}) {
            Policy policy = Dl4jPolicy.of(constant(features(id, 0), last, 0, 1, 3, 2, 0))
                    .greedy();
            Actions chosen = act(id, policy, batch -> {});
            assertThat(chosen.groups[0].ints).containsOnly(2);
            chosen = act(id, policy, batch -> {
                for (int row = 0; row < ENVS; row++) batch.groups[0].actionMask[row * 5 + 2] = false;
            });
            assertThat(chosen.groups[0].ints).containsOnly(3);
        }
    }

    private static Actions act(String id, Policy policy, java.util.function.Consumer<Batch> change) {
        try (VectorEnv env = Marl4j.vector(id, ENVS)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            change.accept(batch);
            policy.newPlayer(env, 0, 1).act(batch, actions);
            return actions;
        }
    }

    @Test
    void drawsFollowTheProbabilitiesOfASoftmax() {
        String id = "particle/simple-v3";
        float[] logits = {(float) Math.log(0.5), (float) Math.log(0.3), (float) Math.log(0.2), -50, -50};
        Policy policy = Dl4jPolicy.of(constant(features(id, 0), Activation.SOFTMAX, logits));
        int[] counts = new int[5];
        try (VectorEnv env = Marl4j.vector(id, 2000)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            policy.newPlayer(env, 0, 1).act(batch, actions);
            for (int choice : actions.groups[0].ints) counts[choice]++;
        }
        assertThat(counts[0]).isBetween(920, 1080);
        assertThat(counts[1]).isBetween(525, 675);
        assertThat(counts[3] + counts[4]).isZero();
    }

    @Test
    void realActionsAreTheOutputsWithinTheBounds() {
        String id = "momaland/pistonball-v1";
        Actions chosen = act(id, Dl4jPolicy.of(constant(features(id, 0), Activation.IDENTITY, 0.25f)), batch -> {});
        assertThat(chosen.groups[0].floats).containsOnly(0.25f);
        chosen = act(id, Dl4jPolicy.of(constant(features(id, 0), Activation.IDENTITY, 7f)), batch -> {});
        assertThat(chosen.groups[0].floats).containsOnly(1f);
        Policy drawing = Dl4jPolicy.of(constant(features(id, 0), Activation.IDENTITY, 0f, -3f));
        chosen = act(id, drawing, batch -> {});
        assertThat(chosen.groups[0].floats[0]).isNotEqualTo(chosen.groups[0].floats[1]);
    }

    @Test
    void aGraphMayHaveAnOutputForEachPart() {
        String id = "particle/simple-world-comm-v3";
        int group = 0;
        while (!(Marl4j.spec(id).groups().get(group).actionSpace() instanceof Space.Discrete)) group++;
        int n = Marl4j.spec(id).groups().get(group).actionSpace().maskSize();
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("seen")
                .addLayer("first", head(features(id, group), 1), "seen")
                .addLayer("rest", head(features(id, group), n - 1), "seen")
                .setOutputs("first", "rest")
                .build());
        graph.init();
        assertThat(Dl4jPolicy.of(graph).newPlayer(Marl4j.spec(id), group, 1, 1)).isNotNull();
    }

    private static OutputLayer head(int in, int out) {
        return new OutputLayer.Builder(LossFunction.MSE)
                .nIn(in)
                .nOut(out)
                .activation(Activation.IDENTITY)
                .build();
    }

    @Test
    void sizesThatDoNotFitAreRefusedInASentence() {
        var spec = Marl4j.spec("smax/3m-v1");
        int features = features("smax/3m-v1", 0);
        assertThatThrownBy(() ->
                        Dl4jPolicy.of(network(features, 7, Activation.SOFTMAX)).newPlayer(spec, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("smax/3m-v1: the DL4J network has 7 outputs; group allies with Discrete[n=8] needs 8");
        assertThatThrownBy(
                        () -> Dl4jPolicy.of(network(5, 8, Activation.SOFTMAX)).newPlayer(spec, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("smax/3m-v1: the DL4J network does not take the " + features
                        + " features that group allies sees: ");
    }

    @Test
    void recurrentNetworksAreRefused() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new LSTM.Builder().name("memory").nIn(4).nOut(4).build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(4)
                        .nOut(2)
                        .build())
                .build());
        network.init();
        assertThatThrownBy(() -> Dl4jPolicy.of(network)).hasMessageContaining("layer memory is recurrent");
    }

    @Test
    void aFileGivesThePolicyBack(@TempDir Path folder) throws IOException {
        String id = "particle/simple-v3";
        Path file = folder.resolve("policy.zip");
        MultiLayerNetwork network = network(features(id, 0), 5, Activation.SOFTMAX);
        ModelSerializer.writeModel(network, file.toFile(), false);
        Policy read = new Dl4jPolicyFormat().read(file, true);
        assertThat(act(id, read, batch -> {}).groups[0].ints)
                .isEqualTo(act(id, Dl4jPolicy.of(network).greedy(), batch -> {}).groups[0].ints);
        Path other = folder.resolve("other.zip");
        Files.writeString(other, "no zip");
        assertThatThrownBy(() -> new Dl4jPolicyFormat().read(other, true))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("other.zip");
    }

    /** The file was written by RL4J 1.0.0-M1.1, {@code A3CDiscreteDense.getPolicy().save}; its loss is a class of RL4J, which is not here. */
    @Test
    void aFileOfTheActorCriticOfRl4jPlaysItsWeights() throws Exception {
        Path file = Path.of(getClass().getResource("rl4j-a3c-3m.zip").toURI());
        String id = "smax/3m-v1";
        MultiLayerNetwork same = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(features(id, 0))
                        .nOut(8)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(8)
                        .nOut(8)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            InputStream weights = zip.getInputStream(zip.getEntry(ModelSerializer.COEFFICIENTS_BIN));
            same.init(Nd4j.read(weights), true);
        }
        Policy read = new Dl4jPolicyFormat().read(file, false);
        assertThat(act(id, read, batch -> {}).groups[0].ints)
                .isEqualTo(act(id, Dl4jPolicy.of(same), batch -> {}).groups[0].ints);
    }
}
