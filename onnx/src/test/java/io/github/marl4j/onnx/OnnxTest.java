package io.github.marl4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.PolicyNetwork;
import io.github.marl4j.algorithms.nn.Activation;
import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.ImageShape;
import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.PolicyInference;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.Sha256;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxTest {
    private static final int FEATURES = 7;
    private static final int ACTIONS = 5;
    private static final int ROWS = 9;

    @TempDir
    Path folder;

    static Stream<ActorCritic> architectures() {
        return Stream.of(
                ActorCritic.feedForward(FEATURES, FEATURES, ACTIONS, false, Activation.TANH, 16, 12),
                ActorCritic.feedForwardShared(FEATURES, ACTIONS, false, Activation.RELU, 16),
                ActorCritic.recurrentShared(FEATURES, ACTIONS, false, 11),
                ActorCritic.recurrentSeparate(FEATURES, 4, ACTIONS, false, 11),
                ActorCritic.normalisedSeparate(FEATURES, 4, ACTIONS, false, 11, false),
                ActorCritic.normalisedSeparate(FEATURES, 4, ACTIONS, false, 11, true),
                ActorCritic.convolutional(new ImageShape(24, 28, 2), 1 / 2f, ACTIONS, false, new int[] {6, 3}, 10));
    }

    /** Weights as after a long training: none is 0, biases neither. */
    private static ActorCritic.Weights weights(ActorCritic model, SplittableRandom random) {
        ActorCritic.Weights weights = model.newWeights(random);
        float[] values = weights.actor().values();
        for (int i = 0; i < values.length; i++) values[i] += (float) (random.nextDouble() - 0.5);
        return weights;
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void logitsAndMemoryAreThoseOfOurNetworks(ActorCritic model) throws OrtException {
        SplittableRandom random = new SplittableRandom(5);
        ActorCritic.Weights weights = weights(model, random);
        PolicyInference inference = new PolicyInference(model, Kernels.plain(), new Workers(1));
        int width = model.actor().hiddenSize();
        float[] hidden = new float[ROWS * model.hiddenSize()];
        float[] memory = new float[ROWS * width];
        float[] logits = new float[ROWS * ACTIONS];
        int features = model.actor().inputSize();
        byte[] content = OnnxExport.content(
                new PolicyNetwork("fighters", model.actor(), weights.actor().values(), 0));
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        try (OrtSession session = runtime.createSession(content)) {
            for (int step = 0; step < 6; step++) {
                float[] seen = new float[ROWS * features];
                for (int i = 0; i < seen.length; i++) seen[i] = (float) (4 * random.nextDouble() - 2);
                inference.act(weights, seen, null, new boolean[ROWS], hidden, ROWS, logits, null);
                Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
                inputs.put("observations", tensor(runtime, seen, features));
                if (width > 0) inputs.put("memory", tensor(runtime, memory, width));
                try (OrtSession.Result result = session.run(inputs)) {
                    assertClose(numbers(result, "logits"), logits);
                    if (width > 0) memory = numbers(result, "next_memory");
                }
                inputs.values().forEach(OnnxTensor::close);
                for (int row = 0; row < ROWS; row++) {
                    for (int j = 0; j < width; j++) {
                        assertThat(memory[row * width + j])
                                .isCloseTo(hidden[row * model.hiddenSize() + j], within(1e-5f));
                    }
                }
            }
        }
    }

    private static OnnxTensor tensor(OrtEnvironment runtime, float[] values, int width) throws OrtException {
        return OnnxTensor.createTensor(runtime, FloatBuffer.wrap(values), new long[] {ROWS, width});
    }

    private static float[] numbers(OrtSession.Result result, String name) {
        FloatBuffer buffer = ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
        float[] numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return numbers;
    }

    private static void assertClose(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) assertThat(found[i]).isCloseTo(expected[i], within(1e-5f));
    }

    /** A learner that has made one update. */
    private static Learner trained(String algorithm, String network, boolean bothSides) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("numEnvs", 4);
        settings.put("numSteps", 16);
        settings.put("hidden", 8);
        settings.put("minibatches", 1);
        settings.put("network", network);
        settings.put("agentId", true);
        TrainConfig config = TrainConfig.of(algorithm, "smax/3m-v1");
        TrainConfig full = new TrainConfig(
                        algorithm,
                        new TrainConfig.EnvConfig("smax/3m-v1", Map.of("bothSides", bothSides)),
                        1,
                        1000,
                        1,
                        config.backend(),
                        config.evaluation(),
                        0,
                        settings)
                .resolved();
        Learner learner = Algorithm.named(algorithm).newLearner(full);
        learner.update((name, value) -> {});
        return learner;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ippo mlp", "ippo gru", "mappo gru"})
    void exportedPoliciesMakeTheSameMoves(String what) {
        String[] words = what.split(" ");
        for (boolean greedy : new boolean[] {true, false}) {
            try (Learner learner = trained(words[0], words[1], true)) {
                Path file = folder.resolve("policy.onnx");
                Path manifest =
                        OnnxExport.write(file, learner.networks(), "smax/3m-v1", Map.of("bothSides", true), "a test");
                OnnxPolicy exported = OnnxPolicy.read(manifest, greedy);
                assertThat(exported.manifest().groups())
                        .extracting(OnnxManifest.Group::file)
                        .containsExactly("policy-allies.onnx", "policy-enemies.onnx");
                assertThat(moves(exported)).isEqualTo(moves(learner.policy(greedy)));
            }
        }
    }

    /** A number for all moves of 80 steps of 5 battles, several of which end meanwhile. */
    private static String moves(Policy policy) {
        StringBuilder moves = new StringBuilder();
        try (VectorEnv env = Marl4j.vector(
                "smax/3m-v1",
                5,
                Map.of("bothSides", true),
                io.github.marl4j.env.VectorOptions.DEFAULT.withThreads(1))) {
            Policy.Player[] players = {policy.newPlayer(env, 0, 3), policy.newPlayer(env, 1, 4)};
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(2, batch);
            for (int step = 0; step < 80; step++) {
                env.step(players, actions, batch);
                for (Actions.Rows rows : actions.groups) for (int choice : rows.ints) moves.append(choice);
            }
        }
        return moves.toString();
    }

    @Test
    void filesThatDoNotFitAreRefusedWithASentence() throws IOException {
        Path file = folder.resolve("policy.onnx");
        Path manifest = folder.resolve("policy.json");
        try (Learner learner = trained("ippo", "mlp", false)) {
            OnnxExport.write(file, learner.networks(), "smax/3m-v1", Map.of(), "a test");
        }
        String good = Files.readString(manifest);
        assertThatThrownBy(() -> OnnxPolicy.read(file, true).newPlayer(Marl4j.spec("smax/8m-v1"), 0, 1, 0))
                .hasMessageMatching(
                        "smax/8m-v1: the ONNX policy sees \\d+ features and has \\d+ actions; group allies has .*");
        refused(
                file,
                manifest,
                good.replace("\"source\"", "\"sauce\""),
                "key \"sauce\" is unknown; did you mean \"source\"?");
        refused(file, manifest, good.replaceFirst("\"inputs\": \\d+", "\"inputs\": 3"), "expected [batch, 3]");
        refused(file, manifest, good.replaceFirst("\"memory\": 0", "\"memory\": 4"), "has no input \"memory\"");
        refused(file, manifest, good.replaceFirst("(\"sha256\": \")..", "$100"), "its SHA-256 is ");
        Files.writeString(manifest, good);
        Files.writeString(file, "no network");
        assertThatThrownBy(() -> OnnxPolicy.read(file, true))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("SHA-256");
        refused(
                file,
                manifest,
                good.replaceFirst(
                        "(\"sha256\": \")[0-9a-f]+",
                        "$1" + Sha256.of("no network".getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                "ONNX Runtime cannot load it");
        assertThatThrownBy(() -> OnnxPolicy.read(folder.resolve("absent.onnx"), true))
                .hasMessageContaining("no such file");
    }

    private static void refused(Path file, Path manifest, String content, String sentence) throws IOException {
        Files.writeString(manifest, content);
        assertThatThrownBy(() -> OnnxPolicy.read(file, true))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining(sentence);
    }
}
