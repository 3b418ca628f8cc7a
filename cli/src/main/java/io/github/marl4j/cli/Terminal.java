package io.github.marl4j.cli;

/** What the launcher script knows about the terminal; the JVM itself cannot see through the filter on its standard error. */
final class Terminal {
    private Terminal() {}

    /** Returns whether standard error is a terminal, where a line can be drawn over. */
    static boolean isPresent() {
        return Boolean.getBoolean("marl4j.terminal");
    }

    /** Returns the width of the terminal in characters. */
    static int columns(int ifUnknown) {
        return Integer.getInteger("marl4j.columns", ifUnknown);
    }
}
