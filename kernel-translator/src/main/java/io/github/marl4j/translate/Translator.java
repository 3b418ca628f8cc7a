package io.github.marl4j.translate;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import io.github.marl4j.translate.Value.Nothing;
import io.github.marl4j.translate.Value.Number;
import io.github.marl4j.translate.Value.OneOf;
import io.github.marl4j.translate.Value.Row;
import io.github.marl4j.translate.Value.Thing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Translates methods of live objects into C functions: one for each method and each set of objects that it is called with. */
final class Translator {
    private record Key(ExecutableElement method, List<Object> bindings) {}

    /** Objects count by identity, whatever their equals says. */
    private record Same(Object object) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    private final Sources sources;
    private final Symbols symbols;
    private final Map<String, Number> replacements;
    private final Map<String, String> replacedCalls;
    private final Set<String> open;
    private final Expressions expressions;
    private final Map<Key, String> functions = new HashMap<>();
    private final Set<Key> underway = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Map<List<Object>, Thing> links = new HashMap<>();
    private final StringBuilder code = new StringBuilder();

    Translator(
            Sources sources,
            Symbols symbols,
            Map<String, Number> replacements,
            Map<String, String> replacedCalls,
            Set<String> open) {
        this.sources = sources;
        this.symbols = symbols;
        this.replacements = replacements;
        this.replacedCalls = replacedCalls;
        this.open = open;
        this.expressions = new Expressions(this);
    }

    Sources sources() {
        return sources;
    }

    Symbols symbols() {
        return symbols;
    }

    /** Returns what stands for a field, null if the field stands for itself. */
    Number replacement(String field) {
        return replacements.get(field);
    }

    /** Returns whether the code must hold for both values of a truth value that does not change. */
    boolean isOpen(String flag) {
        return open.contains(flag);
    }

    /** Returns all functions, those that are called before those that call them. */
    String code() {
        return code.toString();
    }

    /** Notes that a field is set to an object; returns false if it was set to another one before. */
    boolean link(Object owner, String field, Thing to) {
        Thing before = links.put(List.of(new Same(owner), field), to);
        return before == null || before.object() == to.object();
    }

    /** Returns what a field was set to by code that was translated before, null for nothing. */
    Thing linked(Object owner, String field) {
        return links.get(List.of(new Same(owner), field));
    }

    /** Translates a call of a method of a known object. */
    Value call(Tree tree, ExecutableElement called, Thing receiver, List<Value> arguments) {
        ExecutableElement method = receiver == null
                ? called
                : sources.implementation(receiver.object().getClass(), called);
        if (receiver != null && !method.equals(called))
            symbols.assume(receiver.path(), receiver.object().getClass().getName());
        return callExactly(tree, method, receiver, arguments);
    }

    /** Translates a call of this very method, whatever overrides it. */
    Value callExactly(Tree tree, ExecutableElement method, Thing receiver, List<Value> arguments) {
        String replaced = replacedCalls.get(sources.ownerOf(method) + "." + method.getSimpleName());
        if (replaced != null) {
            Object[] codes =
                    arguments.stream().map(each -> ((Number) each).code()).toArray();
            return Number.of(
                    "(" + replaced.formatted(codes) + ")",
                    method.getReturnType().getKind());
        }
        var path = sources.path(method);
        boolean bodiless = path.isEmpty() || ((MethodTree) path.get().getLeaf()).getBody() == null;
        if (bodiless) return evaluate(tree, method, receiver, arguments);
        MethodTree body = (MethodTree) path.get().getLeaf();
        TypeMirror type = method.getReturnType();
        if (!type.getKind().isPrimitive() && type.getKind() != TypeKind.VOID)
            return inline(tree, method, body, receiver, arguments);
        if (type.getKind() == TypeKind.BOOLEAN) {
            Value known = settled(method, body, receiver, arguments);
            if (known != null) return known;
        }
        try {
            return callFunction(method, body, receiver, arguments, false);
        } catch (NeedsConstant chosen) {
            if (arguments.stream().noneMatch(each -> each instanceof Number number && number.constant() != null))
                throw chosen;
            return callFunction(method, body, receiver, arguments, true);
        }
    }

    /** A method without source: an accessor of a record, or one of the JDK's. Its result is settled before the kernel runs. */
    private Value evaluate(Tree tree, ExecutableElement method, Thing receiver, List<Value> arguments) {
        String name = method.getSimpleName().toString();
        if (receiver == null) throw expressions.refuse(tree, "has no source among those that are translated");
        if (arguments.size() == 1
                && name.equals("get")
                && receiver.object() instanceof List<?> list
                && arguments.get(0) instanceof Number at) {
            return expressions.pick(receiver, at, tree);
        }
        if (!arguments.isEmpty()) throw expressions.refuse(tree, "has no source among those that are translated");
        Object result = Lookup.call(receiver.object(), name);
        Path path = receiver.path().call(name);
        TypeKind type = method.getReturnType().getKind();
        if (!type.isPrimitive()) return new Thing(result, path);
        boolean structure =
                receiver.object() instanceof java.util.Collection<?> || receiver.object() instanceof Map<?, ?>;
        boolean flag = result instanceof Boolean && !isOpen(sources.ownerOf(method) + "." + name);
        if (structure || flag) {
            symbols.assume(path, result.toString());
            return Expressions.literal(result);
        }
        String owner = receiver.object().getClass().getSimpleName();
        return Number.of(
                symbols.constant(receiver.object(), owner, name, type, path).name(), type);
    }

