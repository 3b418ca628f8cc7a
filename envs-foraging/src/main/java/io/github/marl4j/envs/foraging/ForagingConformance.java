package io.github.marl4j.envs.foraging;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Replays recorded episodes of lbforaging: the reset from its draws, then freely from step to step. All must be equal, rewards after rounding to float. */
public final class ForagingConformance implements ConformanceCheck {
    /** The options of this id are all overwritten by those of the trace. */
    private static final String ID = "foraging/8x8-2p-2f-v1";

    /** Called by {@link java.util.ServiceLoader}. */
    public ForagingConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return "marl4j-trace/1".equals(file.get("format")) && "foraging".equals(file.get("family"));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        return List.of(replayed(file, "plain", UnaryOperator.identity()));
    }

    @Override
    public Optional<List<Result>> check(Map<String, Object> file, UnaryOperator<Kernel> rules) {
        return Optional.of(List.of(replayed(file, "", rules)));
    }

    private static Result replayed(Map<String, Object> file, String variant, UnaryOperator<Kernel> rules) {
        Comparison comparison = new Comparison();
        new Replay(file, rules, comparison).run();
        return comparison.result(variant);
    }

    private static Map<String, Object> options(Map<String, Object> config) {
        Map<String, Object> options = new LinkedHashMap<>();
        config.forEach((name, value) -> {
            if (value != null) options.put(name, value);
        });
        options.put("rules", "reference");
        return options;
    }

    private static final class Replay {
        private final Map<String, Object> file;
        private final Comparison comparison;
        private final EnvSpec facts;
        private final ForagingKernel game;
        private final Kernel.Worker worker;
        private final Batch batch;

        Replay(Map<String, Object> file, UnaryOperator<Kernel> rules, Comparison comparison) {
            this.file = file;
            this.comparison = comparison;
            ForagingOptions options = ForagingOptions.of(ID, options(Json.map(file, "config")));
            facts = ForagingSpec.of(ID, options);
            game = new ForagingKernel(facts, options, 1, 0);
            worker = rules.apply(game).newWorker();
            batch = new Batch(facts, 1);
        }

        void run() {
            comparison.at("step=0");
            comparison.same("agents", facts.agents(), Json.texts(file, "agents"));
            List<Object> before = Json.list(file, "positionsBeforeReset");
            for (int i = 0; i < game.players; i++) {
                if (before.get(i) == null) continue;
                double[] place = Json.numbers("positionsBeforeReset", before.get(i));
                game.row[i] = (int) place[0];
                game.column[i] = (int) place[1];
            }
            RecordedDraws draws = draws();
            game.chance().replay(0, draws);
            worker.reset(0, ResetOptions.NONE);
            comparison.same("draws that the rules did not ask for", draws.remaining(), 0);
            worker.observe(0, 1, batch);
            state(Json.map(file, "initialState"));
            seen(Json.map(file, "initialObservations"), Json.map(file, "initialActionMasks"));
            List<Map<String, Object>> steps = Json.maps(file, "steps");
            for (int t = 0; t < steps.size() && !comparison.failed(); t++) {
                comparison.at("step=" + (t + 1));
                step(steps.get(t));
                comparison.stepDone();
            }
        }

        /** The recorded permutations, told as the swaps that make them here, and all other draws in their order. */
        private RecordedDraws draws() {
            RecordedDraws draws = new RecordedDraws();
            int site = ForagingReset.PLAYER_RANGES;
            long numbers = 0;
            for (Map<String, Object> draw : Json.maps(file, "resetChance")) {
                if (Json.text(draw, "draw").equals("permutation")) {
                    swaps(draws, site++, Json.numbers("value", Json.value(draw, "value")));
                } else {
                    double low = Json.numbers("args", Json.value(draw, "args"))[0];
                    draws.put(ForagingReset.NUMBERS, numbers++, Json.number(draw, "value") - low);
                }
            }
            return draws;
        }

        private static void swaps(RecordedDraws draws, int site, double[] permutation) {
            int[] order = new int[permutation.length];
            for (int i = 0; i < order.length; i++) order[i] = i;
            for (int i = order.length - 1; i > 0; i--) {
                int j = 0;
                while (order[j] != permutation[i]) j++;
                draws.put(site, i, j);
                order[j] = order[i];
            }
        }

        private void step(Map<String, Object> recorded) {
            Actions actions = new Actions(facts, 1);
            Map<String, Object> chosen = Json.map(recorded, "actions");
            for (int i = 0; i < game.players; i++) actions.groups[0].ints[i] = Json.whole(chosen, "agent_" + i);
            worker.step(0, 1, actions, batch);
            worker.observe(0, 1, batch);
            state(Json.map(recorded, "state"));
            seen(Json.map(recorded, "observations"), Json.map(recorded, "actionMasks"));
            for (int i = 0; i < game.players; i++) {
                String agent = "agent_" + i;
                float reward = (float) Json.number(Json.map(recorded, "rewards"), agent);
                comparison.close("rewards." + agent, batch.groups[0].rewards[i], reward, 0);
                comparison.same(
                        "terminations." + agent,
                        batch.groups[0].terminated[i],
                        Json.map(recorded, "terminations").get(agent));
                comparison.same(
                        "truncations." + agent,
                        batch.groups[0].truncated[i],
                        Json.map(recorded, "truncations").get(agent));
            }
        }

        private void state(Map<String, Object> recorded) {
            double[] field = Json.numbers("field", Json.value(recorded, "field"));
            float[] mine = new float[field.length];
            for (int f = 0; f < game.foods; f++) {
                if (game.foodLevel[f] > 0)
                    mine[game.foodRow[f] * game.options.columns() + game.foodColumn[f]] = game.foodLevel[f];
            }
            comparison.close("field", mine, field, 0);
            float[] places = new float[2 * game.players];
            float[] levels = new float[game.players];
            for (int i = 0; i < game.players; i++) {
                places[2 * i] = game.row[i];
                places[2 * i + 1] = game.column[i];
                levels[i] = game.level[i];
            }
            comparison.close("positions", places, Json.numbers("positions", Json.value(recorded, "positions")), 0);
            comparison.close("levels", levels, Json.numbers("levels", Json.value(recorded, "levels")), 0);
            comparison.close("foodSpawned", game.spawned[0], Json.number(recorded, "foodSpawned"), 0);
            comparison.close("step", game.step[0], Json.number(recorded, "step"), 0);
        }

        private void seen(Map<String, Object> observations, Map<String, Object> masks) {
            Batch.Rows rows = batch.groups[0];
            for (int i = 0; i < game.players; i++) {
                String agent = "agent_" + i;
                float[] mine =
                        Arrays.copyOfRange(rows.observations, i * rows.observationSize, (i + 1) * rows.observationSize);
                double[] expected = Json.numbers("observations", Json.value(observations, agent));
                comparison.close("observations." + agent, mine, expected, 0);
                boolean[] mask = Arrays.copyOfRange(rows.actionMask, i * rows.maskSize, (i + 1) * rows.maskSize);
                comparison.mask("actionMasks." + agent, mask, Json.value(masks, agent));
            }
        }
    }
}
