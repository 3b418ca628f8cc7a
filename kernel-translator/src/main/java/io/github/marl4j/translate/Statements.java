package io.github.marl4j.translate;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SimpleTreeVisitor;
import io.github.marl4j.translate.Value.Nothing;
import io.github.marl4j.translate.Value.Number;
import io.github.marl4j.translate.Value.OneOf;
import io.github.marl4j.translate.Value.Row;
import io.github.marl4j.translate.Value.Thing;
import java.lang.reflect.Array;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;

/** Translates the statements of one method. */
final class Statements extends SimpleTreeVisitor<Void, Scope> {
    private static final Pattern BRANCHES =
            Pattern.compile("\\b(if|for|while|do|switch|goto|return|break|continue|fn_\\w+)\\b");
    private static final Pattern COUNTED = Pattern.compile("(?:\\+\\+|--)(v_\\w+)|(v_\\w+)(?:\\+\\+|--)");

    private final Expressions expressions;
    private final Sources sources;
    private final TypeKind returns;
    private final StringBuilder out = new StringBuilder();
    private int depth = 1;

    /** Where {@code continue} and {@code break} lead in an unrolled loop; null in a loop that is one in C, too. */
    private String unrolled;

    /** Whether {@code break} leaves a switch, however the loop around it is written. */
    private boolean inSwitch;

    private int labels;

    /** Whether the statement that was translated last leaves its block in any case. */
    private boolean left;

    Statements(Expressions expressions, Sources sources, TypeKind returns) {
        this.expressions = expressions;
        this.sources = sources;
        this.returns = returns;
    }

    String text() {
        return out.toString();
    }

    private void line(String code) {
        out.append("    ".repeat(depth)).append(code).append('\n');
    }

    /** Requires that nothing is counted up or down and read again in one expression: Java goes from left to right, C in any order. */
    private String ordered(String code, Tree tree) {
        Matcher counted = COUNTED.matcher(code);
        while (counted.find()) {
            String name = counted.group(1) == null ? counted.group(2) : counted.group(1);
            if (code.split("\\b" + name + "\\b", -1).length > 2)
                throw expressions.refuse(tree, "changes and reads the same in one expression; use two statements");
        }
        return code;
    }

    void translate(StatementTree tree, Scope scope) {
        tree.accept(this, scope);
    }

    /** Translates statements one after the other, up to the one that is known to leave them. */
    void translate(List<? extends StatementTree> trees, Scope scope) {
        left = false;
        for (StatementTree each : trees) {
            translate(each, scope);
            if (left) return;
        }
    }

    /** Translates the body of a loop or branch, in braces. */
    private void body(StatementTree tree, Scope scope) {
        depth++;
        Scope inner = scope.inner();
        if (tree instanceof BlockTree block) translate(block.getStatements(), inner);
        else translate(tree, inner);
        depth--;
    }

    @Override
    protected Void defaultAction(Tree tree, Scope scope) {
        throw expressions.refuse(tree, "(" + tree.getKind() + ") has no form on a device");
    }

    @Override
    public Void visitBlock(BlockTree tree, Scope scope) {
        line("{");
        body(tree, scope);
        line("}");
        return null;
    }

    @Override
    public Void visitEmptyStatement(EmptyStatementTree tree, Scope scope) {
        return null;
    }

    @Override
    public Void visitAssert(AssertTree tree, Scope scope) {
        return null;
    }

    @Override
    public Void visitThrow(ThrowTree tree, Scope scope) {
        line("k->failed = 1;");
        line(returns == TypeKind.VOID ? "return;" : "return 0;");
        left = true;
        return null;
    }

