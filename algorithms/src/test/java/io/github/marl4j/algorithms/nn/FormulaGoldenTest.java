package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Targets, normalisation and mixing against values computed from their definitions in double precision. */
class FormulaGoldenTest {
    private static final Offset<Float> SINGLE = within(1e-4f);

    static Stream<Golden> mixers() {
        return Golden.cases("qmix");
    }

    static Stream<Golden> lambdaReturns() {
        return Golden.cases("pqn_lambda_returns");
    }

    static Stream<Golden> traces() {
        return Golden.cases("vtrace");
    }

    static Stream<Golden> norms() {
        return Golden.cases("value_norm");
    }

    @ParameterizedTest
    @MethodSource("mixers")
    void qmixMixesAndBootstrapsAsDefined(Golden golden) {
        int[] shape = golden.shape("qValues");
        int rows = shape[0] * shape[1];
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        QmixMixer mixer = new QmixMixer(
                builder,
                golden.count("agents"),
                golden.shape("states")[2],
                golden.count("embedDim"),
                golden.count("hyperHidden"));
        Parameters parameters = new Parameters(builder.build());
        loadMixer(golden.at("params"), parameters);
        QmixMixer.Pass pass = mixer.newPass(Kernels.best(), rows, false);
        float[] states = golden.floats("states");
        System.arraycopy(states, 0, pass.states(), 0, states.length);
        float[] mixed = new float[rows];
        pass.forward(parameters.values(), rows, golden.floats("qValues"), mixed);
        assertThat(mixed).containsExactly(golden.expected().floats("qTot"), SINGLE);

        float[] targets = new float[rows - shape[1]];
        QTargets.oneStep(
                shape[0],
                shape[1],
                golden.number("gamma"),
                golden.floats("rewards"),
                golden.flags("done"),
                mixed,
                targets);
        assertThat(targets).containsExactly(golden.expected().floats("oneStepTargetsUsingSameMixer"), SINGLE);
    }

    private static void loadMixer(Golden source, Parameters target) {
        Map<String, String> names =
                Map.of("1a", "w1a", "1b", "w1b", "v1", "b1", "2a", "w2a", "2b", "w2b", "v2a", "b2a", "v2b", "b2b");
        for (String name : source.json().keySet()) {
            boolean bias = name.startsWith("b");
            String key = name.replace("bb", "v").replace("vb", "v").replaceFirst("^[wb]", "");
            ParameterLayout.Slice slice =
                    target.layout().slice("mixer/" + names.get(key) + (bias ? "/bias" : "/kernel"));
            float[] values = source.floats(name);
            assertThat(values).hasSize(slice.size());
            System.arraycopy(values, 0, target.values(), slice.offset(), values.length);
        }
    }

    @ParameterizedTest
    @MethodSource("lambdaReturns")
    void lambdaReturnsFollowTheirRecursion(Golden golden) {
        int[] shape = golden.shape("qValues");
        float[] best = best(golden.floats("qValues"), shape[2]);
        float[] targets = new float[best.length];
        QTargets.lambdaReturns(
                shape[0],
                shape[1],
                golden.number("gamma"),
                golden.number("lambda"),
                golden.floats("rewards"),
                golden.flags("done"),
                best,
                best(golden.floats("lastQ"), shape[2]),
                targets);
        assertThat(targets).containsExactly(golden.expected().floats("targets"), SINGLE);
    }

    private static float[] best(float[] values, int actions) {
        float[] best = new float[values.length / actions];
        for (int row = 0; row < best.length; row++) {
            best[row] = values[row * actions + Categorical.best(values, row * actions, actions)];
        }
        return best;
    }

    @ParameterizedTest
    @MethodSource("traces")
    void vtraceCorrectsForTheBehaviourPolicy(Golden golden) {
        float[] rewards = golden.floats("rewards");
        float[] targets = new float[rewards.length];
        float[] advantages = new float[rewards.length];
        VTrace.targets(
                rewards.length,
                1,
                golden.number("gamma"),
                golden.number("lambda"),
                golden.number("rhoBar"),
                golden.number("cBar"),
                rewards,
                golden.floats("values"),
                golden.floats("bootstrapValue"),
                golden.flags("done"),
                golden.floats("logRhos"),
                targets,
                advantages);
        assertThat(targets).containsExactly(golden.expected().floats("vs"), SINGLE);
        assertThat(advantages).containsExactly(golden.expected().floats("pgAdvantages"), SINGLE);
    }

    @ParameterizedTest
    @MethodSource("norms")
    void valueNormTracksItsBatches(Golden golden) {
        ValueNorm norm = new ValueNorm(golden.number("beta"), golden.number("epsilon"));
        List<float[]> batches = golden.rows("batches");
        double[] expected = golden.expected().doubles("meanVarAfterEachBatch");
        for (int i = 0; i < batches.size(); i++) {
            norm.update(batches.get(i), 0, batches.get(i).length);
            assertThat(norm.mean()).isCloseTo(expected[2 * i], within(1e-4));
            assertThat(norm.variance()).isCloseTo(expected[2 * i + 1], within(1e-4));
        }
        float[] query = golden.floats("query");
        norm.normalise(query, 0, query.length);
        assertThat(query).containsExactly(golden.expected().floats("normalised"), SINGLE);
        float[] again = golden.floats("query");
        norm.denormalise(again, 0, again.length);
        assertThat(again).containsExactly(golden.expected().floats("denormalised"), SINGLE);
    }
}
