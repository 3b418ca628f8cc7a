package io.github.marl4j.envs.momaland.connect4;

import io.github.marl4j.env.Kernel;
import io.github.marl4j.envs.momaland.replay.RecordedGame;
import io.github.marl4j.envs.momaland.replay.Trace;
import io.github.marl4j.envs.momaland.replay.TurnBasedWrappedReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replays recorded games of {@code moconnect4_v0}, also those seen through MOMAland's wrappers of turn-based games. */
public final class Connect4Conformance implements RecordedGame {

    /** Creates the check; {@link java.util.ServiceLoader} calls it. */
    public Connect4Conformance() {}

    @Override
    public String traceName() {
        return "moconnect4_v0";
    }

    @Override
    public boolean knows(Map<String, Object> file) {
        return Trace.is(file, traceName()) && List.of("aec", "aec-wrapped").contains(String.valueOf(file.get("api")));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        if ("aec".equals(file.get("api"))) return RecordedGame.super.check(file);
        return TurnBasedWrappedReplay.run(this, file);
    }

    @Override
    public Kernel kernel(Map<String, Object> options) {
        return new Connect4Kernel(Connect4Options.of(options), 1, 0);
    }

    @Override
    public Map<String, Object> state(Kernel kernel) {
        Connect4Kernel game = (Connect4Kernel) kernel;
        List<Integer> board = new ArrayList<>();
        for (int row = 0; row < game.height; row++) {
            for (int column = 0; column < game.width; column++) board.add(game.cell(0, row, column));
        }
        return Map.of("board", board, "moveCount", game.moves[0]);
    }
}
