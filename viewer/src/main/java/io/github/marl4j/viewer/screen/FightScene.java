package io.github.marl4j.viewer.screen;

import io.github.marl4j.env.files.AtomicFile;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.Event;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.paint.Surface;
import io.github.marl4j.envs.fighting.replay.Replay;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.fight.HumanController;
import io.github.marl4j.viewer.window.Screen;
import io.github.marl4j.viewer.window.Sounds.Sound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lwjgl.glfw.GLFW;

/** A fight: plays it, shows it, lets people pause, look at single frames, and fight again. */
public class FightScene implements Scene {
    private static final List<String> PAUSED = List.of("GO ON", "BOXES", "INPUTS", "FRAME DATA", "AGAIN", "LEAVE");
    private static final int FIRST_EXTRA = 4;
    private static final List<String> ENDED = List.of("REMATCH", "KEEP THE REPLAY", "LEAVE");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final double SLOWEST = 0.125;
    private static final double FASTEST = 8;
    /** Frames of the end of a round that pass at a third of the speed. */
    private static final int SLOW_END = 14;
    /** Opacity of the white frame of a knock-out. */
    private static final double WHITE = 0.85;
    /** Frames between the end of a match and its menu. */
    private static final int REST = 50;

    final Theatre theatre;
    final Fight fight;
    final Overlay overlay;
    private final int stage;
    private final Runnable leave;
    private final Menu pauseMenu;
    private final Menu endMenu;
    private boolean paused;
    private boolean waitsForPad;
    private boolean single;
    private boolean nextFrame;
    private double speed = 1;
    private int slow;
    private int ended;
    private boolean moved;
    private boolean white;

    /**
     * Shows a fight.
     *
     * @param stage number of the fighter whose home it is
     * @param leave what follows when people have had enough
     */
    public FightScene(Theatre theatre, Fight fight, int stage, Runnable leave) {
        this.theatre = theatre;
        this.fight = fight;
        this.stage = stage;
        this.leave = leave;
        this.overlay = new Overlay(theatre.tables);
        this.pauseMenu = new Menu(theatre, PAUSED);
        this.endMenu = new Menu(theatre, ended());
        theatre.sounds.play(Sound.ROUND);
    }

    /** Returns what can be chosen when the match is over. */
    List<String> ended() {
        return ENDED;
    }

    /** Something was chosen when the match is over. */
    void chosenAtTheEnd(int item) {
        if (item == 0) again();
        if (item == 1) keepReplay();
        if (item == 2) leave.run();
    }

    final void again() {
        fight.begin();
        ended = 0;
        paused = single = false;
        theatre.sounds.play(Sound.ROUND);
    }

    @Override
    public void step() {
        moved = false;
        white = false;
        watchPads();
        if (theatre.hands.pause()) pause(!paused);
        if (paused) {
            pausedStep();
            return;
        }
        if (fight.over()) {
            if (ended++ < REST) return;
            int item = endMenu.step();
            if (item >= 0) chosenAtTheEnd(item);
            return;
        }
        if (single && !nextFrame) return;
        nextFrame = false;
        if (slowEnd()) return;
        beforeFrame();
        fight.step();
        moved = true;
        afterFrame();
        listen();
    }

    /** A gamepad that is pulled stops the fight until it is back, or until somebody goes on without it. */
    private void watchPads() {
        if (theatre.hands.padLost() && !paused) {
            pause(true);
            waitsForPad = true;
            theatre.tell("A GAMEPAD IS GONE: PLUG IT IN AGAIN, OR GO ON WITH THE KEYBOARD");
        } else if (theatre.hands.padBack() && paused && waitsForPad) {
            paused = false;
            theatre.tell("THE GAMEPAD IS BACK");
        }
        if (!paused) waitsForPad = false;
    }

    /** Called before each frame of the fight. */
    void beforeFrame() {}

    /** Called after each frame of the fight. */
    void afterFrame() {}

    /** Returns what more a pause offers, with how it is set now. */
    List<String> extras() {
        return List.of();
    }

