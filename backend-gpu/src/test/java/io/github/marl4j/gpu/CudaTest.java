package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host code of CUDA against {@link FakeCuda}: what happens on a machine with a GPU, but for the GPU. */
class CudaTest {
    /** Adds a number to each row of a buffer. */
    private static final String ADD = """
            KERNEL void add(GLOBAL i32 *to, i32 n, i64 number) {
                i32 row = ROW;
                if (row < n) to[row] += (i32) number;
            }
            """;

    @TempDir
    private Path cache;

    private FakeCuda fake;

    @BeforeEach
    void pretend() throws IOException, InterruptedException {
        fake = new FakeCuda(cache);
    }

    @AfterEach
    void stopPretending() {
        if (fake != null) fake.close();
    }

    @Test
    void kernelsRunOverAllRowsAndCopiesArriveWhenTheyAreAwaited() {
        int rows = 1000; // no multiple of a block
        try (Cuda device = Cuda.open()) {
            assertThat(device.name()).isEqualTo("Fake GPU");
            long kernel = device.kernel(device.build(source()), "add");
            long buffer = device.buffer(4L * rows + 4);
            device.run(kernel, new long[] {buffer}, rows, 40);
            device.run(kernel, new long[] {buffer}, rows, 2);
            ByteBuffer result = device.hostMemory(4 * rows + 4);
            device.await(device.read(buffer, 0, result));
            for (int row = 0; row < rows; row++)
                assertThat(result.getInt(4 * row)).isEqualTo(42);
            assertThat(result.getInt(4 * rows)).as("behind the last row").isZero();
        }
        assertThat(fake.held()).isZero();
    }

    @Test
    void aBlockIsAsSmallAsTheRowsAllowAndElseWhatFillsAProcessor() {
        try (Cuda device = Cuda.open()) {
            long program = device.build(source());
            long kernel = device.kernel(program, "add");
            // The fake GPU has 4 processors of 4 schedulers each.
            assertThat(blockOf(device, kernel, 100)).isEqualTo(8);
            assertThat(blockOf(device, kernel, 16 * 16)).isEqualTo(16);
            // 640 threads at a time are twenty blocks of 32: none larger takes more.
            assertThat(blockOf(device, kernel, 100_000)).isEqualTo(32);
        }
        fake.threadsAtATime(2048);
        try (Cuda device = Cuda.open()) {
            long kernel = device.kernel(device.build(source()), "add");
            // More than 32 blocks it does not take.
            assertThat(blockOf(device, kernel, 100_000)).isEqualTo(64);
        }
    }

    private int blockOf(Cuda device, long kernel, int rows) {
        long buffer = device.buffer(4L * rows);
        device.run(kernel, new long[] {buffer}, rows, 1);
        return fake.lastBlock();
    }

    @Test
    void partsOfBuffersAreWrittenAndRead() {
        try (Cuda device = Cuda.open()) {
            long buffer = device.buffer(16);
            ByteBuffer some = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
            some.putInt(8, 7).position(8).limit(12);
            device.write(buffer, 4, some);
            some.putInt(8, 99);
            ByteBuffer all = device.hostMemory(16);
            device.await(device.read(buffer, 0, all));
            assertThat(new int[] {all.getInt(0), all.getInt(4), all.getInt(8), all.getInt(12)})
                    .containsExactly(0, 7, 0, 0);
            all.position(4).limit(8);
            device.await(device.read(buffer, 8, all));
            assertThat(all.getInt(4)).isZero();
            device.freeHostMemory(all);
            device.freeBuffer(buffer);
        }
        assertThat(fake.held()).isZero();
    }

    @Test
    void aSecondProcessDoesNotCompileAgain() throws IOException {
        try (Cuda device = Cuda.open()) {
            long program = device.build(source());
            assertThat(device.build(source())).isEqualTo(program);
        }
        assertThat(fake.compilations()).isEqualTo(1);
        try (Cuda device = Cuda.open()) {
            device.build(source());
        }
        assertThat(fake.compilations()).as("taken from " + cache).isEqualTo(1);
        try (Stream<Path> files = Files.list(cache.resolve("cuda"))) {
            Files.writeString(files.findFirst().orElseThrow(), "spoilt");
        }
        try (Cuda device = Cuda.open()) {
            assertThat(device.kernel(device.build(source()), "add")).isNotZero();
        }
        assertThat(fake.compilations()).as("what does not load is made again").isEqualTo(2);
    }

    @Test
    void aDeviceNewerThanTheCompilerGetsPortableCode() {
        Nvrtc compiler = Nvrtc.open(Path.of(System.getProperty("marl4j.nvrtc")));
        assertThat(compiler.target(90)).isEqualTo("sm_90");
        assertThat(compiler.target(120)).isEqualTo("compute_90");
        assertThatThrownBy(() -> compiler.target(61))
                .hasMessage(
                        "NVRTC 12.9 makes no code for sm_61, only from sm_70 on; name an older one by -Dmarl4j.nvrtc=PATH");
        fake.architecture(120);
        try (Cuda device = Cuda.open()) {
            assertThat(device.kernel(device.build(source()), "add")).isNotZero();
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        fake.deviceCount(0);
        assertThatThrownBy(Cuda::open)
                .hasMessageStartingWith(
                        "there is an NVIDIA driver but no NVIDIA GPU that it can use (100, no CUDA-capable");
        fake.deviceCount(1);
        fake.driverVersion(11020);
        assertThatThrownBy(Cuda::open)
                .hasMessageStartingWith(
                        "the NVIDIA driver knows CUDA 11.2 but CUDA 11.8 is needed; install NVIDIA's driver");
        fake.driverVersion(12040);
        fake.compilerVersion(13000);
        assertThatThrownBy(Cuda::open)
                .hasMessageStartingWith("NVRTC is newer than the driver's CUDA 12.4 (")
                .hasMessageContaining("libfakecuda.so is 13.0")
                .hasMessageContaining("pip install --target")
                .hasMessageContaining("nvidia-cuda-nvrtc-cu12");
        System.setProperty("marl4j.nvrtc", "/nowhere/libnvrtc.so");
        assertThatThrownBy(Cuda::open)
                .hasMessageStartingWith(
                        "there is no NVRTC, the compiler for CUDA kernels; install it with: pip install");
        System.setProperty("marl4j.cuda.driver", "libnot-there.so.1");
        assertThatThrownBy(Cuda::open)
                .hasMessageStartingWith("there is no CUDA driver (libnot-there.so.1); install NVIDIA's driver");
    }

    @Test
    void whatTheCompilerSaysIsPassedOn() {
        try (Cuda device = Cuda.open()) {
            assertThatThrownBy(() -> device.build(source() + "nonsense"))
                    .hasMessageStartingWith("NVRTC 12.9 does not compile the kernel:")
                    .hasMessageContaining("nonsense");
        }
    }

    @Test
    void moreMemoryThanThereIsIsRefusedWithTheNumber() {
        try (Cuda device = Cuda.open()) {
            assertThatThrownBy(() -> device.buffer(1L << 40))
                    .hasMessage("CUDA: the device has no 1099511627776 bytes left");
        }
    }

    private static String source() {
        return DeviceKernels.resource("prelude.c") + ADD;
    }
}
