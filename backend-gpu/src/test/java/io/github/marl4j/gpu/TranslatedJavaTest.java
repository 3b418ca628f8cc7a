package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.gpu.samples.Refused;
import io.github.marl4j.gpu.samples.Samples;
import io.github.marl4j.translate.KernelSource;
import io.github.marl4j.translate.Sources;
import io.github.marl4j.translate.Translation;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java and what is made of it compute the same, statement by statement of {@link Samples}. */
class TranslatedJavaTest {
    private static final int ROWS = 500;

    @BeforeAll
    static void requireOpenCl() {
        Devices.requireOpenCl();
    }

    @Test
    void translatedJavaComputesWhatJavaComputes() {
        Samples samples = new Samples();
        KernelSource source = new KernelSource(sources());
        Map<String, Object> arrays = arrays(samples);
        source.root("samples", samples);
        arrays.values().forEach(source::state);
        for (String field : List.of("i32 playing", "i32 unseen", "GLOBAL i64 *draws")) source.field(field);
        Translation translation = source.entry("samples_run", "samples", "run").translate();
        RowLayout layout = new RowLayout(translation, Map.of("samples", samples));
        Map<String, Object> given = new LinkedHashMap<>();
        arrays.forEach((name, array) -> given.put(name, random(array)));
        try (Device device = OpenCl.open();
                ProgramKernels kernels =
                        new ProgramKernels(device, () -> DeviceProgram.source(translation, layout, false, KERNEL));
                DeviceMemory memory = new DeviceMemory(device, kernels, layout, ROWS)) {
            arrays.forEach((name, array) -> memory.writeState(array, given.get(name)));
            kernels.run("samples_all", memory.buffers(), ROWS, 0);
            memory.requireSound("samples");
            Map<String, Object> found = new LinkedHashMap<>();
            arrays.forEach((name, array) -> {
                Object rows = like(array);
                memory.readState(array, rows);
                found.put(name, rows);
            });
            for (int row = 0; row < ROWS; row++) {
                int from = row;
                arrays.forEach((name, array) -> copyRow(given.get(name), from, array));
                samples.run();
                arrays.forEach((name, array) -> {
                    Object there = Array.newInstance(array.getClass().getComponentType(), Array.getLength(array));
                    copyRow(found.get(name), from, there);
                    assertThat(there).as(name + " of row " + from).isEqualTo(array);
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "compoundAssignmentWithAnEffect, numbers[i++] += 2 changes something in an expression that is evaluated more than once",
        "countedAndRead, numbers[i++] = i; changes and reads the same in one expression",
        "selectorWithAnEffect, changes something in an expression that is evaluated more than once"
    })
    void javaThatWouldMeanSomethingElseInCIsRefused(String method, String why) {
        Refused refused = new Refused();
        KernelSource source = new KernelSource(sources())
                .root("refused", refused)
                .state(refused.numbers)
                .entry("refused_run", "refused", method);
        assertThatThrownBy(source::translate)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static Sources sources() {
        return new Sources(List.of(Path.of("src/test/java/io/github/marl4j/gpu/samples")));
    }

    private static final String KERNEL = """
            ROW_KERNEL void samples_all(ALL_ARGS) {
                ROW_OR_RETURN;
                samples_run(k);
                KEEP;
            }
            """;

    private static Map<String, Object> arrays(Samples samples) {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("ints", samples.ints);
        arrays.put("longs", samples.longs);
        arrays.put("floats", samples.floats);
        arrays.put("doubles", samples.doubles);
        arrays.put("bytes", samples.bytes);
        arrays.put("shorts", samples.shorts);
        arrays.put("flags", samples.flags);
        arrays.put("wholes", samples.wholes);
        arrays.put("longWholes", samples.longWholes);
        arrays.put("reals", samples.reals);
        arrays.put("doubleReals", samples.doubleReals);
        return arrays;
    }

    private static Object like(Object array) {
        return Array.newInstance(array.getClass().getComponentType(), ROWS * Array.getLength(array));
    }

    private static void copyRow(Object rows, int row, Object into) {
        System.arraycopy(rows, row * Array.getLength(into), into, 0, Array.getLength(into));
    }

    /** Numbers of all sizes, those at the ends of their range among them. */
    private static Object random(Object array) {
        Object rows = like(array);
        SplittableRandom random =
                new SplittableRandom(Array.getLength(array) + array.getClass().hashCode());
        for (int i = 0; i < Array.getLength(rows); i++) {
            long bits = random.nextInt(8) == 0 ? random.nextInt(-3, 4) : random.nextLong() >> random.nextInt(64);
            double real = random.nextInt(8) == 0 ? random.nextInt(-2, 3) : random.nextDouble(-50, 50);
            if (rows instanceof int[] ints) ints[i] = (int) bits;
            else if (rows instanceof long[] longs) longs[i] = bits;
            else if (rows instanceof byte[] bytes) bytes[i] = (byte) bits;
            else if (rows instanceof short[] shorts) shorts[i] = (short) bits;
            else if (rows instanceof boolean[] flags) flags[i] = bits % 2 == 0;
            else if (rows instanceof float[] floats) floats[i] = (float) real;
            else ((double[]) rows)[i] = real;
        }
        return rows;
    }
}
