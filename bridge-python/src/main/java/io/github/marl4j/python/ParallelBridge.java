package io.github.marl4j.python;

import io.github.marl4j.env.ParallelRow;
import io.github.marl4j.env.ResetOptions;

/** An environment in which all act at once, in direct memory. A step allocates nothing. */
public final class ParallelBridge extends AgentBridge {
    private final ParallelRow row;
    private final boolean[] given; // [place]

    /**
     * Makes an environment.
     *
     * @param options of the environment, JSON object
     * @param maxCycles steps after which it is cut off; 0 for its own limit only
     * @param weights of the objectives; empty to leave the reward as it is
     */
    public ParallelBridge(String id, String options, int maxCycles, float[] weights) {
        super(VectorBridge.one(id, options, maxCycles, weights));
        row = new ParallelRow(one);
        given = new boolean[one.spec().order().size()];
    }

    @Override
    void begin(long seed, ResetOptions options) {
        row.reset(seed, options);
        show();
    }

    @Override
    public synchronized void reset() {
        row.reset();
        show();
    }

    /** Makes one step with the actions in memory that are marked as given. */
    @Override
    public synchronized void step() {
        for (int place = 0; place < given.length; place++) {
            given[place] = shared.given.get(place) != 0;
            if (given[place]) shared.readAction(place, row.actionsOf(place), row.rowOf(place));
        }
        row.step(given);
        show();
    }

    private void show() {
        for (int place = 0; place < given.length; place++) {
            shared.show(place, row.rows(place), row.rowOf(place));
            shared.reported(place, row.reported(place));
            shared.inGame(place, row.inGame(place));
        }
        shared.infos.put(0, row.batch().infos);
    }

    @Override
    float[] state() {
        return row.batch().state;
    }
}
