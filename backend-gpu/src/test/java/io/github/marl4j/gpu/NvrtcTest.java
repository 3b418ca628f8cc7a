package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.AutoresetMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels through NVIDIA's compiler, which needs no GPU. Skipped where there is no NVRTC. */
class NvrtcTest {
    /** CUDA 13, so that any NVRTC will do. */
    private static final int ANY = 13999;

    /** Returns the kernels of the library for default options by an environment that uses it, and a target: old and new in turn, as two for each would take a minute more. */
    static Stream<Arguments> kernels() {
        List<Arguments> kernels = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : DeviceKernels.resource("kernels/index.txt").lines().toList()) {
            String[] words = line.split(" ", 4);
            if (words[1].equals(DeviceKernels.NONE)) continue;
            int before = seen.merge(words[2], 1, Integer::sum) - 1;
            if (before > 1) continue;
            AutoresetMode autoreset = before == 0 ? AutoresetMode.SAME_STEP : AutoresetMode.DISABLED;
            kernels.add(Arguments.of(words[2], autoreset, kernels.size() % 2 == 0 ? "sm_80" : "sm_90"));
        }
        for (String id : List.of("smax/27m_vs_30m-v1", "smax/smacv2_10_units-v1")) {
            kernels.add(Arguments.of(id, AutoresetMode.SAME_STEP, "sm_90"));
        }
        return kernels.stream();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyKernelCompilesForNvidiaGpus(String id, AutoresetMode autoreset, String target) {
        Nvrtc compiler = nvrtc();
        StringBuilder log = new StringBuilder();
        // Optimised, a fight takes the compiler half a minute and more.
        boolean large = id.startsWith("fighting/");
        List<String> options = large ? List.of("--device-debug") : List.of("--ptxas-options=-v");
        byte[] image = compiler.compile(SourceTaker.sourceOf(id, autoreset), target, options, log);
        assertThat(image).startsWith(0x7F, 'E', 'L', 'F');
        if (large) return;
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
