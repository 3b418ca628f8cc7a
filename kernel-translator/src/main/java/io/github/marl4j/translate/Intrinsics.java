package io.github.marl4j.translate;

import io.github.marl4j.translate.Value.Number;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeKind;

/** Methods of the JDK that have a form in C; the functions named {@code j_…} are in the prelude. */
final class Intrinsics {
    private static final Set<String> OWNERS = Set.of(
            "java.lang.Math",
            "java.lang.StrictMath",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.System",
            "java.util.Arrays");

    private Intrinsics() {}

    static boolean knows(String owner) {
        return OWNERS.contains(owner);
    }

    /** Returns the C expression of a call, null if there is none. */
    static String call(String owner, String name, List<Number> arguments, TypeKind type) {
        String given = arguments.stream().map(Number::code).collect(Collectors.joining(", "));
        String simple = owner.substring(owner.lastIndexOf('.') + 1);
        return switch (simple) {
            case "Math", "StrictMath" -> math(name, arguments, given, type);
            case "Integer", "Long" -> whole(name, given, simple.equals("Long") ? "i64" : "i32");
            case "Float", "Double" -> real(name, given);
            default -> null;
        };
    }

    private static String math(String name, List<Number> arguments, String given, TypeKind type) {
        return switch (name) {
            case "max", "min", "abs" -> "j_" + name + "_" + Symbols.c(type) + "(" + given + ")";
            case "sqrt",
                    "floor",
                    "ceil",
                    "rint",
                    "exp",
                    "log",
                    "log10",
                    "log1p",
                    "expm1",
                    "sin",
                    "cos",
                    "tan",
                    "tanh",
                    "pow",
                    "atan2",
                    "cbrt",
                    "hypot" ->
                name
                        + arguments.stream()
                                .map(each -> "(f64) " + each.code())
                                .collect(Collectors.joining(", ", "(", ")"));
            case "floorMod" -> "j_floorMod_" + Symbols.c(type) + "(" + given + ")";
            case "multiplyHigh" -> "high64(" + given + ")";
            case "fma" -> "fma(" + given + ")";
            case "signum" -> "j_signum_" + Symbols.c(type) + "(" + given + ")";
            case "round" -> "j_round_" + Symbols.c(type) + "(" + given + ")";
            default -> null;
        };
    }

    private static String whole(String name, String given, String type) {
        return switch (name) {
            case "signum", "bitCount", "numberOfTrailingZeros", "numberOfLeadingZeros", "max", "min" ->
                "j_" + name + "_" + type + "(" + given + ")";
            case "compare" -> "j_compare(" + given + ")";
            default -> null;
        };
    }

    private static String real(String name, String given) {
        return switch (name) {
            case "floatToRawIntBits", "floatToIntBits" -> "j_floatBits(" + given + ")";
            case "intBitsToFloat" -> "j_bitsFloat(" + given + ")";
            case "isNaN" -> "j_isNaN(" + given + ")";
            default -> null;
        };
    }
}
