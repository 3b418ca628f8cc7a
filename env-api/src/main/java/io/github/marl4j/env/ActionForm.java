package io.github.marl4j.env;

import java.util.ArrayList;
import java.util.List;

/**
 * What an action of a space is in flat arrays: how many choices each discrete part has, and the bounds of each real one, part after part in the order of the space. Only
 * {@link #of} allocates.
 */
public final class ActionForm {
    private final int[] choices;
    private final float[] low;
    private final float[] high;

    private ActionForm(List<Integer> choices, List<Float> low, List<Float> high) {
        this.choices = choices.stream().mapToInt(Integer::intValue).toArray();
        this.low = new float[low.size()];
        this.high = new float[high.size()];
        for (int i = 0; i < this.low.length; i++) {
            this.low[i] = low.get(i);
            this.high[i] = high.get(i);
        }
    }

    /** Returns the form of the actions of a space. */
    public static ActionForm of(Space space) {
        List<Integer> choices = new ArrayList<>();
        List<Float> low = new ArrayList<>();
        List<Float> high = new ArrayList<>();
        describe(space, choices, low, high);
        return new ActionForm(choices, low, high);
    }

    private static void describe(Space space, List<Integer> choices, List<Float> lows, List<Float> highs) {
        if (space instanceof Space.Discrete discrete) choices.add(discrete.n());
        else if (space instanceof Space.MultiDiscrete several) for (int n : several.n()) choices.add(n);
        else if (space instanceof Space.MultiBinary switches) for (int i = 0; i < switches.n(); i++) choices.add(2);
        else if (space instanceof Space.Dict dict)
            dict.parts().values().forEach(part -> describe(part, choices, lows, highs));
        else if (space instanceof Space.Box box) {
            float[] low = box.low();
            float[] high = box.high();
            for (int i = 0; i < box.flatSize(); i++) {
                lows.add(low[low.length == 1 ? 0 : i]);
                highs.add(high[high.length == 1 ? 0 : i]);
            }
        }
    }

    /** Returns how many discrete parts there are. */
    public int numInts() {
        return choices.length;
    }

    /** Returns how many real parts there are. */
    public int numFloats() {
        return low.length;
    }

    /** Returns how many choices a discrete part has. */
    public int choices(int part) {
        return choices[part];
    }

    /** Returns the least value of a real part. */
    public float low(int part) {
        return low[part];
    }

    /** Returns the greatest value of a real part. */
    public float high(int part) {
        return high[part];
    }

    /**
     * Returns the first discrete part that is outside the space, -1 if none is.
     *
     * @param first where the action begins; not modified
     */
    public int wrongInt(int[] ints, int first) {
        for (int part = 0; part < choices.length; part++) {
            int choice = ints[first + part];
            if (choice < 0 || choice >= choices[part]) return part;
        }
        return -1;
    }

    /**
     * Returns the first real part that is outside the space, -1 if none is; what is no number is outside.
     *
     * @param first where the action begins; not modified
     */
    public int wrongFloat(float[] floats, int first) {
        for (int part = 0; part < low.length; part++) {
            float value = floats[first + part];
            if (!(value >= low[part] && value <= high[part])) return part;
        }
        return -1;
    }

    /**
     * Returns the first discrete part that a mask forbids, -1 if it forbids none.
     *
     * @param ints an action of the space; not modified
     * @param mask not modified
     */
    int maskedInt(int[] ints, int firstInt, boolean[] mask, int firstFlag) {
        int flag = firstFlag;
        for (int part = 0; part < choices.length; flag += choices[part++]) {
            if (!mask[flag + ints[firstInt + part]]) return part;
        }
        return -1;
    }

    /**
     * Writes the action that takes the first legal choice of every discrete part (the last choice where none is) and the nearest number to 0 of every real one.
     *
     * @param mask not modified
     */
    void writeFirst(boolean[] mask, int firstFlag, int[] ints, int firstInt, float[] floats, int firstFloat) {
        int flag = firstFlag;
        for (int part = 0; part < choices.length; flag += choices[part++]) {
            int choice = 0;
            while (choice < choices[part] - 1 && !mask[flag + choice]) choice++;
            ints[firstInt + part] = choice;
        }
        for (int part = 0; part < low.length; part++) {
            floats[firstFloat + part] = Math.min(high[part], Math.max(low[part], 0f));
        }
    }
}
