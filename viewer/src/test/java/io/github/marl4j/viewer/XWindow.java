package io.github.marl4j.viewer;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MatchRecord;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.replay.Replay;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.input.Pads;
import io.github.marl4j.viewer.screen.FightScene;
import io.github.marl4j.viewer.screen.Theatre;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own with a real window on the display of its environment: two people fight, to the end of the match or of the time; then it prints what it knows of the fight, a word and its value in each line. */
final class XWindow {
    private XWindow() {}

    /** Arguments: settings file, seconds, speed. */
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
                Double.parseDouble(arguments[2]),
                false,
                60 * Integer.parseInt(arguments[1]),
                List.of(),
                true,
                null,
                null,
                null,
                null,
                Path.of(arguments[0]));
        Umpire umpire = new Umpire();
        try (Viewer viewer = new Viewer(options, folder -> null, () -> umpire)) {
            umpire.theatre = viewer.theatre();
            viewer.run();
            Fight fight = ((FightScene) viewer.theatre().scene()).fight();
            out.println("OVER " + fight.over());
            out.println("WINNER " + fight.winner());
            out.println("HASH " + Long.toHexString(fight.hash()));
            FightState alone = new FightState(1);
            out.println("MOVES " + String.join(" ", moves(fight.replay(), alone)));
            out.println("ALONE " + Long.toHexString(MatchRecord.hash(FightTables.shipped(), alone, 0)));
            out.println("PRESSES " + viewer.meter().presses());
            out.println("FRAMES " + viewer.meter().mostFrames());
            out.println("MEASURE " + viewer.measure());
        }
    }

    /** Ends the viewer with the match. Sits where gamepads would be, because those are looked at before each frame. */
    private static final class Umpire implements Pads {
        private Theatre theatre;

        @Override
        public void poll() {
            if (((FightScene) theatre.scene()).fight().over()) theatre.quit();
        }

        @Override
        public boolean present(int pad) {
            return false;
        }

        @Override
        public boolean button(int pad, int button) {
            return false;
        }

        @Override
        public float axis(int pad, int axis) {
            return 0;
        }
    }

    /** Plays the inputs again with the engine alone and returns the moves of the first fighter. */
    private static List<String> moves(Replay replay, FightState state) {
        FightEngine engine = new FightEngine(FightTables.shipped());
        List<String> moves = new ArrayList<>();
        replay.play(engine, state, frame -> {
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
