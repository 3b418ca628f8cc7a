package io.github.marl4j.env;

import java.util.Arrays;

/** What one agent does in one step: whole numbers, real numbers, both, or nothing. Immutable. */
public final class Action {

    /** No action: what an agent that is terminated or truncated passes to {@link AecEnv#step}. */
    public static final Action NONE = new Action(new int[0], new float[0]);

    private final int[] ints;
    private final float[] floats;

    /**
     * Creates an action of a space that has discrete and real parts.
     *
     * @param ints not modified, copied; in the order of the space's discrete parts
     * @param floats not modified, copied; in the order of the space's real parts
     */
    public Action(int[] ints, float[] floats) {
        this.ints = ints.clone();
        this.floats = floats.clone();
    }

    /** Returns an action of a {@link Space.Discrete} (one number), {@link Space.MultiDiscrete} or {@link Space.MultiBinary}. */
    public static Action of(int... choices) {
        return new Action(choices, new float[0]);
    }

    /** Returns an action of a {@link Space.Box}. */
    public static Action of(float... values) {
        return new Action(new int[0], values);
    }

    /** Returns how many whole numbers this action has. */
    public int numInts() {
        return ints.length;
    }

    /** Returns how many real numbers this action has. */
    public int numFloats() {
        return floats.length;
    }

    /** Returns the whole number at {@code index}. */
    public int intAt(int index) {
        return ints[index];
    }

    /** Returns the real number at {@code index}. */
    public float floatAt(int index) {
        return floats[index];
    }

    /**
     * Returns the choice of a {@link Space.Discrete} action.
     *
     * @throws IllegalStateException if this is not a single whole number
     */
    public int choice() {
        if (ints.length != 1 || floats.length != 0)
            throw new IllegalStateException("action " + this + " is not a single choice");
        return ints[0];
    }

    void copyTo(int[] toInts, int firstInt, float[] toFloats, int firstFloat) {
        System.arraycopy(ints, 0, toInts, firstInt, ints.length);
        System.arraycopy(floats, 0, toFloats, firstFloat, floats.length);
    }

    Action slice(int firstInt, int numInts, int firstFloat, int numFloats) {
        return new Action(
                Arrays.copyOfRange(ints, firstInt, firstInt + numInts),
                Arrays.copyOfRange(floats, firstFloat, firstFloat + numFloats));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Action that && Arrays.equals(ints, that.ints) && Arrays.equals(floats, that.floats);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ints) + Arrays.hashCode(floats);
    }

    /** Returns {@code 3}, {@code [1, 0]}, {@code [0.5, -1.0]}, both lists, or {@code none}. */
    @Override
    public String toString() {
        if (ints.length + floats.length == 0) return "none";
        if (floats.length == 0) return ints.length == 1 ? Integer.toString(ints[0]) : Arrays.toString(ints);
        return ints.length == 0 ? Arrays.toString(floats) : Arrays.toString(ints) + Arrays.toString(floats);
    }
}
