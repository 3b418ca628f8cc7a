package io.github.marl4j.translate;

import java.util.List;
import javax.lang.model.type.TypeKind;

/** What is known of an expression when a kernel is translated. */
sealed interface Value {

    /**
     * A number or truth value.
     *
     * @param code C expression that gives it; has parentheses where it needs them
     * @param type of the Java expression
     * @param constant its value if it is the same in every kernel of this kind, else null
     */
    record Number(String code, TypeKind type, Object constant) implements Value {
        static Number of(String code, TypeKind type) {
            return new Number(code, type, null);
        }

        /** Returns whether it is known to be that truth value. */
        boolean is(boolean truth) {
            return constant instanceof Boolean known && known == truth;
        }
    }

    /**
     * An object or array that the kernel has; which one is settled before it runs.
     *
     * @param object of the example kernel that is translated; may be null
     * @param path how a kernel's host finds the same object
     */
    record Thing(Object object, Path path) implements Value {}

    /** Where an array lies that is chosen while the kernel runs. */
    enum Space {
        TABLE,
        PRIVATE,
        SHARED
    }

    /**
     * An array that is chosen while the kernel runs.
     *
     * @param start C expression: the place of its first number in the table of its type, or a pointer to it
     * @param length C expression
     */
    record Row(String start, String length, TypeKind element, Space space) implements Value {

        /** Returns an element. */
        String at(String index) {
            return switch (space) {
                case TABLE -> Expressions.table(element) + "[" + start + " + " + index + "]";
                case PRIVATE -> start + "[" + index + "]";
                case SHARED -> start + "[IN_ROW(" + index + ")]";
            };
        }

        /** Returns the C type of {@link #start}. */
        String type() {
            return switch (space) {
                case TABLE -> "i32 ";
                case PRIVATE -> Symbols.stored(element) + " *";
                case SHARED -> "GLOBAL " + Symbols.stored(element) + " *";
            };
        }

        /** Returns the same kind of array, held by two local variables. */
        Row held(String name) {
            return new Row(name + "_at", name + "_n", element, space);
        }
    }

    /**
     * One of a few objects, chosen while the kernel runs.
     *
     * @param index C expression without effects
     */
    record OneOf(String index, List<Thing> things) implements Value {

        /** Returns the same choice, held by a local variable. */
        OneOf held(String name) {
            return new OneOf(name + "_i", things);
        }
    }

    /** Nothing: the value of a call of a void method. */
    record Nothing(String code) implements Value {}
}
