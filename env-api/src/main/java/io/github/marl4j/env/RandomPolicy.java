package io.github.marl4j.env;

import java.util.SplittableRandom;

/** Takes every legal choice with equal chance; allocates nothing where the action space is a {@link Space.Discrete}. */
final class RandomPolicy implements Policy.Player {
    private final int group;
    private final Space space;
    private final SplittableRandom random;
    private long state;

    RandomPolicy(EnvSpec spec, int group, int numEnvs, long seed) {
        this.group = group;
        this.space = spec.groups().get(group).actionSpace();
        this.random = new SplittableRandom(seed);
        this.state = Chance.mix(seed);
    }

    @Override
    public void act(Batch batch, Actions actions) {
        Batch.Rows rows = batch.groups[group];
        Actions.Rows out = actions.groups[group];
        if (space instanceof Space.Discrete) {
            chooseDiscrete(rows, out.ints);
            return;
        }
        boolean[] mask = new boolean[rows.maskSize];
        for (int row = 0; row < rows.acts.length; row++) {
            if (!rows.acts[row]) continue;
            System.arraycopy(rows.actionMask, row * mask.length, mask, 0, mask.length);
            Action chosen = space.sample(random, mask.length == 0 ? null : mask);
            out.set(row / rows.numAgents, row % rows.numAgents, chosen);
        }
    }

    private void chooseDiscrete(Batch.Rows rows, int[] chosen) {
        int n = rows.maskSize;
        boolean[] mask = rows.actionMask;
        for (int row = 0, offset = 0; row < chosen.length; row++, offset += n) {
            if (!rows.acts[row]) continue;
            int legal = 0;
            for (int i = 0; i < n; i++) legal += mask[offset + i] ? 1 : 0;
            state += 0x9E3779B97F4A7C15L;
            int skip = (int) (((Chance.mix(state) >>> 32) * legal) >>> 32);
            int choice = -1;
            while (skip >= 0) skip -= mask[offset + ++choice] ? 1 : 0;
            chosen[row] = choice;
        }
    }
}
