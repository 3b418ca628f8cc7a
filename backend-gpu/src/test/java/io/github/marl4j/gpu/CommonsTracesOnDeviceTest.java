package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.testkit.BackendReplay;
import io.github.marl4j.testkit.Conformance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The recorded episodes of GovSim on a device, perturbations and recorded draws included. */
class CommonsTracesOnDeviceTest {
    private static final Path TRACES = Path.of("../envs-commons/src/test/resources/traces");

    @BeforeAll
    static void requireOpenCl() {
        Devices.requireOpenCl();
    }

    @Test
    void everyMonthIsTheRecordedOne() {
        List<Conformance.Report> reports = new ArrayList<>();
        try (BackendReplay replay = new BackendReplay("opencl")) {
            Conformance.run(TRACES, replay, r -> {System.err.println(System.nanoTime()/1000000+" "+r.file()); reports.add(r);});
        }
        assertThat(reports).hasSize(50);
        for (Conformance.Report report : reports) {
            boolean episode = !report.file().endsWith("allocation_stats.json");
            Conformance.Status expected = episode ? Conformance.Status.PASSED : Conformance.Status.SKIPPED;
            assertThat(report.status()).as(report.toString()).isEqualTo(expected);
        }
    }
}
