package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.render.Frame;
import java.util.Map;

/** Many societies; a step is a month, or one agent's turn. The rules are those of {@link SocietyRules}. */
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
        return spec.options.explicitPhases() ? new CommonsTurns(this) : new CommonsMonths(this);
    }

    @Override
    public Frame render(int env) {
        return CommonsRender.frame(this, env);
    }

    @Override
    public String describe(int env) {
        return CommonsText.describe(this, env);
    }
}
