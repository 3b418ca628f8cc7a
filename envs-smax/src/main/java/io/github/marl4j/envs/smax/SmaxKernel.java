package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.render.Frame;
import java.util.List;
import java.util.Map;

/** SMAX for a batch of environments. The rule book in order: {@link Battle#step}. */
final class SmaxKernel implements Kernel {
    final SmaxSpec spec;
    final SmaxState state;
    private final Chance chance;
    private final boolean simd;

    SmaxKernel(SmaxSpec spec, int numEnvs, int firstEnv, boolean simd) {
        this.spec = spec;
        this.state = new SmaxState(spec, numEnvs);
        this.chance = new Chance(numEnvs, firstEnv);
        this.simd = simd;
    }

    @Override
    public EnvSpec spec() {
        return spec.envSpec;
    }

    @Override
    public int numEnvs() {
        return state.numEnvs;
    }

    @Override
    public String form() {
        return simd ? "vector-api" : "plain";
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public Map<String, Object> state() {
        return state.arrays();
    }

    @Override
    public Worker newWorker() {
        return new Battle(this);
    }

    @Override
    public String describe(int env) {
        return SmaxRender.text(spec, state, env);
    }

    @Override
    public Frame render(int env) {
        return SmaxRender.frame(spec, state, env);
    }

    private SmaxEngine newEngine(SmaxPush push) {
        // Beyond 64 units a bit set is too short and most pairs are far apart: there the plain form with its grid is
        // the faster one.
        if (!simd || spec.numUnits > Long.SIZE) return new PlainEngine(spec, state, chance, push);
        try {
            return (SmaxEngine) Class.forName(SmaxKernel.class.getPackageName() + ".SimdEngine")
                    .getDeclaredConstructor(SmaxSpec.class, SmaxState.class, Chance.class, SmaxPush.class)
                    .newInstance(spec, state, chance, push);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(spec.envSpec.id() + ": the Vector API kernel cannot be made", missing);
        }
    }

    /** One thread's way through the rule book. */
    private static final class Battle implements Worker {
        private final SmaxSpec spec;
        private final SmaxState state;
        private final SmaxReset reset;
        private final SmaxOrders orders;
        private final SmaxEngine engine;
        private final SmaxOutcome outcome;
        private final float[] healthBefore;
        private final int tile;

        Battle(SmaxKernel kernel) {
            spec = kernel.spec;
            state = kernel.state;
            SmaxPush push = new SmaxPush(spec, state);
            reset = new SmaxReset(spec, state, kernel.chance, push);
            orders = new SmaxOrders(spec, state, kernel.chance);
            engine = kernel.newEngine(push);
            outcome = new SmaxOutcome(spec, state);
            tile = kernel.tileRows();
            healthBefore = new float[Math.min(tile, state.numEnvs) * spec.numUnits];
        }

        @Override
        public void reset(int env, ResetOptions options) {
            if (!options.values().isEmpty()) refuse(options);
            reset.reset(env);
        }

        private void refuse(ResetOptions options) {
            String name = options.values().keySet().iterator().next();
            throw new UnknownNameException(spec.envSpec.id(), "reset option", name, List.of());
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int start = from; start < to; start += tile) stepTile(start, Math.min(to, start + tile), actions, out);
        }

        private void stepTile(int from, int to, Actions actions, Batch out) {
            int units = spec.numUnits;
            for (int env = from; env < to; env++) orders.decode(env, actions);
            if (!spec.options.bothSides()) engine.enemyOrders(from, to);
            System.arraycopy(state.health, from * units, healthBefore, 0, (to - from) * units);
            engine.fight(from, to);
            for (int env = from; env < to; env++) outcome.end(env, healthBefore, (env - from) * units, out);
        }

        @Override
        public void observe(int from, int to, Batch out) {
            engine.observe(from, to, out);
        }
    }
}
