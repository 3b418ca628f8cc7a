package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;

/** Paints matches in colours. One for each thread and size; allocates nothing. */
public final class MatchPainter {
    private final ColourCanvas canvas;
    private final MatchScene scene;
    private final Backdrop[] backdrops;

    private MatchPainter(FightTables tables, int width, int height, boolean people) {
        canvas = new ColourCanvas(width, height, Canvas.VIEW_WIDTH);
        scene = new MatchScene(tables, canvas, people);
        Stage[] stages = Stage.shipped(tables.roster.fighters());
        backdrops = new Backdrop[stages.length];
        for (int number = 0; number < stages.length; number++) {
            backdrops[number] = new ColourBackdrop(StageArtist.paint(stages[number], number, width, height), canvas);
        }
    }

    /** Returns a painter of pictures for people: with weather, words and all. */
    public static MatchPainter forPeople(FightTables tables, int width, int height) {
        return new MatchPainter(tables, width, height, true);
    }

    /** Returns a painter of what agents see: nothing that is not in the state. */
    public static MatchPainter forAgents(FightTables tables, int width, int height) {
        return new MatchPainter(tables, width, height, false);
    }

    /** Returns the pixels of the last picture, row by row from the top left, 0xRRGGBB; the array itself. */
    public int[] pixels() {
        return canvas.rgb;
    }

    /** Paints a match as it is. */
    public void paint(FightState state, int env) {
        scene.paint(state, env, backdrops, null);
    }

    /** Paints a match as it is, with what the last frames have left to be told. */
    public void paint(FightState state, int env, Highlights highlights) {
        scene.paint(state, env, backdrops, highlights);
    }
}
