package io.github.marl4j.envs.smax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.gpu.OpenClBackend;
import io.github.marl4j.testkit.TraceFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded steps of JaxMARL on a device, each from its recorded state; those in which chance decides are left to the JVM, whose draws can be recorded ones. */
class SmaxTracesOnDeviceTest {
    private static final Path TRACES = Path.of("../envs-smax/src/test/resources/traces");

    @BeforeAll
    static void requireOpenCl() {
        Optional<String> obstacle = new OpenClBackend().obstacle();
        assumeTrue(obstacle.isEmpty(), () -> "skipped: " + obstacle.orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base_3m_mixed",
                "base_2s3z_mixed",
                "conic_2s3z",
                "heuristic_2s3z_scripted",
                "heuristic_3s5z_vs_3s6z_random",
                "opt_illegal_2s3z"
            })
    void recordedStepsComeOutOnADevice(String name) {
        Map<String, Object> file = TraceFiles.read(TRACES.resolve(name + ".json.gz"));
        boolean bothSides = file.get("env").equals("SMAX");
        SmaxSpec spec = SmaxEnvs.smaxSpec(SmaxTrace.options(SmaxTrace.map(file, "config"), bothSides));
        SmaxKernel kernel = new SmaxKernel(spec, 1, 0, false);
        Map<String, Object> before = SmaxTrace.map(file, "initialState");
        SmaxTrace.setState(before, spec, kernel.state);
        VectorOptions how = VectorOptions.DEFAULT.withBackend("opencl").withAutoreset(AutoresetMode.DISABLED);
        SmaxComparison found = new SmaxComparison();
        int compared = 0;
        try (VectorEnv device = Marl4j.vector(spec.envSpec.id(), 1, spec.envSpec.options(), how)) {
            Batch batch = device.newBatch();
            List<Map<String, Object>> steps = SmaxTrace.maps(file, "steps");
            for (int t = 0; t < steps.size(); t++) {
                Map<String, Object> step = steps.get(t);
                found.at("step " + t);
                SmaxTrace.setState(before, spec, kernel.state);
                before = SmaxTrace.map(step, "state");
                RecordedDraws draws = new RecordedDraws();
                SmaxTrace.stepDraws(
                        SmaxTrace.map(step, "chance"), spec, kernel.state, spec.options.worldStepsPerEnvStep(), draws);
                if (draws.remaining() > 0) continue;
                device.restore(Snapshot.copyOf(device.spec().id(), arrays(kernel)), batch);
                device.step(actions(spec, step), batch);
                device.snapshot().copyTo(device.spec().id(), arrays(kernel));
                found.state(0, kernel, before);
                found.views(
                        0,
                        batch,
                        SmaxTrace.map(step, "observations"),
                        SmaxTrace.list(step, "worldState"),
                        SmaxTrace.map(step, "actionMasks"));
                found.outcome(0, batch, step);
                compared++;
            }
        }
        assertThat(found.mismatch).isNull();
        assertThat(compared).as("steps without chance").isPositive();
    }

    private static Map<String, Object> arrays(SmaxKernel kernel) {
        Map<String, Object> arrays = new LinkedHashMap<>(kernel.state());
        arrays.putAll(kernel.chance().state());
        arrays.put("vector.over", new boolean[1]);
        return arrays;
    }

    private static Actions actions(SmaxSpec spec, Map<String, Object> step) {
        Actions actions = new Actions(spec.envSpec, 1);
        Map<String, Object> recorded = SmaxTrace.map(step, "actions");
        for (int g = 0; g < actions.groups.length; g++) {
            List<String> agents = spec.envSpec.groups().get(g).agents();
            for (int a = 0; a < agents.size(); a++) {
                actions.groups[g].ints[a] = ((Number) recorded.get(agents.get(a))).intValue();
            }
        }
        return actions;
    }
}
