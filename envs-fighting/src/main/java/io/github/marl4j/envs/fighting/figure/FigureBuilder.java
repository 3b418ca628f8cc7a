package io.github.marl4j.envs.fighting.figure;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.State;

/**
 * Builds the shapes of a fighter from the state of a match: joints by {@link Poser}, elbows and knees by two-bone inverse kinematics, clothes by {@link Look}. One for each thread; allocates nothing.
 */
public final class FigureBuilder {
    private static final int MAIN = 0;
    private static final int DARK = 2;
    private static final int SKIN = 3;
    private static final double ARM = 18;
    private static final double LEG = 24;
    private static final int OUTLINE_RGB = 0x0E0A18;
    private static final int STAR_RGB = 0xFFE27A;
    private static final int SHAKES = 1 << State.HIT_STAND
            | 1 << State.HIT_CROUCH
            | 1 << State.JUGGLE
            | 1 << State.BLOCK_STAND
            | 1 << State.BLOCK_CROUCH;

    private final Poser poser;
    private final Look[] looks;
    private final double[] j;

    private ShapeSink sink;
    private Look look;
    private double originX;
    private double originY;
    private int facing;
    private double k;
    private double outline;
    private int bright;
    private int number;
    private Ribbons loose;

    /** Creates a builder. */
    public FigureBuilder(FightTables tables) {
        poser = new Poser(tables);
        looks = Look.shipped(tables.roster.fighters());
        j = poser.joints;
    }

    /**
     * Gives the shapes of a player to a sink, from the rear to the front.
     *
     * @param state not modified
     * @param outlinePixels width of the dark outline; 0 for none
     */
    public void build(FightState state, int env, int player, double outlinePixels, ShapeSink into) {
        boolean mirror = state.player(env, 0, Cells.FIGHTER) == state.player(env, 1, Cells.FIGHTER);
        build(state, env, player, outlinePixels, mirror && player == 1 ? 1 : 0, null, into);
    }

    /**
     * Gives the shapes of a player to a sink, from the rear to the front.
     *
     * @param costume 0 for the usual colours, 1 for others
     * @param ribbons loose ends of the clothes, or {@code null} for none
     */
    public void build(
            FightState state, int env, int player, double outlinePixels, int costume, Ribbons ribbons, ShapeSink into) {
        sink = into;
        number = player;
        loose = ribbons;
        bright = costume;
        poser.pose(state, env, player);
        look = looks[state.player(env, player, Cells.FIGHTER)];
        k = poser.size;
        facing = state.player(env, player, Cells.FACING);
        originX = Poser.pixels(state.player(env, player, Cells.X));
        originY = Poser.pixels(state.player(env, player, Cells.Y));
        int now = state.player(env, player, Cells.STATE);
        int hitstop = state.player(env, player, Cells.HITSTOP);
        if (hitstop > 0 && (SHAKES >>> now & 1) != 0) originX += hitstop % 2 == 0 ? 1 : -1;
        if (outlinePixels > 0) {
            outline = outlinePixels;
            shapes();
        }
        outline = 0;
        shapes();
        if (now == State.DIZZY) stars(state.player(env, player, Cells.T));
    }

    private void shapes() {
        if (loose != null) ribbons();
        cape();
        arm(Pose.REAR_HAND, 0.68);
        leg(Pose.REAR_FOOT, 0.68);
        leg(Pose.FRONT_FOOT, 1);
        skirt();
        torso();
        head();
        arm(Pose.FRONT_HAND, 1);
    }

    private int colour(int index, double shade) {
        if (outline > 0) return OUTLINE_RGB;
        int rgb = look.colours()[index];
        double r = (rgb >> 16) * shade;
        double g = (rgb >> 8 & 255) * shade;
        double b = (rgb & 255) * shade;
        if (bright == 1 && index == MAIN) { // the second of two equal fighters wears other colours
            double swap = r;
            r = b * 0.75;
            b = swap;
        }
        return (int) r << 16 | (int) g << 8 | (int) b;
    }

