package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.ResetOptions;

/**
 * Plays agent by agent, in every phase in the order of the seats; in the discussion only the first agent acts, for all. A step is one agent's turn. One thread each.
 *
 * <p>Source: GovSim, scenarios/common/environment/concurrent_env.py.
 */
final class CommonsTurns implements Kernel.Worker {
    private static final int NOBODY = -1;

    private final SocietyState state;
    private final int seats;
    private final CommonsSteps steps;

    CommonsTurns(CommonsKernel kernel) {
        state = kernel.state;
        seats = kernel.spec.seats;
        steps = new CommonsSteps(kernel);
    }

    @Override
    public void reset(int env, ResetOptions options) {
        steps.start(env, options);
        begin(env, Phase.HARVEST);
    }

    private void begin(int env, Phase phase) {
        state.phase[env] = phase.ordinal();
        state.turn[env] = Math.max(0, next(env, 0));
    }

    /** Returns the first seat from {@code seat} on whose agent is there. */
    private int next(int env, int seat) {
        for (int at = seat; at < seats; at++) if (state.present[env * seats + at]) return at;
        return NOBODY;
    }

    @Override
    public void step(int from, int to, Actions actions, Batch out) {
        for (int env = from; env < to; env++) {
            out.clearOutcome(env);
            int seat = state.turn[env];
            boolean harvest = state.phase[env] == Phase.HARVEST.ordinal();
            if (harvest) steps.rules.request(env, seat, actions.groups[0].ints[env * seats + seat]);
            boolean oneForAll = state.phase[env] == Phase.DISCUSSION.ordinal();
            int next = oneForAll ? NOBODY : next(env, seat + 1);
            if (next == NOBODY) endPhase(env, out);
            else state.turn[env] = next;
            steps.writeOutcome(env, out);
        }
    }

    private void endPhase(int env, Batch out) {
        if (state.phase[env] == Phase.HARVEST.ordinal()) {
            steps.harvest(env, out);
            begin(env, Phase.REVEAL);
        } else if (state.phase[env] == Phase.REVEAL.ordinal()) {
            boolean talk = state.language[env] == Language.CHAT.ordinal();
            begin(env, talk ? Phase.DISCUSSION : Phase.HOME);
        } else if (state.phase[env] == Phase.DISCUSSION.ordinal()) {
            begin(env, Phase.HOME);
        } else {
            steps.rules.endMonth(env);
            begin(env, Phase.HARVEST);
        }
    }

    @Override
    public void observe(int from, int to, Batch out) {
        for (int env = from; env < to; env++) {
            steps.observe(env, out);
            for (int seat = 0; seat < seats; seat++) out.groups[0].acts[env * seats + seat] = seat == state.turn[env];
        }
    }
}
