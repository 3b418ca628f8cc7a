package io.github.marl4j.env.shared;

import io.github.marl4j.env.ActionLimits;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.List;

/** Takes the actions of one group over from shared memory, and refuses those outside the action space before anything happens. Allocates nothing. */
public final class ActionReader {
    private final ActionLimits limits;
    private final int group;
    private final SharedRows shared;
    private final int[] greatest; // of each discrete part
    private final float[] low; // of each real part
    private final float[] high;

    /**
     * Creates a reader.
     *
     * @param group its place in the spec
     * @param shared where the actions lie
     */
    public ActionReader(EnvSpec spec, int group, SharedRows shared) {
        this.limits = new ActionLimits(spec);
        this.group = group;
        this.shared = shared;
        this.greatest = limits.greatest(group);
        List<Float> lows = new ArrayList<>();
        List<Float> highs = new ArrayList<>();
        describe(spec.groups().get(group).actionSpace(), lows, highs);
        this.low = new float[lows.size()];
        this.high = new float[lows.size()];
        for (int i = 0; i < low.length; i++) {
            low[i] = lows.get(i);
            high[i] = highs.get(i);
        }
    }

    private static void describe(Space space, List<Float> lows, List<Float> highs) {
        if (space instanceof Space.Dict dict) dict.parts().values().forEach(part -> describe(part, lows, highs));
        else if (space instanceof Space.Box box) {
            float[] low = box.low();
            float[] high = box.high();
            for (int i = 0; i < box.flatSize(); i++) {
                lows.add(low[low.length == 1 ? 0 : i]);
                highs.add(high[high.length == 1 ? 0 : i]);
            }
        }
    }

    /**
     * Copies all actions; those of agents that do not act may be anything, and choices outside their space become 0.
     *
     * @param seen tells who acts
     * @param actions overwritten
     * @throws IllegalActionException for the first that is outside the space
     */
    public void read(Batch.Rows seen, Actions.Rows actions) {
        shared.ints.get(0, actions.ints);
        shared.floats.get(0, actions.floats);
        for (int row = 0; row < seen.acts.length; row++) {
            for (int i = 0; i < greatest.length; i++) {
                int at = row * greatest.length + i;
                int choice = actions.ints[at];
                if (choice >= 0 && choice <= greatest[i]) continue;
                if (seen.acts[row]) {
                    throw limits.refusal(group, row, "choice " + choice + " is not from 0 to " + greatest[i]);
                }
                actions.ints[at] = 0;
            }
            if (!seen.acts[row]) continue;
            for (int i = 0; i < low.length; i++) {
                float value = actions.floats[row * low.length + i];
                if (!(value >= low[i] && value <= high[i])) {
                    throw limits.refusal(
                            group, row, "number " + value + " is not from " + low[i] + " to " + high[i] + "; clip it");
                }
            }
        }
    }
}