    @Override
    public Void visitVariable(VariableTree tree, Scope scope) {
        Element variable = sources.element(tree);
        TypeKind type = variable.asType().getKind();
        String name = "v_" + tree.getName();
        if (type.isPrimitive()) {
            String start = tree.getInitializer() == null
                    ? ""
                    : " = "
                            + ordered(
                                    expressions
                                            .number(tree.getInitializer(), scope)
                                            .code(),
                                    tree);
            line(Symbols.c(type) + " " + name + start + ";");
            scope.put(variable, Number.of(name, type));
            return null;
        }
        if (tree.getInitializer() == null) throw expressions.refuse(tree, "begins without a value");
        Value value = expressions.value(tree.getInitializer(), scope);
        if (value instanceof Row row) {
            line(row.type() + name + "_at = " + row.start() + ";");
            line("i32 " + name + "_n = " + row.length() + ";");
            value = row.held(name);
        } else if (value instanceof OneOf chosen) {
            line("i32 " + name + "_i = " + chosen.index() + ";");
            value = chosen.held(name);
        }
        scope.put(variable, value);
        return null;
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree tree, Scope scope) {
        Value value = expressions.value(tree.getExpression(), scope);
        if (value instanceof Number number) line(ordered(number.code(), tree) + ";");
        else if (value instanceof Nothing nothing && !nothing.code().isEmpty()) line(nothing.code() + ";");
        return null;
    }

    @Override
    public Void visitIf(IfTree tree, Scope scope) {
        Number condition = expressions.number(tree.getCondition(), scope);
        if (condition.is(true)) {
            visitBranch(tree.getThenStatement(), scope);
        } else if (condition.is(false)) {
            if (tree.getElseStatement() != null) visitBranch(tree.getElseStatement(), scope);
        } else {
            line("if (" + condition.code() + ") {");
            body(tree.getThenStatement(), scope);
            if (tree.getElseStatement() != null) {
                line("} else {");
                body(tree.getElseStatement(), scope);
            }
            line("}");
            left = false;
        }
        return null;
    }

    private void visitBranch(StatementTree tree, Scope scope) {
        line("{");
        body(tree, scope);
        line("}");
    }

    @Override
    public Void visitReturn(ReturnTree tree, Scope scope) {
        if (tree.getExpression() == null) line("return;");
        else
            line("return "
                    + ordered(expressions.number(tree.getExpression(), scope).code(), tree) + ";");
        left = true;
        return null;
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree tree, Scope scope) {
        line("while (" + expressions.number(tree.getCondition(), scope).code() + ") {");
        loop(tree.getStatement(), scope);
        line("}");
        return null;
    }

    @Override
    public Void visitDoWhileLoop(DoWhileLoopTree tree, Scope scope) {
        line("do {");
        loop(tree.getStatement(), scope);
        line("} while (" + expressions.number(tree.getCondition(), scope).code() + ");");
        return null;
    }

    private void loop(StatementTree body, Scope scope) {
        String outer = unrolled;
        boolean outerSwitch = inSwitch;
        unrolled = null;
        inSwitch = false;
        body(body, scope);
        unrolled = outer;
        inSwitch = outerSwitch;
        left = false;
    }

    @Override
    public Void visitForLoop(ForLoopTree tree, Scope scope) {
        int before = out.length();
        int depthBefore = depth;
        try {
            forLoop(tree, scope);
        } catch (NeedsConstant chosen) {
            out.setLength(before);
            depth = depthBefore;
            unroll(tree, scope, chosen);
        }
        return null;
    }

    private void forLoop(ForLoopTree tree, Scope scope) {
        Scope inner = scope.inner();
        line("{");
        depth++;
        for (StatementTree start : tree.getInitializer()) translate(start, inner);
        String condition = tree.getCondition() == null
                ? ""
                : expressions.number(tree.getCondition(), inner).code();
        StringBuilder update = new StringBuilder();
        for (ExpressionStatementTree each : tree.getUpdate()) {
            if (update.length() > 0) update.append(", ");
            update.append(expressions.number(each.getExpression(), inner).code());
        }
        int head = out.length();
        line("LOOP for (; " + condition + "; " + update + ") {");
        int rounds = out.length();
        loop(tree.getStatement(), inner);
        if (isStraight(rounds)) out.insert(out.indexOf("LOOP", head), "SHORT_");
        line("}");
        depth--;
        line("}");
    }

    /** Returns whether what was written from a place on neither branches nor calls: several rounds of such a loop can be under way at a time. */
    private boolean isStraight(int from) {
        return !BRANCHES.matcher(out).region(from, out.length()).find();
    }

