package io.github.marl4j.gpu;

import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What NVIDIA's compiler makes of the kernel of random play, and what follows from it by arithmetic; {@code scripts/gpu-kernels.sh} runs it. Needs no GPU. */
final class KernelFigures {
    /** An H100: Hopper Tuning Guide 12, section 1.4.1, and the data sheet of the SXM card. */
    private static final String TARGET = "sm_90";

    private static final int REGISTERS = 65_536;
    private static final int MOST_BLOCKS = 32;
    private static final int MOST_WARPS = 64;
    private static final double BYTES_PER_SECOND = 3.35e12;

    private static final int NEWEST = 13_999;
    private static final Pattern SAID = Pattern.compile(
            "Function properties for env_play\\D+(\\d+) bytes stack frame, (\\d+) bytes spill stores.*?Used (\\d+) registers",
            Pattern.DOTALL);

    private KernelFigures() {}

    public static void main(String[] ids) {
        Nvrtc compiler = Nvrtc.open(NEWEST);
        System.out.println(
                "| environment | registers | local bytes | spilt bytes | warps of 64 | state | step | bound |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (String id : ids) System.out.println(row(compiler, id));
    }

    private static String row(Nvrtc compiler, String id) {
        StringBuilder log = new StringBuilder();
        String source = SourceTaker.sourceOf(id, AutoresetMode.SAME_STEP);
        compiler.compile(source, TARGET, List.of("--ptxas-options=-v"), log);
        Matcher said = SAID.matcher(log);
        if (!said.find()) throw new IllegalStateException(id + ": NVRTC says nothing of env_play:\n" + log);
        int registers = Integer.parseInt(said.group(3));
        long[] bytes = bytes(id);
        return String.format(
                Locale.ROOT,
                "| `%s` | %d | %s | %s | %d | %d | %d | %.0f |",
                id,
                registers,
                said.group(1),
                said.group(2),
                warps(registers),
                bytes[0],
                bytes[1],
                BYTES_PER_SECOND / bytes[1] / 1e6);
    }

    /** Returns how many warps a processor takes at a time if a block has the best of the sizes that {@link Cuda} tries. */
    private static int warps(int registers) {
        int fit = REGISTERS / ((registers + 7) / 8 * 8 * 32);
        int most = 0;
        for (int block = 1; block <= 4; block *= 2) {
            most = Math.max(most, Math.min(MOST_WARPS, Math.min(MOST_BLOCKS, fit / block) * block));
        }
        return most;
    }

    /** Returns the bytes of a copy's state, and of what a step of random play must write and read: all results but those at ends, and the masks and actions again. */
    private static long[] bytes(String id) {
        try (Prototype prototype = new Prototype(id, Map.of(), AutoresetMode.SAME_STEP)) {
            Map<String, Object> roots = prototype.roots();
            RowLayout layout = new RowLayout(DeviceKernels.of(id, roots), roots);
            long state = 0;
            long step = 0;
            for (String type : RowLayout.TYPES) {
                state += layout.stateBytes(type);
                step += layout.sharedBytes(type);
            }
            step -= bytes(layout, prototype.batch.finalState);
            for (Batch.Rows rows : prototype.batch.groups) {
                step += bytes(layout, rows.actionMask) - bytes(layout, rows.finalObservations);
            }
            for (var rows : prototype.actions.groups) step += bytes(layout, rows.ints) + bytes(layout, rows.floats);
            return new long[] {state, step};
        }
    }

    private static long bytes(RowLayout layout, Object example) {
        RowLayout.RowArray place = layout.shared(example);
        return place == null ? 0 : place.rowBytes();
    }
}
