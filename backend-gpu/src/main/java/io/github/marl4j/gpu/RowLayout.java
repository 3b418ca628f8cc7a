package io.github.marl4j.gpu;

import io.github.marl4j.translate.Lookup;
import io.github.marl4j.translate.Translation;
import io.github.marl4j.translate.Translation.Kind;
import io.github.marl4j.translate.Translation.Symbol;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the numbers of a kernel lie in the memory of a device: what the symbols of a {@link Translation} stand for in one environment. */
final class RowLayout {
    private static final String WORKER = "worker.";
    private static final String FRESH = "fresh.";

    /** Types of the device, in the order of the kernels' arguments. */
    static final List<String> TYPES = List.of("i8", "i16", "i32", "i64", "f32", "f64");

    private static final Map<String, Integer> BYTES = Map.of("i8", 1, "i16", 2, "i32", 4, "i64", 8, "f32", 4, "f64", 8);

    /**
     * An array of which every row has its part.
     *
     * @param start of the array among those of its type, in numbers of one row
     * @param length of a row's part
     * @param example the array of the batch of one that was laid out
     */
    record RowArray(String type, long start, int length, Object example) {
        /** Returns the bytes of a row's part. */
        int rowBytes() {
            return length * bytes(type);
        }
    }

    private final StringBuilder defines = new StringBuilder();
    private final Map<String, List<Object>> tables = new LinkedHashMap<>();
    private final Map<String, Integer> tableSizes = new LinkedHashMap<>();
    private final Map<String, Integer> stateSizes = new LinkedHashMap<>();
    private final Map<String, Integer> sharedSizes = new LinkedHashMap<>();
    private final Map<Object, RowArray> shared = new IdentityHashMap<>();
    private final Map<Object, RowArray> state = new IdentityHashMap<>();

    /**
     * Lays out.
     *
     * @param roots live objects of an environment of one row
     */
    RowLayout(Translation translation, Map<String, Object> roots) {
        for (String type : TYPES) {
            tables.put(type, new ArrayList<>());
            tableSizes.put(type, 0);
            stateSizes.put(type, 0);
            sharedSizes.put(type, 0);
        }
        for (Symbol symbol : translation.symbols()) {
            Object value = symbol.kind() == Kind.ASSUMED ? null : Lookup.follow(symbol.path(), roots);
            switch (symbol.kind()) {
                case CONSTANT -> define(symbol.name(), number(value));
                case RAGGED -> addRagged(symbol, value);
                case TABLE -> {
                    define("AT_" + symbol.name(), addTable(symbol.type(), value));
                    define("LEN_" + symbol.name(), Array.getLength(value));
                }
                case FIELD -> define("START_" + symbol.name(), number(atFirst(symbol, roots)));
                case SCRATCH -> {
                    sizes(symbol, value);
                    requireZero(symbol, atFirst(symbol, roots));
                }
                case STATE -> {
                    sizes(symbol, value);
                    int start = stateSizes.get(symbol.type());
                    define("STATE_" + symbol.name(), start);
                    state.put(value, new RowArray(symbol.type(), start, Array.getLength(value), value));
                    stateSizes.merge(symbol.type(), Array.getLength(value), Integer::sum);
                }
                case SHARED -> {
                    define("LEN_" + symbol.name(), Array.getLength(value));
                    int start = sharedSizes.get(symbol.type());
                    define("SHARED_" + symbol.name(), start + "L");
                    shared.put(value, new RowArray(symbol.type(), start, Array.getLength(value), value));
                    sharedSizes.merge(symbol.type(), Array.getLength(value), Integer::sum);
                }
                case ASSUMED -> {}
            }
        }
    }

    /** What a new worker has there; elsewhere, what there is. */
    private static Object atFirst(Symbol symbol, Map<String, Object> roots) {
        String path = symbol.path();
        return Lookup.follow(path.startsWith(WORKER) ? FRESH + path.substring(WORKER.length()) : path, roots);
    }

