package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.ResetOptions;

/** Plays with all agents at once: a step is a month. One thread each. */
final class CommonsMonths implements Kernel.Worker {
    private final CommonsSpec spec;
    private final SocietyState state;
    private final CommonsMessages messages;
    private final CommonsSteps steps;

    CommonsMonths(CommonsKernel kernel) {
        spec = kernel.spec;
        state = kernel.state;
        messages = kernel.messages;
        steps = new CommonsSteps(kernel);
    }

    @Override
    public void reset(int env, ResetOptions options) {
        steps.start(env, options);
    }

    @Override
    public void step(int from, int to, Actions actions, Batch out) {
        for (int env = from; env < to; env++) {
            request(env, actions);
            steps.harvest(env, out);
            int limit = messages.agreement(env);
            if (limit >= 0) steps.rules.agree(env, limit);
            steps.rules.endMonth(env);
            steps.writeOutcome(env, out);
        }
    }

    private void request(int env, Actions actions) {
        for (int g = 0; g < spec.groupSeats.length; g++) {
            Actions.Rows chosen = actions.groups[g];
            int[] group = spec.groupSeats[g];
            for (int a = 0; a < group.length; a++) {
                int at = (env * group.length + a) * chosen.numInts;
                if (!state.present[env * spec.seats + group[a]]) continue;
                steps.rules.request(env, group[a], chosen.ints[at]);
                if (spec.messageParts > 0) messages.send(env, group[a], chosen.ints, at + 1);
            }
        }
    }

    @Override
    public void observe(int from, int to, Batch out) {
        for (int env = from; env < to; env++) steps.observe(env, out);
    }
}
