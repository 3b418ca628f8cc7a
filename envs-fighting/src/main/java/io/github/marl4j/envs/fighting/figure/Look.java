package io.github.marl4j.envs.fighting.figure;

import com.google.gson.JsonObject;
import io.github.marl4j.envs.fighting.data.Fields;
import io.github.marl4j.envs.fighting.roster.Fighter;
import java.util.List;

/**
 * Build and clothes of a fighter: {@code looks.json} (format {@code marl4j-looks/1}). Colours are indices into main, accent, dark, skin, and lengths pixels of a figure of 94 px.
 *
 * @param torso width of the body, 1 = athletic
 * @param limb thickness of arms and legs
 * @param head size of the head
 * @param shoulder radius of shoulder pads, 0 for none
 * @param glove radius of gloves, 0 for bare hands
 * @param boot radius of boots, 0 for light shoes
 * @param skirt length, half width and colour of a skirt or coat; length 0 for none
 * @param cape length, half width and colour of a cape; length 0 for none
 * @param sleeve colour of the arms
 * @param trouser colour of the legs
 * @param extras tapered capsules beside head or neck: 0 or 1 (neck), x0, y0, r0, x1, y1, r1, colour
 * @param ribbons the two loose ends of the clothes, for people only: 0 head, 1 neck or 2 hip; x and y from there; length, radius, colour
 * @param colours main, accent, dark, skin
 */
record Look(
        double torso,
        double limb,
        double head,
        int shoulder,
        int glove,
        int boot,
        int[] skirt,
        int[] cape,
        int sleeve,
        int trouser,
        int[][] extras,
        int[][] ribbons,
        int[] colours) {

    /** Places in a ribbon's row; joints are numbered as in {@link Pose} after {@link #read}. */
    static final int JOINT = 0;

    static final int X = 1;
    static final int Y = 2;
    static final int LENGTH = 3;
    static final int RADIUS = 4;
    static final int COLOUR = 5;
    private static final int RIBBON = 6;
    private static final int RIBBONS = 2;
    private static final int[] RIBBON_JOINTS = {Pose.HEAD, Pose.NECK, Pose.HIP};

    private static final String NAME = "looks.json";
    private static final String FORMAT = "marl4j-looks/1";
    private static final int EXTRA = 8;

    static Look[] shipped(List<Fighter> fighters) {
        Fields in = new Fields(NAME, Poses.object(NAME), new JsonObject());
        if (!in.text("format").equals(FORMAT)) throw in.wrong("format", "must be " + FORMAT);
        in.texts("colours");
        Look[] looks = in.inside("looks", all -> {
            Look[] found = new Look[fighters.size()];
            for (Fighter fighter : fighters) {
                found[fighter.index()] = all.inside(fighter.id(), each -> read(each, fighter));
            }
            return found;
        });
        in.done();
        return looks;
    }

    private static Look read(Fields in, Fighter fighter) {
        int[] colours = fighter.palette().stream().mapToInt(Integer::intValue).toArray();
        return new Look(
                in.number("torso", 0.5, 2),
                in.number("limb", 0.5, 2),
                in.number("head", 0.5, 2),
                in.whole("shoulder", 0, 30),
                in.whole("glove", 0, 30),
                in.whole("boot", 0, 30),
                cloth(in, "skirt"),
                cloth(in, "cape"),
                in.whole("sleeve", 0, 3),
                in.whole("trouser", 0, 3),
                in.rows("extra", EXTRA).toArray(int[][]::new),
                ribbons(in),
                colours);
    }

    private static int[][] ribbons(Fields in) {
        int[][] rows = in.rows("ribbons", RIBBON).toArray(int[][]::new);
        if (rows.length != RIBBONS) throw in.wrong("ribbons", "must hold " + RIBBONS);
        for (int[] row : rows) {
            boolean sound = row[JOINT] >= 0
                    && row[JOINT] < RIBBON_JOINTS.length
                    && row[LENGTH] > 0
                    && row[RADIUS] > 0
                    && row[COLOUR] >= 0
                    && row[COLOUR] < 4;
            if (!sound)
                throw in.wrong("ribbons", "must be joint 0 to 2, x, y, length and radius above 0, colour 0 to 3");
            row[JOINT] = RIBBON_JOINTS[row[JOINT]] / 2;
        }
        return rows;
    }

    private static int[] cloth(Fields in, String key) {
        List<int[]> rows = in.rows(key, 3);
        if (rows.size() > 1) throw in.wrong(key, "must hold one cloth at most");
        return rows.isEmpty() ? new int[3] : rows.get(0);
    }
}
