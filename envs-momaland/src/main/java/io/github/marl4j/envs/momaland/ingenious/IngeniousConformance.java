package io.github.marl4j.envs.momaland.ingenious;

import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.replay.RecordedGame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replays recorded games of {@code moingenious_v0}. */
public final class IngeniousConformance implements RecordedGame {

    /** Creates the check; {@link java.util.ServiceLoader} calls it. */
    public IngeniousConformance() {}

    @Override
    public String traceName() {
        return "moingenious_v0";
    }

    @Override
    public Kernel kernel(Map<String, Object> options) {
        return new IngeniousKernel(IngeniousOptions.of(options), 1, 0);
    }

    /** The bag is shuffled so that the recorded racks lie on top of the recorded bag, and the racks are dealt from the top. */
    @Override
    public RecordedDraws draws(Map<String, Object> file, Kernel kernel) {
        RecordedDraws draws = new RecordedDraws();
        Map<String, Object> start = Json.map(file, "initialState");
        byte[] dealt = tiles(start.get("racks"));
        byte[] rest = tiles(start.get("bag"));
        shuffle(((IngeniousKernel) kernel).tiles.clone(), dealt, rest, draws);
        int drawn = 0;
        while (drawn < dealt.length) draws.put(IngeniousKernel.DRAW, drawn++, 0);
        for (Map<String, Object> step : Json.maps(file, "steps")) {
            Map<String, Object> chance = Json.map(step, "chance");
            for (Map<String, Object> draw : Json.maps(chance, "draws"))
                draws.put(IngeniousKernel.DRAW, drawn++, Json.whole(draw, "index"));
        }
        return draws;
    }

    private static byte[] tiles(Object nested) {
        double[] colours = Json.numbers("tiles", nested);
        byte[] tiles = new byte[colours.length / 2];
        for (int i = 0; i < tiles.length; i++) tiles[i] = (byte) (8 * colours[2 * i] + colours[2 * i + 1]);
        return tiles;
    }

    private static void shuffle(byte[] bag, byte[] dealt, byte[] rest, RecordedDraws draws) {
        if (dealt.length + rest.length != bag.length) {
            throw new IllegalArgumentException("trace: initialState has " + dealt.length + " tiles in racks and "
                    + rest.length + " in the bag, expected " + bag.length + " in all");
        }
        for (int i = bag.length - 1; i > 0; i--) {
            byte wanted = i < dealt.length ? dealt[i] : rest[i - dealt.length];
            int from = i;
            while (from >= 0 && bag[from] != wanted) from--;
            if (from < 0)
                throw new IllegalArgumentException(
                        "trace: initialState has too many tiles of colours " + (wanted >> 3) + " and " + (wanted & 7));
            bag[from] = bag[i];
            bag[i] = wanted;
            draws.put(IngeniousKernel.SHUFFLE, i, from);
        }
    }

    @Override
    public Map<String, Object> state(Kernel kernel) {
        IngeniousKernel game = (IngeniousKernel) kernel;
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("board", board(game));
        Map<String, Object> racks = new LinkedHashMap<>();
        Map<String, Object> scores = new LinkedHashMap<>();
        for (int a = 0; a < game.o.numAgents(); a++) {
            List<List<Integer>> rack = new ArrayList<>();
            for (int slot = 0; slot < game.o.rackSize(); slot++) rack.add(tile(game.tile(0, a, slot)));
            racks.put("agent_" + a, rack);
            List<Integer> points = new ArrayList<>();
            for (int c = 0; c < game.o.numColors(); c++) points.add(game.scores[a * game.o.numColors() + c]);
            scores.put("agent_" + a, points);
        }
        state.put("racks", racks);
        state.put("scores", scores);
        state.put("bagSize", game.bagSize[0]);
        state.put("firstRound", game.firstRound[0]);
        state.put("agentSelector", game.turn[0]);
        state.put("end", game.over[0]);
        state.put("refreshCumulative", !game.sameAgain[0]);
        List<List<Integer>> bag = new ArrayList<>();
        for (int i = 0; i < game.bagSize[0]; i++) bag.add(tile(game.bag[i]));
        state.put("bag", bag);
        return state;
    }

    private static List<Integer> tile(int tile) {
        return List.of(tile >> 3, tile & 7);
    }

    private static List<List<Integer>> board(IngeniousKernel game) {
        int reach = game.o.boardSize() - 1;
        List<List<Integer>> board = new ArrayList<>();
        for (int q = -reach; q <= reach; q++) {
            List<Integer> row = new ArrayList<>();
            for (int r = -reach; r <= reach; r++) row.add(Math.max(0, game.colour(0, q, r)));
            board.add(row);
        }
        return board;
    }
}
