package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.replay.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Replays traces of {@code momultiwalker_stability_v0} in three ways: the ground from the recorded draws, rewards, flags and observations from the recorded bodies, and the physics of the first
 * step. Later steps are not compared one by one: where a foot stands on a corner or several hulls reach the package at once, the order of contacts may be another here, and the walk is millimetres
 * off from then on.
 */
public final class MultiwalkerConformance implements ConformanceCheck {
    private static final double GROUND_TOLERANCE = 1e-12;
    private static final double REWARD_TOLERANCE = 5e-5;
    private static final double OBSERVATION_TOLERANCE = 1e-6;
    private static final double LIDAR_TOLERANCE = 2e-3;
    static final double PHYSICS_TOLERANCE = 1e-5;

    /** Called by {@link java.util.ServiceLoader}. */
    public MultiwalkerConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return Trace.is(file, "momultiwalker_stability_v0") && "parallel".equals(file.get("api"));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        return List.of(ground(file), new Formulas(file).replay(), firstStep(file));
    }

    private static MultiwalkerKernel kernel(Map<String, Object> file) {
        return new MultiwalkerKernel(MultiwalkerOptions.of(Trace.options(Json.map(file, "config"))), 1, 0);
    }

    /** Draws come in the order in which the ground is made, decoration and the pushes after it; the reference draws the same push for each walker. */
    private static RecordedDraws groundDraws(Map<String, Object> file) {
        RecordedDraws draws = new RecordedDraws();
        int bumps = 0;
        int levels = 0;
        int pushes = 0;
        for (Map<String, Object> draw : Json.maps(Json.map(file, "initialChance"), "draws")) {
            String kind = Json.text(draw, "kind");
            if (kind.equals("standardNormal")) continue;
            double low = Json.number(draw, "low");
            double above = Json.number(draw, "value") - low;
            double luck = above / (Json.number(draw, "high") - low);
            if (kind.equals("integers")) draws.put(MultiwalkerKernel.LEVEL, levels++, above);
            else if (low == -1) draws.put(MultiwalkerKernel.BUMP, bumps++, luck);
            else if (low == -MultiwalkerSpec.GREATEST_PUSH && pushes++ == 0) draws.put(MultiwalkerKernel.PUSH, 0, luck);
        }
        return draws;
    }

    private static Result ground(Map<String, Object> file) {
        Comparison comparison = new Comparison();
        comparison.at("reset");
        MultiwalkerKernel kernel = kernel(file);
        try {
            kernel.chance().replay(0, groundDraws(file));
            kernel.newWorker().reset(0, ResetOptions.NONE);
            Map<String, Object> start = Json.map(file, "initialState");
            double[] heights = Json.numbers("terrainY", Json.value(start, "terrainY"));
            comparison.same("corners", kernel.state.heights.length, heights.length);
            for (int k = 0; k < heights.length && !comparison.failed(); k++)
                comparison.within("terrainY[" + k + "]", kernel.state.heights[k], heights[k], GROUND_TOLERANCE);
            double[] pushes = Json.numbers("initialForceX", Json.value(start, "initialForceX"));
            for (int i = 0; i < pushes.length && !comparison.failed(); i++)
                comparison.within("initialForceX[" + i + "]", kernel.state.push[i], pushes[i], 1e-6);
            RecordedTeam.compare(start, kernel.state, PHYSICS_TOLERANCE, comparison);
            comparison.stepDone();
        } finally {
            kernel.close();
        }
        return comparison.result("ground");
    }

    private static Result firstStep(Map<String, Object> file) {
        Comparison comparison = new Comparison();
        comparison.at("step=1");
        try (Walk walk = new Walk(file)) {
            walk.step();
            RecordedTeam.compare(walk.recorded(), walk.kernel.state, PHYSICS_TOLERANCE, comparison);
            comparison.stepDone();
        }
        return comparison.result("first step");
    }

    /** Returns the largest deviation of a body [m or rad] in the first steps of a trace, with the recorded ground, push and actions. */
    static double deviation(Map<String, Object> file, int steps) {
        double largest = 0;
        try (Walk walk = new Walk(file)) {
            for (int t = 0; t < steps; t++) {
                walk.step();
                largest = Math.max(largest, RecordedTeam.deviation(walk.recorded(), walk.kernel.state));
            }
        }
        return largest;
    }

    /** Our physics on a recorded ground with recorded actions. */
    private static final class Walk implements AutoCloseable {
        final MultiwalkerKernel kernel;
        private final MultiwalkerKernel.Rules rules;
        private final Batch batch;
        private final Actions actions;
        private final List<Map<String, Object>> steps;

        Walk(Map<String, Object> file) {
            kernel = kernel(file);
            rules = kernel.new Rules();
            batch = new Batch(kernel.spec(), 1);
            actions = new Actions(kernel.spec(), 1);
            steps = Json.maps(file, "steps");
            RecordedTeam.writeStart(Json.map(file, "initialState"), kernel.state);
            rules.begin(0);
        }

        void step() {
            Map<String, Object> chosen = Json.map(steps.get(kernel.state.time[0]), "actions");
            List<String> agents = kernel.spec().agents();
            for (int i = 0; i < agents.size(); i++) {
                if (!chosen.containsKey(agents.get(i))) continue;
                double[] numbers = Json.numbers("actions", chosen.get(agents.get(i)));
                for (int j = 0; j < numbers.length; j++)
                    actions.groups[0].floats[i * numbers.length + j] = (float) numbers[j];
            }
            rules.step(0, 1, actions, batch);
        }

        Map<String, Object> recorded() {
            return Json.map(steps.get(kernel.state.time[0] - 1), "state");
        }

        @Override
        public void close() {
            kernel.close();
        }
    }

    /** Rewards, flags and observations from recorded bodies: no physics. */
    private static final class Formulas {
        private final Map<String, Object> file;
        private final MultiwalkerKernel kernel;
        private final MultiwalkerState state;
        private final MultiwalkerKernel.Rules rules;
        private final Batch batch;
        private final List<String> agents;
        private final Comparison comparison = new Comparison();
        /** Walkers whose bodies were there in this step and are not in the recorded state, {@code [walker]}. */
        private final boolean[] unrecorded;

        Formulas(Map<String, Object> file) {
            this.file = file;
            kernel = kernel(file);
            state = kernel.state;
            rules = kernel.new Rules();
            batch = new Batch(kernel.spec(), 1);
            agents = kernel.spec().agents();
            unrecorded = new boolean[agents.size()];
        }

        Result replay() {
            try {
                Map<String, Object> start = Json.map(file, "initialState");
                RecordedTeam.writeStart(start, state);
                rules.begin(0);
                RecordedTeam.write(start, state);
                comparison.at("step=0");
                observe(initialNormals(), Json.map(file, "initialObservations"));
                List<Map<String, Object>> steps = Json.maps(file, "steps");
                for (int t = 0; t < steps.size() && !comparison.failed(); t++) {
                    comparison.at("step=" + (t + 1));
                    step(steps.get(t));
                    comparison.stepDone();
                }
            } finally {
                kernel.close();
            }
            return comparison.result("formulas");
        }

        private double[] initialNormals() {
            List<Double> normals = new ArrayList<>();
            for (Map<String, Object> draw : Json.maps(Json.map(file, "initialChance"), "draws")) {
                if (Json.text(draw, "kind").equals("standardNormal")) normals.add(Json.number(draw, "value"));
            }
            return normals.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private void step(Map<String, Object> recorded) {
            rules.prepare(0);
            Map<String, Object> after = Json.map(recorded, "state");
            RecordedTeam.write(after, state);
            List<Object> walkers = Json.list(after, "walkers");
            for (int i = 0; i < unrecorded.length; i++) unrecorded[i] = state.present[i] && walkers.get(i) == null;
            rules.judge(0, batch);
            double[] normals =
                    Json.numbers("standardNormals", Json.value(Json.map(recorded, "chance"), "standardNormals"));
            observe(normals, Json.map(recorded, "observations"));
            Batch.Rows rows = batch.groups[0];
            Json.map(recorded, "rewards").forEach((agent, reward) -> {
                double[] expected = Json.numbers("rewards", reward);
                int i = agents.indexOf(agent);
                for (int k = 0; k < expected.length; k++)
                    comparison.within("rewards." + agent, rows.rewards[2 * i + k], expected[k], REWARD_TOLERANCE);
                comparison.same(
                        "terminations." + agent,
                        rows.terminated[i],
                        Json.map(recorded, "terminations").get(agent));
                comparison.same(
                        "truncations." + agent,
                        rows.truncated[i],
                        Json.map(recorded, "truncations").get(agent));
            });
            List<String> alive = new ArrayList<>();
            for (int i = 0; i < agents.size(); i++) if (rows.alive[i]) alive.add(agents.get(i));
            comparison.same("agentsAfter", alive, Json.texts(recorded, "agentsAfter"));
            comparison.same("episodeOver", batch.episodeOver[0], alive.isEmpty());
        }

        private void observe(double[] normals, Map<String, Object> recorded) {
            RecordedDraws draws = new RecordedDraws();
            int next = 0;
            for (int i = 0; i < agents.size(); i++) {
                if (!state.present[i]) continue;
                for (int k = 0; k < Observer.NOISES; k++) {
                    int neighbour = i + Observer.neighbourOf(k);
                    if (neighbour < 0 || neighbour >= agents.size() || !state.present[neighbour]) continue;
                    if (next == normals.length) throw new IllegalArgumentException("trace: too few standard normals");
                    draws.put(
                            MultiwalkerKernel.NOISE,
                            Observer.noiseIndex(state.time[0], agents.size(), i, k),
                            normals[next++]);
                }
            }
            comparison.same("standard normals", next, normals.length);
            kernel.chance().replay(0, draws);
            rules.observe(0, 1, batch);
            recorded.forEach((agent, seen) -> compare(agents.indexOf(agent), Json.numbers("observations", seen)));
        }

        private void compare(int walker, double[] expected) {
            String agent = agents.get(walker);
            comparison.same("features of " + agent, MultiwalkerSpec.FEATURES, expected.length);
            int first = walker * MultiwalkerSpec.FEATURES;
            for (int k = 0; k < expected.length && !comparison.failed(); k++) {
                boolean ray = k >= 14 && k < MultiwalkerSpec.OWN_FEATURES;
                if (dependsOnUnrecorded(walker, k, ray || k == 8 || k == 13)) continue;
                comparison.within(
                        "observations." + agent + "[" + k + "]",
                        batch.groups[0].observations[first + k],
                        expected[k],
                        ray ? LIDAR_TOLERANCE : OBSERVATION_TOLERANCE);
            }
        }

        /** States are recorded after the fallen have been removed, observations before: what depends on their bodies cannot be computed from the recording. */
        private boolean dependsOnUnrecorded(int walker, int feature, boolean mayDependOnAnyone) {
            if (unrecorded[walker]) return true;
            if (mayDependOnAnyone) for (boolean one : unrecorded) if (one) return true;
            int neighbour = walker + Observer.neighbourOf(feature - MultiwalkerSpec.OWN_FEATURES);
            return neighbour >= 0 && neighbour < unrecorded.length && unrecorded[neighbour];
        }
    }
}
