package io.github.marl4j.commons.society;

import io.github.marl4j.env.Chance;
import io.github.marl4j.envs.commons.Growth;
import io.github.marl4j.envs.commons.MonthResult;
import io.github.marl4j.envs.commons.Persona;
import io.github.marl4j.envs.commons.Perturbation;
import io.github.marl4j.envs.commons.Situation;
import io.github.marl4j.envs.commons.Society;
import io.github.marl4j.envs.commons.SocietyOptions;

/** Lets scripted personas decide for seats of a society. Any thread may call it. */
final class Scripts {
    private static final long LUCK_MASK = 0xFFFFFFFFL;

    private final Society society;
    private final long seed;

    Scripts(Society society, long seed) {
        this.society = society;
        this.seed = seed;
    }

    /** Returns what a persona takes this month. */
    int amount(Persona persona, Scene scene) {
        SocietyOptions options = society.options();
        Situation now = new Situation();
        now.pool = scene.view().resource();
        now.capacity = options.capacity();
        now.month = scene.view().month();
        now.months = options.months();
        now.agents = scene.others().size() + 1;
        now.groupLimit = sustainable(now.pool, now.month);
        now.toldThreshold = options.universalization() ? scene.view().threshold() : -1;
        now.agreedLimit = scene.view().agreedLimit();
        addPast(now, scene.view().seat());
        now.luck = Chance.mix(Chance.mix(seed) + scene.view().seat() * 1_000_003L + now.month) & LUCK_MASK;
        return persona.request(now);
    }

    private int sustainable(int pool, int month) {
        Growth growth = society.options().growth();
        for (Perturbation each : society.options().perturbations()) {
            if (each instanceof Perturbation.GrowthChange change && change.month() <= month) growth = change.growth();
        }
        return (int) ((long) pool * (growth.numerator() - growth.denominator()) / growth.numerator());
    }

    private void addPast(Situation now, int seat) {
        for (MonthResult month : society.months()) {
            now.groupLastMonth = month.harvests().stream()
                    .mapToInt(MonthResult.Harvest::obtained)
                    .sum();
            now.othersLastMonth = now.groupLastMonth
                    - month.of(seat).map(MonthResult.Harvest::obtained).orElse(0);
            now.lastGroupLimit = month.groupLimit();
            if (now.groupLastMonth > month.groupLimit()) now.everOverused = true;
        }
    }
}
