package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.paint.Highlights;
import io.github.marl4j.envs.fighting.paint.MatchPainter;

/** A match as a picture of the native size. Any thread may call it. */
public final class MatchPicture {
    /** Width [px]. */
    public static final int WIDTH = 384;
    /** Height [px]. */
    public static final int HEIGHT = 224;

    private static final ThreadLocal<MatchPainter> PAINTERS =
            ThreadLocal.withInitial(() -> MatchPainter.forPeople(FightTables.shipped(), WIDTH, HEIGHT));

    private MatchPicture() {}

    /** Returns a match as it is. */
    public static Frame frame(FightState state, int env) {
        return frame(state, env, null);
    }

    /** Returns a match as it is, with what its last frames have left to be told; {@code null} for what the state knows. */
    public static Frame frame(FightState state, int env, Highlights highlights) {
        MatchPainter painter = PAINTERS.get();
        painter.paint(state, env, highlights);
        return new Frame(WIDTH, HEIGHT, painter.pixels().clone());
    }
}
