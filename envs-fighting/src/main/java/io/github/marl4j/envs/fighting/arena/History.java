package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.envs.fighting.engine.FightState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Past states of the matches, as far as the views need them: of the last frames (stack3, late sight of the opponent) and of the last decisions (gray84). Pictures are painted from them, so that no pixels
 * need to be kept.
 */
final class History {
    /** Frames of FightLadder's stack. */
    static final int STACK_FRAMES = 12;

    private final int frames;
    private final int decisions;
    private final FightState pastFrames;
    private final FightState pastDecisions;
    /** Newest entry of both rings, {@code [env][ring]}. */
    private final int[] newest;

    History(FightingOptions options, int numEnvs) {
        int depth = options.opponentDelay() > 0 ? options.opponentDelay() + 1 : 0;
        if (options.observations().contains(View.STACK3)) depth = Math.max(depth, STACK_FRAMES);
        frames = depth;
        decisions = options.observations().contains(View.GRAY84) ? options.stack() : 0;
        pastFrames = new FightState(numEnvs * frames);
        pastDecisions = new FightState(numEnvs * decisions);
        newest = new int[2 * numEnvs];
    }

    /** The past is the present: the start of an episode. */
    void fill(FightState state, int env) {
        for (int entry = 0; entry < frames; entry++) pastFrames.copyFrom(state, env, env * frames + entry);
        for (int entry = 0; entry < decisions; entry++) pastDecisions.copyFrom(state, env, env * decisions + entry);
        newest[2 * env] = 0;
        newest[2 * env + 1] = 0;
    }

    /** A frame has been played. */
    void played(FightState state, int env) {
        if (frames == 0) return;
        newest[2 * env] = (newest[2 * env] + 1) % frames;
        pastFrames.copyFrom(state, env, env * frames + newest[2 * env]);
    }

    /** A decision has been played. */
    void decided(FightState state, int env) {
        if (decisions == 0) return;
        newest[2 * env + 1] = (newest[2 * env + 1] + 1) % decisions;
        pastDecisions.copyFrom(state, env, env * decisions + newest[2 * env + 1]);
    }

    FightState frames() {
        return pastFrames;
    }

    FightState decisions() {
        return pastDecisions;
    }

    /** Returns the row of a past frame in {@link #frames()}. */
    int frameRow(int env, int age) {
        return env * frames + Math.floorMod(newest[2 * env] - age, frames);
    }

    /** Returns the row of a past decision in {@link #decisions()}. */
    int decisionRow(int env, int age) {
        return env * decisions + Math.floorMod(newest[2 * env + 1] - age, decisions);
    }

    Map<String, Object> arrays() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("past.frames", pastFrames.cells);
        arrays.put("past.frames.held", pastFrames.held);
        arrays.put("past.decisions", pastDecisions.cells);
        arrays.put("past.decisions.held", pastDecisions.held);
        arrays.put("past.newest", newest);
        return arrays;
    }
}
