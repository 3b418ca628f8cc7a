package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.engine.Inputs;
import io.github.marl4j.envs.fighting.paint.Surface;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.window.Screen;
import java.util.Locale;
import org.lwjgl.glfw.GLFW;

/** Who meets whom, for a second before the fight; any button skips it. */
final class Splash implements Scene {
    private static final int FRAMES = 60;
    private static final int SLIDE = 14;
    private static final int[] SIDE_COLOURS = {0x8A2E2A, 0x24407A};

    private final Theatre theatre;
    private final Fight fight;
    private final int stage;
    private final Scene next;
    private int time;

    Splash(Theatre theatre, Fight fight, int stage, Scene next) {
        this.theatre = theatre;
        this.fight = fight;
        this.stage = stage;
        this.next = next;
    }

    @Override
    public void step() {
        int directions = Inputs.UP | Inputs.DOWN | Inputs.LEFT | Inputs.RIGHT;
        boolean skipped = time > 0 && (theatre.hands.pressed(-1) & ~directions) != 0;
        if (++time >= FRAMES || skipped) theatre.show(next);
    }

    @Override
    public void key(int key) {
        if (key == GLFW.GLFW_KEY_ENTER || key == GLFW.GLFW_KEY_KP_ENTER) time = FRAMES;
    }

    @Override
    public void draw(Screen screen, double part) {
        theatre.stages.of(stage).paint(0);
        screen.dim(90);
        double away = Math.max(0, SLIDE - time - part) * 16;
        for (int side = 0; side < 2; side++) half(screen, side, side == 0 ? -away : away);
        Text.title(screen, "VS", 92, 5, Text.GOLD);
        Text.center(screen, theatre.stages.name(stage), 208, 1, Text.LIGHT);
    }

    private void half(Screen screen, int side, double away) {
        double middle = (side == 0 ? 92 : 292) + away;
        double top = side == 0 ? 40 : 52;
        screen.opacity(0.8);
        screen.bar(side == 0 ? away : Surface.VIEW_WIDTH / 2.0 + away, top, 192, 132, SIDE_COLOURS[side]);
        screen.opacity(1);
        screen.clip(0, top, Surface.VIEW_WIDTH, 132);
        theatre.figures.stand(
                fight.fighter(side), middle, top + 196, 1.9, side == 0 ? 1 : -1, fight.costume(side), time);
        screen.unclip();
        String name =
                theatre.tables.roster.fighters().get(fight.fighter(side)).name().toUpperCase(Locale.ROOT);
        Text.center(screen, name, middle, side == 0 ? 20 : 190, 2, Text.LIGHT);
    }
}
