package io.github.marl4j.envs.smax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.nd4j.tensor.TensorVectorEnv;
import io.github.marl4j.nd4j.tensor.smax.SmaxTensors;
import io.github.marl4j.testkit.TraceFiles;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded episodes of the reference, through the tensor kernel; compared as for the JVM kernel, in whose package this therefore is. */
class SmaxTensorGoldenTraceTest {
    static List<Path> recordings() {
        return TraceFiles.find(Path.of("../envs-smax/src/test/resources/traces")).stream()
                .filter(file -> file.toString().endsWith(".json.gz"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyRecordedStepIsReproduced(Path path) {
        Map<String, Object> file = TraceFiles.read(path);
        SmaxComparison found = new SmaxComparison();
        if (file.containsKey("resets")) {
            for (Map<String, Object> reset : SmaxTrace.maps(file, "resets")) checkReset(reset, found);
        } else {
            new Replay(file, found).run();
        }
        assertThat(found.mismatch).isNull();
        assertThat(found.comparisons).isPositive();
    }

    private static void checkReset(Map<String, Object> reset, SmaxComparison found) {
        SmaxSpec spec = SmaxEnvs.smaxSpec(SmaxTrace.options(SmaxTrace.map(reset, "config"), true));
        found.at("reset " + found.comparisons++);
        try (Twin twin = new Twin(spec, 1, AutoresetMode.DISABLED)) {
            SmaxTrace.resetDraws(SmaxTrace.map(reset, "resetChance"), spec, twin.draws.get(0));
            twin.restart();
            found.state(0, twin.jvm, SmaxTrace.map(reset, "state"));
        }
    }

    /** The tensor kernel, and a kernel of the JVM that only holds its state for reading and writing. */
    private static final class Twin implements AutoCloseable {
        final SmaxKernel jvm;
        final TensorVectorEnv tensor;
        final Batch batch;

        /** Draws that take the place of generated ones, for each row. */
        final List<RecordedDraws> draws = new ArrayList<>();

        Twin(SmaxSpec spec, int rows, AutoresetMode autoreset) {
            jvm = new SmaxKernel(spec, rows, 0, false);
            tensor = new TensorVectorEnv(SmaxTensors.kernel(spec, rows, 0), autoreset, () -> null);
            batch = tensor.newBatch();
            tensor.reset(0, batch);
            Chance chance = new Chance(rows, 0);
            for (int env = 0; env < rows; env++) {
                draws.add(new RecordedDraws());
                chance.replay(env, draws.get(env));
            }
            tensor.tensors()
                    .chance()
                    .replay((env, site, index) -> draws.get(env).has(site, index)
                            ? OptionalDouble.of(chance.uniformDouble(env, site, index))
                            : OptionalDouble.empty());
        }

        void restart() {
            tensor.resetRow(0, batch);
            readState();
        }

        /** Copies the only row of a state to a row of what the JVM kernel holds. */
        void put(SmaxState one, int env) {
            jvm.state.arrays().forEach((name, array) -> {
                Object from = one.arrays().get(name);
                int length = Array.getLength(from);
                System.arraycopy(from, 0, array, env * length, length);
            });
        }

        /** Makes a step from the state that the JVM kernel holds, and lets it hold the next one. */
        void step(Actions actions) {
            Map<String, Object> arrays = new LinkedHashMap<>(jvm.state.arrays());
            arrays.putAll(jvm.chance().state());
            arrays.put("vector.over", new boolean[tensor.numEnvs()]);
            tensor.restore(Snapshot.copyOf(tensor.spec().id(), arrays), batch);
            tensor.step(actions, batch);
            readState();
        }

        private void readState() {
            Map<String, Object> arrays = tensor.snapshot().arrays();
            jvm.state.arrays().forEach((name, array) -> {
                System.arraycopy(arrays.get(name), 0, array, 0, Array.getLength(array));
            });
        }

        @Override
        public void close() {
            tensor.close();
        }
    }

    /** One file: each of its steps is a row of a batch, which makes them all in one step. */
    private static final class Replay {
        private final Map<String, Object> file;
        private final List<Map<String, Object>> steps;
        private final SmaxSpec spec;
        private final SmaxComparison found;

        Replay(Map<String, Object> file, SmaxComparison found) {
            this.file = file;
            this.found = found;
            steps = SmaxTrace.maps(file, "steps");
            boolean bothSides = file.get("env").equals("SMAX");
            spec = SmaxEnvs.smaxSpec(SmaxTrace.options(SmaxTrace.map(file, "config"), bothSides));
        }

        void run() {
            checkStart();
            try (Twin twin = stepped(spec, AutoresetMode.DISABLED, spec.options.worldStepsPerEnvStep())) {
                for (int i = 0; i < steps.size(); i++) {
                    found.at("step " + i);
                    checkStep(twin, i);
                }
            }
            if (steps.get(0).containsKey("worldSteps")) checkWorldSteps();
            if (steps.stream().anyMatch(step -> step.containsKey("autoReset"))) checkAutoreset();
        }

        private void checkStart() {
            found.at("reset");
            try (Twin twin = new Twin(spec, 1, AutoresetMode.DISABLED)) {
                SmaxTrace.resetDraws(SmaxTrace.map(file, "resetChance"), spec, twin.draws.get(0));
                twin.restart();
                found.state(0, twin.jvm, SmaxTrace.map(file, "initialState"));
                found.views(
                        0,
                        twin.batch,
                        SmaxTrace.map(file, "initialObservations"),
                        SmaxTrace.list(file, "initialWorldState"),
                        SmaxTrace.map(file, "initialActionMasks"));
            }
        }

        /** Returns a batch that has made every step of the file from the recorded state before it. */
        private Twin stepped(SmaxSpec forSpec, AutoresetMode autoreset, int worldSteps) {
            Twin twin = new Twin(forSpec, steps.size(), autoreset);
            SmaxState one = new SmaxState(forSpec, 1);
            Map<String, Object> before = SmaxTrace.map(file, "initialState");
            SmaxTrace.setState(before, forSpec, one);
            for (int i = 0; i < steps.size(); i++) {
                Map<String, Object> step = steps.get(i);
                SmaxTrace.setState(before, forSpec, one);
                twin.put(one, i);
                RecordedDraws row = twin.draws.get(i);
                SmaxTrace.stepDraws(SmaxTrace.map(step, "chance"), forSpec, one, worldSteps, row);
                if (step.containsKey("autoReset")) {
                    Map<String, Object> next = SmaxTrace.map(step, "autoReset");
                    SmaxTrace.resetDraws(SmaxTrace.map(next, "resetChance"), forSpec, row);
                }
                before = SmaxTrace.map(step, "state");
            }
            twin.step(actions());
            return twin;
        }

        private void checkStep(Twin twin, int i) {
            Map<String, Object> step = steps.get(i);
            found.state(i, twin.jvm, SmaxTrace.map(step, "state"));
            found.enemyOrders(i, twin.jvm, SmaxTrace.map(step, "chance"));
            found.views(
                    i,
                    twin.batch,
                    SmaxTrace.map(step, "observations"),
                    SmaxTrace.list(step, "worldState"),
                    SmaxTrace.map(step, "actionMasks"));
            found.outcome(i, twin.batch, step);
        }

        /** An environment step of k world steps shows what the k-th world step of a longer one does. */
        private void checkWorldSteps() {
            for (int k = 1; k <= spec.options.worldStepsPerEnvStep(); k++) {
                SmaxSpec shorter = SmaxEnvs.smaxSpec(spec.options.with("worldStepsPerEnvStep", k));
                try (Twin twin = stepped(shorter, AutoresetMode.DISABLED, k)) {
                    for (int i = 0; i < steps.size(); i++) {
                        found.at("step " + i + ", world step " + k);
                        found.units(
                                i,
                                twin.jvm,
                                SmaxTrace.maps(steps.get(i), "worldSteps").get(k - 1));
                    }
                }
            }
        }

        /** The same steps with autoreset, which goes on to the next episode. */
        private void checkAutoreset() {
            try (Twin twin = stepped(spec, AutoresetMode.SAME_STEP, spec.options.worldStepsPerEnvStep())) {
                for (int i = 0; i < steps.size(); i++) {
                    Map<String, Object> step = steps.get(i);
                    if (!step.containsKey("autoReset")) continue;
                    found.at("step " + i + " with autoreset");
                    Map<String, Object> next = SmaxTrace.map(step, "autoReset");
                    found.state(i, twin.jvm, SmaxTrace.map(next, "state"));
                    found.views(
                            i,
                            twin.batch,
                            SmaxTrace.map(next, "observations"),
                            SmaxTrace.list(next, "worldState"),
                            SmaxTrace.map(next, "actionMasks"));
                    found.finalViews(
                            i, twin.batch, SmaxTrace.map(step, "observations"), SmaxTrace.list(step, "worldState"));
                    found.outcome(i, twin.batch, step);
                }
            }
        }

        private Actions actions() {
            Actions actions = new Actions(spec.envSpec, steps.size());
            for (int g = 0; g < actions.groups.length; g++) {
                Actions.Rows group = actions.groups[g];
                List<String> agents = spec.envSpec.groups().get(g).agents();
                for (int row = 0; row < steps.size() * group.numAgents; row++) {
                    Map<String, Object> recorded = SmaxTrace.map(steps.get(row / group.numAgents), "actions");
                    Object action = recorded.get(agents.get(row % group.numAgents));
                    if (action instanceof Number code) group.ints[row] = code.intValue();
                    else for (int f = 0; f < 4; f++) group.floats[4 * row + f] = SmaxTrace.at((List<?>) action, f);
                }
            }
            return actions;
        }
    }
}
