package io.github.marl4j.nd4j.tensor.crazyrl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.crazyrl.CrazyRlConformance;
import io.github.marl4j.envs.momaland.crazyrl.CrazyRlSpec;
import io.github.marl4j.envs.momaland.replay.ReplayedEnv;
import io.github.marl4j.nd4j.tensor.TensorsAsKernel;
import io.github.marl4j.testkit.TraceFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/** The recorded episodes of MOMAland through the tensor kernel, with the comparisons and tolerances of the JVM kernel. */
class CrazyRlTensorGoldenTraceTest {
    static List<Path> recordings() {
        return TraceFiles.find(Path.of("../envs-momaland/src/test/resources/traces")).stream()
                .filter(file -> file.getFileName().toString().startsWith("crazyrl_"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void theRecordingIsReplayed(Path file) {
        Map<String, Object> recorded = TraceFiles.read(file);
        CrazyRlConformance jvm = List.of(
                        new CrazyRlConformance.Surround(),
                        new CrazyRlConformance.Escort(),
                        new CrazyRlConformance.Catch())
                .stream()
                .filter(check -> check.knows(recorded))
                .findFirst()
                .orElseThrow();
        for (var result : new OnTensors(jvm).check(recorded)) {
            assertThat(result.mismatch()).isNull();
            assertThat(result.comparisons()).isPositive();
        }
    }

    private record OnTensors(CrazyRlConformance jvm) implements ReplayedEnv {
        @Override
        public String traceName() {
            return jvm.traceName();
        }

        @Override
        public double tolerance() {
            return jvm.tolerance();
        }

        @Override
        public void compareObservation(String field, float[] got, double[] recorded, Comparison comparison) {
            jvm.compareObservation(field, got, recorded, comparison);
        }

        @Override
        public void compareReward(String field, float[] got, double[] recorded, Comparison comparison) {
            jvm.compareReward(field, got, recorded, comparison);
        }

        @Override
        public Row row(Map<String, Object> file) {
            return new TensorRow(jvm.row(file), Json.text(file, "actionDtype").equals("float64"));
        }

        @Override
        public Row row(Map<String, Object> config, Map<String, Object> initialState) {
            return new TensorRow(jvm.row(config, initialState), false);
        }
    }

    private static final class TensorRow implements ReplayedEnv.Row {
        private final ReplayedEnv.Row jvm;
        private final boolean doubles;
        private final CrazyRlTensorKernel rules;
        private final TensorsAsKernel tensors;
        /** Actions of the step to come as the trace has them, {@code [axis][drone][env=0]}. */
        private final double[][][] chosen;

        private RecordedDraws recorded = new RecordedDraws();

        TensorRow(ReplayedEnv.Row jvm, boolean doubles) {
            this.jvm = jvm;
            this.doubles = doubles;
            Kernel state = jvm.kernel();
            rules = (CrazyRlTensorKernel)
                    new CrazyRlTensors().kernel(state.spec().id(), state.spec().options(), 1, 0);
            tensors = new TensorsAsKernel(
                    state,
                    rules,
                    // Tensors draw in every step, also where the target need not hesitate.
                    (env, site, index) -> recorded.has(site, index)
                            ? OptionalDouble.of(state.chance().uniformDouble(env, site, index))
                            : OptionalDouble.empty());
            chosen = new double[CrazyRlSpec.AXES][state.spec().agents().size()][1];
        }

        @Override
        public Kernel kernel() {
            return tensors;
        }

        @Override
        public void step(Kernel.Worker worker, Actions actions, Batch out) {
            if (doubles) rules.moveBy(Nd4j.createFromArray(chosen).mul(0.2));
            tensors.step(actions, out);
        }

        @Override
        public void start(Map<String, Object> initialState) {
            jvm.start(initialState);
        }

        @Override
        public Action act(String agent, Object action) {
            double[] numbers = Json.numbers("actions." + agent, action, CrazyRlSpec.AXES);
            int drone = jvm.kernel().spec().agents().indexOf(agent);
            for (int axis = 0; axis < numbers.length; axis++) chosen[axis][drone][0] = numbers[axis];
            return jvm.act(agent, action);
        }

        @Override
        public RecordedDraws draws(List<ReplayedEnv.JointStep> steps) {
            recorded = jvm.draws(steps);
            return recorded;
        }

        @Override
        public void compareState(Map<String, Object> state, Comparison comparison) {
            jvm.compareState(state, comparison);
        }
    }
}
