package io.github.marl4j.translate;

import io.github.marl4j.translate.Symbols.ArrayOf;
import io.github.marl4j.translate.Symbols.Storage;
import io.github.marl4j.translate.Value.Number;
import io.github.marl4j.translate.Value.Thing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/**
 * Makes the C source of a device kernel out of live Java objects for a batch of one: the same methods, with everything that a device cannot do settled beforehand. Which object a method is called on,
 * and which array is meant, is known when the kernel is translated; numbers that do not change are constants that the host defines when it builds the kernel, so that one source serves all options
 * that lead through the same objects.
 *
 * <p>The kernel must keep to a subset of Java: no allocation, no lambdas, no recursion, arrays of numbers, objects found through fields.
 */
public final class KernelSource {
    private final Sources sources;
    private final Map<String, Object> roots = new LinkedHashMap<>();
    private final IdentityHashMap<Object, Storage> storage = new IdentityHashMap<>();
    private final Map<String, Number> replacements = new HashMap<>();
    private final Map<String, String> calls = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final List<String> fields = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String name, String root, String method, List<Object> arguments) {}

    /** A parameter of an entry that is a number and stays one. */
    public enum Parameter {
        /** An int. */
        INT,
        /** A long. */
        LONG
    }

    /**
     * Begins a source.
     *
     * @param sources those of the kernel and of whatever it calls
     */
    public KernelSource(Sources sources) {
        this.sources = sources;
    }

    /**
     * Gives every row a value of its own, {@code k->NAME}, which the functions around the kernel set.
     *
     * @param declaration in C, e.g. {@code i32 playing}
     */
    public KernelSource field(String declaration) {
        fields.add(declaration);
        return this;
    }

    /** Names an object from which others are found. */
    public KernelSource root(String name, Object object) {
        roots.put(name, object);
        return this;
    }

    /** Keeps an array from step to step. */
    public KernelSource state(Object array) {
        storage.put(array, Storage.STATE);
        return this;
    }

    /** Reads or writes an array in place, one part for each row: actions, results. */
    public KernelSource shared(Object array) {
        storage.put(array, Storage.SHARED);
        return this;
    }

    /**
     * Puts a constant or an expression of the device in the place of a field.
     *
     * @param field e.g. {@code io.github.marl4j.env.Chance.replaying}
     * @param constant false, true or a whole number; else text of an int expression
     */
    public KernelSource replace(String field, Object constant) {
        replacements.put(
                field, constant instanceof String code ? Number.of(code, TypeKind.INT) : Expressions.literal(constant));
        return this;
    }

    /**
     * Leaves a truth value that does not change to the host, as numbers are, instead of translating for it alone. Both ways must have a form on a device.
     *
     * @param flag a field or the accessor of a record, e.g. {@code io.github.marl4j.envs.commons.SocietyRules.reference}
     */
    public KernelSource leaveOpen(String flag) {
        open.add(flag);
        return this;
    }

    /**
     * Puts an expression of the device in the place of the calls of a method.
     *
     * @param method e.g. {@code io.github.marl4j.env.Chance.replays}
     * @param code of its result; {@code %1$s} stands for the first argument
     */
    public KernelSource replaceCalls(String method, String code) {
        calls.put(method, code);
        return this;
    }

    /**
     * Adds a function that can be called.
     *
     * @param name of the C function
     * @param root whose method it is
     * @param method its name; there must be one with so many parameters
     * @param arguments roots by name, whole numbers, or {@link Parameter#INT}
     */
    public KernelSource entry(String name, String root, String method, Object... arguments) {
        entries.add(new Entry(name, root, method, List.of(arguments)));
        return this;
    }

    /**
     * Translates.
     *
     * @throws IllegalArgumentException if something in the kernel has no form on a device; says what and where
     */
    public Translation translate() {
        Set<String> written = new HashSet<>();
        try {
            // What a later method writes decides where an earlier one reads: the first rounds only find that out.
            while (true) {
                int before = written.size();
                Translation made = translate(written);
                if (written.size() == before) return made;
            }
        } catch (Untranslatable refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    private Translation translate(Set<String> written) {
        Symbols symbols = new Symbols(storage, written);
        Translator translator = new Translator(sources, symbols, replacements, calls, open);
        StringBuilder entered = new StringBuilder();
        for (Entry entry : entries) {
            Object root = roots.get(entry.root);
            ExecutableElement method = sources.method(root.getClass(), entry.method, entry.arguments.size());
            List<Value> arguments = new ArrayList<>();
            List<String> parameters = new ArrayList<>(List.of("K *k"));
            for (int i = 0; i < entry.arguments.size(); i++) {
                Object given = entry.arguments.get(i);
                if (given instanceof Parameter parameter) {
                    TypeKind type = TypeKind.valueOf(parameter.name());
                    parameters.add(Symbols.c(type) + " p" + i);
                    arguments.add(Number.of("p" + i, type));
                } else if (given instanceof String name) {
                    arguments.add(new Thing(roots.get(name), Path.root(name)));
                } else arguments.add(Expressions.literal(given));
            }
            Value call = translator.call(null, method, new Thing(root, Path.root(entry.root)), arguments);
            boolean nothing = call instanceof Value.Nothing;
            String code = call instanceof Value.Nothing none ? none.code() : ((Number) call).code();
            entered.append("FN ")
                    .append(nothing ? "void" : Symbols.c(((Number) call).type()))
                    .append(' ')
                    .append(entry.name)
                    .append('(')
                    .append(String.join(", ", parameters))
                    .append(") {\n    ")
                    .append(nothing ? "" : "return ")
                    .append(code)
                    .append(";\n}\n\n");
        }
        return new Translation(
                memory(symbols, fields) + translator.code() + entered + transfers(symbols), symbols(symbols));
    }

    /**
     * What a row's thread knows, and {@code ROW_ARRAYS}, which makes its arrays. They are variables of their own and no part of the structure: a compiler that sees one place of a structure chosen by
     * a number keeps all of it in memory, the pointers too, and reads them again after every store.
     */
    private static String memory(Symbols symbols, List<String> fields) {
        StringBuilder text = new StringBuilder("typedef struct {\n    i32 env;\n    i32 rows;\n    i32 failed;\n");
        StringBuilder arrays = new StringBuilder("#define ROW_ARRAYS");
        for (String field : fields) text.append("    ").append(field).append(";\n");
        for (String type : List.of("i8", "i16", "i32", "i64", "f32", "f64"))
            text.append("    GLOBAL const ")
                    .append(type)
                    .append(" *table_")
                    .append(type)
                    .append(";\n");
        for (Symbols.Variable each : symbols.variables())
            text.append("    ")
                    .append(Symbols.c(each.type()))
                    .append(' ')
                    .append(each.name())
                    .append(";\n");
        for (ArrayOf each : symbols.arrays()) {
            if (each.storage == Storage.TABLE) continue;
            String type = Symbols.stored(each.element);
            boolean ofRow = each.storage != Storage.SHARED;
            text.append(ofRow ? "    " : "    GLOBAL ")
                    .append(type)
                    .append(" *")
                    .append(each.name)
                    .append(";\n");
            if (ofRow)
                arrays.append(" \\\n    ")
                        .append(String.format(
                                "ALIGNED(%s, SIZE_%s) row_%2$s[SIZE_%2$s]; k->%2$s = row_%2$s;", type, each.name));
        }
        return text.append("} K;\n\n").append(arrays).append("\n\n").toString();
    }

    /** Loads and stores what is kept; on the device a row's numbers lie {@code n} apart, those of actions and results too, so that neighbours are read together. */
    private static String transfers(Symbols symbols) {
        StringBuilder bind = new StringBuilder("FN void bind_shared(K *k, SHARED_ARGS, i32 env, i64 n) {\n");
        for (ArrayOf each : symbols.arrays()) {
            if (each.storage != Storage.SHARED) continue;
            bind.append("    k->")
                    .append(each.name)
                    .append(" = shared_")
                    .append(Symbols.stored(each.element))
                    .append(" + SHARED_")
                    .append(each.name)
                    .append(" * n + env;\n");
        }
        // Workers of the JVM begin like that, and some of their methods count on it.
        StringBuilder clear = new StringBuilder("FN void clear_scratch(K *k) {\n");
        for (Symbols.Variable each : symbols.variables())
            clear.append("    k->")
                    .append(each.name())
                    .append(" = START_")
                    .append(each.name())
                    .append(";\n");
        for (ArrayOf each : symbols.arrays()) {
            if (each.storage != Storage.SCRATCH) continue;
            clear.append("    ")
                    .append(Expressions.copyLoop("0", Expressions.length(each)))
                    .append("k->")
                    .append(each.name)
                    .append("[q] = 0;\n");
        }
        StringBuilder load = new StringBuilder("FN void load_state(K *k, STATE_ARGS, i32 env) {\n");
        StringBuilder store = new StringBuilder("FN void store_state(K *k, STATE_ARGS, i32 env) {\n");
        for (ArrayOf each : symbols.arrays()) {
            if (each.storage != Storage.STATE) continue;
            String there = "state_" + Symbols.stored(each.element) + "[IN_ROW(STATE_" + each.name + " + q) + env]";
            // Not all at once: the addresses of many numbers would take the registers.
            String loop = "    COPY for (i32 q = 0; q < " + Expressions.length(each) + "; q++) ";
            load.append(loop)
                    .append("k->")
                    .append(each.name)
                    .append("[q] = ")
                    .append(there)
                    .append(";\n");
            store.append(loop).append(there).append(" = k->").append(each.name).append("[q];\n");
        }
        return clear + "}\n\n" + bind + "}\n\n" + load + "}\n\n" + store + "}\n\n";
    }

    /** One symbol a line: kind, name, type, path. */
    private static List<Translation.Symbol> symbols(Symbols symbols) {
        List<Translation.Symbol> list = new ArrayList<>();
        symbols.assumptions()
                .forEach(each ->
                        list.add(new Translation.Symbol(Translation.Kind.ASSUMED, "-", each.what(), each.path())));
        for (Symbols.Constant each : symbols.constants()) {
            list.add(new Translation.Symbol(
                    Translation.Kind.CONSTANT,
                    each.name(),
                    Symbols.c(each.type()),
                    each.path().text()));
        }
        for (Symbols.Variable each : symbols.variables()) {
            String type = Symbols.c(each.type());
            list.add(new Translation.Symbol(
                    Translation.Kind.FIELD, each.name(), type, each.path().text()));
        }
        symbols.raggedArrays()
                .forEach((name, path) ->
                        list.add(new Translation.Symbol(Translation.Kind.RAGGED, name, "i32", path.text())));
        for (ArrayOf each : symbols.arrays()) {
            list.add(new Translation.Symbol(
                    Translation.Kind.valueOf(each.storage.name()),
                    each.name,
                    Symbols.stored(each.element),
                    each.path.text()));
        }
        return list;
    }
}
