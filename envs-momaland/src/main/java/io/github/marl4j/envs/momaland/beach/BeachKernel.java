package io.github.marl4j.envs.momaland.beach;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** State and rules of the beach. */
final class BeachKernel extends GameKernel {
    static final int TYPE = 0;
    static final int POSITION = 1;

    final BeachOptions options;
    private final int n;
    private final int sections;
    private final int types;
    private final double[] worth;
    private final double[] typeWeights;
    private final double[] positionWeights;

    /** Type of each person, {@code [env][agent]}. */
    final int[] type;
    /** Section of each person, {@code [env][agent]}. */
    final int[] position;
    /** Steps made, {@code [env]}. */
    final int[] time;

    BeachKernel(BeachOptions options, int numEnvs, int firstEnv) {
        super(BeachSpec.of(options), numEnvs, firstEnv);
        this.options = options;
        n = options.numAgents();
        sections = options.sections();
        types = options.numTypes();
        worth = new double[n + 1];
        for (int x = 0; x <= n; x++) worth[x] = BeachSpec.worth(x, options.capacity());
        typeWeights = cumulative(options.typeDistribution());
        positionWeights = cumulative(
                options.positionDistribution().isEmpty()
                        ? Collections.nCopies(sections, 1.0)
                        : options.positionDistribution());
        type = kept("type", new int[Math.multiplyExact(numEnvs, n)]);
        position = kept("position", new int[numEnvs * n]);
        time = kept("time", new int[numEnvs]);
    }

    static double[] cumulative(List<Double> weights) {
        double[] sums = new double[weights.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) sums[i] = sum += weights.get(i);
        return sums;
    }

    /** Returns the first choice whose cumulative weight exceeds {@code luck} times the whole; choices of weight 0 are never taken. */
    static int choose(double[] cumulative, double luck) {
        double at =
                Math.min(luck * cumulative[cumulative.length - 1], Math.nextDown(cumulative[cumulative.length - 1]));
        int choice = 0;
        while (at >= cumulative[choice]) choice++;
        return choice;
    }

    /** Counts people: {@code counts[section * types + type]}, and all of a section in {@code crowd[section]}. */
    void count(int env, int[] counts, int[] crowd) {
        Arrays.fill(counts, 0);
        Arrays.fill(crowd, 0);
        for (int at = env * n; at < (env + 1) * n; at++) {
            counts[position[at] * types + type[at]]++;
            crowd[position[at]]++;
        }
    }

    double worth(int people) {
        return worth[people];
    }

    /** Returns the share of the rarest type in a section, 0 if nobody is there. */
    double mixture(int section, int[] counts, int[] crowd) {
        if (crowd[section] == 0) return 0;
        int rarest = counts[section * types];
        for (int k = 1; k < types; k++) rarest = Math.min(rarest, counts[section * types + k]);
        return rarest / (double) crowd[section];
    }

    boolean isOver(int env) {
        return time[env] >= options.numTimesteps();
    }

    @Override
    public Worker newWorker() {
        return new Hands();
    }

    @Override
    public Frame render(int env) {
        return BeachRender.frame(this, env);
    }

    @Override
    public String describe(int env) {
        return BeachRender.text(this, env);
    }

    /** The rules for one thread. */
    private final class Hands implements Worker {
        private final int[] counts = new int[sections * types];
        private final int[] crowd = new int[sections];
        private final float[] share = new float[sections * types];

        @Override
        public void reset(int env, ResetOptions start) {
            start.requireNone(BeachOptions.ID);
            for (int i = 0; i < n; i++) {
                type[env * n + i] = choose(typeWeights, chance.uniformDouble(env, TYPE, i));
                position[env * n + i] = choose(positionWeights, chance.uniformDouble(env, POSITION, i));
            }
            time[env] = 0;
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) {
                move(env, actions.groups[0].ints);
                time[env]++;
                out.clearOutcome(env);
                if (isOver(env)) end(env, out);
            }
        }

        private void move(int env, int[] chosen) {
            for (int at = env * n; at < (env + 1) * n; at++) {
                int action = chosen[at];
                if (action < 0 || action >= BeachSpec.ACTIONS) throw illegal(action, at - env * n);
                int to = position[at] + action - BeachSpec.STAY;
                position[at] = Math.max(0, Math.min(sections - 1, to));
            }
        }

        private void end(int env, Batch out) {
            Batch.Rows rows = out.groups[0];
            count(env, counts, crowd);
            if (options.team()) payTeam(env, rows.rewards);
            else payEach(env, rows.rewards);
            boolean[] flags = options.reference() ? rows.truncated : rows.terminated;
            Arrays.fill(flags, env * n, (env + 1) * n, true);
            out.episodeOver[env] = true;
        }

        private void payTeam(int env, float[] rewards) {
            double capacity = 0;
            double mixture = 0;
            for (int s = 0; s < sections; s++) {
                capacity += worth[crowd[s]];
                mixture += mixture(s, counts, crowd);
            }
            for (int at = env * n; at < (env + 1) * n; at++) {
                rewards[2 * at] = (float) capacity;
                rewards[2 * at + 1] = (float) (mixture / sections);
            }
        }

        private void payEach(int env, float[] rewards) {
            for (int at = env * n; at < (env + 1) * n; at++) {
                rewards[2 * at] = (float) worth[crowd[position[at]]];
                rewards[2 * at + 1] = (float) mixture(position[at], counts, crowd);
            }
        }

        @Override
        public void observe(int from, int to, Batch out) {
            Batch.Rows rows = out.groups[0];
            Arrays.fill(rows.actionMask, from * n * BeachSpec.ACTIONS, to * n * BeachSpec.ACTIONS, true);
            for (int env = from; env < to; env++) {
                boolean over = isOver(env);
                Arrays.fill(rows.alive, env * n, (env + 1) * n, !over);
                count(env, counts, crowd);
                for (int i = 0; i < counts.length; i++) {
                    int people = crowd[i / types];
                    share[i] = people == 0 ? 0 : (float) (counts[i] / (double) people);
                }
                see(env, rows.observations);
                int width = n * BeachSpec.FEATURES;
                if (over && options.reference()) Arrays.fill(out.state, env * width, (env + 1) * width, 0f);
                else System.arraycopy(rows.observations, env * width, out.state, env * width, width);
            }
        }

        private void see(int env, float[] observations) {
            float capacity = options.capacity();
            for (int at = env * n; at < (env + 1) * n; at++) {
                int first = at * BeachSpec.FEATURES;
                observations[first] = type[at];
                observations[first + 1] = position[at];
                observations[first + 2] = capacity;
                observations[first + 3] = crowd[position[at]];
                observations[first + 4] = share[position[at] * types + type[at]];
            }
        }

        private IllegalActionException illegal(int action, int agent) {
            return new IllegalActionException(BeachOptions.ID + ": action " + action + " of agent_" + agent
                    + " must be 0 (left), 1 (stay) or 2 (right)");
        }
    }
}
