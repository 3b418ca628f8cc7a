package io.github.marl4j.cli;

import io.github.marl4j.viewer.ViewOptions;
import io.github.marl4j.viewer.Viewer;
import io.github.marl4j.viewer.input.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens the window. */
@Command(
        name = "view",
        description = {
            "Open a window: play Lantern Street against the computer, a policy or a friend, train, watch replays.",
            "With RUN: watch the policy of a run folder play its environment, or a society of 'commons run'; a saved policy or an .onnx file does as well.",
            "With a replay file: watch the match."
        })
final class ViewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN|POLICY|REPLAY",
            arity = "0..1",
            description = "Run folder or policy of any environment, or a replay of a match.")
    private Path file;

    /** What to begin with. */
    enum Mode {
        MENU,
        FIGHT,
        LADDER,
        TRAINING
    }

    @Option(
            names = "--mode",
            defaultValue = "menu",
            description = "What to begin with: menu, fight, ladder or training [${DEFAULT-VALUE}].")
    private Mode mode;

    @Option(
            names = "--p1",
            paramLabel = "WHO",
            defaultValue = "human:1",
            description =
                    "Left side of --mode fight: human:1, human:2, cpu:LEVEL or policy:FILE, which may be a run folder, a saved policy or an .onnx file [${DEFAULT-VALUE}].")
    private String left;

    @Option(
            names = "--p2",
            paramLabel = "WHO",
            description = "Right side; the default is cpu:4, or with RUN the policy itself.")
    private String right;

    @Option(
            names = "--char1",
            paramLabel = "ID",
            defaultValue = "aren",
            description = "Fighter on the left [${DEFAULT-VALUE}].")
    private String leftFighter;

    @Option(
            names = "--char2",
            paramLabel = "ID",
            defaultValue = "sable",
            description = "Fighter on the right [${DEFAULT-VALUE}].")
    private String rightFighter;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed [${DEFAULT-VALUE}].")
    private long seed;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1280x720",
            description = "Size of the window [${DEFAULT-VALUE}].")
    private String size;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Speed of time, 0.125 to 8 [${DEFAULT-VALUE}].")
    private double speed;

    @Option(
            names = "--overlay",
            paramLabel = "PART",
            split = ",",
            description = "What to show over a fight: hit, input, data; several with commas.")
    private List<String> overlay = List.of();

    @Option(names = "--mute", description = "No sound.")
    private boolean muted;

    @Option(names = "--headless", description = "Show nothing on a screen and need none; goes with --frames.")
    private boolean headless;

    @Option(
            names = "--frames",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "End after so many sixtieths of a second; 0 goes on until the window is closed [${DEFAULT-VALUE}].")
    private int frames;

    @Option(names = "--screenshot", paramLabel = "FILE", description = "Write a picture of the last frame.")
    private Path shot;

    @Option(
            names = "--record",
            paramLabel = "FILE.gif|DIR",
            description = "Film everything: an animated GIF, or a folder of numbered PNG files.")
    private Path film;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description =
                    "Press keys by the clock: lines such as 60 tap U, 90 down D, 99 up D, 120 shot a.png, 300 close.")
    private Path script;

    @Option(
            names = "--policy",
            paramLabel = "HOW",
            defaultValue = "greedy",
            description = "How policies choose: greedy or sampled [${DEFAULT-VALUE}].")
    private Choosing choosing;

    /** How policies choose. */
    enum Choosing {
        GREEDY,
        SAMPLED
    }

    @Option(names = "--settings", paramLabel = "FILE", description = "Settings file instead of the usual one.")
    private Path settings;

    @Override
    public Integer call() throws IOException {
        String[] wide = size.split("x");
        if (!size.matches("\\d{1,5}x\\d{1,5}")) {
            throw new IllegalArgumentException("--size=" + size + " must be like 1280x720");
        }
        String other = right != null ? right : first() == ViewOptions.Mode.WATCH ? "human" : "cpu:4";
        ViewOptions options = new ViewOptions(
                first(),
                left,
                other,
                leftFighter,
                rightFighter,
                seed,
                Integer.parseInt(wide[0]),
                Integer.parseInt(wide[1]),
                speed,
                headless,
                frames,
                overlay,
                muted,
                shot,
                film,
                script,
                file,
                settings == null ? Settings.usualFile() : settings);
        try (Viewer viewer = new Viewer(options, new Watchable(choosing == Choosing.GREEDY))) {
            viewer.run().ifPresent(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().println(viewer.measure());
        }
        return ExitCodes.OK;
    }

    private ViewOptions.Mode first() {
        if (file == null) return ViewOptions.Mode.valueOf(mode.name());
        if (!Files.exists(file)) throw new IllegalArgumentException("there is no run folder, policy or replay " + file);
        if (mode != Mode.MENU) throw new IllegalArgumentException("--mode does not go with " + file);
        return Files.isDirectory(file) || Watchable.isPolicy(file) ? ViewOptions.Mode.WATCH : ViewOptions.Mode.REPLAY;
    }
}
