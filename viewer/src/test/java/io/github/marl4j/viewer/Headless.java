package io.github.marl4j.viewer;

import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.viewer.input.GlfwPads;
import io.github.marl4j.viewer.input.Pads;
import io.github.marl4j.viewer.screen.FightScene;
import io.github.marl4j.viewer.window.NoWindowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** Viewers without a screen, for tests: small, scripted, ended after some frames. Tests that need one are skipped, and say why, where there is no OpenGL. */
final class Headless {
    private static final PolicySource NONE = folder -> {
        throw new IllegalArgumentException("no run at " + folder + ": config.json is missing");
    };

    private final Path folder;
    ViewOptions.Mode mode = ViewOptions.Mode.FIGHT;
    String left = "human:1";
    String right = "human:2";
    String leftFighter = "aren";
    String rightFighter = "otto";
    int frames = 200;
    int width = 384;
    int height = 224;
    double speed = 1;
    List<String> overlay = List.of();
    Path shot;
    Path film;
    Path file;
    String script = "";
    PolicySource policies = NONE;
    Supplier<Pads> pads = GlfwPads::new;

    Headless(Path folder) {
        this.folder = folder;
    }

    ViewOptions options() throws IOException {
        Path scriptFile = folder.resolve("script.txt");
        Files.writeString(scriptFile, script);
        return new ViewOptions(
                mode,
                left,
                right,
                leftFighter,
                rightFighter,
                1,
                width,
                height,
                speed,
                true,
                frames,
                overlay,
                true,
                shot,
                film,
                scriptFile,
                file,
                folder.resolve("viewer.json"));
    }

    /** Opens a viewer; skips the test where there is no OpenGL. */
    Viewer open() throws IOException {
        ViewOptions options = options();
        try {
            return new Viewer(options, policies, pads);
        } catch (NoWindowException none) {
            Assumptions.abort("skipped: " + none.getMessage());
            throw none;
        }
    }

    /** Runs a viewer to its end and returns the fight that it shows then. */
    FightScene fight() throws IOException {
        try (Viewer viewer = open()) {
            viewer.run();
            return (FightScene) viewer.theatre().scene();
        }
    }

    static FightEngine engine() {
        return new FightEngine(io.github.marl4j.envs.fighting.engine.FightTables.shipped());
    }
}
