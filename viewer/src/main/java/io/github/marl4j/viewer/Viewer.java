package io.github.marl4j.viewer;

import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.fighting.roster.Roster;
import io.github.marl4j.viewer.fight.Controller;
import io.github.marl4j.viewer.fight.CpuController;
import io.github.marl4j.viewer.fight.Dummy;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.fight.HumanController;
import io.github.marl4j.viewer.fight.Playback;
import io.github.marl4j.viewer.fight.PolicyController;
import io.github.marl4j.viewer.input.GlfwPads;
import io.github.marl4j.viewer.input.Hands;
import io.github.marl4j.viewer.input.KeyScript;
import io.github.marl4j.viewer.input.Pads;
import io.github.marl4j.viewer.input.Settings;
import io.github.marl4j.viewer.screen.FightScene;
import io.github.marl4j.viewer.screen.Help;
import io.github.marl4j.viewer.screen.LadderMap;
import io.github.marl4j.viewer.screen.ReplayScene;
import io.github.marl4j.viewer.screen.Scene;
import io.github.marl4j.viewer.screen.Spectate;
import io.github.marl4j.viewer.screen.Theatre;
import io.github.marl4j.viewer.screen.Title;
import io.github.marl4j.viewer.screen.TrainingScene;
import io.github.marl4j.viewer.window.Film;
import io.github.marl4j.viewer.window.Screen;
import io.github.marl4j.viewer.window.Sounds;
import io.github.marl4j.viewer.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lwjgl.glfw.GLFW;

/** The window and its loop: keys, a sixtieth of a second of the game, a picture. To be used by the thread that starts it, which on macOS must be the first. */
public final class Viewer implements AutoCloseable {
    private static final double NANOS = 1e9;
    /** Pictures a second; screens that show more of them see places between two steps. */
    private static final double PICTURES = 60;

    private final ViewOptions options;
    private final Window window;
    private final Screen screen;
    private final Pads pads;
    private final Hands hands;
    private final Sounds sounds;
    private final Theatre theatre;
    private final KeyScript script;
    private final Pace pace = new Pace();
    private final Meter meter = new Meter();
    private Film film;
    private boolean help;
    private int frame;
    /** The last look at the keyboard before the keys that come now [ns]. */
    private long looked = System.nanoTime();

    private Path shotWanted;

    /**
     * Opens the window.
     *
     * @throws io.github.marl4j.viewer.window.NoWindowException if there is no OpenGL; the message says what to install
     * @throws IllegalArgumentException if an option, the settings file, a replay or a run folder is wrong
     */
    public Viewer(ViewOptions options, PolicySource policies) throws IOException {
        this(options, policies, GlfwPads::new);
    }

    Viewer(ViewOptions options, PolicySource policies, Supplier<Pads> pads) throws IOException {
        this.options = options;
        Window.load();
        Settings settings = Settings.read(options.settings());
        script = options.script() == null ? KeyScript.empty() : KeyScript.read(options.script());
        window = Window.open("Lantern Street", options.width(), options.height(), options.headless());
        screen = new Screen(window);
        this.pads = pads.get();
        hands = new Hands(settings, this.pads);
        window.listen(new Window.Keys() {
            @Override
            public void key(int key, boolean down) {
                if (down) meter.pressed(looked, frame);
                hands.key(key, down);
            }

            @Override
            public void lost() {
                hands.lost();
            }
        });
        sounds = Sounds.open(!options.headless() && !options.muted());
        theatre = new Theatre(screen, hands, settings, options.settings(), sounds, policies, options.seed());
        try {
            Scene first = first();
            theatre.show(first);
            if (options.film() != null) film = new Film(options.film());
        } catch (RuntimeException | IOException refused) {
            close();
            throw refused;
        }
    }

    private Scene first() {
        return switch (options.mode()) {
            case MENU -> new Title(theatre);
            case FIGHT -> fight();
            case LADDER -> new LadderMap(theatre, fighter("left", options.leftFighter()), 0, 0);
            case TRAINING -> training();
            case REPLAY -> new ReplayScene(theatre, Playback.open(options.file()), this::toTitle);
            case WATCH -> watch(theatre.policies.open(options.file()));
        };
    }

    private void toTitle() {
        theatre.show(new Title(theatre));
    }

    private static int fighter(String side, String id) {
        return Roster.shipped().indexOf("viewer: " + side, id);
    }

    private FightScene fight() {
        int left = fighter("left", options.leftFighter());
        int right = fighter("right", options.rightFighter());
        Fight fight =
                new Fight(left, right, controller(options.left(), 0), controller(options.right(), 1), options.seed());
        FightScene scene = new FightScene(theatre, fight, right, this::toTitle);
        return prepared(scene);
    }

    private FightScene prepared(FightScene scene) {
        options.overlay().forEach(scene::overlay);
        scene.speed(options.speed());
        return scene;
    }

    private FightScene training() {
        Dummy dummy = new Dummy(1);
        int left = fighter("left", options.leftFighter());
        int right = fighter("right", options.rightFighter());
        Fight fight = new Fight(left, right, controller(options.left(), 0), dummy, options.seed());
        TrainingScene scene = new TrainingScene(theatre, fight, dummy, right, this::toTitle);
        scene.speed(options.speed());
        return scene;
    }

