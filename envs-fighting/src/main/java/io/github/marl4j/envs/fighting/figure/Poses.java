package io.github.marl4j.envs.fighting.figure;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.marl4j.envs.fighting.data.DataFile;
import io.github.marl4j.envs.fighting.data.Fields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The poses of {@code poses.json} (format {@code marl4j-poses/2}): for each the seven joints, for a figure of a certain height. {@code poses} are everybody's, {@code fighters} has those that a fighter has
 * instead, under the same names: at least stance, win and taunt.
 */
final class Poses {
    private static final String NAME = "poses.json";
    private static final String FORMAT = "marl4j-poses/2";

    private static final List<String> OWN = List.of("stand", "standLow", "winA", "winB", "taunt");

    private final Map<String, double[]> poses = new LinkedHashMap<>();
    private final Map<String, Map<String, double[]>> own = new LinkedHashMap<>();

    /** Height of the figure that the numbers are for [px]. */
    final int height;

    private Poses(Fields in) {
        if (!in.text("format").equals(FORMAT)) throw in.wrong("format", "must be " + FORMAT);
        if (!in.texts("joints").equals(Arrays.asList(Pose.JOINTS))) {
            throw in.wrong("joints", "must be " + Arrays.toString(Pose.JOINTS));
        }
        height = in.whole("height", 10, 400);
        in.inside("poses", inside -> {
            for (String name : in.keys("poses")) poses.put(name, read(inside, name));
            return poses;
        });
        in.inside("fighters", all -> {
            for (String fighter : in.keys("fighters")) {
                own.put(fighter, all.inside(fighter, each -> own(each, all.keys(fighter))));
            }
            return own;
        });
        in.done();
    }

    private Map<String, double[]> own(Fields in, Set<String> names) {
        Map<String, double[]> found = new LinkedHashMap<>();
        for (String name : OWN) found.put(name, read(in, name));
        for (String name : names) {
            if (!poses.containsKey(name)) throw in.wrong(name, "is not the name of a pose");
            found.put(name, read(in, name));
        }
        return found;
    }

    private static double[] read(Fields in, String name) {
        List<int[]> joints = in.rows(name, 2);
        if (joints.size() != Pose.JOINTS.length) throw in.wrong(name, "must have " + Pose.JOINTS.length + " joints");
        double[] pose = new double[Pose.NUMBERS];
        for (int j = 0; j < joints.size(); j++) {
            pose[2 * j] = joints.get(j)[0];
            pose[2 * j + 1] = joints.get(j)[1];
        }
        return pose;
    }

    static Poses shipped() {
        return new Poses(new Fields(NAME, object(NAME), new JsonObject()));
    }

    static JsonObject object(String name) {
        return JsonParser.parseString(DataFile.text(Poses.class, name)).getAsJsonObject();
    }

    /** Returns a pose; not to be modified. */
    double[] get(String name) {
        double[] pose = poses.get(name);
        if (pose == null) throw new IllegalArgumentException(NAME + ": pose \"" + name + "\" is missing");
        return pose;
    }

    /** Returns a pose of a fighter, its own if it has one; not to be modified. */
    double[] get(String fighter, String name) {
        Map<String, double[]> mine = own.get(fighter);
        if (mine == null) throw new IllegalArgumentException(NAME + ": fighter \"" + fighter + "\" is missing");
        return mine.containsKey(name) ? mine.get(name) : get(name);
    }
}
