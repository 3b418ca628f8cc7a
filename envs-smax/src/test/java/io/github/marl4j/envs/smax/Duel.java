package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import java.util.Map;

/** A hand-made battle of one environment in plain Java: all units stand far apart until a test places them. */
final class Duel {
    final SmaxSpec spec;
    final SmaxKernel kernel;
    final SmaxState s;
    final Batch batch;
    final Actions actions;
    final Kernel.Worker worker;

    /** Allies and enemies by type name; both teams are agents, one world step, nothing else unusual. */
    Duel(String[] allies, String[] enemies, Map<String, Object> options) {
        this(SmaxOptions.of(
                        new SmaxScenario("duel", java.util.List.of(allies), java.util.List.of(enemies), false, false))
                .with("bothSides", true)
                .with("worldStepsPerEnvStep", 1)
                .with(options));
    }

    Duel(SmaxOptions options) {
        spec = SmaxEnvs.smaxSpec(options);
        kernel = new SmaxKernel(spec, 1, 0, false);
        s = kernel.state;
        batch = new Batch(spec.envSpec, 1);
        actions = new Actions(spec.envSpec, 1);
        worker = kernel.newWorker();
        worker.reset(0, io.github.marl4j.env.ResetOptions.NONE);
        for (int u = 0; u < spec.numUnits; u++) place(u, u < spec.numAllies ? 3 : 29, 3 + 3.5f * (u % 8));
        for (Actions.Rows rows : actions.groups) java.util.Arrays.fill(rows.ints, SmaxSpec.STOP);
    }

    static Duel of(String ally, String enemy) {
        return new Duel(new String[] {ally}, new String[] {enemy}, Map.of());
    }

    Duel place(int unit, float x, float y) {
        s.x[unit] = x;
        s.y[unit] = y;
        return this;
    }

    Duel order(int unit, int code) {
        boolean ally = unit < spec.numAllies;
        actions.groups[ally ? 0 : 1].ints[ally ? unit : unit - spec.numAllies] = code;
        return this;
    }

    /** Orders an attack on a unit. */
    Duel attack(int unit, int target) {
        return order(unit, spec.attackOn(unit, target));
    }

    Duel step() {
        worker.step(0, 1, actions, batch);
        return observe();
    }

    Duel observe() {
        worker.observe(0, 1, batch);
        return this;
    }

    /** Makes a step in which the shots of the first world step take this cooldown draw. */
    Duel stepWithDraw(double draw, int... shooters) {
        RecordedDraws draws = new RecordedDraws();
        for (int unit : shooters) {
            draws.put(SmaxRules.DRAW_COOLDOWN, SmaxRules.cooldownDraw(s.step[0], 0, spec.numUnits, unit), draw);
        }
        kernel.chance().replay(0, draws);
        step();
        kernel.chance().replay(0, null);
        if (draws.remaining() > 0)
            throw new AssertionError(draws.remaining() + " of the expected shots were not fired");
        return this;
    }

    float[] seenBy(int unit) {
        Batch.Rows rows = batch.groups[unit < spec.numAllies ? 0 : 1];
        int agent = unit < spec.numAllies ? unit : unit - spec.numAllies;
        int size = rows.observationSize;
        return java.util.Arrays.copyOfRange(rows.observations, agent * size, (agent + 1) * size);
    }

    boolean[] maskOf(int unit) {
        Batch.Rows rows = batch.groups[unit < spec.numAllies ? 0 : 1];
        int agent = unit < spec.numAllies ? unit : unit - spec.numAllies;
        int size = rows.maskSize;
        return java.util.Arrays.copyOfRange(rows.actionMask, agent * size, (agent + 1) * size);
    }

    float reward(int team) {
        return batch.groups[team].rewards[0];
    }
}
