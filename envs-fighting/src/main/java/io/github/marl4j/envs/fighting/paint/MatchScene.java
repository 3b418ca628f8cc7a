package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.figure.FigureBuilder;
import io.github.marl4j.envs.fighting.figure.Ribbons;

/** Everything of a match in the order in which it is painted: stage, weather, lanterns, shadows, fighters, effects, bars. Allocates nothing. */
public final class MatchScene {
    static final double SU = 256;
    private static final int CAMERA = Layers.CAMERA;
    private static final int FLASH_LIGHT = 90;
    private static final double OUTLINE = 1.5;
    /** Below this scale an outline would be thinner than a pixel. */
    private static final double OUTLINE_SCALE = 0.6;
    /** Frames of standing still from which on a hit shakes the camera. */
    private static final int HEAVY = 11;

    private static final int SHADOW = 0x1A1424;

    private final FigureBuilder figures;
    private final Surface canvas;
    private final Effects effects;
    private final Sky sky;
    private final Lanterns lanterns;
    private final Bars bars;
    private final boolean people;

    /**
     * Creates a scene.
     *
     * @param people whether it is for people: with weather, dust and camera shake
     */
    public MatchScene(FightTables tables, Surface canvas, boolean people) {
        this.figures = new FigureBuilder(tables);
        this.canvas = canvas;
        this.people = people;
        this.effects = new Effects(tables, canvas, people);
        this.sky = new Sky(tables, canvas);
        this.lanterns = new Lanterns(tables, canvas);
        this.bars = new Bars(tables, canvas, people);
    }

    /**
     * Paints a match.
     *
     * @param backdrops the stages, {@code [fighter]}: a match is at the home of player 1
     * @param highlights what the last frames have left to be told; {@code null} to tell what the state knows
     */
    public void paint(FightState s, int env, Backdrop[] backdrops, Highlights highlights) {
        int home = s.player(env, 1, Cells.FIGHTER);
        paint(s, env, home, backdrops[home], highlights);
    }

    /**
     * Paints a match on any stage.
     *
     * @param stage number of the fighter whose home it is: decides the weather
     * @param backdrop that stage
     * @param highlights what the last frames have left to be told; {@code null} to tell what the state knows
     */
    public void paint(FightState s, int env, int stage, Backdrop backdrop, Highlights highlights) {
        boolean mirror = s.player(env, 0, Cells.FIGHTER) == s.player(env, 1, Cells.FIGHTER);
        paint(s, env, stage, backdrop, highlights, 0, mirror ? 1 : 0, null);
    }

    /**
     * Paints a match on any stage in any clothes.
     *
     * @param costume0 number of the colours of player 0
     * @param costume1 number of the colours of player 1
     * @param ribbons loose ends of the clothes, or {@code null} for none
     */
    public void paint(
            FightState s,
            int env,
            int stage,
            Backdrop backdrop,
            Highlights highlights,
            int costume0,
            int costume1,
            Ribbons ribbons) {
        double camera = camera(s, env);
        if (people) camera += shake(s, env);
        canvas.look(camera - Canvas.VIEW_WIDTH / 2.0);
        backdrop.paint(camera);
        if (people) lanterns.paint(s, env, stage, camera);
        boolean flash = s.match(env, Cells.FLASH) > 0;
        if (flash) canvas.dim(FLASH_LIGHT);
        else if (people) sky.paint(s, env, stage, camera);
        if (flash) effects.superFlash(s, env, camera);
        double outline = canvas.scaleY() >= OUTLINE_SCALE ? OUTLINE : 0;
        for (int i = 0; i < 2; i++) shadow(s, env, i);
        int front = front(s, env);
        figures.build(s, env, 1 - front, outline, front == 0 ? costume1 : costume0, ribbons, canvas);
        figures.build(s, env, front, outline, front == 0 ? costume0 : costume1, ribbons, canvas);
        effects.paint(s, env);
        bars.paint(s, env, highlights);
    }

    /** Returns the middle of the screen, without shaking [native px from the middle of the stage]. */
    public static double camera(FightState s, int env) {
        double middle = (s.player(env, 0, Cells.X) + s.player(env, 1, Cells.X)) / 2 / SU;
        return Math.max(-CAMERA, Math.min(CAMERA, middle));
    }

    /** Returns who is drawn in front: who strikes or throws. */
    private static int front(FightState s, int env) {
        int state = s.player(env, 1, Cells.STATE);
        return state == State.ATTACK || state == State.THROWING ? 1 : 0;
    }

    /** Heavy hits shake the camera for a few frames [native px]. */
    private static double shake(FightState s, int env) {
        int hitstop = Math.max(s.player(env, 0, Cells.HITSTOP), s.player(env, 1, Cells.HITSTOP));
        if (hitstop < HEAVY - 3 || !heavy(s, env, 0) && !heavy(s, env, 1)) return 0;
        return (hitstop & 1) == 0 ? 2 : -2;
    }

    private static boolean heavy(FightState s, int env, int i) {
        int state = s.player(env, i, Cells.STATE);
        return s.player(env, i, Cells.HITSTOP) >= HEAVY - 3 && (State.hit(state) || state == State.JUGGLE);
    }

    private void shadow(FightState s, int env, int i) {
        double x = s.player(env, i, Cells.X) / SU;
        double half = Math.max(8, 24 - s.player(env, i, Cells.Y) / SU / 8);
        canvas.capsule(x - half + 3, -1, 2.6, x + half - 3, -1, 2.6, SHADOW);
    }
}