    /** A method that returns an object is read where it is called: it may be one return. */
    private Value inline(Tree tree, ExecutableElement method, MethodTree body, Thing receiver, List<Value> arguments) {
        List<? extends StatementTree> statements = body.getBody().getStatements();
        if (statements.size() != 1 || !(statements.get(0) instanceof ReturnTree only)) {
            throw expressions.refuse(tree, "returns an object and is more than a return");
        }
        return expressions.value(only.getExpression(), scope(method, receiver, arguments));
    }

    /** Returns the truth value that a method of one return has whatever the state is; null if it has none. */
    private Value settled(ExecutableElement method, MethodTree body, Thing receiver, List<Value> arguments) {
        List<? extends StatementTree> statements = body.getBody().getStatements();
        if (statements.size() != 1 || !(statements.get(0) instanceof ReturnTree only)) return null;
        try {
            Value value = expressions.value(only.getExpression(), scope(method, receiver, arguments));
            return value instanceof Number number && number.constant() != null ? value : null;
        } catch (NeedsConstant unsettled) {
            return null;
        }
    }

    private static Scope scope(ExecutableElement method, Thing receiver, List<Value> arguments) {
        Scope scope = new Scope(receiver);
        for (int i = 0; i < arguments.size(); i++)
            scope.put(method.getParameters().get(i), arguments.get(i));
        return scope;
    }

    private Value callFunction(
            ExecutableElement method, MethodTree body, Thing receiver, List<Value> arguments, boolean specialised) {
        List<Object> bindings = new ArrayList<>();
        bindings.add(new Same(receiver == null ? null : receiver.object()));
        if (receiver != null) symbols.found(receiver.object(), receiver.path());
        List<String> given = new ArrayList<>(List.of("k"));
        for (Value argument : arguments) {
            if (argument instanceof Thing thing) {
                bindings.add(new Same(thing.object()));
                symbols.found(thing.object(), thing.path());
            } else if (argument instanceof Row row) {
                bindings.add(List.of(row.element(), row.space()));
                given.add(row.start());
                given.add(row.length());
            } else if (argument instanceof OneOf chosen) {
                chosen.things().forEach(each -> symbols.found(each.object(), each.path()));
                bindings.add(chosen.things().stream()
                        .map(each -> new Same(each.object()))
                        .toList());
                given.add(chosen.index());
            } else if (argument instanceof Number number) {
                if (specialised && number.constant() != null) bindings.add(number.constant());
                else {
                    bindings.add("number");
                    given.add(number.code());
                }
            }
        }
        Key key = new Key(method, bindings);
        String name = functions.get(key);
        if (name == null) {
            if (!underway.add(key)) throw new Untranslatable(method + " calls itself, which a device cannot");
            try {
                name = function(method, body, receiver, arguments, specialised);
            } finally {
                underway.remove(key);
            }
            functions.put(key, name);
        }
        String text = name + "(" + String.join(", ", given) + ")";
        TypeKind type = method.getReturnType().getKind();
        return type == TypeKind.VOID ? new Nothing(text) : Number.of(text, type);
    }

    private String function(
            ExecutableElement method, MethodTree body, Thing receiver, List<Value> arguments, boolean specialised) {
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        Scope scope = new Scope(isStatic ? null : receiver);
        List<String> parameters = new ArrayList<>(List.of("K *k"));
        for (int i = 0; i < arguments.size(); i++) {
            var parameter = method.getParameters().get(i);
            String local = "v_" + parameter.getSimpleName();
            Value argument = arguments.get(i);
            if (argument instanceof Row row) {
                parameters.add(row.type() + local + "_at");
                parameters.add("i32 " + local + "_n");
                argument = row.held(local);
            } else if (argument instanceof OneOf chosen) {
                parameters.add("i32 " + local + "_i");
                argument = chosen.held(local);
            } else if (argument instanceof Number number && !(specialised && number.constant() != null)) {
                TypeKind type = parameter.asType().getKind();
                parameters.add(Symbols.c(type) + " " + local);
                argument = Number.of(local, type);
            }
            scope.put(parameter, argument);
        }
        Statements statements =
                new Statements(expressions, sources, method.getReturnType().getKind());
        try {
            statements.translate(body.getBody().getStatements(), scope);
        } catch (NeedsConstant chosen) {
            boolean canSpecialise = !specialised
                    && arguments.stream().anyMatch(each -> each instanceof Number number && number.constant() != null);
            if (canSpecialise) throw chosen;
            boolean before = expressions.dispatch(true);
            statements =
                    new Statements(expressions, sources, method.getReturnType().getKind());
            try {
                statements.translate(body.getBody().getStatements(), scope);
            } finally {
                expressions.dispatch(before);
            }
        }
        String name = fresh(method);
        code.append("FN ")
                .append(Symbols.c(method.getReturnType().getKind()))
                .append(' ')
                .append(name)
                .append('(')
                .append(String.join(", ", parameters))
                .append(") {\n")
                .append(statements.text())
                .append("}\n\n");
        return name;
    }

    private String fresh(ExecutableElement method) {
        String owner = sources.ownerOf(method);
        // Fields and methods of a class may have the same name.
        String base = "fn_" + owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1) + "_"
                + method.getSimpleName();
        String name = base;
        for (int i = 2; !names.add(name); i++) name = base + "_" + i;
        return name;
    }
}
