package io.github.marl4j.envs.momaland;

import io.github.marl4j.env.Batch;
import java.util.Arrays;

/** The parts of a {@link Batch} row that all games with one agent group fill alike. Allocates nothing. */
public final class Outcome {
    private Outcome() {}

    /** Sets all rewards of a row to zero and returns the index of the first one. */
    public static int clearRewards(Batch out, int env) {
        Batch.Rows rows = out.groups[0];
        int size = rows.numAgents * rows.numObjectives;
        Arrays.fill(rows.rewards, env * size, (env + 1) * size, 0f);
        return env * size;
    }

    /** Notes whether the game ended with the step just made; it ends for all agents at once, never by truncation. */
    public static void end(Batch out, int env, boolean over) {
        end(out, env, over, false);
    }

    /** Notes whether and how the episode ended, for all agents at once, with the step just made. */
    public static void end(Batch out, int env, boolean terminated, boolean truncated) {
        Batch.Rows rows = out.groups[0];
        int first = env * rows.numAgents;
        Arrays.fill(rows.terminated, first, first + rows.numAgents, terminated);
        Arrays.fill(rows.truncated, first, first + rows.numAgents, truncated);
        out.episodeOver[env] = terminated || truncated;
    }

    /** Notes who is in the game and whose turn it is, or would be had the game not ended. */
    public static void turn(Batch out, int env, int agent, boolean over) {
        Batch.Rows rows = out.groups[0];
        int first = env * rows.numAgents;
        Arrays.fill(rows.alive, first, first + rows.numAgents, !over);
        Arrays.fill(rows.acts, first, first + rows.numAgents, false);
        rows.acts[first + agent] = true;
    }

    /** Forbids everything to everyone in a row and returns the index of the first flag of an agent's mask. */
    public static int clearMasks(Batch out, int env, int agent) {
        Batch.Rows rows = out.groups[0];
        int first = env * rows.numAgents * rows.maskSize;
        Arrays.fill(rows.actionMask, first, first + rows.numAgents * rows.maskSize, false);
        return first + agent * rows.maskSize;
    }
}
