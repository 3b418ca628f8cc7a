package io.github.marl4j.cli;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Actions as people type them: numbers with blanks or commas between them. */
final class TypedAction {
    private static final int MOST_RANGES = 20;

    private TypedAction() {}

    /**
     * Refuses spaces whose actions have several kinds of parts.
     *
     * @throws IllegalArgumentException if it is such a space
     */
    static void requireTypable(EnvSpec spec, Space space) {
        if (space instanceof Space.Dict) {
            throw new IllegalArgumentException(
                    "play " + spec.id() + ": actions " + space
                            + " have parts of several kinds and cannot be typed; choose an environment with numbers as actions");
        }
    }

    /** Returns whether every part of an action has a legal choice. */
    static boolean isAnythingLegal(Space space, boolean[] mask) {
        int first = 0;
        for (int size : parts(space)) {
            boolean any = false;
            for (int choice = first; choice < first + size; choice++) any |= mask[choice];
            if (!any) return false;
            first += size;
        }
        return true;
    }

    /** Returns what may be chosen, e.g. {@code 0-3, 5}, or {@code 2 numbers, each from -1.0 to 1.0}. */
    static String legal(Space space, boolean[] mask) {
        if (space instanceof Space.Box box) {
            return box.flatSize() + (box.flatSize() == 1 ? " number" : " numbers") + ", from "
                    + Arrays.toString(box.low()) + " to " + Arrays.toString(box.high());
        }
        List<String> texts = new ArrayList<>();
        int first = 0;
        for (int size : parts(space)) {
            texts.add(ranges(Arrays.copyOfRange(mask, first, first + size)));
            first += size;
        }
        return String.join(" | ", texts);
    }

    private static String ranges(boolean[] mask) {
        List<String> ranges = new ArrayList<>();
        int all = 0;
        for (int from = 0; from < mask.length; from++) {
            if (!mask[from]) continue;
            int to = from;
            while (to + 1 < mask.length && mask[to + 1]) to++;
            all += to - from + 1;
            if (ranges.size() < MOST_RANGES) ranges.add(from == to ? "" + from : from + "-" + to);
            else if (ranges.size() == MOST_RANGES) ranges.add("…");
            from = to;
        }
        return String.join(", ", ranges) + (ranges.size() > MOST_RANGES ? " (" + all + " in all)" : "");
    }

    /**
     * Reads an action.
     *
     * @throws IllegalArgumentException if it is none, or not legal; says what is
     */
    static Action parse(Space space, boolean[] mask, String line) {
        String[] words = line.split("[\\s,]+");
        int expected = space.numInts() + space.numFloats();
        if (words.length != expected) {
            throw new IllegalArgumentException("\"" + line + "\" has " + words.length + " words, expected " + expected
                    + (expected == 1 ? " number" : " numbers"));
        }
        Action action = space.numFloats() > 0 ? reals(words) : wholes(words);
        if (!space.contains(action) || !isLegal(space, mask, action)) {
            throw new IllegalArgumentException(action + " is not legal here; legal: " + legal(space, mask));
        }
        return action;
    }

    private static Action wholes(String[] words) {
        int[] choices = new int[words.length];
        for (int i = 0; i < choices.length; i++) {
            try {
                choices[i] = Integer.parseInt(words[i]);
            } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException(
                        "\"" + words[i] + "\" is no whole number; type an action, 'legal' or 'quit'", noNumber);
            }
        }
        return Action.of(choices);
    }

    private static Action reals(String[] words) {
        float[] values = new float[words.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = Float.parseFloat(words[i]);
            } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException(
                        "\"" + words[i] + "\" is no number; type an action, 'legal' or 'quit'", noNumber);
            }
        }
        return Action.of(values);
    }

    private static boolean isLegal(Space space, boolean[] mask, Action action) {
        int first = 0;
        int part = 0;
        for (int size : parts(space)) {
            if (!mask[first + action.intAt(part++)]) return false;
            first += size;
        }
        return true;
    }

    /** Returns the number of choices of each part. */
    private static int[] parts(Space space) {
        if (space instanceof Space.Discrete one) return new int[] {one.n()};
        if (space instanceof Space.MultiDiscrete several) return several.n();
        int[] sizes = new int[space.numInts()];
        Arrays.fill(sizes, 2);
        return sizes;
    }
}
