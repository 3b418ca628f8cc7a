package io.github.marl4j.envs.momaland.samegame;

import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.replay.RecordedGame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replays recorded games of {@code mosame_game_v0}. */
public final class SameGameConformance implements RecordedGame {

    /** Creates the check; {@link java.util.ServiceLoader} calls it. */
    public SameGameConformance() {}

    @Override
    public String traceName() {
        return "mosame_game_v0";
    }

    @Override
    public Kernel kernel(Map<String, Object> options) {
        return new SameGameKernel(SameGameOptions.of(options), 1, 0);
    }

    /** The start position is recorded column by column, in the order in which it is dealt. */
    @Override
    public RecordedDraws draws(Map<String, Object> file, Kernel kernel) {
        RecordedDraws draws = new RecordedDraws();
        double[] colours = Json.numbers("board", Json.list(Json.map(file, "initialState"), "board"));
        for (int cell = 0; cell < colours.length; cell++) draws.put(SameGameKernel.COLOUR, cell, colours[cell] - 1);
        return draws;
    }

    @Override
    public Map<String, Object> state(Kernel kernel) {
        SameGameKernel game = (SameGameKernel) kernel;
        List<List<Integer>> board = new ArrayList<>();
        for (int x = 0; x < game.board.width; x++) {
            List<Integer> column = new ArrayList<>();
            for (int y = 0; y < game.board.height; y++) column.add(game.board.colour(0, x, y));
            board.add(column);
        }
        return Map.of("board", board, "moveCount", game.moves[0]);
    }
}
