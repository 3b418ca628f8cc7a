package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.UnknownNameException;
import java.util.Arrays;
import java.util.List;

/** What steps of a month and steps of a phase share: the rules, and what is written about them. One thread each. */
final class CommonsSteps {
    final SocietyRules rules;
    private final CommonsKernel kernel;
    private final CommonsSpec spec;
    private final SocietyState state;
    private final CommonsObservation observation;

    CommonsSteps(CommonsKernel kernel) {
        this.kernel = kernel;
        this.spec = kernel.spec;
        this.state = kernel.state;
        this.rules = new SocietyRules(spec.society, state, kernel.chance());
        this.observation = new CommonsObservation(spec, state, kernel.messages);
    }

    void start(int env, ResetOptions options) {
        if (!options.isEmpty()) {
            String name = options.values().keySet().iterator().next();
            throw new UnknownNameException(spec.id, "reset option", name, List.of());
        }
        rules.start(env);
        kernel.tally.start(env);
        kernel.messages.start(env);
        kernel.reward.start(env);
    }

    /** All have asked: divides the resource and pays. */
    void harvest(int env, Batch out) {
        int share = rules.share(env);
        rules.divide(env);
        kernel.history.note(env, state);
        kernel.tally.count(env, share);
        kernel.reward.write(env, share, out);
    }

    /** Writes flags and infos. Who took part in the month sees the end; who left for good stays out. */
    void writeOutcome(int env, Batch out) {
        boolean collapsed = state.ending[env] == Ending.COLLAPSED.ordinal();
        boolean timeUp = state.ending[env] == Ending.TIME_UP.ordinal();
        out.episodeOver[env] = collapsed || timeUp;
        for (int g = 0; g < spec.groupSeats.length; g++) {
            Batch.Rows rows = out.groups[g];
            int[] group = spec.groupSeats[g];
            for (int a = 0; a < group.length; a++) {
                int seat = env * spec.seats + group[a];
                int row = env * group.length + a;
                rows.terminated[row] = state.left[seat] || collapsed && state.present[seat];
                rows.truncated[row] = timeUp && state.present[seat];
            }
        }
        kernel.tally.write(env, out.infos);
    }

    void observe(int env, Batch out) {
        boolean over = state.ending[env] != Ending.NONE.ordinal();
        for (int g = 0; g < spec.groupSeats.length; g++) {
            int[] group = spec.groupSeats[g];
            Batch.Rows rows = out.groups[g];
            int firstRow = env * group.length;
            for (int a = 0; a < group.length; a++) {
                rows.alive[firstRow + a] = !over && state.present[env * spec.seats + group[a]];
            }
            observation.write(env, g, rows.observations, firstRow * rows.observationSize);
            writeMask(env, rows);
        }
        observation.writeState(env, out.state);
    }

    /** Outside the harvest there is nothing to choose: action 0. */
    private void writeMask(int env, Batch.Rows rows) {
        int legal = spec.society.maxRequest();
        if (spec.options.mask() == CommonsOptions.Mask.POOL) legal = Math.min(legal, state.pool[env]);
        if (state.phase[env] != Phase.HARVEST.ordinal()) legal = 0;
        int size = rows.maskSize;
        int first = env * rows.numAgents * size;
        int requests = spec.society.maxRequest() + 1;
        Arrays.fill(rows.actionMask, first, first + rows.numAgents * size, true);
        if (legal + 1 == requests) return;
        for (int at = first; at < first + rows.numAgents * size; at += size) {
            Arrays.fill(rows.actionMask, at + legal + 1, at + requests, false);
        }
    }
}