    /** Fighting policies fight each other; all others are filmed in their environment. */
    private Scene watch(TrainedPolicy trained) {
        if (!trained.envId().startsWith("fighting/")) return new Spectate(theatre, trained);
        int left = fighter("left", options.leftFighter());
        int right = fighter("right", options.rightFighter());
        Controller own = new PolicyController(trained, 0);
        Controller other =
                options.right().startsWith("human") ? new PolicyController(trained, 1) : controller(options.right(), 1);
        return prepared(
                new FightScene(theatre, new Fight(left, right, own, other, options.seed()), right, this::toTitle));
    }

    private Controller controller(String who, int side) {
        String[] parts = who.split(":", 2);
        String with = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "human" -> {
                if (!with.matches("[12]?"))
                    throw new IllegalArgumentException("viewer: \"" + who + "\" must be human:1 or human:2");
                yield new HumanController(hands, with.isEmpty() ? side : Integer.parseInt(with) - 1);
            }
            case "cpu" -> {
                if (!with.matches("[1-8]"))
                    throw new IllegalArgumentException("viewer: \"" + who + "\" must be cpu:1 to cpu:8");
                yield new CpuController(side, Integer.parseInt(with));
            }
            case "policy" -> new PolicyController(theatre.policies.open(Path.of(with)), side);
            default ->
                throw new UnknownNameException("viewer", "kind of player", parts[0], List.of("human", "cpu", "policy"));
        };
    }

    /**
     * Runs until somebody closes the window or the frames are over.
     *
     * @return what is to be told of what was under way when the window was closed
     */
    public Optional<String> run() throws IOException {
        boolean between = window.hertz() > PICTURES;
        long last = System.nanoTime();
        long shown = last;
        while (!window.closing() && !theatre.quitting() && !over()) {
            window.poll();
            long now = System.nanoTime();
            looked = now;
            double speed = theatre.scene().speed();
            int steps = options.headless() ? 1 : pace.steps(now - last, speed);
            if (film != null) steps = Math.min(1, steps); // a film misses no frame: rather the game slows down
            last = now;
            double rest = Math.min(pace.untilNext(speed), shown + NANOS / PICTURES - now);
            if (steps == 0 && !between && rest > 0) { // nothing new to see
                window.await(rest / NANOS);
                continue;
            }
            for (int i = 0; i < steps && !over(); i++) step();
            shown = System.nanoTime();
            draw(options.headless() ? 1 : pace.part(), steps > 0);
            window.show();
            meter.shown(shown, System.nanoTime(), frame);
        }
        if (options.shot() != null) screen.shot().savePng(options.shot());
        if (film != null) toggleFilm();
        return window.closing() ? theatre.scene().closed() : Optional.empty();
    }

    private boolean over() {
        return options.frames() > 0 && frame >= options.frames();
    }

    /** A sixtieth of a second: what is held now counts for this frame. */
    private void step() {
        script.play(frame, new KeyScript.Stage() {
            @Override
            public void key(int key, boolean down) {
                window.type(key, down);
            }

            @Override
            public void shot(Path file) {
                shotWanted = file;
            }

            @Override
            public void close() {
                window.requestClose();
            }
        });
        hands.sample();
        for (int key = hands.nextPress(); key >= 0; key = hands.nextPress()) key(key);
        theatre.step();
        frame++;
    }

    private void key(int key) {
        switch (key) {
            case GLFW.GLFW_KEY_F1 -> help = !help;
            case GLFW.GLFW_KEY_F7 -> {
                shotWanted = free("marl4j-", ".png");
                theatre.tell("PICTURE WRITTEN TO " + shotWanted);
            }
            case GLFW.GLFW_KEY_F8 -> toggleFilm();
            case GLFW.GLFW_KEY_F11 -> window.toggleFullScreen();
            default -> theatre.scene().key(key);
        }
    }

    /** Returns a file in the present folder that is not there yet. */
    private static Path free(String before, String after) {
        int number = 1;
        while (Files.exists(Path.of(before + number + after))) number++;
        return Path.of(before + number + after);
    }

    private void toggleFilm() {
        try {
            if (film == null) {
                film = new Film(free("marl4j-", ".gif"));
                theatre.tell("FILMING INTO " + film.target() + "; F8 STOPS");
            } else {
                film.close();
                theatre.tell(film.target() + ": " + film.frames() + " FRAMES");
                film = null;
            }
        } catch (IOException refused) {
            film = null;
            theatre.tell("NO FILM: " + refused.getMessage());
        }
    }

    private void draw(double part, boolean moved) {
        boolean filmed = film != null && moved && film.wants();
        boolean kept = filmed || shotWanted != null || options.shot() != null;
        screen.begin(kept);
        theatre.draw(part);
        if (help) Help.draw(screen);
        screen.end();
        if (filmed || shotWanted != null) capture(filmed);
    }

    private void capture(boolean filmed) {
        try {
            Frame shot = screen.shot();
            if (filmed) film.add(shot);
            if (shotWanted != null) shot.savePng(shotWanted);
        } catch (IOException refused) {
            theatre.tell("NOT WRITTEN: " + refused.getMessage());
        }
        shotWanted = null;
    }

    /** Returns what is shown. */
    public Theatre theatre() {
        return theatre;
    }

    /** Returns what was measured. */
    Meter meter() {
        return meter;
    }

    /** Returns how long pictures took, and presses until they were seen, in words, and what drew them. */
    public String measure() {
        return meter.summary() + ", " + screen.width() + " x " + screen.height() + " px by " + window.renderer();
    }

    @Override
    public void close() {
        theatre.close();
        sounds.close();
        pads.close();
        screen.close();
        window.close();
    }
}
