package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import java.util.List;

/** Writes the observations of a match, view after view. One for each thread; allocates nothing. */
final class Views {
    private final List<View> views;
    private final History history;
    private final int delay;
    private final boolean late;
    private final boolean numbersOnly;
    private final VectorView vector;
    private final PixelViews pixels;
    private final int[] sizes;
    private final int observationSize;

    Views(FightingOptions options, FightTables tables, History history) {
        this.views = options.observations();
        this.history = history;
        this.delay = options.opponentDelay();
        this.late = delay > 0;
        this.numbersOnly = views.equals(List.of(View.VECTOR));
        this.vector = new VectorView(tables);
        this.pixels = new PixelViews(options, tables, history);
        this.sizes = views.stream()
                .mapToInt(v -> v.space(options.stack()).flatSize())
                .toArray();
        int sum = 0;
        for (int size : sizes) sum += size;
        this.observationSize = sum;
    }

    /**
     * Writes the observations of all agents of a match.
     *
     * @param at where they begin, one agent after the other
     */
    void write(FightState state, int env, Starts starts, float[] out, int at, int agents) {
        if (numbersOnly) vectors(state, env, starts, out, at, agents);
        else each(state, env, starts, out, at, agents);
    }

    private void each(FightState state, int env, Starts starts, float[] out, int at, int agents) {
        int offset = at;
        for (int v = 0; v < sizes.length; v++) {
            if (views.get(v) == View.VECTOR) {
                vectors(state, env, starts, out, offset, agents);
            } else {
                pixels.write(views.get(v), state, env, out, offset);
                for (int agent = 1; agent < agents; agent++) {
                    System.arraycopy(out, offset, out, offset + agent * observationSize, sizes[v]);
                }
            }
            offset += sizes[v];
        }
    }

    private void vectors(FightState state, int env, Starts starts, float[] out, int at, int agents) {
        if (late) vectors(state, env, history.frames(), history.frameRow(env, delay), starts, out, at, agents);
        else vectors(state, env, state, env, starts, out, at, agents);
    }

    private void vectors(
            FightState state, int env, FightState seen, int seenEnv, Starts starts, float[] out, int at, int agents) {
        for (int agent = 0; agent < agents; agent++) {
            int me = agent == 0 ? starts.seat[env] : 1 - starts.seat[env];
            vector.write(state, env, seen, seenEnv, me, starts.cpuLevel[env], out, at + agent * observationSize);
        }
    }
}
