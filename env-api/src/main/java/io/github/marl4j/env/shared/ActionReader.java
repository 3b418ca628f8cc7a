package io.github.marl4j.env.shared;

import io.github.marl4j.env.ActionForm;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;

/** Takes the actions of one group over from shared memory, and refuses those outside the action space before anything happens. Allocates nothing. */
public final class ActionReader {
    private final EnvSpec spec;
    private final SharedRows shared;
    private final ActionForm form;

    /**
     * Creates a reader.
     *
     * @param shared where the actions lie
     */
    public ActionReader(EnvSpec spec, AgentGroup group, SharedRows shared) {
        this.spec = spec;
        this.shared = shared;
        this.form = ActionForm.of(group.actionSpace());
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
            int firstInt = row * form.numInts();
            int part = form.wrongInt(actions.ints, firstInt);
            if (part >= 0) {
                int choice = actions.ints[firstInt + part];
                throw refused(seen, row, "choice " + choice + " is not from 0 to " + (form.choices(part) - 1));
            }
            int firstFloat = row * form.numFloats();
            part = form.wrongFloat(actions.floats, firstFloat);
            if (part >= 0) {
                float value = actions.floats[firstFloat + part];
                String range = form.low(part) + " to " + form.high(part);
                throw refused(seen, row, "number " + value + " is not from " + range + "; clip it");
            }
        }
    }

    private IllegalActionException refused(Batch.Rows seen, int row, String why) {
        return new IllegalActionException(spec.id() + ": env=" + row / seen.numAgents + ", action of agent "
                + seen.group.agents().get(row % seen.numAgents) + ": " + why);
    }
}
