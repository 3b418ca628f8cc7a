package io.github.marl4j.env.shared;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.List;

/** Takes the actions of one group over from shared memory, and refuses those outside the action space before anything happens. Allocates nothing. */
public final class ActionReader {
    private final EnvSpec spec;
    private final SharedRows shared;
    private final int[] choices; // of each discrete part
    private final float[] low; // of each real part
    private final float[] high;

    /**
     * Creates a reader.
     *
     * @param shared where the actions lie
     */
    public ActionReader(EnvSpec spec, AgentGroup group, SharedRows shared) {
        this.spec = spec;
        this.shared = shared;
        List<Integer> sizes = new ArrayList<>();
        List<Float> lows = new ArrayList<>();
        List<Float> highs = new ArrayList<>();
        describe(group.actionSpace(), sizes, lows, highs);
        this.choices = sizes.stream().mapToInt(Integer::intValue).toArray();
        this.low = new float[lows.size()];
        this.high = new float[lows.size()];
        for (int i = 0; i < low.length; i++) {
            low[i] = lows.get(i);
            high[i] = highs.get(i);
        }
    }

    private static void describe(Space space, List<Integer> sizes, List<Float> lows, List<Float> highs) {
        if (space instanceof Space.Discrete discrete) sizes.add(discrete.n());
        else if (space instanceof Space.MultiDiscrete several) for (int n : several.n()) sizes.add(n);
        else if (space instanceof Space.MultiBinary switches) for (int i = 0; i < switches.n(); i++) sizes.add(2);
        else if (space instanceof Space.Dict dict)
            dict.parts().values().forEach(part -> describe(part, sizes, lows, highs));
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
     * Copies all actions; those of agents that do not act may be anything.
     *
     * @param seen tells who acts
     * @param actions overwritten
     * @throws IllegalActionException for the first that is outside the space
     */
    public void read(Batch.Rows seen, Actions.Rows actions) {
        shared.ints.get(0, actions.ints);
        shared.floats.get(0, actions.floats);
        for (int row = 0; row < seen.acts.length; row++) {
            if (!seen.acts[row]) continue;
            for (int i = 0; i < choices.length; i++) {
                int choice = actions.ints[row * choices.length + i];
                if (choice < 0 || choice >= choices[i]) {
                    throw refused(seen, row, "choice " + choice + " is not from 0 to " + (choices[i] - 1));
                }
            }
            for (int i = 0; i < low.length; i++) {
                float value = actions.floats[row * low.length + i];
                if (!(value >= low[i] && value <= high[i])) {
                    throw refused(
                            seen, row, "number " + value + " is not from " + low[i] + " to " + high[i] + "; clip it");
                }
            }
        }
    }

    private IllegalActionException refused(Batch.Rows seen, int row, String why) {
        return new IllegalActionException(spec.id() + ": env=" + row / seen.numAgents + ", action of agent "
                + seen.group.agents().get(row % seen.numAgents) + ": " + why);
    }
}
