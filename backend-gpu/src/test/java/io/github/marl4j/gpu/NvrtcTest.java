package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
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

    static Stream<Arguments> kernels() {
        return Stream.of(
                        "smax/3m-v1",
                        "smax/27m_vs_30m-v1",
                        "smax/smacv2_10_units-v1",
                        "particle/simple-spread-v3",
                        "particle/simple-tag-v3",
                        "foraging/8x8-2p-2f-v1")
                .flatMap(id -> Stream.of(Arguments.of(id, "sm_80"), Arguments.of(id, "sm_90")));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyKernelCompilesForNvidiaGpus(String id, String target) {
        Nvrtc compiler = nvrtc();
        StringBuilder log = new StringBuilder();
        byte[] image = compiler.compile(sourceOf(id), target, List.of("--ptxas-options=-v"), log);
        assertThat(image).startsWith(0x7F, 'E', 'L', 'F');
        assertThat(log.toString()).contains("env_step").contains("env_reset").contains(" 0 bytes spill stores");
    }

    private static Nvrtc nvrtc() {
        try {
            return Nvrtc.open(ANY);
        } catch (IllegalStateException missing) {
            return Assumptions.abort(missing.getMessage());
        }
    }

    private static String sourceOf(String id) {
        SourceTaker taker = new SourceTaker();
        new DeviceEnv(id, Map.of(), 1, taker).close();
        return taker.source;
    }

    /** A device that does nothing but to remember the source that it is to compile. */
    private static final class SourceTaker implements Device {
        private String source;

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public String driver() {
            return "none";
        }

        @Override
        public boolean accelerates() {
            return false;
        }

        @Override
        public long build(String given) {
            source = given;
            return 1;
        }

        @Override
        public long kernel(long program, String kernelName) {
            return 1;
        }

        @Override
        public void freeKernel(long kernel) {}

        @Override
        public long buffer(long bytes) {
            return 1;
        }

        @Override
        public void freeBuffer(long buffer) {}

        @Override
        public void write(long buffer, long offset, ByteBuffer from) {}

        @Override
        public long read(long buffer, long offset, ByteBuffer into) {
            return 1;
        }

        @Override
        public void await(long event) {}

        @Override
        public void run(long kernel, long[] buffers, int rows, long... numbers) {}

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
