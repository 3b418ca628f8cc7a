package io.github.marl4j.envs.fighting.paint;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.marl4j.envs.fighting.data.DataFile;
import io.github.marl4j.envs.fighting.data.Fields;
import io.github.marl4j.envs.fighting.roster.Fighter;
import java.util.ArrayList;
import java.util.List;

/**
 * The home of a fighter, the street they are met in: {@code stages.json} (format {@code marl4j-stages/1}). Lengths in native pixels, heights above the fighters' floor line; colours are indices into the
 * stage's own palette.
 *
 * @param name for people
 * @param colours palette, 0xRRGGBB
 * @param sky colours of its top and of its foot
 * @param moon x, y, radius and colour; radius 0 for none
 * @param stars how many
 * @param houses least and greatest width, least and greatest height, gap between two
 * @param roof how houses end
 * @param wall colours that the walls lie between, and the colour of the roofs
 * @param windows colours that each window takes one of; empty for none
 * @param floor colours of its far and its near edge and of the joints
 * @param stones width of a stone or plank
 * @param lanterns what hangs over the street, for people only: height, distance of two, colour and colour of the core
 * @param props what stands before the houses
 * @param weather what falls
 */
record Stage(
        String name,
        int[] colours,
        int[] sky,
        int[] moon,
        int stars,
        int[] houses,
        Roof roof,
        int[] wall,
        int[] windows,
        int[] floor,
        int stones,
        int[] lanterns,
        List<Prop> props,
        Weather weather) {

    private static final String NAME = "stages.json";
    private static final String FORMAT = "marl4j-stages/1";

    /** How a house ends. */
    enum Roof {
        GABLE,
        FLAT,
        PAGODA,
        DOME,
        SPIRE
    }

    /** What falls, for people only. */
    enum Weather {
        CLEAR,
        RAIN,
        SNOW,
        LEAVES,
        EMBERS
    }

    /**
     * Something that is repeated along the street.
     *
     * @param first x of the first one, from the middle of the stage
     * @param every distance between two
     * @param quads x and y of four corners, and the colour
     * @param capsules x, y and radius of both ends, and the colour
     */
    record Prop(int first, int every, List<int[]> quads, List<int[]> capsules) {}

    private static final int QUAD = 9;
    private static final int CAPSULE = 7;

    /** Returns the stages of the twelve fighters of this library, by index. */
    static Stage[] shipped(List<Fighter> fighters) {
        return all(object(), fighters);
    }

    /** Reads a file of stages; errors name the key. */
    static Stage[] all(JsonObject file, List<Fighter> fighters) {
        Fields in = new Fields(NAME, file, new JsonObject());
        if (!in.text("format").equals(FORMAT)) throw in.wrong("format", "must be " + FORMAT);
        Stage[] stages = in.inside("stages", all -> {
            Stage[] found = new Stage[fighters.size()];
            for (Fighter fighter : fighters) found[fighter.index()] = all.inside(fighter.id(), Stage::read);
            return found;
        });
        in.done();
        return stages;
    }

    /** Returns the file of this library. */
    static JsonObject object() {
        return JsonParser.parseString(DataFile.text(Stage.class, NAME)).getAsJsonObject();
    }

    private static Stage read(Fields in) {
        int[] colours = colours(in);
        int last = colours.length - 1;
        int[] houses = numbers(in, "houses", 5);
        if (houses[0] < 8 || houses[1] < houses[0] || houses[3] < houses[2] || houses[4] < 0) {
            throw in.wrong(
                    "houses",
                    "must be least width (from 8), greatest width, least height, greatest height, gap (from 0)");
        }
        int[] moon = numbers(in, "moon", 4);
        if (moon[2] < 0) throw in.wrong("moon", "has radius " + moon[2]);
        indices(in, "moon", new int[] {moon[3]}, last);
        return new Stage(
                in.text("name"),
                colours,
                indices(in, "sky", numbers(in, "sky", 2), last),
                moon,
                in.whole("stars", 0, 200),
                houses,
                in.word("roof", Roof.class),
                indices(in, "wall", numbers(in, "wall", 3), last),
                windows(in, last),
                indices(in, "floor", numbers(in, "floor", 3), last),
                in.whole("stones", 4, 200),
                lanterns(in, last),
                in.each("props", new JsonObject(), prop -> prop(prop, last)),
                in.word("weather", Weather.class));
    }

    private static int[] colours(Fields in) {
        List<Integer> colours = new ArrayList<>();
        for (String text : in.texts("colours")) {
            if (!text.matches("#[0-9A-F]{6}")) throw in.wrong("colours", "has \"" + text + "\", expected #RRGGBB");
            colours.add(Integer.parseInt(text.substring(1), 16));
        }
        if (colours.isEmpty()) throw in.wrong("colours", "must not be empty");
        return colours.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] numbers(Fields in, String key, int count) {
        List<int[]> rows = in.rows(key, count);
        if (rows.size() != 1) throw in.wrong(key, "must be one row of " + count + " whole numbers");
        return rows.get(0);
    }

    private static int[] lanterns(Fields in, int last) {
        int[] hung = numbers(in, "lanterns", 4);
        if (hung[1] < 16) throw in.wrong("lanterns", "hang " + hung[1] + " px from each other; 16 are the least");
        indices(in, "lanterns", new int[] {hung[2], hung[3]}, last);
        return hung;
    }

    private static int[] windows(Fields in, int last) {
        int[] windows = in.rows("windows", 1).stream().mapToInt(row -> row[0]).toArray();
        return indices(in, "windows", windows, last);
    }

    private static int[] indices(Fields in, String key, int[] indices, int last) {
        for (int index : indices) {
            if (index < 0 || index > last)
                throw in.wrong(key, "has colour " + index + ", the palette has 0 to " + last);
        }
        return indices;
    }

    private static Prop prop(Fields in, int last) {
        List<int[]> quads = in.rows("quads", QUAD);
        List<int[]> capsules = in.rows("capsules", CAPSULE);
        for (int[] quad : quads) indices(in, "quads", new int[] {quad[QUAD - 1]}, last);
        for (int[] capsule : capsules) indices(in, "capsules", new int[] {capsule[CAPSULE - 1]}, last);
        return new Prop(in.whole("first", -1000, 1000), in.whole("every", 10, 2000), quads, capsules);
    }

    /** Returns a colour of the palette. */
    int colour(int index) {
        return colours[index];
    }
}
