package io.github.marl4j.gpu;

import io.github.marl4j.testkit.BackendReplay;
import io.github.marl4j.testkit.Conformance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracesOnDeviceTest {
    @Test
    void all() {
        Devices.requireOpenCl();
        for (String family : List.of("foraging", "particle", "smax")) {
            try (BackendReplay replay = new BackendReplay("opencl")) {
                long t = System.nanoTime();
                List<Conformance.Report> reports = new ArrayList<>();
                Conformance.run(Path.of("../envs-" + family + "/src/test/resources/traces"), replay, report -> {
                    System.out.println(report.status() + " " + report.file().getFileName() + " " + report.steps() + " "
                            + report.problem() + " " + report.results() + " " + (System.nanoTime() - t) / 1000000);
                });
            }
        }
    }
}