    private void capsule(double x0, double y0, double r0, double x1, double y1, double r1, int rgb) {
        sink.capsule(
                originX + facing * x0,
                originY + y0,
                r0 + outline,
                originX + facing * x1,
                originY + y1,
                r1 + outline,
                rgb);
    }

    private void quad(double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3, int rgb) {
        sink.quad(
                originX + facing * x0,
                originY + y0,
                originX + facing * x1,
                originY + y1,
                originX + facing * x2,
                originY + y2,
                originX + facing * x3,
                originY + y3,
                rgb);
    }

    /** Two bones from a shoulder or hip to a hand or foot; the middle joint bends to one side. */
    private void limb(
            double x0,
            double y0,
            double x1,
            double y1,
            double bone,
            double bend,
            double r0,
            double r1,
            double r2,
            int rgb) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = Math.sqrt(dx * dx + dy * dy);
        double out = bone * bone - length * length / 4;
        double side = length > 0 && out > 0 ? bend * Math.sqrt(out) / length : 0;
        double mx = (x0 + x1) / 2 + dy * side;
        double my = (y0 + y1) / 2 - dx * side;
        my = Math.max(r1, my);
        capsule(x0, y0, r0, mx, my, r1, rgb);
        capsule(mx, my, r1, x1, y1, r2, rgb);
    }

    private void arm(int hand, double shade) {
        double w = k * look.limb();
        double behind = hand == Pose.REAR_HAND ? -3 * k : 1 * k;
        double x = j[Pose.NECK] + behind;
        double y = j[Pose.NECK + 1] - 5 * k;
        limb(x, y, j[hand], j[hand + 1], ARM * k, 1, 5 * w, 4 * w, 3.4 * w, colour(look.sleeve(), shade));
        int handColour = look.glove() > 0 ? 1 : SKIN;
        double radius = look.glove() > 0 ? look.glove() * 0.75 * k : 4 * w;
        capsule(j[hand], j[hand + 1], radius, j[hand] + k, j[hand + 1], radius, colour(handColour, shade));
        if (look.shoulder() > 0) {
            double pad = look.shoulder() * 0.75 * k;
            capsule(x - k, y + 2 * k, pad, x + k, y + 2 * k, pad, colour(1, shade));
        }
    }

    private void leg(int foot, double shade) {
        double w = k * look.limb();
        double x = j[Pose.HIP] + (foot == Pose.REAR_FOOT ? -3 : 2) * k;
        double ankle = j[foot + 1] + 4 * k;
        limb(x, j[Pose.HIP + 1], j[foot], ankle, LEG * k, -1, 7.5 * w, 5.6 * w, 4 * w, colour(look.trouser(), shade));
        double boot = Math.max(3.4, look.boot() * 0.75) * k;
        int bootColour = look.boot() > 0 ? 1 : DARK;
        double sole = Math.max(0, j[foot + 1]) + boot * 0.8;
        capsule(
                j[foot] - k,
                sole,
                boot,
                j[foot] + 7 * k,
                sole - boot * 0.15,
                boot * 0.8,
                colour(bootColour, shade * 0.9));
    }

    private void torso() {
        double w = k * look.torso();
        capsule(
                j[Pose.NECK] - k,
                j[Pose.NECK + 1] - 8 * k,
                9.5 * w,
                j[Pose.HIP],
                j[Pose.HIP + 1] + 3 * k,
                7.5 * w,
                colour(MAIN, 1));
        capsule(
                j[Pose.NECK] - 4 * w,
                j[Pose.NECK + 1] - 9 * k,
                5 * w,
                j[Pose.HIP] - 3 * w,
                j[Pose.HIP + 1] + 3 * k,
                4 * w,
                colour(MAIN, 0.82));
        capsule(
                j[Pose.HIP] - 6 * w,
                j[Pose.HIP + 1] + 4 * k,
                2.6 * k,
                j[Pose.HIP] + 6 * w,
                j[Pose.HIP + 1] + 4 * k,
                2.6 * k,
                colour(1, 0.95));
    }

    /** Hangs from the hips between the feet. */
    private void skirt() {
        int length = look.skirt()[0];
        if (length == 0) return;
        double half = look.skirt()[1] * k + outline;
        double top = j[Pose.HIP + 1] + 5 * k + outline;
        double low = Math.max(2, j[Pose.HIP + 1] - length * k) - outline;
        double middle = j[Pose.HIP] * 0.6 + (j[Pose.FRONT_FOOT] + j[Pose.REAR_FOOT]) * 0.2;
        double waist = 7.5 * k * look.torso() + outline;
        double x = j[Pose.HIP];
        quad(x - waist, top, x + waist, top, middle + half, low, middle - half, low, colour(look.skirt()[2], 0.92));
    }

    /** Hangs from the shoulders behind the body. */
    private void cape() {
        int length = look.cape()[0];
        if (length == 0) return;
        double x = j[Pose.NECK];
        double top = j[Pose.NECK + 1] - 2 * k + outline;
        double low = Math.max(3, j[Pose.NECK + 1] - length * k) - outline;
        double half = look.cape()[1] * k;
        double trail = (j[Pose.HIP] - j[Pose.NECK]) * 0.6 - 12 * k;
        quad(
                x - 8 * k - outline,
                top,
                x + 6 * k + outline,
                top,
                x + trail + half * 0.6 + outline,
                low,
                x + trail - half * 0.6 - outline,
                low + 3 * k,
                colour(look.cape()[2], 0.75));
    }

    /** Behind the body, thinner towards their ends. */
    private void ribbons() {
        for (int ribbon = 0; ribbon < look.ribbons().length; ribbon++) {
            int[] shape = look.ribbons()[ribbon];
            for (int part = 0; part < Ribbons.SEGMENTS; part++) {
                double r0 = shape[Look.RADIUS] * k * (1 - 0.13 * part);
                double r1 = shape[Look.RADIUS] * k * (1 - 0.13 * (part + 1));
                capsule(
                        loose.localX(number, ribbon, part, facing),
                        loose.localY(number, ribbon, part),
                        r0,
                        loose.localX(number, ribbon, part + 1, facing),
                        loose.localY(number, ribbon, part + 1),
                        r1,
                        colour(shape[Look.COLOUR], 0.88));
            }
        }
    }

    private void head() {
        double x = j[Pose.HEAD];
        double y = j[Pose.HEAD + 1];
        double r = 8.5 * k * look.head();
        capsule(j[Pose.NECK], j[Pose.NECK + 1] - k, 4 * k, x, y - 2 * k, 4 * k, colour(SKIN, 0.85));
        for (int[] extra : look.extras()) if (extra[0] == 1) extra(extra);
        capsule(x, y - k, r, x + k, y + k, r * 0.95, colour(SKIN, 1));
        if (outline == 0) {
            double eye = x + 5 * k;
            capsule(eye, y + 0.5 * k, 1.3 * k, eye, y + 2 * k, 1.1 * k, OUTLINE_RGB);
        }
        for (int[] extra : look.extras()) if (extra[0] == 0) extra(extra);
    }

    private void extra(int[] e) {
        int joint = e[0] == 0 ? Pose.HEAD : Pose.NECK;
        double x = j[joint];
        double y = j[joint + 1];
        capsule(
                x + e[1] * k,
                Math.max(e[3], y + e[2] * k),
                e[3] * k,
                x + e[4] * k,
                Math.max(e[6], y + e[5] * k),
                e[6] * k,
                colour(e[7], 1));
    }

    private void stars(int t) {
        for (int star = 0; star < 3; star++) {
            int phase = (t * 3 + star * 60) % 180;
            double x = phase < 90 ? phase / 4.0 - 11 : 11 - (phase - 90) / 4.0;
            double y = j[Pose.HEAD + 1] + 16 * k + (phase < 90 ? 2 : -2);
            capsule(j[Pose.HEAD] + x, y, 2.2, j[Pose.HEAD] + x + 0.5, y, 2.2, STAR_RGB);
        }
    }
}
