package io.github.marl4j.gpu;

import io.github.marl4j.translate.Lookup;
import io.github.marl4j.translate.Translation;
import io.github.marl4j.translate.Translation.Kind;
import io.github.marl4j.translate.Translation.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The translated kernels of this library. */
final class DeviceKernels {
    /** Families whose kernels are translated. */
    static final List<String> FAMILIES = List.of("smax", "particle", "foraging", "commons", "fighting");

    /** Stands for the name of a kernel where there is none. */
    static final String NONE = "-";

    private DeviceKernels() {}

    /** Returns a text that lies beside this class. */
    static String resource(String name) {
        try (InputStream in = DeviceKernels.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("marl4j-backend-gpu lacks its resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Returns the kernel of an environment.
     *
     * @throws IllegalArgumentException if no kernel was made for such an environment or such options; says which options differ
     */
    static Translation of(String id, Map<String, Object> roots) {
        String family = id.substring(0, id.indexOf('/'));
        List<String> reasons = new ArrayList<>();
        String refused = null;
        for (String line : resource("kernels/index.txt").lines().toList()) {
            String[] words = line.split(" ", 4);
            if (words[1].equals(NONE)) {
                if (words[2].equals(id)) refused = words[3];
            } else if (words[0].equals(family)) {
                Translation translation = Translation.parse(resource("kernels/" + words[1] + ".c"));
                String reason = mismatch(translation, roots);
                if (reason == null) return translation;
                reasons.add("the kernel of " + words[2] + " does not fit, " + reason);
            }
        }
        String why = "; families with kernels: " + String.join(", ", FAMILIES);
        if (refused != null) why = ": " + refused;
        else if (!reasons.isEmpty()) why = ": " + String.join("; ", reasons);
        throw new IllegalArgumentException(id + " has no device kernel with these options" + why);
    }

    /** Returns an assumption of a kernel that does not hold, null if all hold. */
    static String mismatch(Translation translation, Map<String, Object> roots) {
        for (Symbol symbol : translation.symbols()) {
            if (symbol.kind() != Kind.ASSUMED) continue;
            Object value;
            try {
                value = Lookup.follow(symbol.path(), roots);
            } catch (RuntimeException nowhere) {
                return symbol.path() + " leads nowhere";
            }
            boolean plain = value instanceof Boolean || value instanceof Integer || value instanceof String;
            String found = value == null
                    ? "null"
                    : plain ? value.toString() : value.getClass().getName();
            if (!found.equals(symbol.type())) return symbol.path() + " is " + found + ", not " + symbol.type();
        }
        return null;
    }
}
