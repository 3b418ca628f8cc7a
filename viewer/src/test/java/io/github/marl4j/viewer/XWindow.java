package io.github.marl4j.viewer;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.replay.Replay;
import io.github.marl4j.viewer.screen.FightScene;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own with a real window on the display of its environment: two people fight for twenty seconds; then it prints the moves of the first. */
final class XWindow {
    private XWindow() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        ViewOptions options = new ViewOptions(
                ViewOptions.Mode.FIGHT,
                "human:1",
                "human:2",
                "aren",
                "otto",
                1,
                384,
                224,
                1,
                false,
                60 * 20,
                List.of(),
                true,
                null,
                null,
                null,
                null,
                Path.of(arguments[0]));
        try (Viewer viewer = new Viewer(options, folder -> null)) {
            viewer.run();
            out.println("MOVES "
                    + String.join(
                            " ",
                            moves(((FightScene) viewer.theatre().scene())
                                    .fight()
                                    .replay())));
        }
    }

    private static List<String> moves(Replay replay) {
        FightState state = new FightState(1);
        List<String> moves = new ArrayList<>();
        replay.play(new FightEngine(FightTables.shipped()), state, frame -> {
            boolean begins = state.player(0, 0, Cells.STATE) == State.ATTACK && state.player(0, 0, Cells.T) == 1;
            if (!begins) return;
            int fighter = state.player(0, 0, Cells.FIGHTER);
            moves.add(FightTables.shipped()
                    .roster
                    .fighters()
                    .get(fighter)
                    .moves()
                    .get(state.player(0, 0, Cells.MOVE))
                    .id());
        });
        return moves;
    }
}
