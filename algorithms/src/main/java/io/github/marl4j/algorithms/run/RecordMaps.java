package io.github.marl4j.algorithms.run;

import io.github.marl4j.env.UnknownNameException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns configuration records into maps and back, so that a configuration is one typed record in code and one JSON object in files. Keys are the
 * component names; lists are lists of numbers, or of whole numbers where their type says so; what is missing keeps its default; an unknown key, a wrong type or a value that a number type cannot hold is an error.
 */
public final class RecordMaps {
    private RecordMaps() {}

    /**
     * A part of a configuration that files write in a form of its own instead of an object with its components.
     *
     * @param <T> the part itself
     */
    public interface FileForm<T> {

        /** Returns how it stands in a file; {@code null} leaves the key out. */
        Object toFile();

        /**
         * Returns the part that stands in a file; this instance, the default, plays no role.
         *
         * @param where path of the key, for errors
         * @throws IllegalArgumentException if the value is not allowed
         */
        T fromFile(String where, Object value);
    }

    /** Returns the values of a record by component name, nested records as maps, enums in lower case. */
    public static Map<String, Object> toMap(Record config) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : config.getClass().getRecordComponents()) {
            Object value = value(config, component);
            if (value instanceof FileForm<?> part) {
                value = part.toFile();
                if (value == null) continue;
            } else if (value instanceof Record nested) value = toMap(nested);
            else if (value instanceof Enum<?> word) value = word.name().toLowerCase(Locale.ROOT);
            values.put(component.getName(), value);
        }
        return values;
    }

    /**
     * Returns a record like {@code defaults} with some values replaced.
     *
     * @param where what the values belong to, for errors, e.g. {@code ippo}
     * @param defaults not modified
     * @param values by component name; not modified
     * @throws UnknownNameException if a key is unknown
     * @throws IllegalArgumentException if a value is not allowed; also whatever the record's own constructor finds
     */
    public static <R extends Record> R with(String where, R defaults, Map<String, Object> values) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (String key : values.keySet()) {
            if (!names.contains(key)) throw new UnknownNameException(where, "key", key, names);
        }
        Object[] arguments = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = names.get(i);
            Object standard = value(defaults, components[i]);
            types[i] = components[i].getType();
            arguments[i] = values.containsKey(name)
                    ? convert(where + "." + name, components[i], standard, values.get(name))
                    : standard;
        }
        return create(defaults, types, arguments);
    }

    private static Object value(Record config, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(config);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R create(R like, Class<?>[] types, Object[] arguments) {
        try {
            var constructor = like.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (R) constructor.newInstance(arguments);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException refused) throw refused;
            throw new IllegalStateException(failed);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("unchecked")
    private static Object convert(String where, RecordComponent component, Object standard, Object value) {
        Class<?> type = component.getType();
        if (type == int.class) return (int) whole(where, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (type == long.class) return (long) whole(where, value, -0x1p53, 0x1p53);
        if (type == float.class) return (float) number(where, value);
        if (type == double.class) return number(where, value);
        if (type == boolean.class) return flag(where, value);
        if (type.isEnum()) return word(where, type, value);
        if (type == String.class && value instanceof String) return value;
        if (type == Map.class && value instanceof Map) return value;
        if (type == List.class && value instanceof List<?> list) {
            boolean whole =
                    ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0] == Integer.class;
            return whole ? wholeNumbers(where, list) : numbers(where, list);
        }
        if (standard instanceof FileForm<?> part) return part.fromFile(where, value);
        if (standard instanceof Record nested && value instanceof Map<?, ?> map)
            return with(where, nested, (Map<String, Object>) map);
        throw new IllegalArgumentException(
                where + "=" + value + " must be a " + type.getSimpleName().toLowerCase(Locale.ROOT));
    }

    static double number(String where, Object value) {
        double number;
        if (value instanceof Number n) {
            number = n.doubleValue();
        } else {
            try {
                number = Double.parseDouble(String.valueOf(value));
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(where + "=" + value + " must be a number", notANumber);
            }
        }
        if (!Double.isFinite(number)) throw new IllegalArgumentException(where + "=" + value + " must be finite");
        return number;
    }

    static List<Double> numbers(String where, List<?> values) {
        List<Double> numbers = new ArrayList<>();
        for (Object value : values) numbers.add(number(where, value));
        return List.copyOf(numbers);
    }

    private static List<Integer> wholeNumbers(String where, List<?> values) {
        List<Integer> numbers = new ArrayList<>();
        for (Object value : values) numbers.add((int) whole(where, value, Integer.MIN_VALUE, Integer.MAX_VALUE));
        return List.copyOf(numbers);
    }

    private static double whole(String where, Object value, double least, double greatest) {
        double number = number(where, value);
        if (number != Math.rint(number) || number < least || number > greatest) {
            throw new IllegalArgumentException(where + "=" + value + " must be a whole number");
        }
        return number;
    }

    private static boolean flag(String where, Object value) {
        String word = String.valueOf(value);
        if (word.equals("true") || word.equals("false")) return word.equals("true");
        throw new IllegalArgumentException(where + "=" + value + " must be true or false");
    }

    private static Object word(String where, Class<?> type, Object value) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(w -> ((Enum<?>) w).name().toLowerCase(Locale.ROOT))
                .toList();
        int index = words.indexOf(String.valueOf(value).toLowerCase(Locale.ROOT));
        if (index >= 0) return type.getEnumConstants()[index];
        throw new IllegalArgumentException(where + "=\"" + value + "\" is not allowed; "
                + UnknownNameException.suggestion(String.valueOf(value), words));
    }
}
