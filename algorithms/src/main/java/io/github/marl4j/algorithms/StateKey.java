package io.github.marl4j.algorithms;

import java.util.Arrays;

/** Numbers as the key of a table: equal if all of them are equal, bit for bit. */
final class StateKey {
    private final float[] numbers;
    private final int hash;

    /** Takes the numbers, which must not change any more. */
    StateKey(float[] numbers) {
        this.numbers = numbers;
        this.hash = Arrays.hashCode(numbers);
    }

    /** Returns the numbers themselves. */
    float[] numbers() {
        return numbers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateKey key && Arrays.equals(numbers, key.numbers);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
