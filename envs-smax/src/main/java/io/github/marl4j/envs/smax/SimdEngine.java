package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;

/**
 * The phases with the Vector API: decisions and physics in strips of one environment per lane, observations across the units of one environment. What does not fill
 * a strip runs in plain Java.
 */
final class SimdEngine implements SmaxEngine {
    private final PlainEngine plain;
    private final SimdStrip strip;
    private final SimdEnemy enemy;
    private final SimdFight fight;
    private final SimdObservation observation;

    SimdEngine(SmaxSpec spec, SmaxState state, Chance chance, SmaxPush push) {
        plain = new PlainEngine(spec, state, chance, push);
        strip = new SimdStrip(spec, state);
        enemy = spec.options.bothSides() ? null : new SimdEnemy(spec, state, chance, strip);
        fight = new SimdFight(spec, state, chance, strip);
        observation = spec.options.observationType() == SmaxOptions.ObservationType.UNIT_LIST
                ? new SimdObservation(spec, state)
                : null;
    }

    @Override
    public void enemyOrders(int from, int to) {
        int env = from;
        for (; env + SimdStrip.LANES <= to; env += SimdStrip.LANES) enemy.decide(env);
        plain.enemyOrders(env, to);
    }

    @Override
    public void fight(int from, int to) {
        int env = from;
        for (; env + SimdStrip.LANES <= to; env += SimdStrip.LANES) fight.fight(env);
        plain.fight(env, to);
    }

    @Override
    public void observe(int from, int to, Batch out) {
        if (observation == null) {
            plain.observe(from, to, out);
            return;
        }
        for (int env = from; env < to; env++) observation.write(env, out);
    }
}
