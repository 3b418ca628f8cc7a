package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;

/** The phases in plain Java, one environment after the other. */
final class PlainEngine implements SmaxEngine {
    private final SmaxEnemy enemy;
    private final SmaxFight fight;
    private final SmaxObservation observation;

    PlainEngine(SmaxSpec spec, SmaxState state, Chance chance, SmaxPush push) {
        enemy = spec.options.bothSides() ? null : new SmaxEnemy(spec, state, chance);
        fight = new SmaxFight(spec, state, chance, push);
        observation = new SmaxObservation(spec, state);
    }

    @Override
    public void enemyOrders(int from, int to) {
        for (int env = from; env < to; env++) enemy.decide(env);
    }

    @Override
    public void fight(int from, int to) {
        for (int env = from; env < to; env++) fight.fight(env);
    }

    @Override
    public void observe(int from, int to, Batch out) {
        for (int env = from; env < to; env++) observation.write(env, out);
    }
}
