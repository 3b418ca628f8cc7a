package io.github.marl4j.envs.momaland.breakthrough;

import io.github.marl4j.env.Kernel;
import io.github.marl4j.envs.momaland.replay.RecordedGame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replays recorded games of {@code mobreakthrough_v0}. */
public final class BreakthroughConformance implements RecordedGame {

    /** Creates the check; {@link java.util.ServiceLoader} calls it. */
    public BreakthroughConformance() {}

    @Override
    public String traceName() {
        return "mobreakthrough_v0";
    }

    @Override
    public Kernel kernel(Map<String, Object> options) {
        return new BreakthroughKernel(BreakthroughOptions.of(options), 1, 0);
    }

    @Override
    public Map<String, Object> state(Kernel kernel) {
        BreakthroughKernel game = (BreakthroughKernel) kernel;
        List<List<Integer>> board = new ArrayList<>();
        for (int x = 0; x < game.width; x++) {
            List<Integer> column = new ArrayList<>();
            for (int y = 0; y < game.height; y++) column.add(game.cell(0, x, y));
            board.add(column);
        }
        return Map.of("board", board, "moveCount", game.moves[0]);
    }
}
