package io.github.marl4j.envs.particle;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Replays recorded episodes. Those of mpe2: each step from the recorded state, within 1e-12 (observations within 1.3e-7 of themselves), then freely from the start, within 1e-9. Those of JaxMARL, which
 * reckons in float: each step from the recorded state, within 2e-5, rewards of crypto within 0.02.
 */
public final class ParticleConformance implements ConformanceCheck {
    private static final double STEP = 1e-12;
    private static final double FREE = 1e-9;
    private static final double JAXMARL = 2e-5;
    private static final double JAXMARL_CRYPTO = 0.02;
    private static final double ROUNDED = 1.3e-7;
    /** What a trace tells about how it was made that no option of ours is about. */
    private static final Set<String> NO_OPTIONS = Set.of("benchmarkData", "requestedCurriculumStage");

    /** Called by {@link java.util.ServiceLoader}. */
    public ParticleConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return "marl4j-trace/1".equals(file.get("format"))
                && "particle".equals(file.get("family"))
                && file.get("env") instanceof String env
                && Game.ids().contains(id(env));
    }

    /** {@code MPE_simple_tag_v3} and {@code simple_tag_v3} are {@code particle/simple-tag-v3}. */
    private static String id(String env) {
        return "particle/" + env.replaceFirst("^MPE_", "").replace('_', '-');
    }

    private static ParticleOptions options(Map<String, Object> file) {
        Map<String, Object> options = new LinkedHashMap<>();
        Json.map(file, "config").forEach((name, value) -> {
            if (!NO_OPTIONS.contains(name) && value != null)
                options.put(name.equals("maxSteps") ? "maxCycles" : name, value);
        });
        options.put("rules", Json.text(file, "rules"));
        return ParticleOptions.of(id(Json.text(file, "env")), options);
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        return replayed(file, UnaryOperator.identity());
    }

    /** Other rules tell rewards as floats, which are compared within a rounding. */
    @Override
    public Optional<List<Result>> check(Map<String, Object> file, UnaryOperator<Kernel> rules) {
        return Optional.of(replayed(file, rules));
    }

    private static List<Result> replayed(Map<String, Object> file, UnaryOperator<Kernel> rules) {
        ParticleOptions options = options(file);
        List<Result> results = new ArrayList<>();
        results.add(new Replay(file, options, rules, false).run());
        if (!options.jaxmarl()) results.add(new Replay(file, options, rules, true).run());
        return results;
    }

    private static final class Replay {
        private final Map<String, Object> file;
        private final boolean free;
        private final double tolerance;
        private final double rewardTolerance;
        private final double seenTolerance;
        private final Comparison comparison = new Comparison();
        private final EnvSpec facts;
        private final ParticleKernel game;
        private final Kernel.Worker worker;
        private final Batch batch;
        private final RecordedState recorded;

        Replay(Map<String, Object> file, ParticleOptions options, UnaryOperator<Kernel> rules, boolean free) {
            this.file = file;
            this.free = free;
            tolerance = options.jaxmarl() ? JAXMARL : free ? FREE : STEP;
            rewardTolerance = options.jaxmarl() && options.game() == Game.CRYPTO ? JAXMARL_CRYPTO : tolerance;
            seenTolerance = options.jaxmarl() ? JAXMARL : ROUNDED;
            game = new ParticleKernel(options, 1, 0);
            facts = game.spec();
            worker = rules.apply(game).newWorker();
            batch = new Batch(facts, 1);
            recorded = new RecordedState(game.shown(0));
        }

        Result run() {
            Map<String, Object> before = Json.map(file, "initialState");
            comparison.at("step=0");
            comparison.same("agents", facts.order(), Json.texts(file, "agents"));
            RecordedDraws draws = new RecordedDraws();
            if (file.containsKey("resetChance")) reset(draws);
            else load(before, draws);
            recorded.compare(before, comparison, tolerance);
            worker.observe(0, 1, batch);
            seen(Json.map(file, "initialObservations"));
            List<Map<String, Object>> steps = Json.maps(file, "steps");
            for (int t = 0; t < steps.size() && !comparison.failed(); t++) {
                comparison.at("step=" + (t + 1));
                if (!free) recorded.load(before);
                step(steps.get(t));
                before = Json.map(steps.get(t), "state");
                recorded.compare(before, comparison, tolerance);
                comparison.stepDone();
            }
            comparison.same("draws that the rules did not ask for", draws.remaining(), 0);
            return comparison.result(free ? "free run" : "step by step");
        }

        private void reset(RecordedDraws draws) {
            long made = 0;
            for (double value : values(file, "resetChance")) draws.put(Scene.DRAWS, made++, value);
            long returns = 0;
            for (Map<String, Object> step : Json.maps(file, "steps")) {
                for (double value : values(step, "chance")) draws.put(TreasureScene.RETURNS, returns++, value);
            }
            game.chance().replay(0, draws);
            worker.reset(0, ResetOptions.NONE);
        }

        /** JaxMARL's files tell the start, and of draws only the points that scripted prey looks at. */
        private void load(Map<String, Object> start, RecordedDraws draws) {
            recorded.load(start);
            if (!game.options.game().facmac()) return;
            List<Map<String, Object>> steps = Json.maps(file, "steps");
            for (int t = 0; t < steps.size(); t++) {
                Map<String, Object> points = Json.map(steps.get(t), "chance");
                double[] lengths = Json.numbers("preyLength", Json.value(points, "preyLength"));
                double[] angles = Json.numbers("preyAngle", Json.value(points, "preyAngle"));
                for (int k = 0; k < lengths.length; k++) {
                    draws.put(FacmacScene.LENGTH, (long) t * FacmacScene.POINTS + k, lengths[k]);
                    draws.put(FacmacScene.ANGLE, (long) t * FacmacScene.POINTS + k, angles[k]);
                }
            }
            game.chance().replay(0, draws);
        }

        private static List<Double> values(Map<String, Object> of, String key) {
            List<Double> values = new ArrayList<>();
            for (Map<String, Object> draw : Json.maps(of, key))
                for (double value : Json.numbers("value", Json.value(draw, "value"))) values.add(value);
            return values;
        }

        private void step(Map<String, Object> step) {
            Actions actions = new Actions(facts, 1);
            Map<String, Object> chosen = Json.map(step, "actions");
            for (int g = 0; g < actions.groups.length; g++) {
                List<String> agents = facts.groups().get(g).agents();
                Actions.Rows rows = actions.groups[g];
                for (int i = 0; i < agents.size(); i++) {
                    double[] numbers = Json.numbers("actions", Json.value(chosen, agents.get(i)));
                    if (rows.numInts == 1) rows.ints[i] = (int) numbers[0];
                    else
                        for (int k = 0; k < numbers.length; k++)
                            rows.floats[i * rows.numFloats + k] = (float) numbers[k];
                }
            }
            worker.step(0, 1, actions, batch);
            worker.observe(0, 1, batch);
            if (!free) seen(Json.map(step, "observations"));
            for (int a = 0; a < facts.order().size(); a++)
                outcome(step, facts.order().get(a), a);
        }

        private void outcome(Map<String, Object> step, String agent, int a) {
            double reward = Json.number(Json.map(step, "rewards"), agent);
            boolean ours = worker instanceof ParticleKernel.Mover;
            double relative = ours ? rewardTolerance : Math.max(ROUNDED, rewardTolerance);
            comparison.within("rewards." + agent, earned(agent, a), reward, relative * Math.max(1, Math.abs(reward)));
            boolean terminated = Boolean.TRUE.equals(Json.value(Json.map(step, "terminations"), agent));
            boolean truncated = Boolean.TRUE.equals(Json.value(Json.map(step, "truncations"), agent));
            boolean jaxmarl = game.options.jaxmarl();
            // JaxMARL does not tell a time limit from an end.
            comparison.same("terminations." + agent, batch.groups[0].terminated[0], terminated && !jaxmarl);
            comparison.same("truncations." + agent, batch.groups[0].truncated[0], truncated || jaxmarl && terminated);
        }

        private double earned(String agent, int a) {
            if (worker instanceof ParticleKernel.Mover mover) return mover.earned[a];
            AgentGroup group = facts.groupOf(agent);
            int row = group.agents().indexOf(agent);
            return batch.groups[facts.groups().indexOf(group)].rewards[row];
        }

        private void seen(Map<String, Object> observations) {
            int at = 0;
            for (String agent : facts.order()) {
                double[] expected = Json.numbers("observations", Json.value(observations, agent));
                int size = facts.groupOf(agent).observationSpace().flatSize();
                comparison.same("observations." + agent + " length", size, expected.length);
                for (int k = 0; k < size && !comparison.failed(); k++) {
                    double allowed = Math.max(STEP, seenTolerance * Math.abs(expected[k]));
                    if (game.options.jaxmarl()) allowed = seenTolerance * Math.max(1, Math.abs(expected[k]));
                    comparison.within(
                            "observations." + agent + "[" + k + "]", batch.state[at + k], expected[k], allowed);
                }
                at += size;
            }
        }
    }
}
