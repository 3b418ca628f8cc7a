package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimiserTest {
    private static Parameters one(float value, float gradient) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        layout.add("w", 1, 1, Init.constant(value));
        Parameters parameters = new Parameters(layout.build()).initialise(new Random(0));
        parameters.gradients()[0] = gradient;
        return parameters;
    }

    @Test
    void adamsFirstStepIsTheLearningRateForAnyGradient() {
        Parameters parameters = one(1f, 300f);
        Adam.forPpo(1).step(parameters, .01);
        assertThat(parameters.values()[0]).isCloseTo(.99f, within(1e-6f));
    }

    @Test
    void adamFollowsItsFormula() {
        Parameters parameters = one(1f, 0f);
        Adam adam = new Adam(1, .9, .99, 1e-3);
        double m = 0;
        double v = 0;
        double w = 1;
        for (int t = 1; t <= 20; t++) {
            double g = Math.sin(t);
            parameters.gradients()[0] = (float) g;
            adam.step(parameters, .05);
            m = .9 * m + .1 * g;
            v = .99 * v + .01 * g * g;
            w -= .05 * m / (1 - Math.pow(.9, t)) / (Math.sqrt(v / (1 - Math.pow(.99, t))) + 1e-3);
            assertThat((double) parameters.values()[0]).isCloseTo(w, within(1e-5));
        }
    }

    /** With β₂ = 0.999: ρ passes 5 at the sixth step; until then the step is the debiased mean. */
    @Test
    void rAdamIsUnscaledUntilTheVarianceIsBounded() {
        Parameters parameters = one(0f, 2f);
        RAdam optimiser = RAdam.withDefaults(1);
        for (int t = 1; t <= 5; t++) {
            optimiser.step(parameters, .1);
            assertThat(parameters.values()[0]).isCloseTo(-.2f * t, within(1e-5f));
        }
        optimiser.step(parameters, .1);
        double limit = 2 / (1 - .999) - 1;
        double power = Math.pow(.999, 6);
        double rho = limit - 12 * power / (1 - power);
        double factor = Math.sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho));
        assertThat(rho).isGreaterThan(5);
        assertThat(parameters.values()[0]).isCloseTo((float) (-1 - .1 * factor), within(1e-5f));
    }

    @Test
    void restoredOptimisersContinueBitForBit() {
        Parameters unbroken = one(1f, .3f);
        Adam first = Adam.forPpo(1);
        first.step(unbroken, .01);
        Parameters resumed = one(unbroken.values()[0], .3f);
        Adam second = Adam.forPpo(1);
        second.setSteps(first.steps());
        first.state()
                .forEach((name, array) ->
                        System.arraycopy(array, 0, second.state().get(name), 0, array.length));
        first.step(unbroken, .01);
        second.step(resumed, .01);
        assertThat(resumed.values()).isEqualTo(unbroken.values());
    }

    @Test
    void clippingKeepsTheDirectionAndCapsTheNorm() {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        layout.add("w", 1, 2, Init.constant(0));
        Parameters parameters = new Parameters(layout.build());
        parameters.gradients()[0] = 3;
        parameters.gradients()[1] = 4;
        assertThat(parameters.clipGradients(10)).isEqualTo(5);
        assertThat(parameters.gradients()).containsExactly(3, 4);
        assertThat(parameters.clipGradients(1)).isEqualTo(5);
        assertThat(parameters.gradients()).containsExactly(new float[] {.6f, .8f}, within(1e-6f));
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void gradientsThatAreNotFiniteAreNamed(float bad) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        layout.add("actor1/kernel", 2, 3, Init.constant(0));
        layout.add("critic1/kernel", 2, 3, Init.constant(0));
        Parameters parameters = new Parameters(layout.build());
        parameters.gradients()[10] = bad;
        assertThatThrownBy(() -> parameters.clipGradients(1))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("critic1/kernel")
                .hasMessageContaining("row=1 column=1");
        parameters.values()[2] = bad;
        assertThatThrownBy(parameters::requireFinite)
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("actor1/kernel");
    }

    @ParameterizedTest
    @CsvSource({"64,64,1.41", "5,37,0.01", "128,10,2"})
    void orthogonalMatricesAreOrthogonal(int rows, int columns, double gain) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        layout.add("w", rows, columns, Init.orthogonal(gain));
        float[] w = new Parameters(layout.build()).initialise(new Random(4)).values();
        boolean wide = columns > rows;
        int vectors = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        for (int a = 0; a < vectors; a++) {
            for (int b = 0; b < vectors; b++) {
                double dot = 0;
                for (int i = 0; i < length; i++) {
                    dot += (double) w[wide ? a * columns + i : i * columns + a]
                            * w[wide ? b * columns + i : i * columns + b];
                }
                assertThat(dot).isCloseTo(a == b ? gain * gain : 0, within(1e-5));
            }
        }
    }

    @Test
    void lecunNormalHasTheVarianceOfItsInputs() {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        layout.add("w", 400, 300, Init.lecunNormal());
        float[] w = new Parameters(layout.build()).initialise(new Random(4)).values();
        double squares = 0;
        for (float x : w) {
            squares += (double) x * x;
        }
        assertThat(squares / w.length * 400).isCloseTo(1, within(.02));
    }
}
