package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Many societies; a step is a month. The rules are those of {@link SocietyRules}. */
final class CommonsKernel implements Kernel {
    final CommonsSpec spec;
    final SocietyState state;
    final CommonsTally tally;
    final CommonsMessages messages;
    final CommonsReward reward;
    final CommonsHistory history;
    private final Chance chance;

    CommonsKernel(CommonsSpec spec, int numEnvs, int firstEnv) {
        this.spec = spec;
        this.state = new SocietyState(numEnvs, spec.seats);
        this.chance = new Chance(numEnvs, firstEnv);
        this.tally = new CommonsTally(spec.society, state);
        this.messages = new CommonsMessages(spec, state);
        this.reward = new CommonsReward(spec, state);
        this.history = new CommonsHistory(spec.society, numEnvs);
    }

    @Override
    public EnvSpec spec() {
        return spec.whole;
    }

    @Override
    public int numEnvs() {
        return state.numEnvs;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> arrays = state.arrays();
        tally.addArrays(arrays);
        messages.addArrays(arrays);
        reward.addArrays(arrays);
        history.addArrays(arrays);
        return arrays;
    }

    @Override
    public Worker newWorker() {
        return new Months();
    }

    @Override
    public Frame render(int env) {
        return CommonsRender.frame(this, env);
    }

    @Override
    public String describe(int env) {
        return CommonsText.describe(this, env);
    }

    /** The months of one thread. */
    private final class Months implements Worker {
        private final SocietyRules rules = new SocietyRules(spec.society, state, chance);
        private final CommonsObservation observation = new CommonsObservation(spec, state, messages);
        private final int seats = spec.seats;

        @Override
        public void reset(int env, ResetOptions options) {
            if (!options.isEmpty()) {
                String name = options.values().keySet().iterator().next();
                throw new UnknownNameException(spec.id, "reset option", name, List.of());
            }
            rules.start(env);
            tally.start(env);
            messages.start(env);
            reward.start(env);
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) {
                request(env, actions);
                int share = rules.share(env);
                rules.divide(env);
                history.note(env, state);
                tally.count(env, share);
                reward.write(env, share, out);
                int limit = messages.agreement(env);
                if (limit >= 0) rules.agree(env, limit);
                rules.endMonth(env);
                writeEnd(env, out);
                tally.write(env, out.infos);
            }
        }

        private void request(int env, Actions actions) {
            for (int g = 0; g < spec.groupSeats.length; g++) {
                Actions.Rows chosen = actions.groups[g];
                int[] group = spec.groupSeats[g];
                for (int a = 0; a < group.length; a++) {
                    int at = (env * group.length + a) * chosen.numInts;
                    if (!state.present[env * seats + group[a]]) continue;
                    rules.request(env, group[a], chosen.ints[at]);
                    if (spec.messageParts > 0) messages.send(env, group[a], chosen.ints, at + 1);
                }
            }
        }

        /** Who took part in the month sees the end; who left for good stays out. */
        private void writeEnd(int env, Batch out) {
            boolean collapsed = state.ending[env] == Ending.COLLAPSED.ordinal();
            boolean timeUp = state.ending[env] == Ending.TIME_UP.ordinal();
            out.episodeOver[env] = collapsed || timeUp;
            for (int g = 0; g < spec.groupSeats.length; g++) {
                Batch.Rows rows = out.groups[g];
                int[] group = spec.groupSeats[g];
                for (int a = 0; a < group.length; a++) {
                    int seat = env * seats + group[a];
                    int row = env * group.length + a;
                    rows.terminated[row] = state.left[seat] || collapsed && state.present[seat];
                    rows.truncated[row] = timeUp && state.present[seat];
                }
            }
        }

        @Override
        public void observe(int from, int to, Batch out) {
            for (int env = from; env < to; env++) {
                boolean over = state.ending[env] != Ending.NONE.ordinal();
                for (int g = 0; g < spec.groupSeats.length; g++) {
                    int[] group = spec.groupSeats[g];
                    Batch.Rows rows = out.groups[g];
                    int firstRow = env * group.length;
                    for (int a = 0; a < group.length; a++) {
                        rows.alive[firstRow + a] = !over && state.present[env * seats + group[a]];
                    }
                    observation.write(env, group, rows.observations, firstRow * rows.observationSize);
                    writeMask(env, rows);
                }
                observation.writeState(env, out.state);
            }
        }

        private void writeMask(int env, Batch.Rows rows) {
            int legal = spec.society.maxRequest();
            if (spec.options.mask() == CommonsOptions.Mask.POOL) legal = Math.min(legal, state.pool[env]);
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
}
