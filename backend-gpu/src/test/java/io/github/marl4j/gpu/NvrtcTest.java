package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.AutoresetMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels through NVIDIA's compiler, which needs no GPU. Skipped where there is no NVRTC. */
class NvrtcTest {
    /** CUDA 13, so that any NVRTC will do. */
    private static final int ANY = 13999;

    /** Of each family what is unlike the rest; all others take minutes, and are compiled with {@code -Dmarl4j.test.allKernels=true}. */
    private static final List<String> COMPILED = List.of(
            "smax/3m-v1",
            "smax/27m_vs_30m-v1",
            "particle/simple-tag-v3",
            "particle/simple-world-comm-v3",
            "foraging/8x8-2p-2f-v1",
            "commons/fishery-v1",
            "fighting/versus-v1");

    /** Returns environments and a target: old and new in turn. */
    static Stream<Arguments> kernels() {
        Set<String> ids = new LinkedHashSet<>(COMPILED);
        if (Boolean.getBoolean("marl4j.test.allKernels")) {
            for (String line :
                    DeviceKernels.resource("kernels/index.txt").lines().toList()) {
                String[] words = line.split(" ", 4);
                if (!words[1].equals(DeviceKernels.NONE)) ids.add(words[2]);
            }
        }
        List<Arguments> kernels = new ArrayList<>();
        for (String id : ids) {
            kernels.add(Arguments.of(id, AutoresetMode.SAME_STEP, kernels.size() % 2 == 0 ? "sm_80" : "sm_90"));
        }
        return kernels.stream();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyKernelCompilesForNvidiaGpus(String id, AutoresetMode autoreset, String target) {
        Nvrtc compiler = nvrtc();
        StringBuilder log = new StringBuilder();
        String source = SourceTaker.sourceOf(id, autoreset);
        // A fight takes the compiler most of a minute; half of it is spared where the driver makes the rest.
        if (id.startsWith("fighting/")) {
            byte[] portable = compiler.compile(source, target.replace("sm_", "compute_"), List.of(), log);
            assertThat(new String(portable, StandardCharsets.UTF_8)).contains(".entry env_step", ".entry env_play");
            return;
        }
        byte[] image = compiler.compile(source, target, List.of("--ptxas-options=-v"), log);
        assertThat(image).startsWith(0x7F, 'E', 'L', 'F');
        assertThat(log.toString()).contains("env_step").contains("env_play").contains(" 0 bytes spill stores");
    }

    private static Nvrtc nvrtc() {
        try {
            return Nvrtc.open(ANY);
        } catch (IllegalStateException missing) {
            return Assumptions.abort(missing.getMessage());
        }
    }
}
