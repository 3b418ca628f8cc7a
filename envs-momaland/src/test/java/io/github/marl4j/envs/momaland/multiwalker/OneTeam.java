package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ResetOptions;
import java.util.Map;
import java.util.SplittableRandom;

/** One row for tests, in which states can be set by hand. */
final class OneTeam implements AutoCloseable {
    final MultiwalkerKernel kernel;
    final MultiwalkerState state;
    final MultiwalkerKernel.Rules rules;
    final Batch batch;
    final Actions actions;
    final int n;

    OneTeam(Map<String, Object> options) {
        kernel = new MultiwalkerKernel(MultiwalkerOptions.of(options), 1, 0);
        state = kernel.state;
        rules = kernel.new Rules();
        batch = new Batch(kernel.spec(), 1);
        actions = new Actions(kernel.spec(), 1);
        n = kernel.options.nWalkers();
        reset(1);
    }

    void reset(long seed) {
        kernel.chance().seed(seed);
        rules.reset(0, ResetOptions.NONE);
        rules.observe(0, 1, batch);
    }

    void step(float... chosen) {
        for (int j = 0; j < actions.groups[0].floats.length; j++)
            actions.groups[0].floats[j] = chosen[j % chosen.length];
        rules.step(0, 1, actions, batch);
        rules.observe(0, 1, batch);
    }

    void randomStep(SplittableRandom random) {
        for (int j = 0; j < actions.groups[0].floats.length; j++)
            actions.groups[0].floats[j] = (float) random.nextDouble(-1, 1);
        rules.step(0, 1, actions, batch);
        rules.observe(0, 1, batch);
    }

    /** A step without physics in which the package comes to a place and an angle, and these walkers lie on the ground. */
    void judge(float x, float angle, int... fallen) {
        rules.prepare(0);
        state.body[0] = x;
        state.body[2] = angle;
        for (int i : fallen) state.fallen[i] = true;
        rules.judge(0, batch);
        rules.observe(0, 1, batch);
    }

    WalkerWorld world() {
        return kernel.world(0);
    }

    float reward(int walker, int objective) {
        return batch.groups[0].rewards[2 * walker + objective];
    }

    float seen(int walker, int feature) {
        return batch.groups[0].observations[walker * MultiwalkerSpec.FEATURES + feature];
    }

    @Override
    public void close() {
        kernel.close();
    }
}
