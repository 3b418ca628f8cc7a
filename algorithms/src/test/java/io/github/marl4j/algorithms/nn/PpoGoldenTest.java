package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forward values, loss, gradients and three Adam steps against JAX, in double precision there and in single here. */
class PpoGoldenTest {
    private static final Offset<Float> NETWORK = within(2e-4f);
    private static final Map<String, Integer> GATES = Map.of("r", 0, "z", 1, "n", 2);

    static Stream<Golden> networks() {
        return Golden.cases("ppo_network");
    }

    static Stream<Golden> losses() {
        return Golden.cases("ppo_loss");
    }

    @ParameterizedTest
    @MethodSource("networks")
    void networkAgreesWithJaxOnPlainLoops(Golden golden) {
        compareNetwork(golden, Kernels.plain());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void networkAgreesWithJaxOnTheBestLoops(Golden golden) {
        compareNetwork(golden, Kernels.best());
    }

    private static void compareNetwork(Golden golden, Kernels kernels) {
        ActorCritic model = model(golden);
        ActorCritic.Weights weights = model.newWeights(new Random(1));
        load(golden.at("params"), weights.actor().layout(), weights.actor().values());
        PpoBatch batch = batch(golden, model);
        Golden expected = golden.expected();
        compareRollout(model, weights, batch, kernels, expected, golden.flags("mask"));

        int[] columns = IntStream.range(0, batch.actors).toArray();
        Adam adam = Adam.forPpo(weights.actor().values().length);
        double[] norms = expected.doubles("gradNormBeforeClipForThreeSteps");
        try (Workers workers = new Workers(2)) {
            PpoGradient gradient = new PpoGradient(model, kernels, workers, batch.steps);
            PpoLoss.Config config = new PpoLoss.Config(
                    golden.number("clip"),
                    golden.number("clip"),
                    golden.number("valueCoef"),
                    golden.number("entropyCoef"),
                    Double.POSITIVE_INFINITY,
                    PpoLoss.AdvantageNorm.POPULATION);
            for (int step = 0; step < 3; step++) {
                PpoLoss.Statistics statistics = gradient.compute(weights, batch, columns, 0, batch.actors, config);
                if (step == 0) {
                    assertThat(statistics.total()).isCloseTo(expected.number("loss"), within(1e-4));
                    assertThat(statistics.policyLoss()).isCloseTo(expected.number("policyLoss"), within(1e-4));
                    assertThat(statistics.valueLoss()).isCloseTo(expected.number("valueLoss"), within(1e-4));
                    assertThat(statistics.entropy()).isCloseTo(expected.number("entropy"), within(1e-4));
                    compare(
                            expected.at("gradients"),
                            weights.actor().layout(),
                            weights.actor().gradients());
                }
                double norm = weights.actor().clipGradients(golden.number("maxGradNorm"));
                assertThat(norm).isCloseTo(norms[step], within(2e-4));
                adam.step(weights.actor(), golden.number("learningRate"));
            }
        }
        compare(
                expected.at("paramsAfterThreeSteps"),
                weights.actor().layout(),
                weights.actor().values());
    }

    private static ActorCritic model(Golden golden) {
        int features = golden.shape("obs")[2];
        int actions = golden.shape("mask")[2];
        if (golden.text("network").startsWith("gru")) {
            return ActorCritic.recurrentShared(features, actions, false, golden.shape("h0")[1]);
        }
        int width = golden.at("params").shape("actor1/bias")[0];
        return ActorCritic.feedForward(features, features, actions, false, Activation.TANH, width, width);
    }

    private static PpoBatch batch(Golden golden, ActorCritic model) {
        int[] shape = golden.shape("obs");
        PpoBatch batch = PpoBatch.builder(shape[0], shape[1], shape[2], model.actions())
                .hidden(model.hiddenSize())
                .masked()
                .build();
        copy(golden.floats("obs"), batch.observations);
        copy(golden.floats("oldLogProbs"), batch.logProbs);
        copy(golden.floats("advantages"), batch.advantages);
        copy(golden.floats("targets"), batch.targets);
        copy(golden.floats("oldValues"), batch.values);
        System.arraycopy(golden.ints("actions"), 0, batch.actions, 0, batch.actions.length);
        System.arraycopy(golden.flags("mask"), 0, batch.masks, 0, batch.masks.length);
        if (model.hiddenSize() > 0) {
            copy(golden.floats("h0"), batch.hidden);
            System.arraycopy(golden.flags("resets"), 0, batch.resets, 0, batch.resets.length);
        }
        return batch;
    }

    /** Steps through the rollout one by one, as a trainer does. */
    private static void compareRollout(
            ActorCritic model,
            ActorCritic.Weights weights,
            PpoBatch batch,
            Kernels kernels,
            Golden expected,
            boolean[] mask) {
        float[] logits = new float[batch.actors * model.actions()];
        float[] values = new float[batch.actors];
        float[] hidden = batch.hidden == null ? null : batch.hidden.clone();
        float[] expectedLogits = expected.floats("logits");
        float[] expectedValues = expected.floats("values");
        try (Workers workers = new Workers(2)) {
            PolicyInference inference = new PolicyInference(model, kernels, workers);
            for (int step = 0; step < batch.steps; step++) {
                float[] observations = slice(batch.observations, step, batch.steps);
                boolean[] resets = batch.resets == null
                        ? null
                        : Arrays.copyOfRange(batch.resets, step * batch.actors, (step + 1) * batch.actors);
                inference.act(weights, observations, null, resets, hidden, batch.actors, logits, values);
                for (int i = 0; i < logits.length; i++) {
                    if (mask[step * logits.length + i]) {
                        assertThat(logits[i]).isCloseTo(expectedLogits[step * logits.length + i], NETWORK);
                    }
                }
                assertThat(values).containsExactly(slice(expectedValues, step, batch.steps), NETWORK);
            }
        }
        if (hidden != null) {
            assertThat(hidden).containsExactly(expected.floats("finalHidden"), NETWORK);
        }
    }

    private static float[] slice(float[] all, int part, int parts) {
        int size = all.length / parts;
        return Arrays.copyOfRange(all, part * size, (part + 1) * size);
    }

    private static void copy(float[] source, float[] target) {
        assertThat(source).hasSameSizeAs(target);
        System.arraycopy(source, 0, target, 0, source.length);
    }

    /** The golden files keep the kernels of the three gates apart; here they are column blocks. */
    private static void load(Golden slices, ParameterLayout layout, float[] target) {
        for (String name : slices.json().keySet()) {
            float[] source = slices.floats(name);
            int[] places = places(name, source.length, layout);
            for (int i = 0; i < source.length; i++) {
                target[places[i]] = source[i];
            }
        }
    }

    private static void compare(Golden slices, ParameterLayout layout, float[] actual) {
        for (String name : slices.json().keySet()) {
            float[] expected = slices.floats(name);
            int[] places = places(name, expected.length, layout);
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[places[i]]).as(name + " " + i).isCloseTo(expected[i], NETWORK);
            }
        }
    }

    private static int[] places(String name, int size, ParameterLayout layout) {
        if (!name.startsWith("gru/")) {
            int offset = layout.slice(name).offset();
            return IntStream.range(offset, offset + size).toArray();
        }
        boolean input = name.charAt(4) == 'i';
        String kind = name.substring(7);
        ParameterLayout.Slice slice = layout.slice("gru/" + (input ? "input/" : "hidden/") + kind);
        boolean single = !input && kind.equals("bias");
        int block = single ? 0 : GATES.get(name.substring(5, 6));
        int columns = single ? slice.columns() : slice.columns() / 3;
        return IntStream.range(0, size)
                .map(i -> slice.offset() + i / columns * slice.columns() + block * columns + i % columns)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossAgreesWithItsDefinition(Golden golden) {
        int[] shape = golden.shape("logits");
        PpoBatch batch = PpoBatch.builder(1, shape[0], 1, shape[1]).masked().build();
        copy(golden.floats("oldLogProbs"), batch.logProbs);
        copy(golden.floats("advantages"), batch.advantages);
        copy(golden.floats("targets"), batch.targets);
        copy(golden.floats("oldValues"), batch.values);
        System.arraycopy(golden.ints("actions"), 0, batch.actions, 0, batch.actions.length);
        System.arraycopy(golden.flags("mask"), 0, batch.masks, 0, batch.masks.length);
        for (boolean clipped : new boolean[] {true, false}) {
            PpoLoss.Config config = new PpoLoss.Config(
                    golden.number("clip"),
                    clipped ? golden.number("clip") : Double.POSITIVE_INFINITY,
                    golden.number("valueCoef"),
                    golden.number("entropyCoef"),
                    Double.POSITIVE_INFINITY,
                    golden.flag("normaliseAdvantages") ? PpoLoss.AdvantageNorm.POPULATION : PpoLoss.AdvantageNorm.NONE);
            compareLoss(golden, batch, config, clipped);
        }
    }

    private static void compareLoss(Golden golden, PpoBatch batch, PpoLoss.Config config, boolean clipped) {
        int n = batch.actors;
        int actions = golden.shape("logits")[1];
        int[] columns = IntStream.range(0, n).toArray();
        PpoLoss.Scale scale = new PpoLoss.Scale();
        scale.measure(config.advantageNorm(), batch, columns, 0, n);
        PpoLoss.Sums sums = new PpoLoss.Sums();
        PpoLoss loss = new PpoLoss(config);
        float[] logits = golden.floats("logits");
        loss.discretePolicy(batch, columns, 0, n, scale, actions, logits, new float[n * actions], sums);
        loss.values(batch, columns, 0, n, scale, golden.floats("values"), new float[n], sums);
        PpoLoss.Statistics statistics = sums.means(config, n);
        Golden expected = golden.expected();
        float[] logProbs = expected.floats("logProbs");
        for (int i = 0; i < n; i++) {
            assertThat(logits[i * actions + batch.actions[i]]).isCloseTo(logProbs[i], within(1e-4f));
        }
        assertThat(statistics.entropy()).isCloseTo(expected.number("entropyMean"), within(1e-4));
        assertThat(statistics.policyLoss()).isCloseTo(expected.number("policyLoss"), within(1e-4));
        assertThat(statistics.approxKl()).isCloseTo(expected.number("approxKl"), within(1e-4));
        assertThat(statistics.clipFraction()).isCloseTo(expected.number("clipFraction"), within(1e-9));
        String key = clipped ? "valueLossClipped" : "valueLossUnclipped";
        assertThat(statistics.valueLoss()).isCloseTo(expected.number(key), within(1e-4));
        if (clipped) {
            assertThat(statistics.total()).isCloseTo(expected.number("total"), within(1e-4));
        }
    }
}
