package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.EnvRuntime;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Replays recorded SMAX episodes step by step: sets the recorded state, gives the recorded actions and draws, and compares what follows. Alive, health, step, masks, orders and
 * shots must be equal; positions, cooldowns and views within 2e-5, rewards within 2e-6.
 */
public final class SmaxConformance implements ConformanceCheck {
    /** Rows of a batch that fills vectors of any usual length and leaves a rest. */
    private static final int MANY = 33;

    /** Called by {@link java.util.ServiceLoader}. */
    public SmaxConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return "marl4j-trace/1".equals(file.get("format")) && "smax".equals(file.get("family"));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        List<Result> results = new ArrayList<>();
        results.add(check(file, "plain", new Form(1, false, UnaryOperator.identity())));
        if (EnvRuntime.hasVectorApi()) results.add(check(file, "simd", new Form(MANY, true, UnaryOperator.identity())));
        return results;
    }

    @Override
    public Optional<List<Result>> check(Map<String, Object> file, UnaryOperator<Kernel> rules) {
        return Optional.of(List.of(check(file, "", new Form(1, false, rules))));
    }

    private static Result check(Map<String, Object> file, String variant, Form form) {
        SmaxComparison found = new SmaxComparison();
        if (file.containsKey("resets")) {
            for (Map<String, Object> reset : SmaxTrace.maps(file, "resets")) checkReset(reset, form, found);
        } else {
            new Replay(file, form, found).run();
        }
        return new Result(variant, found.comparisons, found.largest, found.mismatch);
    }

    private static void checkReset(Map<String, Object> reset, Form form, SmaxComparison found) {
        SmaxSpec spec = SmaxEnvs.smaxSpec(SmaxTrace.options(SmaxTrace.map(reset, "config"), true));
        SmaxKernel kernel = form.kernel(spec);
        Kernel.Worker worker = form.rules.apply(kernel).newWorker();
        found.at("reset " + found.comparisons++);
        List<RecordedDraws> draws = new ArrayList<>();
        for (int env = 0; env < form.rows; env++) {
            draws.add(new RecordedDraws());
            SmaxTrace.resetDraws(SmaxTrace.map(reset, "resetChance"), spec, draws.get(env));
            kernel.chance().replay(env, draws.get(env));
            worker.reset(env, ResetOptions.NONE);
        }
        for (int env = 0; env < form.rows; env++) {
            found.state(env, kernel, SmaxTrace.map(reset, "state"));
            found.drawsTaken(draws.get(env));
        }
    }

    /**
     * One way of running it.
     *
     * @param rows equal ones, stepped together
     * @param simd whether the kernel is that of the Vector API
     * @param rules makes of the kernel that holds the state the one that plays
     */
    private record Form(int rows, boolean simd, UnaryOperator<Kernel> rules) {
        SmaxKernel kernel(SmaxSpec spec) {
            return new SmaxKernel(spec, rows, 0, simd);
        }
    }

    /** One file. */
    private static final class Replay {
        private final Map<String, Object> file;
        private final SmaxSpec spec;
        private final Form form;
        private final int rows;
        private final SmaxComparison found;

        Replay(Map<String, Object> file, Form form, SmaxComparison found) {
            this.file = file;
            this.form = form;
            this.rows = form.rows;
            this.found = found;
            boolean bothSides = file.get("env").equals("SMAX");
            this.spec = SmaxEnvs.smaxSpec(SmaxTrace.options(SmaxTrace.map(file, "config"), bothSides));
        }

        void run() {
            Map<String, Object> before = SmaxTrace.map(file, "initialState");
            SmaxKernel kernel = kernel(spec, before);
            checkStart(kernel, before);
            int number = 0;
            for (Map<String, Object> step : SmaxTrace.maps(file, "steps")) {
                found.at("step " + number++);
                checkStep(kernel, before, step);
                if (step.containsKey("worldSteps")) checkWorldSteps(before, step);
                if (step.containsKey("autoReset")) checkAutoreset(before, step);
                before = SmaxTrace.map(step, "state");
            }
        }

        /** A kernel all of whose rows know the unit types of this episode. */
        private SmaxKernel kernel(SmaxSpec forSpec, Map<String, Object> state) {
            SmaxKernel kernel = form.kernel(forSpec);
            SmaxTrace.setState(SmaxTrace.map(file, "initialState"), forSpec, kernel.state);
            SmaxTrace.setState(state, forSpec, kernel.state);
            return kernel;
        }

        private void checkStart(SmaxKernel kernel, Map<String, Object> initial) {
            found.at("reset");
            Kernel.Worker worker = form.rules.apply(kernel).newWorker();
            Batch batch = new Batch(spec.envSpec, rows);
            List<RecordedDraws> draws = replay(kernel);
            for (int env = 0; env < rows; env++) {
                SmaxTrace.resetDraws(SmaxTrace.map(file, "resetChance"), spec, draws.get(env));
                worker.reset(env, ResetOptions.NONE);
            }
            worker.observe(0, rows, batch);
            for (int env = 0; env < rows; env++) {
                found.state(env, kernel, initial);
                found.drawsTaken(draws.get(env));
                found.views(
                        env,
                        batch,
                        SmaxTrace.map(file, "initialObservations"),
                        SmaxTrace.list(file, "initialWorldState"),
                        SmaxTrace.map(file, "initialActionMasks"));
            }
        }

        private List<RecordedDraws> replay(SmaxKernel kernel) {
            List<RecordedDraws> draws = new ArrayList<>();
            for (int env = 0; env < rows; env++) {
                draws.add(new RecordedDraws());
                kernel.chance().replay(env, draws.get(env));
            }
            return draws;
        }

        private void checkStep(SmaxKernel kernel, Map<String, Object> before, Map<String, Object> step) {
            SmaxTrace.setState(before, spec, kernel.state);
            List<RecordedDraws> draws = replay(kernel);
            for (RecordedDraws row : draws) {
                SmaxTrace.stepDraws(
                        SmaxTrace.map(step, "chance"), spec, kernel.state, spec.options.worldStepsPerEnvStep(), row);
            }
            Batch batch = new Batch(spec.envSpec, rows);
            Kernel.Worker worker = form.rules.apply(kernel).newWorker();
            worker.step(0, rows, actions(step), batch);
            worker.observe(0, rows, batch);
            for (int env = 0; env < rows; env++) {
                found.state(env, kernel, SmaxTrace.map(step, "state"));
                found.enemyOrders(env, kernel, SmaxTrace.map(step, "chance"));
                found.drawsTaken(draws.get(env));
                found.views(
                        env,
                        batch,
                        SmaxTrace.map(step, "observations"),
                        SmaxTrace.list(step, "worldState"),
                        SmaxTrace.map(step, "actionMasks"));
                found.outcome(env, batch, step);
            }
        }

        /** An environment step of k world steps shows what the k-th world step of a longer one does. */
        private void checkWorldSteps(Map<String, Object> before, Map<String, Object> step) {
            List<Map<String, Object>> worldSteps = SmaxTrace.maps(step, "worldSteps");
            for (int k = 1; k <= worldSteps.size(); k++) {
                SmaxSpec shorter = SmaxEnvs.smaxSpec(spec.options.with("worldStepsPerEnvStep", k));
                SmaxKernel kernel = kernel(shorter, before);
                for (RecordedDraws row : replay(kernel)) {
                    SmaxTrace.stepDraws(SmaxTrace.map(step, "chance"), shorter, kernel.state, k, row);
                }
                Kernel.Worker worker = form.rules.apply(kernel).newWorker();
                worker.step(0, rows, actions(step), new Batch(shorter.envSpec, rows));
                for (int env = 0; env < rows; env++) found.units(env, kernel, worldSteps.get(k - 1));
            }
        }

        /** The same step through the vector view, which goes on to the next episode. */
        private void checkAutoreset(Map<String, Object> before, Map<String, Object> step) {
            Map<String, Object> next = SmaxTrace.map(step, "autoReset");
            SmaxKernel kernel = kernel(spec, before);
            VectorOptions how = VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.SAME_STEP);
            try (KernelVectorEnv view = new KernelVectorEnv(form.rules.apply(kernel), how)) {
                Batch batch = view.newBatch();
                view.reset(0, batch);
                SmaxTrace.setState(SmaxTrace.map(file, "initialState"), spec, kernel.state);
                SmaxTrace.setState(before, spec, kernel.state);
                List<RecordedDraws> draws = replay(kernel);
                for (RecordedDraws row : draws) {
                    SmaxTrace.stepDraws(
                            SmaxTrace.map(step, "chance"),
                            spec,
                            kernel.state,
                            spec.options.worldStepsPerEnvStep(),
                            row);
                    SmaxTrace.resetDraws(SmaxTrace.map(next, "resetChance"), spec, row);
                }
                view.step(actions(step), batch);
                for (int env = 0; env < rows; env++) {
                    found.state(env, kernel, SmaxTrace.map(next, "state"));
                    found.drawsTaken(draws.get(env));
                    found.views(
                            env,
                            batch,
                            SmaxTrace.map(next, "observations"),
                            SmaxTrace.list(next, "worldState"),
                            SmaxTrace.map(next, "actionMasks"));
                    found.finalViews(
                            env, batch, SmaxTrace.map(step, "observations"), SmaxTrace.list(step, "worldState"));
                    found.outcome(env, batch, step);
                }
            }
        }

        private Actions actions(Map<String, Object> step) {
            Actions actions = new Actions(spec.envSpec, rows);
            Map<String, Object> recorded = SmaxTrace.map(step, "actions");
            for (int g = 0; g < actions.groups.length; g++) {
                Actions.Rows group = actions.groups[g];
                List<String> agents = spec.envSpec.groups().get(g).agents();
                for (int row = 0; row < rows * group.numAgents; row++) {
                    Object action = recorded.get(agents.get(row % group.numAgents));
                    if (action instanceof Number code) group.ints[row] = code.intValue();
                    else for (int f = 0; f < 4; f++) group.floats[4 * row + f] = SmaxTrace.at((List<?>) action, f);
                }
            }
            return actions;
        }
    }
}
