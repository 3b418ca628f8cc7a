package io.github.marl4j.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.lwjgl.system.APIUtil;
import org.lwjgl.system.JNI;
import org.lwjgl.system.SharedLibrary;

/** The stand-in for NVIDIA's libraries of {@code src/test/c/fake_cuda.cpp}, compiled once, and the settings under which {@link Cuda} takes it. Tests are skipped where there is no C++ compiler. */
final class FakeCuda implements AutoCloseable {
    private static Path library;

    private final Map<String, String> before = new HashMap<>();
    private final SharedLibrary control;

    FakeCuda(Path cache) throws IOException, InterruptedException {
        if (library == null) library = compiled();
        set("marl4j.cuda.driver", library.toString());
        set("marl4j.nvrtc", library.toString());
        set("marl4j.cache", cache.toString());
        control = APIUtil.apiCreateLibrary(library.toString());
        JNI.callV(address("fake_reset"));
    }

    private static Path compiled() throws IOException, InterruptedException {
        Path folder = Path.of("target", "fake-cuda").toAbsolutePath();
        Files.createDirectories(folder);
        Path made = folder.resolve("libfakecuda.so");
        Path source = Path.of("src", "test", "c", "fake_cuda.cpp").toAbsolutePath();
        int status;
        try {
            Process compiler = new ProcessBuilder(
                            "c++",
                            "-std=c++20",
                            "-O1",
                            "-shared",
                            "-fPIC",
                            "-o",
                            made.toString(),
                            source.toString(),
                            "-ldl")
                    .inheritIO()
                    .start();
            status = compiler.waitFor(2, TimeUnit.MINUTES) ? compiler.exitValue() : -1;
        } catch (IOException missing) {
            Assumptions.abort("no c++ here: the stand-in for the CUDA driver cannot be compiled");
            throw missing;
        }
        if (status != 0) throw new IllegalStateException("c++ does not compile " + source);
        return made;
    }

    private void set(String name, String value) {
        before.put(name, System.getProperty(name));
        System.setProperty(name, value);
    }

    private long address(String function) {
        return APIUtil.apiGetFunctionAddressOptional(control, function);
    }

    void driverVersion(int version) {
        JNI.callV(version, address("fake_driver_version"));
    }

    void compilerVersion(int version) {
        JNI.callV(version, address("fake_compiler_version"));
    }

    void deviceCount(int count) {
        JNI.callV(count, address("fake_device_count"));
    }

    void architecture(int which) {
        JNI.callV(which, address("fake_architecture"));
    }

    /** Sets how many threads a processor takes at a time, as its registers allow. */
    void threadsAtATime(int threads) {
        JNI.callV(threads, address("fake_threads_at_a_time"));
    }

    /** Returns how many threads the blocks of the last launch had. */
    int lastBlock() {
        return JNI.callI(address("fake_last_block"));
    }

    /** Returns how often something was compiled. */
    int compilations() {
        return JNI.callI(address("fake_compilations"));
    }

    /** Returns how many things of the driver nobody has given back: memory, contexts, streams, modules, events. */
    int held() {
        return JNI.callI(address("fake_held"));
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) System.clearProperty(name);
            else System.setProperty(name, value);
        });
    }
}
