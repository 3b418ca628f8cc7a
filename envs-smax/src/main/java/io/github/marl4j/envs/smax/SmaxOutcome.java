package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Batch;

/**
 * The end of an environment step: rewards, who is out, whether the battle is over. One instance per thread.
 *
 * <p>Source: JaxMARL 0.2.0, environments/smax/smax_env.py.
 */
final class SmaxOutcome {
    private final SmaxSpec spec;
    private final SmaxState s;

    SmaxOutcome(SmaxSpec spec, SmaxState state) {
        this.spec = spec;
        this.s = state;
    }

    /**
     * Ends the step of an environment.
     *
     * @param before health at the start of the step, {@code [unit]} from {@code at}
     */
    void end(int env, float[] before, int at, Batch out) {
        int first = env * spec.numUnits;
        int livingAllies = living(first, 0, spec.numAllies);
        int livingEnemies = living(first, spec.numAllies, spec.numUnits);
        boolean decided = livingAllies == 0 || livingEnemies == 0;
        boolean timeUp = !decided && s.step[env] >= spec.options.maxSteps();
        s.step[env]++;

        float toAllies = reward(first, before, at, spec.numAllies, spec.numUnits, livingAllies, livingEnemies);
        markTeam(env, 0, 0, toAllies, decided, timeUp, out);
        if (spec.options.bothSides()) {
            float toEnemies = reward(first, before, at, 0, spec.numAllies, livingEnemies, livingAllies);
            markTeam(env, 1, spec.numAllies, toEnemies, decided, timeUp, out);
        }
        out.episodeOver[env] = decided || timeUp;
        int info = env * SmaxSpec.INFOS.size();
        out.infos[info] = decided && livingAllies > 0 ? 1f : 0f;
        out.infos[info + 1] = decided && livingEnemies > 0 ? 1f : 0f;
        out.infos[info + 2] = decided && livingAllies + livingEnemies == 0 ? 1f : 0f;
        out.infos[info + 3] = timeUp ? 1f : 0f;
    }

    private int living(int first, int from, int to) {
        int living = 0;
        for (int u = from; u < to; u++) if (s.health[first + u] > 0f) living++;
        return living;
    }

    /** Reward of every unit of a team: the opponents' lost health, as a share of all they can have, and a bonus for eliminating them. */
    private float reward(int first, float[] before, int at, int from, int to, int living, int livingOpponents) {
        float bonus = livingOpponents == 0 && living > 0 ? spec.options.wonBattleBonus() : 0f;
        if (spec.options.useSelfPlayReward()) {
            return livingOpponents > 0 && living == 0 ? -spec.options.wonBattleBonus() : bonus;
        }
        float lost = 0f;
        for (int u = from; u < to; u++) {
            float change = before[at + u] - s.health[first + u];
            if (change != 0f) lost += change / spec.maxHealth[s.type[first + u]];
        }
        return lost / (to - from) + bonus;
    }

    private void markTeam(int env, int group, int firstUnit, float reward, boolean decided, boolean timeUp, Batch out) {
        Batch.Rows rows = out.groups[group];
        int row = env * rows.numAgents;
        int unit = env * spec.numUnits + firstUnit;
        for (int end = row + rows.numAgents; row < end; row++, unit++) {
            rows.rewards[row] = reward;
            rows.terminated[row] = decided || s.health[unit] <= 0f;
            rows.truncated[row] = timeUp && !rows.terminated[row];
        }
    }
}
