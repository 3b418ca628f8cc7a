package io.github.marl4j.gpu.samples;

/** Java that would mean something else in C. */
public final class Refused {
    /** Written. */
    public final int[] numbers = new int[4];

    private int count;

    /** C evaluates the place twice. */
    public void compoundAssignmentWithAnEffect() {
        int i = 0;
        numbers[i++] += 2;
        numbers[0] += i;
    }

    /** C reads and counts in any order. */
    public void countedAndRead() {
        int i = 0;
        numbers[i++] = i;
    }

    /** C asks anew for each case. */
    public void selectorWithAnEffect() {
        numbers[0] = switch (next()) {
            case 1 -> 5;
            case 2 -> 6;
            default -> 7;
        };
    }

    private int next() {
        return ++count;
    }
}
