package io.github.marl4j.viewer.input;

import io.github.marl4j.env.UnknownNameException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lwjgl.glfw.GLFW;

/** Keys and gamepad buttons by the names of GLFW's constants without their prefixes: {@code W}, {@code SPACE}, {@code KP_7}; {@code X}, {@code LEFT_BUMPER}, {@code DPAD_UP}. */
public final class KeyNames {
    private static final Map<String, Integer> KEYS = named("GLFW_KEY_");
    private static final Map<String, Integer> PAD_BUTTONS = named("GLFW_GAMEPAD_BUTTON_");
    /** Triggers are axes of a gamepad; they count as buttons from here on. */
    static final int TRIGGERS = 100;

    static {
        PAD_BUTTONS.put("LEFT_TRIGGER", TRIGGERS + GLFW.GLFW_GAMEPAD_AXIS_LEFT_TRIGGER);
        PAD_BUTTONS.put("RIGHT_TRIGGER", TRIGGERS + GLFW.GLFW_GAMEPAD_AXIS_RIGHT_TRIGGER);
    }

    private KeyNames() {}

    /** Reads GLFW's own constants, so that no list of them can go stale. */
    private static Map<String, Integer> named(String prefix) {
        Map<String, Integer> found = new LinkedHashMap<>();
        try {
            for (Field field : GLFW.class.getFields()) {
                boolean alias =
                        field.getName().endsWith("_LAST") || field.getName().endsWith("_UNKNOWN");
                if (field.getName().startsWith(prefix) && !alias) {
                    found.put(field.getName().substring(prefix.length()), field.getInt(null));
                }
            }
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException("the constants of GLFW cannot be read", hidden);
        }
        return found;
    }

    /** Returns the number of a key. */
    public static int key(String askedBy, String name) {
        return number(askedBy, "key", name, KEYS);
    }

    /** Returns the number of a gamepad's button. */
    static int padButton(String askedBy, String name) {
        return number(askedBy, "gamepad button", name, PAD_BUTTONS);
    }

    private static int number(String askedBy, String kind, String name, Map<String, Integer> numbers) {
        Integer number = numbers.get(name);
        if (number == null) throw new UnknownNameException(askedBy, kind, name, new ArrayList<>(numbers.keySet()));
        return number;
    }

    /** Returns the name of a key. */
    public static String key(int number) {
        return name(number, KEYS);
    }

    /** Returns the numbers of all buttons of a gamepad. */
    static Collection<Integer> padButtons() {
        return PAD_BUTTONS.values();
    }

    /** Returns the name of a gamepad's button. */
    public static String padButton(int number) {
        return name(number, PAD_BUTTONS);
    }

    private static String name(int number, Map<String, Integer> numbers) {
        return numbers.entrySet().stream()
                .filter(e -> e.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("KEY " + number);
    }

    /** Returns the names of all keys. */
    static List<String> keys() {
        return List.copyOf(KEYS.keySet());
    }
}
