package io.github.marl4j.gpu;

import io.github.marl4j.translate.Translation;
import io.github.marl4j.translate.Translation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The whole source of an environment's device kernels: what translated code stands on, what its names stand for, the code, and the kernels that call it. */
final class DeviceProgram {
    private DeviceProgram() {}

    /**
     * Returns it.
     *
     * @param recorded whether draws may come from recordings, which the kernels then take as a last buffer
     */
    static String source(
            Translation translation,
            RowLayout layout,
            Prototype prototype,
            Map<String, Object> roots,
            boolean recorded) {
        StringBuilder names = new StringBuilder();
        Map<String, Object> chance = prototype.kernel.chance().state();
        for (String name : List.of("seed", "episodes", "keys")) {
            String symbol = RowLayout.nameOf(translation, Kind.STATE, roots, chance.get("chance." + name));
            names.append("#define CHANCE_")
                    .append(name.toUpperCase(Locale.ROOT))
                    .append(' ')
                    .append(symbol)
                    .append('\n');
        }
        Object over = prototype.snapshotArrays().get("vector.over");
        String symbol = RowLayout.nameOf(translation, Kind.STATE, roots, over);
        if (symbol != null) names.append("#define OVER ").append(symbol).append('\n');
        return source(translation, layout, recorded, names + DeviceKernels.resource("env.c"));
    }

    /**
     * Returns the source of translated code and of kernels that call it.
     *
     * @param kernels text of C, see {@code row.c}
     */
    static String source(Translation translation, RowLayout layout, boolean recorded, String kernels) {
        StringBuilder source = new StringBuilder(DeviceKernels.resource("prelude.c"));
        source.append("#define RECORDED ").append(recorded ? 1 : 0).append('\n');
        source.append(layout.defines());
        arguments(source, "TABLE", "GLOBAL const ");
        arguments(source, "STATE", "GLOBAL ");
        arguments(source, "SHARED", "GLOBAL ");
        source.append(translation.code());
        for (String part : List.of("row.c", "transpose.c")) source.append(DeviceKernels.resource(part));
        return source.append(kernels).toString();
    }

    /** Parameters of one kind, one for each type of number. */
    private static void arguments(StringBuilder source, String kind, String qualifier) {
        List<String> parameters = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String type : RowLayout.TYPES) {
            String name = kind.toLowerCase(Locale.ROOT) + "_" + type;
            parameters.add(qualifier + type + " *ONLY " + name);
            names.add(name);
        }
        source.append("#define ").append(kind).append("_ARGS ").append(String.join(", ", parameters));
        source.append("\n#define ").append(kind).append("_NAMES ").append(String.join(", ", names));
        source.append('\n');
    }
}
