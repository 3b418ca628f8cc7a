package io.github.marl4j.gpu;

import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.APIUtil;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.SharedLibrary;

/**
 * NVIDIA's compiler library: CUDA C to the code of a device. It needs no device, so kernels can be compiled anywhere. One thread at a time.
 *
 * <p>Source: NVRTC documentation, version 12.
 */
final class Nvrtc {
    /**
     * Numbers are to be those of Java: nothing fused, nothing flushed to zero, division and square root rounded correctly. Unused functions of the prelude are no news.
     */
    static final List<String> OPTIONS =
            List.of("--fmad=false", "--ftz=false", "--prec-div=true", "--prec-sqrt=true", "--disable-warnings");

    private static final int COMPILATION = 6;

    private final SharedLibrary library;
    private final int major;
    private final int minor;

    private Nvrtc(SharedLibrary library) {
        this.library = library;
        try (MemoryStack stack = stackPush()) {
            IntBuffer version = stack.callocInt(2);
            long address = MemoryUtil.memAddress(version);
            check(JNI.callPPI(address, address + Integer.BYTES, function("nvrtcVersion")), "nvrtcVersion");
            this.major = version.get(0);
            this.minor = version.get(1);
        }
    }

    /**
     * Loads the newest compiler that a driver understands.
     *
     * @param newest the driver's version of CUDA, e.g. 12040
     * @throws IllegalStateException if there is none; says what to install
     */
    static Nvrtc open(int newest) {
        List<String> tooNew = new ArrayList<>();
        for (String name : NvrtcPlaces.all()) {
            Nvrtc found;
            try {
                found = new Nvrtc(APIUtil.apiCreateLibrary(name));
            } catch (UnsatisfiedLinkError notThere) {
                continue;
            }
            // Code of a newer minor version runs, that of a newer major version does not.
            if (found.major <= newest / 1000) return found;
            tooNew.add(name + " is " + found.version());
        }
        int major = newest / 1000;
        String wheel = major >= 13 ? "nvidia-cuda-nvrtc" : "nvidia-cuda-nvrtc-cu" + major;
        throw new IllegalStateException((tooNew.isEmpty()
                        ? "there is no NVRTC, the compiler for CUDA kernels"
                        : "NVRTC is newer than the driver's CUDA " + CudaDriver.text(newest) + " ("
                                + String.join(", ", tooNew) + ")")
                + "; install it with: pip install --target " + NvrtcPlaces.OWN + " " + wheel
                + " (or name the library file by -Dmarl4j.nvrtc=PATH)");
    }

    /** Loads a library file. */
    static Nvrtc open(Path file) {
        return new Nvrtc(APIUtil.apiCreateLibrary(file.toAbsolutePath().toString()));
    }

    private long function(String name) {
        long address = APIUtil.apiGetFunctionAddressOptional(library, name);
        if (address == 0) throw new IllegalStateException(library.getName() + " lacks the function " + name);
        return address;
    }

    private void check(int status, String what) {
        if (status != 0) throw new IllegalStateException("NVRTC: " + what + " failed with " + status);
    }

    /** Returns its version, e.g. 12.9. */
    String version() {
        return major + "." + minor;
    }

    /** Returns the architectures that it makes code for, e.g. 90 for sm_90; ascending. */
    int[] architectures() {
        try (MemoryStack stack = stackPush()) {
            IntBuffer count = stack.callocInt(1);
            check(
                    JNI.callPI(MemoryUtil.memAddress(count), function("nvrtcGetNumSupportedArchs")),
                    "nvrtcGetNumSupportedArchs");
            IntBuffer all = stack.callocInt(count.get(0));
            check(JNI.callPI(MemoryUtil.memAddress(all), function("nvrtcGetSupportedArchs")), "nvrtcGetSupportedArchs");
            int[] architectures = new int[count.get(0)];
            all.get(architectures);
            return architectures;
        }
    }

    /**
     * Returns the target for a device: its own code, or, if it is newer than this compiler, the newest portable code, which the driver finishes.
     *
     * @param architecture e.g. 90
     * @throws IllegalStateException if the device is older than all that this compiler knows
     */
    String target(int architecture) {
        int best = 0;
        for (int each : architectures()) if (each <= architecture) best = Math.max(best, each);
        if (best == 0) {
            throw new IllegalStateException("NVRTC " + version() + " makes no code for sm_" + architecture
                    + ", only from sm_" + architectures()[0] + " on; name an older one by -Dmarl4j.nvrtc=PATH");
        }
        return (best == architecture ? "sm_" : "compute_") + best;
    }

    /**
     * Compiles.
     *
     * @param target {@code sm_90} gives the code of that device, {@code compute_90} portable code (PTX)
     * @throws IllegalStateException if the compiler refuses the source; with what it says
     */
    byte[] compile(String source, String target) {
        return compile(source, target, List.of(), new StringBuilder());
    }

    /**
     * Compiles.
     *
     * @param more further options
     * @param log gets what the compiler says
     */
    byte[] compile(String source, String target, List<String> more, StringBuilder log) {
        ByteBuffer text = MemoryUtil.memUTF8(source);
        try (MemoryStack stack = stackPush()) {
            PointerBuffer program = stack.callocPointer(1);
            long name = MemoryUtil.memAddress(stack.ASCII("marl4j.cu"));
            int status = JNI.callPPPPPI(
                    MemoryUtil.memAddress(program),
                    MemoryUtil.memAddress(text),
                    name,
                    0,
                    0L,
                    0L,
                    function("nvrtcCreateProgram"));
            check(status, "nvrtcCreateProgram");
            try {
                return compiled(program.get(0), target, more, log);
            } finally {
                JNI.callPI(MemoryUtil.memAddress(program), function("nvrtcDestroyProgram"));
            }
        } finally {
            MemoryUtil.memFree(text);
        }
    }

    private byte[] compiled(long program, String target, List<String> more, StringBuilder log) {
        try (MemoryStack stack = stackPush()) {
            List<String> options = new ArrayList<>(OPTIONS);
            options.add("--gpu-architecture=" + target);
            options.addAll(more);
            PointerBuffer pointers = stack.mallocPointer(options.size());
            for (String option : options) pointers.put(stack.ASCII(option));
            int status = JNI.callPPI(
                    program, options.size(), MemoryUtil.memAddress(pointers.flip()), function("nvrtcCompileProgram"));
            byte[] said = bytes(program, "nvrtcGetProgramLog");
            log.append(new String(said, 0, Math.max(0, said.length - 1), StandardCharsets.UTF_8));
            if (status == COMPILATION) {
                throw new IllegalStateException("NVRTC " + version() + " does not compile the kernel:\n" + log);
            }
            check(status, "nvrtcCompileProgram with " + options);
        }
        return bytes(program, target.startsWith("sm_") ? "nvrtcGetCUBIN" : "nvrtcGetPTX");
    }

    private byte[] bytes(long program, String what) {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer size = stack.callocPointer(1);
            check(JNI.callPPI(program, MemoryUtil.memAddress(size), function(what + "Size")), what + "Size");
            ByteBuffer content = MemoryUtil.memAlloc(Math.toIntExact(size.get(0)));
            try {
                check(JNI.callPPI(program, MemoryUtil.memAddress(content), function(what)), what);
                byte[] bytes = new byte[content.capacity()];
                content.get(bytes);
                return bytes;
            } finally {
                MemoryUtil.memFree(content);
            }
        }
    }
}
