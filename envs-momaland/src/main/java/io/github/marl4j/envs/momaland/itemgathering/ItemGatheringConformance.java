package io.github.marl4j.envs.momaland.itemgathering;

import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.replay.ReplayedEnv;
import io.github.marl4j.envs.momaland.replay.Trace;
import java.util.List;
import java.util.Map;

/** Replays traces of {@code moitem_gathering_v0}. */
public final class ItemGatheringConformance implements ReplayedEnv {

    /** Called by {@link java.util.ServiceLoader}. */
    public ItemGatheringConformance() {}

    @Override
    public String traceName() {
        return "moitem_gathering_v0";
    }

    @Override
    public double tolerance() {
        return 0;
    }

    @Override
    public Row row(Map<String, Object> config, Map<String, Object> initialState) {
        return new ItemRow(new ItemGatheringKernel(ItemGatheringOptions.of(Trace.options(config)), 1, 0));
    }

    private record ItemRow(ItemGatheringKernel game) implements Row {
        @Override
        public Kernel kernel() {
            return game;
        }

        @Override
        public void start(Map<String, Object> initialState) {
            double[] items = grid(initialState);
            double[] positions = positions(initialState);
            game.left[0] = 0;
            for (int c = 0; c < items.length; c++) {
                game.items[c] = (int) items[c];
                if (items[c] > 0) game.left[0]++;
            }
            for (int i = 0; i < game.cell.length; i++) game.cell[i] = cell(positions, i);
            game.time[0] = 0;
        }

        private double[] grid(Map<String, Object> state) {
            return Json.numbers("items", Json.value(state, "items"), game.items.length);
        }

        private double[] positions(Map<String, Object> state) {
            return Json.numbers("agentPositions", Json.value(state, "agentPositions"), 2 * game.cell.length);
        }

        private int cell(double[] positions, int agent) {
            return (int) positions[2 * agent] * game.spec.columns + (int) positions[2 * agent + 1];
        }

        /** Agents without an action stay where they are. */
        @Override
        public int idleAction(String agent) {
            return 0;
        }

        @Override
        public RecordedDraws draws(List<JointStep> steps) {
            RecordedDraws draws = new RecordedDraws();
            long collisions = 0;
            long pickups = 0;
            for (JointStep step : steps) {
                for (Map<String, Object> draw : step.draws()) {
                    switch (Json.text(draw, "fn")) {
                        case "choice" -> draws.put(ItemGatheringKernel.COLLISION, collisions++, loser(draw));
                        case "random" -> draws.put(ItemGatheringKernel.PICKUP, pickups++, Json.number(draw, "value"));
                        default ->
                            throw new IllegalArgumentException("trace: key \"fn\" of a draw holds \"" + draw.get("fn")
                                    + "\", expected choice or random");
                    }
                }
            }
            return draws;
        }

        private static int loser(Map<String, Object> draw) {
            return Json.numbers("options", Json.value(draw, "options"))[0] == Json.number(draw, "value") ? 0 : 1;
        }

        @Override
        public void compareState(Map<String, Object> state, Comparison comparison) {
            double[] items = grid(state);
            for (int c = 0; c < items.length; c++) comparison.close("items[" + c + "]", game.items[c], items[c], 0);
            double[] positions = positions(state);
            for (int i = 0; i < game.cell.length; i++) {
                comparison.close("agentPositions[" + i + "]", game.cell[i], cell(positions, i), 0);
            }
            comparison.close("time", game.time[0], Json.number(state, "time"), 0);
        }
    }
}
