package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.translate.KernelSource;
import io.github.marl4j.translate.KernelSource.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The device kernels in the resources are what the Java kernels translate to; {@code -Dmarl4j.kernels=write} writes them anew. */
class TranslatedKernelsTest {
    private static final Path ROOT = Path.of("..");
    private static final Path RESOURCES = Path.of("src/main/resources/io/github/marl4j/gpu");

    @ParameterizedTest
    @CsvSource({
        "smax, smax/3m-v1, envs-smax, smax",
        "smax-v2, smax/smacv2_5_units-v1, envs-smax, smax",
        "particle-spread, particle/simple-spread-v3, envs-particle, particle",
        "particle-tag, particle/simple-tag-v3, envs-particle, particle",
        "foraging, foraging/8x8-2p-2f-v1, envs-foraging, foraging"
    })
    void deviceKernelsAreTranslationsOfTheJavaKernels(String name, String id, String module, String packageName)
            throws IOException {
        try (Prototype prototype = new Prototype(id, Map.of())) {
            KernelSource source = new KernelSource(List.of(
                    ROOT.resolve("env-api/src/main/java/io/github/marl4j/env"),
                    ROOT.resolve(module + "/src/main/java/io/github/marl4j/envs/" + packageName)));
            prototype.roots().forEach(source::root);
            prototype.state().forEach(source::state);
            prototype.shared().forEach(source::shared);
            source.replace("io.github.marl4j.env.KernelVectorEnv.playersChoose", false)
                    .replace("io.github.marl4j.env.Chance.replaying", false)
                    .replace("io.github.marl4j.env.Chance.firstEnv", "k->env")
                    .entry("env_tile", "env", "stepTile", "worker", 0, 1)
                    .entry("env_begin", "worker", "reset", 0, "none")
                    .entry("env_clear", "batch", "clearOutcome", 0)
                    .entry("env_observe", "worker", "observe", 0, 1, "batch")
                    .entry("chance_key", "chance", "key", Parameter.LONG, Parameter.LONG, Parameter.LONG);
            String text = source.translate().text();
            Path file = RESOURCES.resolve(name + ".c");
            if ("write".equals(System.getProperty("marl4j.kernels"))) Files.writeString(file, text);
            assertThat(Files.readString(file)).isEqualTo(text);
        }
    }
}
