package io.github.marl4j.translate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeKind;

/** Names of everything that a translated kernel refers to: constants that its host defines, fields, arrays. */
final class Symbols {

    /** Where an array of the Java kernel lives on the device. */
    enum Storage {
        /** Never written: one after the other in a table for each type. */
        TABLE,
        /** Written and forgotten: in the private memory of a row. */
        SCRATCH,
        /** Kept from step to step: in private memory during a step, loaded before and stored after it. */
        STATE,
        /** Read or written in place, one part for each row: actions and results. */
        SHARED
    }

    /** A constant whose value the host looks up: a number, an enum constant (its ordinal) or the length of an array. */
    record Constant(String name, TypeKind type, Path path) {}

    /** A field that is not final. */
    record Variable(String name, TypeKind type, Path path) {}

    /** What a path must lead to. */
    record Assumption(String path, String what) {}

    /** Something of an object, whatever path leads to it: objects count by identity. */
    private record Member(Object owner, String name) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Member same && same.owner == owner && same.name.equals(name);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(owner) * 31 + name.hashCode();
        }
    }

    /** An array of numbers. */
    static final class ArrayOf {
        final String name;
        final TypeKind element;
        final Path path;
        Storage storage;

        ArrayOf(String name, TypeKind element, Path path, Storage storage) {
            this.name = name;
            this.element = element;
            this.path = path;
            this.storage = storage;
        }
    }

    private final Map<Object, Storage> given;
    private final Set<String> names = new HashSet<>();
    private final Map<Member, Constant> constants = new LinkedHashMap<>();
    private final Map<Member, Variable> variables = new LinkedHashMap<>();
    private final IdentityHashMap<Object, ArrayOf> arrays = new IdentityHashMap<>();
    private final List<ArrayOf> arrayList = new ArrayList<>();
    private final IdentityHashMap<Object, String> raggedNames = new IdentityHashMap<>();
    private final Map<String, Path> ragged = new LinkedHashMap<>();
    private final Set<Assumption> assumptions = new LinkedHashSet<>();
    private final IdentityHashMap<Object, Path> firstPaths = new IdentityHashMap<>();
    private final Set<String> written;

    /**
     * Begins a list.
     *
     * @param given what is known of some arrays, by identity
     * @param written paths of arrays found to be written; grows
     */
    Symbols(IdentityHashMap<Object, Storage> given, Set<String> written) {
        this.given = given;
        this.written = written;
    }

    /** Returns a name that is new and fit for C, e.g. {@code SmaxSpec_range} or {@code ALL_3_tables}. */
    private String fresh(String owner, String field) {
        String simple = owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
        String base = word(simple);
        if (base.isEmpty() || Character.isDigit(base.charAt(0))) base = "at" + base;
        String name = base + "_" + word(field);
        for (int i = 2; !names.add(name); i++) name = base + i + "_" + word(field);
        return name;
    }

    private static String word(String text) {
        return text.replaceAll("\\W+", "_").replaceAll("_$", "");
    }

    /**
     * Returns a constant.
     *
     * @param holder whose it is; null for a static field
     * @param owner name of the holder's class
     */
    Constant constant(Object holder, String owner, String member, TypeKind type, Path path) {
        String key = holder == null ? owner + "." + member : member;
        foundHolder(holder, path);
        return constants.computeIfAbsent(
                new Member(holder, key), fresh -> new Constant(fresh(owner, member), type, path));
    }

    /** Returns a field that is not final. */
    Variable variable(Object holder, String owner, String field, TypeKind type, Path path) {
        String key = holder == null ? owner + "." + field : field;
        foundHolder(holder, path);
        return variables.computeIfAbsent(
                new Member(holder, key), fresh -> new Variable(fresh(owner, field), type, path));
    }

    /** Returns an array of numbers that belongs to a kernel. */
    ArrayOf array(Object array, Path path) {
        found(array, path);
        ArrayOf known = arrays.get(array);
        if (known != null) return known;
        String text = path.text();
        int dot = text.lastIndexOf('.');
        String field = text.substring(dot + 1);
        String owner = text.substring(0, Math.max(dot, 0));
        Storage storage = given.getOrDefault(array, written.contains(text) ? Storage.SCRATCH : Storage.TABLE);
        ArrayOf made = new ArrayOf(fresh(owner, field), kind(array.getClass().getComponentType()), path, storage);
        arrays.put(array, made);
        arrayList.add(made);
        return made;
    }

    /** Returns the name of the constant that tells where the places of the rows of an array of arrays begin in the table of int. */
    String ragged(Object array, Path path) {
        found(array, path);
        String known = raggedNames.get(array);
        if (known != null) return known;
        String text = path.text();
        String name = fresh(text.substring(0, text.lastIndexOf('.')), text.substring(text.lastIndexOf('.') + 1));
        raggedNames.put(array, name);
        ragged.put(name, path);
        return name;
    }

    /** Notes that the code is right only where a path leads to this: a truth value, {@code null}, a class, or a length. */
    void assume(Path path, String what) {
        assumptions.add(new Assumption(path.text(), what));
    }

    /** Notes that code was made for an object, which is the same by whatever path it was found: the code is right only where all of these lead to one object. */
    void found(Object object, Path path) {
        if (object == null || object instanceof String) return;
        Path first = firstPaths.putIfAbsent(object, path);
        if (first == null || first.equals(path)) return;
        boolean swap = first.ofClass();
        assumptions.add(new Assumption((swap ? first : path).text(), Translation.SAME + (swap ? path : first).text()));
    }

    private void foundHolder(Object holder, Path member) {
        if (holder != null) found(holder, member.owner());
    }

    Set<Assumption> assumptions() {
        return assumptions;
    }

    void noteWritten(ArrayOf array) {
        if (array.storage == Storage.TABLE) written.add(array.path.text());
    }

    java.util.Collection<Constant> constants() {
        return constants.values();
    }

    java.util.Collection<Variable> variables() {
        return variables.values();
    }

    List<ArrayOf> arrays() {
        return arrayList;
    }

    Map<String, Path> raggedArrays() {
        return ragged;
    }

    static TypeKind kind(Class<?> primitive) {
        return TypeKind.valueOf(primitive.getName().toUpperCase(java.util.Locale.ROOT));
    }

    /** Returns the name of a type in the C code. */
    static String c(TypeKind type) {
        return switch (type) {
            case BOOLEAN -> "bit";
            case BYTE -> "i8";
            case CHAR -> "u16";
            case SHORT -> "i16";
            case INT -> "i32";
            case LONG -> "i64";
            case FLOAT -> "f32";
            case DOUBLE -> "f64";
            case VOID -> "void";
            default -> throw new IllegalArgumentException(type + " has no form on a device");
        };
    }

    /** Returns the name of the type in which arrays of a type are stored in memory. */
    static String stored(TypeKind type) {
        return type == TypeKind.BOOLEAN ? "i8" : c(type);
    }
}
