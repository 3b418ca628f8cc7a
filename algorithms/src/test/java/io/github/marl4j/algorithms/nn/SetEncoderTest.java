package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SetEncoderTest {
    private static final int TOKEN = 3;
    private static final int LONGEST = 6;
    private static final int EMBEDDING = 4;
    private static final int[] LENGTHS = {4, 1, 6, 3};

    private record Case(Kernels kernels, boolean causal, boolean pooled) {
        SetEncoder encoder(ParameterLayout.Builder layout) {
            return new SetEncoder(layout, new SetEncoder.Shape(TOKEN, LONGEST, 16, 4, EMBEDDING, causal, pooled));
        }
    }

    static Stream<Case> cases() {
        return Stream.of(Kernels.plain(), Kernels.best())
                .flatMap(k -> Stream.of(false, true)
                        .flatMap(causal -> Stream.of(false, true).map(pooled -> new Case(k, causal, pooled))));
    }

    private final Random random = new Random(11);

    private static SetEncoder.Pass filled(SetEncoder encoder, Kernels kernels, float[] tokens) {
        int total = Arrays.stream(LENGTHS).sum();
        SetEncoder.Pass pass = encoder.newPass(kernels, LENGTHS.length, total, true);
        for (int s = 0; s < LENGTHS.length; s++) {
            int from = pass.starts()[s];
            System.arraycopy(tokens, s * LONGEST * TOKEN, pass.input(), from * TOKEN, LENGTHS[s] * TOKEN);
            pass.starts()[s + 1] = from + LENGTHS[s];
        }
        return pass;
    }

    private float[] gaussian(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float) random.nextGaussian();
        return values;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void backwardGivesTheSlopeOfEveryParameter(Case c) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        SetEncoder encoder = c.encoder(layout);
        Parameters parameters = new Parameters(layout.build()).initialise(random);
        SetEncoder.Pass pass = filled(encoder, c.kernels, gaussian(LENGTHS.length * LONGEST * TOKEN));
        float[] weights = gaussian(LENGTHS.length * EMBEDDING);
        Supplier<Double> loss = () -> {
            pass.forward(parameters.values(), LENGTHS.length);
            double sum = 0;
            for (int i = 0; i < weights.length; i++) sum += (double) weights[i] * pass.output()[i];
            return sum;
        };
        loss.get();
        System.arraycopy(weights, 0, pass.outputGradient(), 0, weights.length);
        pass.backward(parameters.values(), parameters.gradients());
        for (ParameterLayout.Slice slice : parameters.layout().slices()) {
            for (int i = slice.offset(); i < slice.offset() + slice.size(); i++) {
                double[] slopes = GradientTest.slopes(parameters.values(), i, 2e-3f, loss);
                GradientTest.assertSlope(
                        slice.name() + " " + (i - slice.offset()), parameters.gradients()[i], slopes);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void prefixesThatGrowGiveWhatWholeSequencesGive(Case c) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        SetEncoder encoder = c.encoder(layout);
        Parameters parameters = new Parameters(layout.build()).initialise(random);
        float[] tokens = gaussian(LENGTHS.length * LONGEST * TOKEN);
        SetEncoder.Pass pass = filled(encoder, c.kernels, tokens);
        pass.forward(parameters.values(), LENGTHS.length);
        PrefixEncoder growing = encoder.newPrefixEncoder(c.kernels, LENGTHS.length);
        float[] stepwise = new float[LENGTHS.length * EMBEDDING];
        int[] lengths = new int[LENGTHS.length];
        for (int t = 1; t <= LONGEST; t++) {
            for (int s = 0; s < lengths.length; s++) lengths[s] = Math.min(t, LENGTHS[s]);
            growing.encode(parameters.values(), tokens, lengths, stepwise);
        }
        PrefixEncoder atOnce = encoder.newPrefixEncoder(c.kernels, LENGTHS.length);
        float[] whole = new float[stepwise.length];
        atOnce.encode(parameters.values(), tokens, LENGTHS, whole);
        assertThat(whole).isEqualTo(stepwise);
        float[] wanted = pass.output().clone();
        for (int s = 0; s < LENGTHS.length; s++) SetEncoder.normalise(wanted, s, EMBEDDING);
        assertThat(stepwise).containsExactly(wanted, within(1e-5f));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forgottenRowsBeginAnew(Case c) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        SetEncoder encoder = c.encoder(layout);
        Parameters parameters = new Parameters(layout.build()).initialise(random);
        float[] tokens = gaussian(2 * LONGEST * TOKEN);
        float[] out = new float[2 * EMBEDDING];
        PrefixEncoder used = encoder.newPrefixEncoder(c.kernels, 2);
        used.encode(parameters.values(), tokens, new int[] {5, 5}, out);
        float[] kept = Arrays.copyOfRange(out, EMBEDDING, 2 * EMBEDDING);
        used.forget(0);
        System.arraycopy(gaussian(LONGEST * TOKEN), 0, tokens, 0, LONGEST * TOKEN);
        used.encode(parameters.values(), tokens, new int[] {2, 5}, out);
        float[] fresh = new float[2 * EMBEDDING];
        encoder.newPrefixEncoder(c.kernels, 2).encode(parameters.values(), tokens, new int[] {2, 5}, fresh);
        assertThat(Arrays.copyOf(out, EMBEDDING)).isEqualTo(Arrays.copyOf(fresh, EMBEDDING));
        assertThat(Arrays.copyOfRange(out, EMBEDDING, 2 * EMBEDDING)).isEqualTo(kept);
    }

    @Test
    void embeddingsLieOnTheUnitSphere() {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        SetEncoder encoder = new Case(Kernels.plain(), true, true).encoder(layout);
        Parameters parameters = new Parameters(layout.build()).initialise(random);
        float[] out = new float[EMBEDDING];
        encoder.newPrefixEncoder(Kernels.plain(), 1)
                .encode(parameters.values(), gaussian(LONGEST * TOKEN), new int[] {3}, out);
        double squares = 0;
        for (float z : out) squares += z * z;
        assertThat(squares).isCloseTo(1, within(1e-6));
    }

    @Test
    void codeOfOddWidthHasOneCosineLess() {
        float[] code = SetEncoder.positionalCode(3, 3);
        assertThat(List.of(code[6], code[7], code[8])).containsExactly((float) Math.sin(2), (float) Math.cos(2), (float)
                Math.sin(2 * Math.pow(10_000, -2.0 / 3)));
    }
}
