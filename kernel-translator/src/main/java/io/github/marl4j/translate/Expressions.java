package io.github.marl4j.translate;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import io.github.marl4j.translate.Symbols.ArrayOf;
import io.github.marl4j.translate.Symbols.Storage;
import io.github.marl4j.translate.Value.Nothing;
import io.github.marl4j.translate.Value.Number;
import io.github.marl4j.translate.Value.OneOf;
import io.github.marl4j.translate.Value.Row;
import io.github.marl4j.translate.Value.Thing;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Translates expressions of one method. */
final class Expressions extends SimpleTreeVisitor<Value, Scope> {
    private static final int MOST_OBJECTS = 32;
    private static final Pattern EFFECT = Pattern.compile("[^=!<>]=[^=]|\\bfn_");
    private static final Thing NOTHING = new Thing(null, Path.root("null"));

    private final Translator translator;
    private final Sources sources;
    private final Symbols symbols;

    /** Whether an object whose place only a running kernel knows is looked for case by case. */
    private boolean dispatches;

    /** Allows that, and returns what was allowed before. */
    boolean dispatch(boolean allowed) {
        boolean before = dispatches;
        dispatches = allowed;
        return before;
    }

    /** Joins what an expression gives for each of a few objects. */
    Value join(OneOf chosen, Function<Thing, Value> each, Tree tree) {
        // Where there is nothing a Java kernel would fail: such a place is never asked for.
        List<Integer> places = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < chosen.things().size(); i++) {
            Thing thing = chosen.things().get(i);
            if (thing.object() == null) continue;
            places.add(i);
            values.add(each.apply(thing));
        }
        if (values.isEmpty()) throw refuse(tree, "is one of nothing");
        if (values.stream().allMatch(Thing.class::isInstance) && !isNumbers((Thing) values.get(0))) {
            List<Thing> things =
                    new ArrayList<>(Collections.nCopies(chosen.things().size(), NOTHING));
            for (int i = 0; i < places.size(); i++) things.set(places.get(i), (Thing) values.get(i));
            return new OneOf(chosen.index(), things);
        }
        Value joined = values.get(values.size() - 1);
        for (int i = values.size() - 2; i >= 0; i--) {
            joined = either("(" + chosen.index() + " == " + places.get(i) + " ? ", values.get(i), joined, tree);
        }
        return joined;
    }

    private Value either(String test, Value value, Value other, Tree tree) {
        if (value instanceof Number a && other instanceof Number b) {
            return Number.of(test + a.code() + " : " + b.code() + ")", a.type());
        }
        if (value instanceof Nothing a && other instanceof Nothing b) {
            String rest = b.code().startsWith("(") ? b.code() : "(" + b.code() + ", 0)";
            return new Nothing(test + "(" + a.code() + ", 0) : " + rest + ")");
        }
        Row a = row(value, tree);
        Row b = row(other, tree);
        if (a.space() != b.space()) throw refuse(tree, "chooses between what is written and what is not");
        return new Row(
                test + a.start() + " : " + b.start() + ")",
                test + a.length() + " : " + b.length() + ")",
                a.element(),
                a.space());
    }

    private static boolean isArray(Thing thing) {
        return thing.object().getClass().isArray();
    }

    private static boolean isNumbers(Thing thing) {
        return thing.object() != null
                && isArray(thing)
                && thing.object().getClass().getComponentType().isPrimitive();
    }

    Expressions(Translator translator) {
        this.translator = translator;
        this.sources = translator.sources();
        this.symbols = translator.symbols();
    }

    Value value(Tree tree, Scope scope) {
        return tree.accept(this, scope);
    }

    Number number(Tree tree, Scope scope) {
        return number(value(tree, scope), tree);
    }

    private Number number(Value value, Tree tree) {
        if (value instanceof Number number) return number;
        if (value instanceof Thing thing && thing.object() instanceof Enum<?>) return ordinal(thing);
        if (value instanceof OneOf chosen) {
            return (Number) join(chosen, each -> number(each, tree), tree);
        }
        throw refuse(tree, "is no number");
    }

    /** An enum constant is its ordinal on a device; one that is settled only when the kernel is built becomes a constant of the host's. */
    private Number ordinal(Thing thing) {
        Enum<?> constant = (Enum<?>) thing.object();
        if (thing.path()
                .text()
                .startsWith("static " + constant.getDeclaringClass().getName())) {
            return new Number(Integer.toString(constant.ordinal()), TypeKind.INT, constant.ordinal());
        }
        String text = thing.path().text();
        String name = text.substring(text.lastIndexOf('.') + 1).replaceAll("\\W+", "");
        return Number.of(
                symbols.constant(null, text, name, TypeKind.INT, thing.path()).name(), TypeKind.INT);
    }

    /** Requires that an expression which the C code repeats may be evaluated more than once. */
    private Number repeatable(Number number, Tree tree) {
        boolean changes = number.code().contains("++") || number.code().contains("--");
        // Comparisons have another sign beside the equals sign.
        if (changes || EFFECT.matcher(number.code()).find())
            throw refuse(tree, "changes something in an expression that is evaluated more than once; use a variable");
        return number;
    }

    Untranslatable refuse(Tree tree, String why) {
        return new Untranslatable(Sources.place(sources.pathOf(tree), tree) + " " + why);
    }

    @Override
    protected Value defaultAction(Tree tree, Scope scope) {
        throw refuse(tree, "(" + tree.getKind() + ") has no form on a device");
    }

    @Override
    public Value visitParenthesized(ParenthesizedTree tree, Scope scope) {
        return value(tree.getExpression(), scope);
    }

    @Override
    public Value visitLiteral(LiteralTree tree, Scope scope) {
        return switch (tree.getKind()) {
            case NULL_LITERAL -> NOTHING;
            case STRING_LITERAL -> new Thing(tree.getValue(), Path.root("text"));
            default -> literal(tree.getValue());
        };
    }

    /** Returns a constant of the language. */
    static Number literal(Object value) {
        if (value instanceof Boolean truth) return new Number(truth ? "1" : "0", TypeKind.BOOLEAN, truth);
        if (value instanceof Integer i) {
            return new Number(
                    i == Integer.MIN_VALUE ? "(-2147483647 - 1)" : i < 0 ? "(" + i + ")" : i.toString(),
                    TypeKind.INT,
                    i);
        }
        if (value instanceof Long l) {
            String text = l == Long.MIN_VALUE ? "(-9223372036854775807L - 1L)" : l < 0 ? "(" + l + "L)" : l + "L";
            return new Number(text, TypeKind.LONG, l);
        }
        if (value instanceof Float f) return new Number(real(Float.toString(f) + "f", f), TypeKind.FLOAT, f);
        if (value instanceof Double d) return new Number(real(Double.toString(d), d), TypeKind.DOUBLE, d);
        if (value instanceof Character c) return new Number(Integer.toString(c), TypeKind.CHAR, c);
        if (value instanceof Byte || value instanceof Short) {
            return new Number("(" + value + ")", TypeKind.INT, ((java.lang.Number) value).intValue());
        }
        throw new Untranslatable(value + " has no form on a device");
    }

    private static String real(String text, double value) {
        if (Double.isNaN(value)) return "NAN";
        if (Double.isInfinite(value)) return value > 0 ? "INFINITY" : "(-INFINITY)";
        return value < 0 || text.startsWith("-") ? "(" + text + ")" : text;
    }

    @Override
    public Value visitIdentifier(IdentifierTree tree, Scope scope) {
        if (tree.getName().contentEquals("this")) return scope.self;
        Element element = sources.element(tree);
        return switch (element.getKind()) {
            case LOCAL_VARIABLE, PARAMETER -> {
                Value known = scope.get(element);
                if (known == null) throw refuse(tree, "is not known here");
                yield known;
            }
            case FIELD, ENUM_CONSTANT -> field((VariableElement) element, scope.self, tree);
            default -> throw refuse(tree, "is a " + element.getKind());
        };
    }

    @Override
    public Value visitMemberSelect(MemberSelectTree tree, Scope scope) {
        Element element = sources.element(tree);
        if (!(element instanceof VariableElement field)) throw refuse(tree, "is a " + element.getKind());
        if (element.getModifiers().contains(Modifier.STATIC)) return field(field, null, tree);
        Value owner = value(tree.getExpression(), scope);
        return member(field, owner, tree);
    }

    private Value member(VariableElement field, Value owner, Tree tree) {
        if (owner instanceof OneOf chosen) return join(chosen, each -> member(field, each, tree), tree);
        boolean array =
                owner instanceof Row || owner instanceof Thing thing && thing.object() != null && isArray(thing);
        if (array) return length(owner, tree);
        return field(field, (Thing) owner, tree);
    }

    /** Returns how many objects a list or array holds; the code is right only for so many. */
    int size(Thing objects) {
        boolean list = objects.object() instanceof List<?>;
        int size = list ? ((List<?>) objects.object()).size() : Array.getLength(objects.object());
        symbols.assume(objects.path().call(list ? "size" : "length"), Integer.toString(size));
        return size;
    }

    Number length(Value array, Tree tree) {
        if (array instanceof Row row) return Number.of(row.length(), TypeKind.INT);
        if (!(array instanceof Thing thing) || thing.object() == null) throw refuse(tree, "has no length");
        if (!thing.object().getClass().isArray()) throw refuse(tree, "has no length");
        if (!thing.object().getClass().getComponentType().isPrimitive()) {
            return literal(size(thing));
        }
        return Number.of(length(symbols.array(thing.object(), thing.path())), TypeKind.INT);
    }

    /** Returns the value of a field; that of {@code this} or an enclosing object if {@code owner} is null and it is not static. */
    private Value field(VariableElement field, Thing owner, Tree tree) {
        String ownerClass = sources.ownerOf(field);
        String name = field.getSimpleName().toString();
        Number replaced = translator.replacement(ownerClass + "." + name);
        if (replaced != null) return replaced;
        if (field.getConstantValue() instanceof String text) return new Thing(text, Path.root("text"));
        if (field.getConstantValue() != null) return literal(field.getConstantValue());
        boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
        if (!isStatic && owner.object() == null) throw refuse(tree, "reads a field of null");
        if (!isStatic) owner = enclosing(owner, ownerClass, tree);
        Object holder = isStatic ? null : owner.object();
        Thing linked = holder == null ? null : translator.linked(holder, name);
        if (linked != null) return linked;
        Object value = Lookup.field(classOf(ownerClass, holder), holder, name);
        Path path =
                isStatic ? Path.ofClass(ownerClass).field(name) : owner.path().field(name);
        if (field.asType().getKind().isPrimitive()) {
            TypeKind type = field.asType().getKind();
            boolean fixed = field.getModifiers().contains(Modifier.FINAL);
            if (fixed && value instanceof Boolean) {
                symbols.assume(path, value.toString());
                return literal(value);
            }
            if (fixed)
                return Number.of(
                        symbols.constant(holder, ownerClass, name, type, path).name(), type);
            return Number.of(
                    "k->"
                            + symbols.variable(holder, ownerClass, name, type, path)
                                    .name(),
                    type);
        }
        return new Thing(value, path);
    }

    /** Returns the object itself, or the one around it whose class has a member that is meant. */
    Thing enclosing(Thing inner, String ownerClass, Tree tree) {
        Thing at = inner;
        while (true) {
            for (Class<?> type = at.object().getClass(); type != null; type = type.getSuperclass()) {
                if (type.getName().equals(ownerClass)) return at;
                for (Class<?> each : type.getInterfaces()) if (each.getName().equals(ownerClass)) return at;
            }
            String outer = Lookup.outer(at.object().getClass());
            if (outer == null) return inner;
            at = new Thing(
                    Lookup.field(at.object().getClass(), at.object(), outer),
                    at.path().field(outer));
        }
    }

    private static Class<?> classOf(String name, Object holder) {
        for (Class<?> at = holder == null ? null : holder.getClass(); at != null; at = at.getSuperclass()) {
            if (at.getName().equals(name)) return at;
        }
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new Untranslatable(name + " is not on the class path");
        }
    }

    @Override
    public Value visitArrayAccess(ArrayAccessTree tree, Scope scope) {
        return access(value(tree.getExpression(), scope), number(tree.getIndex(), scope), tree);
    }

    private Value access(Value array, Number index, Tree tree) {
        if (array instanceof OneOf chosen) return join(chosen, each -> access(each, index, tree), tree);
        if (array instanceof Row) return element(array, index.code(), tree);
        if (!(array instanceof Thing thing) || thing.object() == null) throw refuse(tree, "reads from null");
        Class<?> component = thing.object().getClass().getComponentType();
        if (component.isPrimitive()) return element(array, index.code(), tree);
        if (index.constant() instanceof Integer at)
            return new Thing(Array.get(thing.object(), at), thing.path().at(at));
        if (component.isArray() && component.getComponentType().isPrimitive()) {
            String base = symbols.ragged(thing.object(), thing.path());
            String at = "k->table_i32[" + base + " + 2 * (" + index.code() + ")";
            return new Row(at + "]", at + " + 1]", Symbols.kind(component.getComponentType()), Value.Space.TABLE);
        }
        return pick(thing, index, tree);
    }

    /** Returns one object of an array or list. */
    Value pick(Thing objects, Number index, Tree tree) {
        List<?> list = objects.object() instanceof List<?> already ? already : null;
        if (index.constant() instanceof Integer at) return item(objects, list, at);
        int length = list != null ? list.size() : Array.getLength(objects.object());
        if (!dispatches || length > MOST_OBJECTS) {
            throw new NeedsConstant(Sources.place(sources.pathOf(tree), tree)
                    + " takes an object whose place is known only when the kernel runs");
        }
        size(objects);
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < length; i++) things.add(item(objects, list, i));
        return new OneOf(index.code(), things);
    }

    private static Thing item(Thing objects, List<?> list, int at) {
        Object item = list != null ? list.get(at) : Array.get(objects.object(), at);
        return new Thing(item, objects.path().at(at));
    }

    /** Returns an element of an array of numbers. */
    Number element(Value array, String index, Tree tree) {
        if (array instanceof Row row) return Number.of(row.at(index), row.element());
        if (array instanceof Thing thing
                && thing.object() != null
                && thing.object().getClass().isArray()) {
            ArrayOf known = symbols.array(thing.object(), thing.path());
            return Number.of(place(known, index), known.element);
        }
        throw refuse(tree, "is no array");
    }

    private String place(ArrayOf array, String index) {
        return array.storage == Storage.TABLE
                ? table(array.element) + "[" + offset(array) + " + " + index + "]"
                : "k->" + array.name + "[" + index + "]";
    }

    static String table(TypeKind element) {
        return "k->table_" + Symbols.stored(element);
    }

    static String length(ArrayOf array) {
        return "LEN_" + array.name;
    }

    static String offset(ArrayOf array) {
        return "AT_" + array.name;
    }

    /** Returns an array as one that is chosen at run time. */
    Row row(Value array, Tree tree) {
        if (array instanceof Row row) return row;
        if (array instanceof Thing thing
                && thing.object() != null
                && thing.object().getClass().isArray()) {
            ArrayOf known = symbols.array(thing.object(), thing.path());
            if (known.storage == Storage.TABLE)
                return new Row(offset(known), length(known), known.element, Value.Space.TABLE);
            Value.Space space = known.storage == Storage.SHARED ? Value.Space.SHARED : Value.Space.PRIVATE;
            return new Row("k->" + known.name, length(known), known.element, space);
        }
        throw refuse(tree, "is no array");
    }

    @Override
    public Value visitAssignment(AssignmentTree tree, Scope scope) {
        Value right = value(tree.getExpression(), scope);
        Element assigned = sources.element(tree.getVariable());
        if (right instanceof Thing thing
                && assigned.getKind() == ElementKind.FIELD
                && !assigned.asType().getKind().isPrimitive()) {
            return link(tree, (VariableElement) assigned, thing, scope);
        }
        if (tree.getVariable() instanceof IdentifierTree name
                && scope.get(sources.element(name)) instanceof Row local) {
            Row row = row(right, tree);
            return new Nothing(local.start() + " = " + row.start() + ", " + local.length() + " = " + row.length());
        }
        Number target = target(tree.getVariable(), scope);
        return Number.of(
                "(" + target.code() + " = "
                        + number(tree.getExpression(), scope).code() + ")",
                target.type());
    }

    /** A field that is set to the same object in every step needs no code: it is known from then on. */
    private Nothing link(AssignmentTree tree, VariableElement field, Thing to, Scope scope) {
        Thing owner = tree.getVariable() instanceof MemberSelectTree select
                ? (Thing) value(select.getExpression(), scope)
                : enclosing(scope.self, sources.ownerOf(field), tree);
        if (!translator.link(owner.object(), field.getSimpleName().toString(), to))
            throw refuse(tree, "sets a field now to one object and now to another");
        return new Nothing("");
    }

    /** Returns something that can be assigned to. */
    private Number target(Tree tree, Scope scope) {
        if (tree instanceof ParenthesizedTree parenthesized) return target(parenthesized.getExpression(), scope);
        if (tree instanceof ArrayAccessTree access && value(access.getExpression(), scope) instanceof Thing thing) {
            symbols.noteWritten(symbols.array(thing.object(), thing.path()));
        }
        Value value = value(tree, scope);
        if (value instanceof Number number && number.constant() == null) return number;
        throw refuse(tree, "cannot be assigned to on a device");
    }

    @Override
    public Value visitCompoundAssignment(CompoundAssignmentTree tree, Scope scope) {
        Number target = repeatable(target(tree.getVariable(), scope), tree);
        Number right = number(tree.getExpression(), scope);
        Tree.Kind operator = Operators.ofAssignment(tree.getKind());
        boolean shift = Operators.shifts(operator);
        TypeKind type = shift ? Operators.promote(target.type()) : Operators.promote(target.type(), right.type());
        String result = Operators.binary(operator, target.code(), right.code(), type);
        return Number.of("(" + target.code() + " = (" + Symbols.c(target.type()) + ") " + result + ")", target.type());
    }

    @Override
    public Value visitUnary(UnaryTree tree, Scope scope) {
        switch (tree.getKind()) {
            case POSTFIX_INCREMENT, POSTFIX_DECREMENT, PREFIX_INCREMENT, PREFIX_DECREMENT -> {
                Number target = target(tree.getExpression(), scope);
                String sign = tree.getKind().name().endsWith("INCREMENT") ? "++" : "--";
                boolean before = tree.getKind().name().startsWith("PREFIX");
                return Number.of("(" + (before ? sign + target.code() : target.code() + sign) + ")", target.type());
            }
            default -> {
                Number operand = number(tree.getExpression(), scope);
                if (tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
                    if (operand.constant() instanceof Boolean known) return literal(!known);
                    return Number.of("!" + operand.code(), TypeKind.BOOLEAN);
                }
                if (tree.getKind() == Tree.Kind.UNARY_MINUS && operand.constant() instanceof Integer i)
                    return literal(-i);
                TypeKind type = Operators.promote(operand.type());
                String sign = tree.getKind() == Tree.Kind.UNARY_MINUS
                        ? "-"
                        : tree.getKind() == Tree.Kind.BITWISE_COMPLEMENT ? "~" : "+";
                return Number.of("(" + sign + operand.code() + ")", type);
            }
        }
    }

    @Override
    public Value visitBinary(BinaryTree tree, Scope scope) {
        Tree.Kind operator = tree.getKind();
        Value left = value(tree.getLeftOperand(), scope);
        if (operator == Tree.Kind.CONDITIONAL_AND || operator == Tree.Kind.CONDITIONAL_OR) {
            boolean and = operator == Tree.Kind.CONDITIONAL_AND;
            Number first = (Number) left;
            if (first.is(!and)) return first;
            Number second = number(tree.getRightOperand(), scope);
            if (first.is(and)) return second;
            if (second.is(and)) return first;
            return Number.of("(" + first.code() + (and ? " && " : " || ") + second.code() + ")", TypeKind.BOOLEAN);
        }
        Value right = value(tree.getRightOperand(), scope);
        boolean equality = operator == Tree.Kind.EQUAL_TO || operator == Tree.Kind.NOT_EQUAL_TO;
        if (equality && left instanceof OneOf chosen && right == NOTHING) {
            return nullness(chosen, operator == Tree.Kind.EQUAL_TO);
        }
        if (equality && left instanceof Thing one && right instanceof Thing other) {
            if (one.object() == null || other.object() == null || !(one.object() instanceof Enum<?>)) {
                if (isNull(other)) assumeNullness(one);
                if (isNull(one)) assumeNullness(other);
                return literal((one.object() == other.object()) == (operator == Tree.Kind.EQUAL_TO));
            }
        }
        Number a = number(left, tree.getLeftOperand());
        Number b = number(right, tree.getRightOperand());
        Object folded = Operators.fold(operator, a.constant(), b.constant());
        if (folded != null) return literal(folded);
        TypeKind operands =
                Operators.shifts(operator) ? Operators.promote(a.type()) : Operators.promote(a.type(), b.type());
        TypeKind type = Operators.compares(operator) ? TypeKind.BOOLEAN : operands;
        return Number.of(Operators.binary(operator, a.code(), b.code(), operands), type);
    }

    /** Returns whether the chosen one of some objects is null, or is not. */
    private Number nullness(OneOf chosen, boolean whetherNull) {
        List<String> tests = new ArrayList<>();
        for (int i = 0; i < chosen.things().size(); i++) {
            Thing thing = chosen.things().get(i);
            assumeNullness(thing);
            if ((thing.object() == null) == whetherNull) tests.add(chosen.index() + " == " + i);
        }
        if (tests.isEmpty()) return literal(false);
        if (tests.size() == chosen.things().size()) return literal(true);
        return Number.of("(" + String.join(" || ", tests) + ")", TypeKind.BOOLEAN);
    }

    private static boolean isNull(Thing thing) {
        return thing.path().text().equals("null");
    }

    private void assumeNullness(Thing thing) {
        symbols.assume(
                thing.path(),
                thing.object() == null ? "null" : thing.object().getClass().getName());
    }

    @Override
    public Value visitConditionalExpression(ConditionalExpressionTree tree, Scope scope) {
        Number condition = number(tree.getCondition(), scope);
        if (condition.is(true)) return value(tree.getTrueExpression(), scope);
        if (condition.is(false)) return value(tree.getFalseExpression(), scope);
        Value yes = value(tree.getTrueExpression(), scope);
        Value no = value(tree.getFalseExpression(), scope);
        if (yes instanceof Number a && no instanceof Number b) {
            TypeKind type = sources.type(tree).getKind();
            return Number.of("(" + condition.code() + " ? " + a.code() + " : " + b.code() + ")", type);
        }
        Row a = row(yes, tree);
        Row b = row(no, tree);
        if (a.space() != b.space()) throw refuse(tree, "chooses between what is written and what is not");
        // Place and length are two expressions: whatever chooses between arrays is asked twice.
        if (condition.code().contains("fn_")) throw refuse(tree, "chooses an array by a call; use an if");
        return new Row(
                "(" + condition.code() + " ? " + a.start() + " : " + b.start() + ")",
                "(" + condition.code() + " ? " + a.length() + " : " + b.length() + ")",
                a.element(),
                a.space());
    }

    @Override
    public Value visitTypeCast(TypeCastTree tree, Scope scope) {
        TypeKind to = sources.type(tree).getKind();
        if (!to.isPrimitive()) return value(tree.getExpression(), scope);
        Number from = number(tree.getExpression(), scope);
        return Number.of("((" + Symbols.c(to) + ") " + from.code() + ")", to);
    }

    @Override
    public Value visitSwitchExpression(SwitchExpressionTree tree, Scope scope) {
        Number selector = repeatable(number(tree.getExpression(), scope), tree);
        String code = null;
        TypeKind type = sources.type(tree).getKind();
        List<? extends CaseTree> cases = tree.getCases();
        for (int i = cases.size() - 1; i >= 0; i--) {
            CaseTree each = cases.get(i);
            if (!(each.getBody() instanceof ExpressionTree body)) {
                if (each.getBody() != null && each.getBody().getKind() == Tree.Kind.THROW) continue;
                throw refuse(tree, "has a case that is no expression");
            }
            String value = number(body, scope).code();
            if (code == null) code = value;
            else code = "(" + matches(each, selector, scope) + " ? " + value + " : " + code + ")";
        }
        return Number.of(code, type);
    }

    /** Returns whether a case applies. */
    String matches(CaseTree each, Number selector, Scope scope) {
        List<String> any = new ArrayList<>();
        for (ExpressionTree label : each.getExpressions()) any.add(selector.code() + " == " + label(label, scope));
        return "(" + String.join(" || ", any) + ")";
    }

    /** Returns the number that a label of a switch stands for; labels of enums are mere names. */
    String label(ExpressionTree label, Scope scope) {
        Element element = sources.element(label);
        if (element != null && element.getKind() == ElementKind.ENUM_CONSTANT) {
            int ordinal = 0;
            for (Element each : element.getEnclosingElement().getEnclosedElements()) {
                if (each.equals(element)) return Integer.toString(ordinal);
                if (each.getKind() == ElementKind.ENUM_CONSTANT) ordinal++;
            }
        }
        return number(label, scope).code();
    }

    @Override
    public Value visitMethodInvocation(MethodInvocationTree tree, Scope scope) {
        ExecutableElement called = (ExecutableElement) sources.element(tree.getMethodSelect());
        String owner = sources.ownerOf(called);
        String name = called.getSimpleName().toString();
        if (Intrinsics.knows(owner)) return intrinsic(tree, owner, name, scope);
        boolean isStatic = called.getModifiers().contains(Modifier.STATIC);
        Thing receiver = null;
        if (!isStatic) {
            Value of = tree.getMethodSelect() instanceof MemberSelectTree select
                            && !select.getExpression().toString().equals("super")
                    ? value(select.getExpression(), scope)
                    : enclosing(scope.self, owner, tree);
            if (of instanceof Thing thing && thing.object() instanceof Enum<?> && name.equals("ordinal"))
                return ordinal(thing);
            if (of instanceof OneOf chosen) {
                List<Value> arguments = arguments(tree, scope);
                return join(chosen, each -> translator.call(tree, called, each, arguments), tree);
            }
            if (!(of instanceof Thing thing) || thing.object() == null)
                throw refuse(tree, "is called on what is not known");
            if (thing.object() instanceof String text && name.equals("equals")) return equal(thing, text, tree, scope);
            receiver = thing;
        }
        List<Value> arguments = arguments(tree, scope);
        boolean ofSuper = tree.getMethodSelect().toString().startsWith("super.");
        return ofSuper
                ? translator.callExactly(tree, called, receiver, arguments)
                : translator.call(tree, called, receiver, arguments);
    }

    /** Texts do not change: the code is right only where they are what they are now. */
    private Number equal(Thing receiver, String text, MethodInvocationTree tree, Scope scope) {
        if (!(value(tree.getArguments().get(0), scope) instanceof Thing other)) throw refuse(tree, "compares no texts");
        for (Thing each : List.of(receiver, other)) {
            boolean literal = each.path().text().equals("text");
            if (!literal) symbols.assume(each.path(), String.valueOf(each.object()));
        }
        return literal(text.equals(other.object()));
    }

    private List<Value> arguments(MethodInvocationTree tree, Scope scope) {
        List<Value> arguments = new ArrayList<>();
        for (ExpressionTree argument : tree.getArguments()) arguments.add(value(argument, scope));
        return arguments;
    }

    private Value intrinsic(MethodInvocationTree tree, String owner, String name, Scope scope) {
        List<? extends ExpressionTree> given = tree.getArguments();
        if (owner.equals("java.lang.System") && name.equals("arraycopy")) return arraycopy(given, scope);
        if (owner.equals("java.util.Arrays")) {
            if (name.equals("sort") && given.size() == 1) return sort(given.get(0), scope);
            if (!name.equals("fill")) throw refuse(tree, "has no form on a device");
            return fill(given, tree, scope);
        }
        List<Number> arguments = new ArrayList<>();
        for (ExpressionTree argument : given) arguments.add(number(argument, scope));
        TypeKind type = sources.type(tree).getKind();
        String code = Intrinsics.call(owner, name, arguments, type);
        if (code == null) throw refuse(tree, "has no form on a device");
        return Number.of(code, type);
    }

    /** A block: places and count are settled once. */
    private Nothing arraycopy(List<? extends ExpressionTree> given, Scope scope) {
        String first = number(given.get(1), scope).code();
        String to = number(given.get(3), scope).code();
        String count = number(given.get(4), scope).code();
        String copy = copyTarget(given.get(2), "to", scope) + " = " + copyTarget(given.get(0), "from", scope) + "; ";
        noteWritten(given.get(2), scope);
        String ahead = "COPY for (i32 q = 0; q < n; q++) " + copy;
        // Parts of one array may overlap: what moves towards its end goes last part first.
        if (given.get(0).toString().equals(given.get(2).toString())) {
            ahead = "if (to > from) { for (i32 q = n - 1; q >= 0; q--) " + copy + "} else { " + ahead + "} ";
        }
        return new Nothing("{ i32 from = " + first + ", to = " + to + ", n = " + count + "; " + ahead + "}");
    }

    private Nothing fill(List<? extends ExpressionTree> given, Tree tree, Scope scope) {
        boolean whole = given.size() == 2;
        noteWritten(given.get(0), scope);
        String from = whole ? "0" : number(given.get(1), scope).code();
        String end = whole
                ? length(value(given.get(0), scope), tree).code()
                : number(given.get(2), scope).code();
        Number filler = number(given.get(given.size() - 1), scope);
        return new Nothing("{ " + Symbols.c(filler.type()) + " x = " + filler.code() + "; COPY for (i32 q = " + from
                + ", n = " + end + "; q < n; q++) " + copyTarget(given.get(0), "0", scope) + " = x; }");
    }

    /** Arrays of kernels are short: each number goes to its place among those before it. */
    private Nothing sort(Tree array, Scope scope) {
        noteWritten(array, scope);
        Value value = value(array, scope);
        String type =
                Symbols.stored(Symbols.kind(((Thing) value).object().getClass().getComponentType()));
        String end = length(value, array).code();
        String at = element(value, "r", array).code();
        String before = element(value, "r - 1", array).code();
        return new Nothing("LOOP for (i32 q = 1; q < " + end + "; q++) { i32 r = q; " + type + " x = " + at
                + "; while (r > 0 && " + before + " > x) { " + at + " = " + before + "; r--; } " + at + " = x; }");
    }

    private void noteWritten(Tree array, Scope scope) {
        if (value(array, scope) instanceof Thing thing)
            symbols.noteWritten(symbols.array(thing.object(), thing.path()));
    }

    private String copyTarget(Tree array, String first, Scope scope) {
        Value value = value(array, scope);
        if (value instanceof Row row) return row.at(first + " + q");
        if (value instanceof Thing thing && thing.object() != null) {
            return place(symbols.array(thing.object(), thing.path()), first + " + q");
        }
        throw refuse(array, "is no known array");
    }
}
