package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Backward passes against central differences of a random linear function of the outputs. Single precision limits how fine the
 * differences can be: the step is 2e-3, and rounding then spoils about the fourth digit.
 */
class GradientTest {
    private static final float STEP = 2e-3f;
    private static final int STEPS = 5;
    private static final int ROWS = 7;
    private static final int FEATURES = 5;

    record Case(String name, Network network, ParameterLayout layout, Kernels kernels) {
        @Override
        public String toString() {
            return name + " on " + kernels.name() + " loops";
        }
    }

    private interface Architecture {
        Network.Builder build(Network.Builder network);
    }

    static Stream<Case> networks() {
        Init wide = Init.lecunNormal();
        return Stream.of(
                        named("dense", n -> n.head().dense("a", 3, Activation.NONE, wide)),
                        named(
                                "tanh",
                                n -> n.dense("a", 19, Activation.TANH, wide)
                                        .head()
                                        .dense("b", 3, Activation.TANH, wide)),
                        named(
                                "relu",
                                n -> n.dense("a", 33, Activation.TANH, wide)
                                        .relu()
                                        .head()
                                        .dense("b", 4, Activation.RELU, wide)),
                        named(
                                "layer norm",
                                n -> n.dense("a", 9, Activation.NONE, wide)
                                        .layerNorm("l")
                                        .head()
                                        .dense("b", 2, Activation.TANH, wide)),
                        named(
                                "batch norm",
                                n -> n.batchNorm("i")
                                        .dense("a", 9, Activation.NONE, wide)
                                        .batchNorm("l")
                                        .head()
                                        .dense("b", 2, Activation.TANH, wide)),
                        named(
                                "convolutions",
                                n -> n.dense("a", 6 * 7 * 2, Activation.TANH, wide)
                                        .convolution("b", new ImageShape(6, 7, 2), 3, 3, 2, 0.5f, Activation.TANH, wide)
                                        .convolution("c", new ImageShape(2, 3, 3), 4, 2, 1, 1, Activation.TANH, wide)
                                        .head()
                                        .dense("d", 2, Activation.NONE, wide)),
                        named(
                                "gru with resets",
                                n -> n.gru("g", 20, wide, Init.orthogonal(1))
                                        .head()
                                        .dense("b", 2, Activation.NONE, wide)),
                        named("lstm with resets", n -> n.lstm("g", 20).head().torchDense("b", 2, Activation.NONE)),
                        named(
                                "gru between layers, two heads",
                                n -> n.dense("a", 6, Activation.TANH, wide)
                                        .gru("g", 17, wide, wide)
                                        .layerNorm("l")
                                        .head()
                                        .dense("b", 6, Activation.TANH, wide)
                                        .dense("c", 3, Activation.NONE, wide)
                                        .head()
                                        .dense("d", 1, Activation.NONE, wide)))
                .flatMap(c -> Stream.of(Kernels.plain(), Kernels.best())
                        .map(k -> new Case(c.name(), c.network(), c.layout(), k)));
    }

    private static Case named(String name, Architecture architecture) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        Network network = architecture.build(Network.builder(layout, FEATURES)).build();
        return new Case(name, network, layout.build(), Kernels.plain());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void backwardGivesTheSlopeOfEveryParameter(Case c) {
        Random random = new Random(7);
        Parameters parameters = new Parameters(c.layout()).initialise(random);
        perturb(parameters.values(), random);
        Network.Pass pass = c.network().newPass(c.kernels(), STEPS, ROWS, true);
        fill(pass.input(), random);
        float[] hidden = new float[ROWS * c.network().hiddenSize()];
        fill(hidden, random);
        if (pass.resets() != null) {
            for (int i = 0; i < pass.resets().length; i++) {
                pass.resets()[i] = random.nextInt(4) == 0;
            }
        }
        double[][] weights = new double[c.network().numHeads()][];
        for (int head = 0; head < weights.length; head++) {
            weights[head] = random.doubles(STEPS * ROWS * c.network().outputSize(head), -1, 1)
                    .toArray();
        }
        evaluate(pass, parameters, hidden, weights);
        for (int head = 0; head < weights.length; head++) {
            for (int i = 0; i < weights[head].length; i++) {
                pass.outputGradient(head)[i] = (float) weights[head][i];
            }
        }
        pass.backward(parameters.values(), parameters.gradients());
        compare(parameters, () -> evaluate(pass, parameters, hidden, weights));
    }

    private static double evaluate(Network.Pass pass, Parameters parameters, float[] hidden, double[][] weights) {
        if (pass.hidden() != null) {
            System.arraycopy(hidden, 0, pass.hidden(), 0, hidden.length);
        }
        pass.forward(parameters.values(), STEPS, ROWS);
        double sum = 0;
        for (int head = 0; head < weights.length; head++) {
            for (int i = 0; i < weights[head].length; i++) {
                sum += weights[head][i] * pass.output(head)[i];
            }
        }
        return sum;
    }