    /** One of the extras of a pause was chosen. */
    void chooseExtra(int extra) {}

    private List<String> offers() {
        List<String> all = new ArrayList<>(PAUSED);
        all.addAll(FIRST_EXTRA, extras());
        return all;
    }

    private void pause(boolean now) {
        paused = now;
        pauseMenu.items(offers());
    }

    /** Returns whether the fight stands still and its menu is shown. */
    final boolean paused() {
        return paused;
    }

    private void pausedStep() {
        int item = pauseMenu.step();
        int extras = extras().size();
        if (item >= FIRST_EXTRA && item < FIRST_EXTRA + extras) {
            chooseExtra(item - FIRST_EXTRA);
            pauseMenu.items(offers());
            return;
        }
        switch (item < FIRST_EXTRA ? item : item - extras) {
            case 0 -> paused = false;
            case 1 -> overlay.toggleBoxes();
            case 2 -> overlay.toggleInputs();
            case 3 -> overlay.toggleData();
            case 4 -> again();
            case 5 -> leave.run();
            default -> {}
        }
    }

    /** The moment of a knock-out passes slowly. */
    private boolean slowEnd() {
        FightState s = fight.state();
        boolean out = s.player(0, 0, Cells.HP) == 0 || s.player(0, 1, Cells.HP) == 0;
        boolean end = s.match(0, Cells.PHASE) == Cells.END && s.match(0, Cells.PHASE_TIMER) < SLOW_END;
        if (!out || !end) {
            slow = 0;
            return false;
        }
        return slow++ % 3 != 0;
    }

    /** Turns what has happened into sounds. */
    private void listen() {
        int happened = fight.events(0) | fight.events(1);
        // A knock-out ends the round, so there are never more than three in a second.
        white = (happened & Event.KO) != 0;
        if ((happened & Event.KO) != 0) theatre.sounds.play(Sound.KO);
        else if ((happened & Event.HIT) != 0) theatre.sounds.play(Sound.HIT);
        else if ((happened & Event.BLOCK) != 0) theatre.sounds.play(Sound.BLOCK);
        if ((happened & Event.THROW) != 0) theatre.sounds.play(Sound.THROW);
        if (fight.flashBegan()) theatre.sounds.play(Sound.SUPER);
        if (fight.landed(0) || fight.landed(1)) theatre.sounds.play(Sound.LAND);
        FightState s = fight.state();
        boolean fresh = s.match(0, Cells.FRAME) == 1 && s.match(0, Cells.PHASE) == Cells.FIGHT;
        if (fresh && fight.frame() > 1) theatre.sounds.play(Sound.ROUND);
    }

    @Override
    public void key(int key) {
        if (paused) pauseMenu.key(key);
        else if (fight.over() && ended >= REST) endMenu.key(key);
        switch (key) {
            case GLFW.GLFW_KEY_F2 -> overlay.toggleBoxes();
            case GLFW.GLFW_KEY_F3 -> overlay.toggleInputs();
            case GLFW.GLFW_KEY_F4 -> overlay.toggleData();
            case GLFW.GLFW_KEY_P -> single = !single;
            case GLFW.GLFW_KEY_N -> single = nextFrame = true;
            case GLFW.GLFW_KEY_M -> speed = speed < 1 ? 1 : 0.25;
            case GLFW.GLFW_KEY_TAB -> changeSides();
            case GLFW.GLFW_KEY_LEFT_BRACKET -> speed = Math.max(SLOWEST, speed / 2);
            case GLFW.GLFW_KEY_RIGHT_BRACKET -> speed = Math.min(FASTEST, speed * 2);
            default -> {}
        }
    }

    /** Who played the left fighter plays the right one from now on, and the other way around. */
    void changeSides() {
        if (!fight.changeSides()) theatre.tell("SIDES CANNOT BE CHANGED HERE");
    }

    @Override
    public double speed() {
        return paused || fight.over() || single ? 1 : speed;
    }

