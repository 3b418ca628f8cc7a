package io.github.marl4j.viewer.screen;

import io.github.marl4j.viewer.TrainedPolicy;
import io.github.marl4j.viewer.window.Screen;
import java.util.List;

/** The first thing that is seen: the street, the game's name, and what can be done. */
public final class Title implements Scene {
    private static final List<String> ITEMS = List.of(
            "FIGHT THE COMPUTER",
            "FIGHT A POLICY",
            "TWO PEOPLE",
            "LADDER",
            "TRAINING",
            "WATCH A FIGHT",
            "REPLAYS",
            "KEYS",
            "QUIT");
    private static final int STAGE = 4;

    private final Theatre theatre;
    private final Menu menu;
    private int time;

    /** Opens the title. */
    public Title(Theatre theatre) {
        this.theatre = theatre;
        this.menu = new Menu(theatre, ITEMS);
    }

    @Override
    public void step() {
        time++;
        switch (menu.step()) {
            case 0 -> theatre.show(new Select(theatre, Select.Mode.CPU));
            case 1 -> choosePolicy();
            case 2 -> theatre.show(new Select(theatre, Select.Mode.TWO));
            case 3 -> theatre.show(new Select(theatre, Select.Mode.LADDER));
            case 4 -> theatre.show(new Select(theatre, Select.Mode.TRAINING));
            case 5 -> chooseLeft();
            case 6 -> theatre.show(new ReplayList(theatre));
            case 7 -> theatre.show(new KeySettings(theatre));
            case 8 -> theatre.quit();
            default -> {}
        }
    }

    private void choosePolicy() {
        theatre.show(new PlayerList(
                theatre,
                "CHOOSE A POLICY",
                false,
                policy -> theatre.show(new Select(theatre, Select.Mode.CPU, null, policy)),
                this::again));
    }

    private void chooseLeft() {
        theatre.show(new PlayerList(theatre, "WHO PLAYS ON THE LEFT", true, this::chooseRight, this::again));
    }

    private void chooseRight(TrainedPolicy left) {
        theatre.show(new PlayerList(
                theatre,
                "WHO PLAYS ON THE RIGHT",
                true,
                right -> theatre.show(new Select(theatre, Select.Mode.WATCH, left, right)),
                this::chooseLeft));
    }

    private void again() {
        theatre.show(new Title(theatre));
    }

    @Override
    public void key(int key) {
        menu.key(key);
    }

    @Override
    public void draw(Screen screen, double part) {
        double sway = Math.sin((time + part) / 240.0) * 60;
        theatre.stages.of(STAGE).paint(sway);
        screen.dim(150);
        theatre.figures.stand(0, 62, 204, 1.25, 1, 0, time);
        theatre.figures.stand(2, 322, 204, 1.25, -1, 0, time + 17);
        Text.title(screen, "LANTERN STREET", 26, 4, Text.GOLD);
        Text.center(screen, "A FIGHTING GAME FOR PEOPLE AND POLICIES", 62, 1, Text.LIGHT);
        menu.draw(screen, 192, 82, 132);
        Text.center(screen, "W S AND U TO CHOOSE - F1 HELP", 212, 1, Text.DULL);
    }
}