    static List<Kernels> kernels() {
        return List.of(Kernels.plain(), Kernels.best());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void mixerBackwardGivesTheSlopes(Kernels kernels) {
        Random random = new Random(3);
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        QmixMixer mixer = new QmixMixer(layout, 3, FEATURES, 4, 6);
        Parameters parameters = new Parameters(layout.build());
        fill(parameters.values(), random);
        QmixMixer.Pass pass = mixer.newPass(kernels, ROWS, true);
        fill(pass.states(), random);
        float[] values = new float[ROWS * 3];
        fill(values, random);
        float[] weights = new float[ROWS];
        fill(weights, random);
        float[] mixed = new float[ROWS];
        Supplier<Double> loss = () -> {
            pass.forward(parameters.values(), ROWS, values, mixed);
            double sum = 0;
            for (int i = 0; i < ROWS; i++) {
                sum += (double) weights[i] * mixed[i];
            }
            return sum;
        };
        loss.get();
        float[] dValues = new float[values.length];
        pass.backward(parameters.values(), parameters.gradients(), weights, dValues);
        for (int i = 0; i < values.length; i++) {
            assertSlope("value " + i, dValues[i], slopes(values, i, STEP, loss));
        }
        for (int i = 0; i < parameters.values().length; i++) {
            assertSlope("parameter " + i, parameters.gradients()[i], slopes(parameters.values(), i, STEP, loss));
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void ppoGradientOfContinuousActionsIsTheSlopeOfTheLoss(Kernels kernels) {
        ActorCritic model = ActorCritic.feedForward(FEATURES, FEATURES, 2, true, Activation.TANH, 8);
        Random random = new Random(5);
        ActorCritic.Weights weights = model.newWeights(random);
        perturb(weights.actor().values(), random);
        PpoBatch batch = PpoBatch.builder(1, 12, FEATURES, 2).continuous().build();
        fill(batch.observations, random);
        fill(batch.continuousActions, random);
        fill(batch.values, random);
        fill(batch.advantages, random);
        fill(batch.targets, random);
        Arrays.fill(batch.logProbs, -2.5f);
        int[] columns = IntStream.range(0, 12).toArray();
        PpoLoss.Config config =
                new PpoLoss.Config(50, Double.POSITIVE_INFINITY, .5, .1, .7, PpoLoss.AdvantageNorm.NONE);
        try (Workers workers = new Workers(1)) {
            PpoGradient gradient = new PpoGradient(model, kernels, workers, 1);
            Supplier<Double> loss = () ->
                    gradient.compute(weights, batch, columns, 0, 12, config).total();
            loss.get();
            float[] analytic = weights.actor().gradients().clone();
            for (int i = 0; i < analytic.length; i++) {
                assertSlope(
                        "parameter " + i, analytic[i], slopes(weights.actor().values(), i, STEP, loss));
            }
        }
    }

    private static void compare(Parameters parameters, Supplier<Double> loss) {
        for (ParameterLayout.Slice slice : parameters.layout().slices()) {
            for (int i = slice.offset(); i < slice.offset() + slice.size(); i++) {
                double[] expected = slopes(parameters.values(), i, STEP, loss);
                assertSlope(
                        slice.name() + " " + (i - slice.offset()), parameters.gradients()[i], expected);
            }
        }
    }

    /** Central, right and left difference. */
    static double[] slopes(float[] array, int i, float step, Supplier<Double> loss) {
        float middle = array[i];
        double here = loss.get();
        array[i] = middle + step;
        double above = loss.get();
        float right = array[i] - middle;
        array[i] = middle - step;
        double below = loss.get();
        float left = middle - array[i];
        array[i] = middle;
        return new double[] {(above - below) / (right + left), (above - here) / right, (here - below) / left};
    }

    /** A kink of ReLU or |w| within the step spoils the central difference and that of one side; the other side then counts. */
    static void assertSlope(String name, double gradient, double[] slopes) {
        double error = Double.POSITIVE_INFINITY;
        for (double slope : slopes) {
            error = Math.min(error, Math.abs(gradient - slope) - 1e-2 * Math.abs(slope));
        }
        assertThat(error)
                .as("%s: gradient=%s slopes=%s", name, gradient, Arrays.toString(slopes))
                .isLessThanOrEqualTo(4e-3);
    }

    private static void fill(float[] array, Random random) {
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) random.nextGaussian();
        }
    }

    /** Biases and scales start at constants; moving them makes errors in their gradients visible. */
    private static void perturb(float[] array, Random random) {
        for (int i = 0; i < array.length; i++) {
            array[i] += .1f * (float) random.nextGaussian();
        }
    }
}