    /** Sets how fast time runs. */
    public void speed(double factor) {
        speed = factor;
    }

    /** Shows a part of the overlay from the beginning: hit, input or data. */
    public void overlay(String part) {
        switch (part) {
            case "hit" -> overlay.toggleBoxes();
            case "input" -> overlay.toggleInputs();
            case "data" -> overlay.toggleData();
            default ->
                throw new io.github.marl4j.env.UnknownNameException(
                        "viewer", "part of the overlay", part, List.of("hit", "input", "data"));
        }
    }

    /** Returns the fight. */
    public Fight fight() {
        return fight;
    }

    @Override
    public void draw(Screen screen, double part) {
        FightState shown = moved ? fight.shown(part) : fight.state();
        theatre.painter.paint(
                shown,
                0,
                stage,
                theatre.stages.of(stage),
                fight.highlights(),
                fight.costume(0),
                fight.costume(1),
                fight.ribbons());
        if (white) {
            screen.opacity(WHITE);
            screen.bar(0, 0, Surface.VIEW_WIDTH, Surface.VIEW_HEIGHT, 0xFFFFFF);
            screen.opacity(1);
        }
        for (int i = 0; i < 2; i++) {
            String who = fight.controller(i).name();
            double size = theatre.textSize();
            if (i == 0) Text.left(screen, who, 8, 210 - 7 * size, size, Text.LIGHT);
            else Text.right(screen, who, 376, 210 - 7 * size, size, Text.LIGHT);
        }
        overlay.draw(screen, fight, shown, theatre.settings.safeColours());
        if (single) Text.center(screen, "FRAME " + fight.frame(), 42, 1, Text.GOLD);
        else if (speed != 1) Text.center(screen, "SPEED " + speed, 42, 1, Text.GOLD);
        if (paused) {
            screen.dim(110);
            Text.title(screen, "PAUSE", 46, 3, Text.LIGHT);
            pauseMenu.draw(screen, 192, 80, extras().isEmpty() ? 110 : 190);
        } else if (fight.over() && ended >= REST) {
            screen.dim(150);
            result(screen);
            endMenu.draw(screen, 192, 128, 130);
        }
    }

    private void result(Screen screen) {
        int winner = fight.winner();
        String words = winner < 0
                ? "DRAW"
                : theatre.tables.roster.fighters().get(fight.fighter(winner)).name() + " WINS";
        Text.title(screen, words.toUpperCase(java.util.Locale.ROOT), 74, 3, Text.GOLD);
        int w0 = fight.state().match(0, Cells.WINS);
        int w1 = fight.state().match(0, Cells.WINS + 1);
        Text.center(screen, w0 + " : " + w1, 104, 2, Text.LIGHT);
    }

    private void keepReplay() {
        Replay replay = fight.replay();
        if (replay == null) theatre.tell("THIS MATCH WAS CHANGED BY HAND AND HAS NO REPLAY");
        else keep(replay);
    }

    /** A match that people have begun is kept when its window is closed; that of two computers only needs its seed. */
    @Override
    public Optional<String> closed() {
        boolean people =
                fight.controller(0) instanceof HumanController || fight.controller(1) instanceof HumanController;
        Replay replay = fight.over() || fight.frame() == 0 || !people ? null : fight.replay();
        if (replay == null) return Optional.empty();
        keep(replay);
        return Optional.of(theatre.news());
    }

    private void keep(Replay replay) {
        Path file = theatre.replays()
                .resolve(TIME.format(LocalDateTime.now()) + "-" + String.join("-", replay.characters()) + ".json");
        try (AtomicFile out = new AtomicFile(file)) {
            out.stream().write(replay.toJson(theatre.tables).getBytes(StandardCharsets.UTF_8));
            out.commit();
            theatre.tell("REPLAY WRITTEN TO " + file);
        } catch (IOException refused) {
            theatre.tell("THE REPLAY CANNOT BE WRITTEN TO " + file + ": " + refused.getMessage());
        }
    }
}
