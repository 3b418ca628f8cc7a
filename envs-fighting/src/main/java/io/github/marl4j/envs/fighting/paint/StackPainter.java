package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;

/**
 * Paints matches as stacks of pictures of one tone each, as agents see them, straight at their size: a channel is painted alone and knows nothing of other colours or of a larger picture. One for each
 * thread and size; allocates nothing.
 */
public final class StackPainter {
    private final StackCanvas canvas;
    private final MatchScene scene;
    private final Backdrop[][] backdrops;

    /** Creates a painter of stacks of {@code depth} pictures, which will use these tones only. */
    public StackPainter(FightTables tables, int width, int height, int depth, Tone... tones) {
        canvas = new StackCanvas(width, height, depth);
        scene = new MatchScene(tables, canvas, false);
        Stage[] stages = Stage.shipped(tables.roster.fighters());
        backdrops = new Backdrop[Tone.values().length][];
        for (Tone tone : tones) backdrops[tone.ordinal()] = new Backdrop[stages.length];
        for (int number = 0; number < stages.length; number++) {
            Layers layers = StageArtist.paint(stages[number], number, width, height);
            for (Tone tone : tones) backdrops[tone.ordinal()][number] = new StackBackdrop(layers, canvas, tone);
        }
    }

    /** Paints a match as it is into one channel of the stack. */
    public void paint(FightState state, int env, int channel, Tone tone) {
        canvas.into(channel, tone);
        scene.paint(state, env, backdrops[tone.ordinal()], null);
    }

    /** Writes the stack, {@code [row from the top][column][channel]}, 0 to 255, from {@code at}. */
    public void write(float[] out, int at) {
        canvas.write(out, at);
    }
}
