package io.github.marl4j.translate;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

/** Follows {@link Path}s through live objects, private fields included. */
public final class Lookup {
    private Lookup() {}

    /**
     * Returns what a path leads to.
     *
     * @param path e.g. {@code worker.spec.options()[0]} or {@code static io.github.marl4j.env.Chance.GAMMA}
     * @param roots by name
     * @throws IllegalArgumentException if it leads nowhere
     */
    public static Object follow(String path, Map<String, Object> roots) {
        boolean ofClass = path.startsWith("static ");
        String text = ofClass ? path.substring("static ".length()) : path;
        Object at = null;
        Class<?> type = null;
        if (ofClass) {
            type = classIn(text);
            text = text.substring(type.getName().length());
        } else {
            int end = end(text, 0);
            String root = text.substring(0, end);
            if (!roots.containsKey(root))
                throw new IllegalArgumentException(path + ": there is no root " + root + " among " + roots.keySet());
            at = roots.get(root);
            text = text.substring(end);
        }
        while (!text.isEmpty()) {
            if (text.charAt(0) == '[') {
                int close = text.indexOf(']');
                int index = Integer.parseInt(text.substring(1, close));
                at = at instanceof List<?> list ? list.get(index) : Array.get(at, index);
                text = text.substring(close + 1);
            } else {
                int end = end(text, 1);
                String name = text.substring(1, end);
                boolean call = text.startsWith("()", end);
                at = call ? call(at, name) : field(type != null ? type : at.getClass(), at, name);
                text = text.substring(call ? end + 2 : end);
            }
            type = null;
        }
        return at;
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) end++;
        return end;
    }

    /** The longest beginning of the text that is a class. */
    private static Class<?> classIn(String text) {
        for (String name = text; name.indexOf('.') > 0; name = name.substring(0, name.lastIndexOf('.'))) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException shorter) {
                continue;
            }
        }
        throw new IllegalArgumentException("there is no class in " + text);
    }

    /** Returns the value of a field, null for none. */
    static Object field(Class<?> type, Object owner, String name) {
        Field field = fieldOf(type, name);
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException hidden) {
            throw new IllegalArgumentException(type.getName() + "." + name + " cannot be read", hidden);
        }
    }

    /** Returns the field in which an inner class keeps the object around it, null if it has none. */
    static String outer(Class<?> type) {
        for (Field field : type.getDeclaredFields())
            if (field.isSynthetic() && field.getName().startsWith("this$")) return field.getName();
        return null;
    }

    private static Field fieldOf(Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) if (field.getName().equals(name)) return field;
        }
        throw new IllegalArgumentException(type.getName() + " has no field " + name);
    }

    static Object call(Object owner, String name) {
        if (owner.getClass().isArray() && name.equals("length")) return Array.getLength(owner);
        for (Class<?> at = owner.getClass(); at != null; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                if (!method.getName().equals(name) || method.getParameterCount() > 0) continue;
                return invoke(owner, method);
            }
        }
        for (Method method : owner.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == 0) return invoke(owner, method);
        }
        throw new IllegalArgumentException(owner.getClass().getName() + " has no method " + name + "()");
    }

    private static Object invoke(Object owner, Method method) {
        try {
            Method open = interfaceMethod(owner.getClass(), method);
            open.setAccessible(true);
            return open.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException failed) {
            throw new IllegalArgumentException(
                    owner.getClass().getName() + "." + method.getName() + "() failed", failed);
        }
    }

    /** Classes of the JDK are closed to reflection, the interfaces that they implement are not. */
    private static Method interfaceMethod(Class<?> type, Method method) {
        if (!type.getName().startsWith("java.")) return method;
        for (Class<?> each : List.of(List.class, Map.class, java.util.Collection.class)) {
            if (!each.isAssignableFrom(type)) continue;
            try {
                return each.getMethod(method.getName());
            } catch (NoSuchMethodException next) {
                continue;
            }
        }
        return method;
    }
}
