package io.github.marl4j.env;

import java.util.Arrays;
import java.util.StringJoiner;

/** Words and choices for action masks. */
public final class Legal {
    private Legal() {}

    /** Returns the set indices of a mask as text, e.g. {@code 0 1 4}. */
    static String choices(boolean[] mask) {
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < mask.length; i++) if (mask[i]) text.add(Integer.toString(i));
        return text.toString();
    }

    /**
     * Returns what is wrong with an action under a mask ({@code {agent}} stands for the agent), or {@code null} if nothing is.
     *
     * @param action one that the space contains
     * @param mask of length {@link Space#maskSize()}; not modified
     */
    public static String problem(Space space, Action action, boolean[] mask) {
        int[] sizes = parts(space);
        for (int part = 0, offset = 0; part < sizes.length; offset += sizes[part++]) {
            if (mask[offset + action.intAt(part)]) continue;
            String legal = choices(Arrays.copyOfRange(mask, offset, offset + sizes[part]));
            String which = sizes.length == 1 ? "" : " (part " + part + " of the action)";
            return "action " + action.intAt(part) + " of agent {agent}" + which + " is masked out (legal: " + legal
                    + ")";
        }
        return null;
    }

    /** Returns the action that takes the first legal choice of every discrete part and the nearest number to 0 of every real one. */
    static Action first(Space space, boolean[] mask) {
        int[] sizes = parts(space);
        int[] ints = new int[sizes.length];
        for (int part = 0, offset = 0; part < sizes.length; offset += sizes[part++]) {
            while (ints[part] < sizes[part] - 1 && !mask[offset + ints[part]]) ints[part]++;
        }
        float[] floats = new float[space.numFloats()];
        nearestToZero(space, floats, 0);
        return new Action(ints, floats);
    }

    private static void nearestToZero(Space space, float[] floats, int first) {
        if (space instanceof Space.Box box) {
            float[] low = box.low();
            float[] high = box.high();
            for (int i = 0; i < box.flatSize(); i++) {
                float least = low[low.length == 1 ? 0 : i];
                float greatest = high[high.length == 1 ? 0 : i];
                floats[first + i] = Math.min(greatest, Math.max(least, 0f));
            }
        } else if (space instanceof Space.Dict dict) {
            int next = first;
            for (Space part : dict.parts().values()) {
                nearestToZero(part, floats, next);
                next += part.numFloats();
            }
        }
    }

    /** Returns the number of choices of each discrete part. */
    static int[] parts(Space space) {
        if (space instanceof Space.Discrete discrete) return new int[] {discrete.n()};
        if (space instanceof Space.MultiDiscrete several) return several.n();
        if (space instanceof Space.MultiBinary switches) {
            int[] sizes = new int[switches.n()];
            Arrays.fill(sizes, 2);
            return sizes;
        }
        if (space instanceof Space.Dict dict) {
            return dict.parts().values().stream()
                    .flatMapToInt(part -> Arrays.stream(parts(part)))
                    .toArray();
        }
        return new int[0];
    }
}
