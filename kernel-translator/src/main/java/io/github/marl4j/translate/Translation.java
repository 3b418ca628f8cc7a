package io.github.marl4j.translate;

import java.util.ArrayList;
import java.util.List;

/**
 * A translated kernel.
 *
 * @param code C source that refers to constants by name
 * @param symbols what the names stand for
 */
public record Translation(String code, List<Symbol> symbols) {
    private static final String MARK = "//$ ";

    /** Begins the type of an {@link Kind#ASSUMED} symbol that must lead to the very object that another path leads to, which follows. */
    public static final String SAME = "=";

    /** What a symbol is. */
    public enum Kind {
        /** What a path must lead to; the type of the symbol is a truth value, {@code null}, a class, a length, or {@link #SAME} and a path. */
        ASSUMED,
        /** A number that the host defines. */
        CONSTANT,
        /** A number that changes in a step and is forgotten after it; {@code START_} and its name stand for what it begins with. */
        FIELD,
        /** An array of arrays in the tables; the table of i32 holds place and length of each. */
        RAGGED,
        /** An array in the tables. */
        TABLE,
        /** An array that is forgotten after a step. */
        SCRATCH,
        /** An array that is kept. */
        STATE,
        /** An array of all rows. */
        SHARED
    }

    /**
     * A name in the source.
     *
     * @param type in C
     * @param path for {@link Lookup}
     */
    public record Symbol(Kind kind, String name, String type, String path) {}

    /** Copies the list. */
    public Translation {
        symbols = List.copyOf(symbols);
    }

    /** Returns the form in files: the symbols as comments, then the code. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Symbol each : symbols) {
            text.append(MARK)
                    .append(each.kind)
                    .append(' ')
                    .append(each.name)
                    .append(' ')
                    .append(each.type)
                    .append(' ')
                    .append(each.path)
                    .append('\n');
        }
        return text.append('\n').append(code).toString();
    }

    /** Reads {@link #text()}. */
    public static Translation parse(String text) {
        List<Symbol> symbols = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(MARK)) {
                String[] words = line.substring(MARK.length()).split(" ", 4);
                symbols.add(new Symbol(Kind.valueOf(words[0]), words[1], words[2], words[3]));
            } else code.append(line).append('\n');
        }
        return new Translation(code.toString().strip() + "\n", symbols);
    }
}
