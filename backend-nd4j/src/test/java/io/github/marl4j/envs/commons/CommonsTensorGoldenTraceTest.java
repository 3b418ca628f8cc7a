package io.github.marl4j.envs.commons;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.nd4j.tensor.TensorKernel;
import io.github.marl4j.nd4j.tensor.TensorsAsKernel;
import io.github.marl4j.nd4j.tensor.commons.CommonsTensors;
import io.github.marl4j.testkit.TraceFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded episodes of GovSim through the tensor kernel; compared as for the JVM kernel, in whose package this therefore is. */
class CommonsTensorGoldenTraceTest {
    static List<Path> recordings() {
        return TraceFiles.find(Path.of("../envs-commons/src/test/resources/traces")).stream()
                .filter(file -> file.toString().endsWith(".json.gz"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void theRecordingIsReplayed(Path file) {
        Map<String, Object> recorded = TraceFiles.read(file);
        assertThat(new CommonsConformance().knows(recorded)).isTrue();
        RecordedSociety episode = new RecordedSociety(new Recorded("trace", recorded));
        CommonsKernel jvm = BatchReplay.rules(episode);
        TensorKernel rules =
                new CommonsTensors().kernel(jvm.spec().id(), jvm.spec().options(), 1, 0);
        TensorsAsKernel tensors = new TensorsAsKernel(
                jvm, rules, (env, site, index) -> OptionalDouble.of(jvm.chance().uniformDouble(env, site, index)));
        ConformanceCheck.Result result = BatchReplay.of(episode, tensors);
        tensors.close();
        assertThat(result.mismatch()).isNull();
        assertThat(result.comparisons()).isPositive();
    }
}
