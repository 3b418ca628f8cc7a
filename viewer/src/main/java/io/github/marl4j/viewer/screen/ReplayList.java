package io.github.marl4j.viewer.screen;

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
    private static final int MOST = 10;

    private final Theatre theatre;
    private final List<Path> files;
    private final Menu menu;

    /** Lists the replays. */
    public ReplayList(Theatre theatre) {
        this.theatre = theatre;
        this.files = files(theatre.replays());
        List<String> names = new ArrayList<>();
        for (Path file : files) names.add(file.getFileName().toString().replace(".json", ""));
        names.add("LEAVE");
        this.menu = new Menu(theatre, names);
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
        menu.draw(screen, 192, 66, 240);
    }
}
