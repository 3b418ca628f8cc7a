package io.github.marl4j.env.shared;

import io.github.marl4j.env.ActionForm;
import io.github.marl4j.env.ActionLimits;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;

/** Takes the actions of one group over from shared memory, and refuses those outside the action space before anything happens. Allocates nothing. */
public final class ActionReader {
    private final ActionLimits limits;
    private final int group;
    private final SharedRows shared;
    private final int[] greatest; // of each discrete part
    private final ActionForm form;

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
        this.form = ActionForm.of(spec.groups().get(group).actionSpace());
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
            int firstFloat = row * form.numFloats();
            int part = form.wrongFloat(actions.floats, firstFloat);
            if (part < 0) continue;
            throw limits.refusal(
                    group,
                    row,
                    "number " + actions.floats[firstFloat + part] + " is not from " + form.low(part) + " to "
                            + form.high(part) + "; clip it");
        }
    }
}
