package io.github.marl4j.gpu;

import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.translate.Lookup;
import io.github.marl4j.translate.Translation;
import io.github.marl4j.translate.Translation.Kind;
import io.github.marl4j.translate.Translation.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @throws IllegalArgumentException if no kernel was made for such an environment or such options; says what differs from the kernel that comes nearest
     */
    static Translation of(String id, Map<String, Object> roots) {
        String family = id.substring(0, id.indexOf('/'));
        String why = "; families with kernels: " + String.join(", ", FAMILIES);
        int fewest = Integer.MAX_VALUE;
        for (String line : resource("kernels/index.txt").lines().toList()) {
            String[] words = line.split(" ", 4);
            if (words[1].equals(NONE)) {
                if (!words[2].equals(id)) continue;
                why = ": " + words[3];
                fewest = 0;
            } else if (words[0].equals(family)) {
                Translation translation = Translation.parse(resource("kernels/" + words[1] + ".c"));
                List<String> reasons = mismatches(translation, roots);
                if (reasons.isEmpty()) return translation;
                if (reasons.size() >= fewest) continue;
                why = "; that of " + words[2] + " comes nearest, but " + reasons.get(0);
                fewest = reasons.size();
            }
        }
        throw new IllegalArgumentException(id + " has no device kernel with these options" + why);
    }

    /** Returns the assumptions of a kernel that do not hold. */
    static List<String> mismatches(Translation translation, Map<String, Object> roots) {
        List<String> found = new ArrayList<>();
        Map<Object, Symbol> arrays = new IdentityHashMap<>();
        for (Symbol symbol : translation.symbols()) {
            switch (symbol.kind()) {
                case ASSUMED -> assumed(symbol, roots).ifPresent(found::add);
                case TABLE, SCRATCH, STATE, SHARED ->
                    distinct(symbol, roots, arrays).ifPresent(found::add);
                default -> {}
            }
        }
        for (Object kept : ((KernelVectorEnv) roots.get("env")).rules().state().values()) {
            Symbol symbol = arrays.get(kept);
            boolean forgets = symbol != null && symbol.kind() != Kind.STATE && Array.getLength(kept) > 0;
            if (forgets) found.add(symbol.path() + " is kept from step to step, which the kernel does not do");
        }
        return found;
    }

    private static Optional<String> assumed(Symbol symbol, Map<String, Object> roots) {
        String path = symbol.path();
        String expected = symbol.type();
        try {
            Object value = Lookup.follow(path, roots);
            if (expected.startsWith(Translation.SAME)) {
                String other = expected.substring(Translation.SAME.length());
                return value == Lookup.follow(other, roots)
                        ? Optional.empty()
                        : Optional.of(path + " is another object than " + other);
            }
            String got = told(value);
            return got.equals(expected) ? Optional.empty() : Optional.of(path + " is " + got + ", not " + expected);
        } catch (RuntimeException nowhere) {
            return Optional.of(path + " leads nowhere");
        }
    }

    private static String told(Object value) {
        if (value == null) return "null";
        boolean plain = value instanceof Boolean || value instanceof Integer || value instanceof String;
        return plain ? value.toString() : value.getClass().getName();
    }

    /** Two names may stand for one array only if nobody writes it. */
    private static Optional<String> distinct(Symbol symbol, Map<String, Object> roots, Map<Object, Symbol> arrays) {
        Object array;
        try {
            array = Lookup.follow(symbol.path(), roots);
        } catch (RuntimeException nowhere) {
            return Optional.of(symbol.path() + " leads nowhere");
        }
        if (array == null) return Optional.of(symbol.path() + " is null");
        Symbol other = arrays.putIfAbsent(array, symbol);
        boolean harmless = other == null
                || Array.getLength(array) == 0
                || symbol.kind() == Kind.TABLE && other.kind() == Kind.TABLE;
        return harmless ? Optional.empty() : Optional.of(symbol.path() + " is the very array " + other.path());
    }
}