    /** Writes the body of {@code for (int i = 0; i < n; i++)} once for each i. */
    private void unroll(ForLoopTree tree, Scope scope, NeedsConstant why) {
        if (!(tree.getInitializer().get(0) instanceof VariableTree variable)
                || !(expressions.value(variable.getInitializer(), scope) instanceof Number first)
                || !(first.constant() instanceof Integer from)
                || !(tree.getCondition() instanceof BinaryTree condition)
                || condition.getKind() != Tree.Kind.LESS_THAN
                || !(expressions.value(condition.getRightOperand(), scope) instanceof Number end)
                || !(end.constant() instanceof Integer to)) {
            throw why;
        }
        for (int i = from; i < to; i++) {
            Scope inner = scope.inner();
            inner.put(sources.element(variable), Expressions.literal(i));
            once(tree.getStatement(), inner, i == to - 1);
        }
    }

    private void once(StatementTree body, Scope inner, boolean last) {
        String outer = unrolled;
        boolean outerSwitch = inSwitch;
        int label = labels++;
        unrolled = "round" + label;
        inSwitch = false;
        int before = out.length();
        line("{");
        body(body, inner);
        line("}");
        if (out.indexOf("goto round" + label, before) >= 0) line("round" + label + ": ;");
        unrolled = outer;
        inSwitch = outerSwitch;
        left = false;
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Scope scope) {
        Value of = expressions.value(tree.getExpression(), scope);
        Element variable = sources.element(tree.getVariable());
        if (of instanceof Thing thing && !variable.asType().getKind().isPrimitive()) {
            List<?> list = thing.object() instanceof List<?> already ? already : null;
            int size = expressions.size(thing);
            for (int i = 0; i < size; i++) {
                Object each = list != null ? list.get(i) : Array.get(thing.object(), i);
                Scope inner = scope.inner();
                inner.put(variable, new Thing(each, thing.path().at(i)));
                once(tree.getStatement(), inner, i == size - 1);
            }
            return null;
        }
        TypeKind type = variable.asType().getKind();
        String name = "v_" + tree.getVariable().getName();
        String index = "q" + labels++;
        line("LOOP for (i32 " + index + " = 0, " + index + "_n = "
                + expressions.length(of, tree).code() + "; " + index + " < " + index + "_n; " + index + "++) {");
        depth++;
        line(Symbols.c(type) + " " + name + " = "
                + expressions.element(of, index, tree).code() + ";");
        depth--;
        Scope inner = scope.inner();
        inner.put(variable, Number.of(name, type));
        loop(tree.getStatement(), inner);
        line("}");
        return null;
    }

    @Override
    public Void visitBreak(BreakTree tree, Scope scope) {
        if (tree.getLabel() != null || unrolled != null && !inSwitch)
            throw expressions.refuse(tree, "leaves a loop that is unrolled, or one further out");
        line("break;");
        return null;
    }

    @Override
    public Void visitContinue(ContinueTree tree, Scope scope) {
        if (tree.getLabel() != null) throw expressions.refuse(tree, "goes on with a loop further out");
        line(unrolled != null ? "goto " + unrolled + ";" : "continue;");
        return null;
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Scope scope) {
        Number selector = expressions.number(tree.getExpression(), scope);
        line("switch (" + selector.code() + ") {");
        boolean outerSwitch = inSwitch;
        inSwitch = true;
        depth++;
        for (CaseTree each : tree.getCases()) {
            List<? extends ExpressionTree> names = each.getExpressions();
            if (names.isEmpty()) line("default:");
            for (ExpressionTree name : names) line("case " + expressions.label(name, scope) + ":");
            line("{");
            if (each.getBody() != null) {
                depth++;
                Scope inner = scope.inner();
                if (each.getBody() instanceof StatementTree statement) translate(statement, inner);
                else line(((Number) expressions.value(each.getBody(), inner)).code() + ";");
                line("break;");
                depth--;
            } else {
                depth++;
                Scope inner = scope.inner();
                each.getStatements().forEach(statement -> translate(statement, inner));
                depth--;
            }
            line("}");
        }
        depth--;
        left = false;
        inSwitch = outerSwitch;
        line("}");
        return null;
    }
}
