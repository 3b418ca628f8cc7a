package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.paint.MatchScene;
import io.github.marl4j.viewer.PolicySource;
import io.github.marl4j.viewer.input.Hands;
import io.github.marl4j.viewer.input.Settings;
import io.github.marl4j.viewer.window.Screen;
import io.github.marl4j.viewer.window.Sounds;
import java.io.IOException;
import java.nio.file.Path;

/** What all scenes share: hands, settings, sound, the painter of matches, the scene that is shown, and a line of news at its foot. */
public final class Theatre implements AutoCloseable {
    private static final int NEWS_FRAMES = 300;
    /** Letters of a line of news. */
    private static final int LINE = 62;

    private static final double LARGE = 1.5;

    /** Tables of the game. */
    public final FightTables tables = FightTables.shipped();
    /** Hands on keyboard and gamepads. */
    public final Hands hands;
    /** What the person has set. */
    public final Settings settings;
    /** Sounds. */
    public final Sounds sounds;
    /** Opens trained policies. */
    public final PolicySource policies;

    final Screen screen;
    final MatchScene painter;
    final StagePictures stages;
    final Figures figures;
    private final Path settingsFile;
    private long seed;
    private Scene scene;
    private boolean quitting;
    private String news = "";
    private int newsLeft;

    /** Opens a theatre with nothing on. */
    public Theatre(
            Screen screen,
            Hands hands,
            Settings settings,
            Path settingsFile,
            Sounds sounds,
            PolicySource policies,
            long seed) {
        this.screen = screen;
        this.hands = hands;
        this.settings = settings;
        this.settingsFile = settingsFile;
        this.sounds = sounds;
        this.policies = policies;
        this.seed = seed;
        this.painter = new MatchScene(tables, screen, true);
        this.stages = new StagePictures(tables, screen);
        this.figures = new Figures(tables, screen);
        sounds.mute(settings.muted());
    }

    /** Changes the scene. */
    public void show(Scene next) {
        if (scene != null) scene.leave();
        scene = next;
    }

    /** Returns what is shown. */
    public Scene scene() {
        return scene;
    }

    /** Tells the person something, for a few seconds. */
    public void tell(String what) {
        news = what;
        newsLeft = NEWS_FRAMES;
    }

    /** Returns what was told last. */
    public String news() {
        return news;
    }

    /** Ends the viewer after this frame. */
    public void quit() {
        quitting = true;
    }

    /** Returns whether the viewer ends. */
    public boolean quitting() {
        return quitting;
    }

    /** Returns a new seed for each match. */
    long nextSeed() {
        return seed++;
    }

    /** Returns the folder of this person's replays. */
    Path replays() {
        return settingsFile.resolveSibling("replays");
    }

    /** Writes the settings down; a refusal of the disk is told. */
    void keepSettings() {
        try {
            settings.write(settingsFile);
            tell("SETTINGS WRITTEN TO " + settingsFile);
        } catch (IOException refused) {
            tell("SETTINGS CANNOT BE WRITTEN TO " + settingsFile + ": " + refused.getMessage());
        }
    }

    /** A sixtieth of a second. */
    public void step() {
        if (newsLeft > 0) newsLeft--;
        scene.step();
    }

    /** Draws the scene and the news. */
    public void draw(double part) {
        scene.draw(screen, part);
        if (newsLeft == 0) return;
        double size = textSize();
        int letters = (int) (LINE / size);
        int lines = (news.length() + letters - 1) / letters;
        double high = 9 * size;
        screen.opacity(0.85);
        screen.bar(0, 203 - high * lines, 384, high * lines + 3, 0x2A1020);
        screen.opacity(1);
        for (int line = 0; line < lines; line++) {
            String words = news.substring(line * letters, Math.min(news.length(), (line + 1) * letters));
            Text.center(screen, words, 205 + high * (line - lines), size, Text.GOLD);
        }
    }

    /** Returns how large people want news, names and menus [edge of a dot, native px]. */
    double textSize() {
        return settings.largeText() ? LARGE : 1;
    }

    @Override
    public void close() {
        if (scene != null) scene.leave();
        stages.close();
    }
}
