package io.github.marl4j.translate;

import com.sun.source.tree.Tree;
import javax.lang.model.type.TypeKind;

/**
 * Java's operators in C. Hashes and keys of 64 bits wrap around, which in C only unsigned numbers do. Sums and products of int do not: most are places in arrays, which compilers handle better if
 * they know that; rules must keep their ints within 32 bits. A double that is cast to a whole number must fit into it.
 */
final class Operators {
    private Operators() {}

    static TypeKind promote(TypeKind type) {
        return switch (type) {
            case BYTE, SHORT, CHAR -> TypeKind.INT;
            default -> type;
        };
    }

    static TypeKind promote(TypeKind a, TypeKind b) {
        if (a == TypeKind.BOOLEAN && b == TypeKind.BOOLEAN) return TypeKind.BOOLEAN;
        if (a == TypeKind.DOUBLE || b == TypeKind.DOUBLE) return TypeKind.DOUBLE;
        if (a == TypeKind.FLOAT || b == TypeKind.FLOAT) return TypeKind.FLOAT;
        if (a == TypeKind.LONG || b == TypeKind.LONG) return TypeKind.LONG;
        return TypeKind.INT;
    }

    static boolean shifts(Tree.Kind operator) {
        return operator == Tree.Kind.LEFT_SHIFT
                || operator == Tree.Kind.RIGHT_SHIFT
                || operator == Tree.Kind.UNSIGNED_RIGHT_SHIFT;
    }

    static boolean compares(Tree.Kind operator) {
        return switch (operator) {
            case EQUAL_TO, NOT_EQUAL_TO, LESS_THAN, LESS_THAN_EQUAL, GREATER_THAN, GREATER_THAN_EQUAL -> true;
            default -> false;
        };
    }

    static Tree.Kind ofAssignment(Tree.Kind compound) {
        return Tree.Kind.valueOf(compound.name().substring(0, compound.name().length() - "_ASSIGNMENT".length()));
    }

    /** Returns the C expression of two numbers of a type, in parentheses. */
    static String binary(Tree.Kind operator, String a, String b, TypeKind type) {
        boolean isLong = type == TypeKind.LONG;
        boolean whole = isLong || type == TypeKind.INT;
        return switch (operator) {
            case PLUS -> whole ? wrapping(a, "+", b, isLong) : plain(a, "+", b);
            case MINUS -> whole ? wrapping(a, "-", b, isLong) : plain(a, "-", b);
            case MULTIPLY -> whole ? wrapping(a, "*", b, isLong) : plain(a, "*", b);
            case DIVIDE -> plain(a, "/", b);
            case REMAINDER -> whole ? plain(a, "%", b) : "fmod(" + a + ", " + b + ")";
            case LEFT_SHIFT ->
                isLong
                        ? "((i64) ((u64) " + a + " << (" + b + " & 63)))"
                        : "((i32) ((u32) " + a + " << (" + b + " & 31)))";
            case RIGHT_SHIFT -> "(" + a + " >> (" + b + (isLong ? " & 63))" : " & 31))");
            case UNSIGNED_RIGHT_SHIFT ->
                isLong
                        ? "((i64) ((u64) " + a + " >> (" + b + " & 63)))"
                        : "((i32) ((u32) " + a + " >> (" + b + " & 31)))";
            case AND -> plain(a, "&", b);
            case OR -> plain(a, "|", b);
            case XOR -> plain(a, "^", b);
            case EQUAL_TO -> plain(a, "==", b);
            case NOT_EQUAL_TO -> plain(a, "!=", b);
            case LESS_THAN -> plain(a, "<", b);
            case LESS_THAN_EQUAL -> plain(a, "<=", b);
            case GREATER_THAN -> plain(a, ">", b);
            case GREATER_THAN_EQUAL -> plain(a, ">=", b);
            default -> throw new Untranslatable(operator + " has no form on a device");
        };
    }

    private static String plain(String a, String operator, String b) {
        return "(" + a + " " + operator + " " + b + ")";
    }

    private static String wrapping(String a, String operator, String b, boolean isLong) {
        return isLong ? "((i64) ((u64) " + a + " " + operator + " (u64) " + b + "))" : plain(a, operator, b);
    }

    /** Returns the result if both operands are known and it is one that decides which code is needed, else null. */
    static Object fold(Tree.Kind operator, Object a, Object b) {
        if (!(a instanceof Integer x) || !(b instanceof Integer y)) return null;
        return switch (operator) {
            case EQUAL_TO -> x.intValue() == y.intValue();
            case NOT_EQUAL_TO -> x.intValue() != y.intValue();
            case LESS_THAN -> x < y;
            case LESS_THAN_EQUAL -> x <= y;
            case GREATER_THAN -> x > y;
            case GREATER_THAN_EQUAL -> x >= y;
            case PLUS -> x + y;
            case MINUS -> x - y;
            case MULTIPLY -> x * y;
            default -> null;
        };
    }
}
