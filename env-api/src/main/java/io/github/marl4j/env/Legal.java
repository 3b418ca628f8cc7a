package io.github.marl4j.env;

import java.util.Arrays;
import java.util.StringJoiner;

/** Words for action masks. */
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
        return mask.length == 0 ? null : problem(ActionForm.of(space), action, mask);
    }

    /** Returns the same for actions of a form. */
    static String problem(ActionForm form, Action action, boolean[] mask) {
        int[] ints = new int[form.numInts()];
        for (int part = 0; part < ints.length; part++) ints[part] = action.intAt(part);
        int masked = form.maskedInt(ints, 0, mask, 0);
        if (masked < 0) return null;
        int offset = 0;
        for (int part = 0; part < masked; part++) offset += form.choices(part);
        String legal = choices(Arrays.copyOfRange(mask, offset, offset + form.choices(masked)));
        String which = ints.length == 1 ? "" : " (part " + masked + " of the action)";
        return "action " + ints[masked] + " of agent {agent}" + which + " is masked out (legal: " + legal + ")";
    }
}