    private static void requireZero(Symbol symbol, Object array) {
        if (!symbol.path().startsWith(WORKER) || HostArrays.isZero(array)) return;
        throw new IllegalArgumentException(symbol.path()
                + " does not begin with zeros, as arrays that a kernel writes and forgets must on a device");
    }

    private void define(String name, Object value) {
        defines.append("#define ").append(name).append(' ').append(value).append('\n');
    }

    private void sizes(Symbol symbol, Object array) {
        define("LEN_" + symbol.name(), Array.getLength(array));
        define("SIZE_" + symbol.name(), Math.max(1, Array.getLength(array)));
    }

    private static String number(Object value) {
        if (value instanceof Enum<?> constant) return Integer.toString(constant.ordinal());
        if (value instanceof Boolean truth) return truth ? "1" : "0";
        if (value instanceof Float f)
            return "(" + (Float.isInfinite(f) ? (f > 0 ? "INFINITY" : "-INFINITY") : Float.toHexString(f) + "f") + ")";
        if (value instanceof Double d)
            return "(" + (Double.isInfinite(d) ? (d > 0 ? "INFINITY" : "-INFINITY") : Double.toHexString(d)) + ")";
        if (value instanceof Long l) return "(" + l + "L)";
        return "(" + value + ")";
    }

    private int addTable(String type, Object array) {
        int start = tableSizes.get(type);
        tables.get(type).add(array);
        tableSizes.merge(type, Array.getLength(array), Integer::sum);
        return start;
    }

    private void addRagged(Symbol symbol, Object rows) {
        int count = Array.getLength(rows);
        int[] places = new int[2 * count];
        for (int i = 0; i < count; i++) {
            Object row = Array.get(rows, i);
            places[2 * i] = addTable(type(row.getClass().getComponentType()), row);
            places[2 * i + 1] = Array.getLength(row);
        }
        define(symbol.name(), addTable("i32", places));
    }

    static String type(Class<?> component) {
        return switch (component.getName()) {
            case "boolean", "byte" -> "i8";
            case "short" -> "i16";
            case "int" -> "i32";
            case "long" -> "i64";
            case "float" -> "f32";
            case "double" -> "f64";
            default -> throw new IllegalArgumentException(component + " has no form on a device");
        };
    }

    /** Returns the head of the source: what every name stands for. */
    String defines() {
        return defines.toString();
    }

    /** Returns the name of a state array in the source. */
    static String nameOf(Translation translation, Kind kind, Map<String, Object> roots, Object array) {
        for (Symbol symbol : translation.symbols()) {
            if (symbol.kind() == kind && Lookup.follow(symbol.path(), roots) == array) return symbol.name();
        }
        return null;
    }

    /** Returns the table of a type, one array after the other. */
    ByteBuffer table(String type) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(Math.max(1, tableSizes.get(type)) * BYTES.get(type))
                .order(ByteOrder.nativeOrder());
        for (Object array : tables.get(type)) HostArrays.put(array, buffer);
        return buffer.clear();
    }

    /** Returns the bytes that a row keeps from step to step in numbers of a type. */
    long stateBytes(String type) {
        return (long) stateSizes.get(type) * BYTES.get(type);
    }

    /** Returns the bytes of a row's actions and results of a type. */
    long sharedBytes(String type) {
        return (long) sharedSizes.get(type) * BYTES.get(type);
    }

    /** Returns where an array of actions or results lies, null if the kernel does not use it. */
    RowArray shared(Object example) {
        return shared.get(example);
    }

    /** Returns where an array lies that is kept from step to step, null if the kernel does not use it. */
    RowArray state(Object example) {
        return state.get(example);
    }

    /** Returns the bytes of a device's memory that a row takes. */
    long bytesPerRow() {
        long bytes = 0;
        for (String type : TYPES) bytes += stateBytes(type) + sharedBytes(type);
        return bytes;
    }

    static int bytes(String type) {
        return BYTES.get(type);
    }
}
