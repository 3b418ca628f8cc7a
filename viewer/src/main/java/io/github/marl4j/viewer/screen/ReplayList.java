package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.replay.Replay;
import io.github.marl4j.viewer.fight.Playback;
import io.github.marl4j.viewer.window.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** This person's replays, the newest first. */
public final class ReplayList implements Scene {
    private static final int MOST = 40;
    private static final int SECOND = 60;

    /** Letters of the date in the name of a file. */
    private static final int DATE = 15;

    private final Theatre theatre;
    private final List<Path> files;
    private final Menu menu;

    /** Lists the replays. */
    public ReplayList(Theatre theatre) {
        this.theatre = theatre;
        this.files = files(theatre.replays());
        List<String> names = new ArrayList<>();
        for (Path file : files) names.add(told(file));
        names.add("LEAVE");
        this.menu = new Menu(theatre, names);
    }

    /** Who fought, how long, and how it ended; the name alone of a file that this version cannot play. */
    private static String told(Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        try {
            Replay replay = Replay.parse(name, Files.readString(file), FightTables.shipped());
            FightState state = new FightState(1);
            replay.play(new FightEngine(FightTables.shipped()), state, frame -> {});
            int seconds = replay.frames() / SECOND;
            String wins = state.match(0, Cells.WINS) + ":" + state.match(0, Cells.WINS + 1);
            String when = name.length() >= DATE ? name.substring(0, DATE) : name;
            return String.format(
                    "%s - %s  %s  %d:%02d  %s",
                    replay.characters().get(0), replay.characters().get(1), wins, seconds / 60, seconds % 60, when);
        } catch (IOException | IllegalArgumentException | IllegalStateException unplayable) {
            return name + " (CANNOT BE PLAYED)";
        }
    }

    private List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.toString().endsWith(".json"))
                    .sorted(Comparator.reverseOrder())
                    .limit(MOST)
                    .toList();
        } catch (IOException unreadable) {
            theatre.tell("THE FOLDER " + folder + " CANNOT BE READ: " + unreadable.getMessage());
            return List.of();
        }
    }

    @Override
    public void step() {
        int item = theatre.hands.pause() ? files.size() : menu.step();
        if (item < 0) return;
        if (item == files.size()) {
            theatre.show(new Title(theatre));
            return;
        }
        try {
            Playback playback = Playback.open(files.get(item));
            theatre.show(new ReplayScene(theatre, playback, () -> theatre.show(new ReplayList(theatre))));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            theatre.tell(refused.getMessage());
        }
    }

    @Override
    public void key(int key) {
        menu.key(key);
    }

    @Override
    public void draw(Screen screen, double part) {
        theatre.stages.of(3).paint(0);
        screen.dim(80);
        Text.title(screen, "REPLAYS", 14, 3, Text.GOLD);
        if (files.isEmpty())
            Text.center(screen, "NONE YET: A MATCH OFFERS TO KEEP ONE WHEN IT ENDS", 46, 1, Text.LIGHT);
        menu.draw(screen, 192, 66, 300);
    }
}
