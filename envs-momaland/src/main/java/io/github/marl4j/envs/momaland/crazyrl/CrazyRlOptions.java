package io.github.marl4j.envs.momaland.crazyrl;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.envs.momaland.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of a drone environment. Lengths are those of the coordinates; z points up.
 *
 * @param size half the side of the square above which all stay: x and y are from -size to size, z from 0 to 3
 * @param numDrones drones, at least 2
 * @param initFlyingPos where they start, [x, y, z] for each drone; more rows than drones are allowed
 * @param initTargetLocation where the target starts [x, y, z]
 * @param target how the target moves
 * @param rules with REFERENCE a path that stops short of its end, hesitation that drifts one way, bounds that rewards can leave, actions of any size
 */
public record CrazyRlOptions(
        double size,
        int numDrones,
        List<List<Double>> initFlyingPos,
        List<Double> initTargetLocation,
        Target target,
        Rules rules) {

    /** Height of the box. Source: MOMAland 0.2.0, {@code envs/crazyrl/crazyRL_base.py}. */
    public static final double HEIGHT = 3;

    private static final double LARGEST = 1e6;
    private static final List<Double> END = List.of(-2.0, -2.0, 3.0);
    private static final int POINTS = 50;
    private static final double SPEED = 0.1;

    /** Four drones around a target that stays where it is. */
    public static final CrazyRlOptions SURROUND = defaults(new Target.Still());

    /** Four drones and a target on its way to the opposite corner. */
    public static final CrazyRlOptions ESCORT = defaults(new Target.Path(POINTS, END));

    /** Four drones and a target that flees. */
    public static final CrazyRlOptions CATCH = defaults(new Target.Fleeing(SPEED));

    public CrazyRlOptions {
        initFlyingPos = initFlyingPos.stream().map(List::copyOf).toList();
        initTargetLocation = List.copyOf(initTargetLocation);
        String id = target.id();
        if (!(size > 0 && size <= LARGEST)) {
            throw new IllegalArgumentException(id + ": size=" + size + " must be a number above 0, at most " + LARGEST);
        }
        if (numDrones < 2) {
            throw new IllegalArgumentException(id + ": numDrones=" + numDrones + " must be at least 2");
        }
        if (initFlyingPos.size() < numDrones) {
            throw new IllegalArgumentException(id + ": initFlyingPos has " + initFlyingPos.size()
                    + " rows, expected one for each of numDrones=" + numDrones);
        }
        for (int i = 0; i < initFlyingPos.size(); i++) {
            requireInside(id, "row " + i + " of initFlyingPos", initFlyingPos.get(i), size);
        }
        requireInside(id, "initTargetLocation", initTargetLocation, size);
        if (target instanceof Target.Path path) requireInside(id, "finalTargetLocation", path.end(), size);
    }

    private static CrazyRlOptions defaults(Target target) {
        List<List<Double>> starts =
                List.of(List.of(0.0, 0.0, 1.0), List.of(1.0, 1.0, 1.0), List.of(0.0, 1.0, 1.0), List.of(2.0, 2.0, 1.0));
        return new CrazyRlOptions(3, 4, starts, List.of(1.0, 1.0, 2.5), target, Rules.FIXED);
    }

    private static void requireInside(String id, String name, List<Double> point, double size) {
        boolean inside = point.size() == 3
                && Math.abs(point.get(0)) <= size
                && Math.abs(point.get(1)) <= size
                && point.get(2) >= 0
                && point.get(2) <= HEIGHT;
        if (inside) return;
        throw new IllegalArgumentException(id + ": " + name + "=" + point + " must be [x, y, z] with x and y from "
                + -size + " to " + size + " and z from 0 to " + HEIGHT);
    }

    /** Returns whether the reference's rules hold. */
    public boolean reference() {
        return rules == Rules.REFERENCE;
    }

    /**
     * Reads options by name.
     *
     * @param id of one of the three environments
     * @throws IllegalArgumentException if a name or value is not allowed
     */
    public static CrazyRlOptions of(String id, Map<String, Object> values) {
        OptionReader read = new OptionReader(id, values);
        CrazyRlOptions options = new CrazyRlOptions(
                read.doubleBetween("size", SURROUND.size, Math.nextUp(0.0), LARGEST),
                read.intAtLeast("numDrones", SURROUND.numDrones, 2),
                read.rows("initFlyingPos", SURROUND.initFlyingPos),
                read.numbers("initTargetLocation", SURROUND.initTargetLocation),
                target(id, read),
                Rules.read(read));
        read.done();
        return options;
    }

    private static Target target(String id, OptionReader read) {
        return switch (id) {
            case Target.Still.ID -> new Target.Still();
            case Target.Path.ID ->
                new Target.Path(
                        read.intAtLeast("numIntermediatePoints", POINTS, 0), read.numbers("finalTargetLocation", END));
            case Target.Fleeing.ID -> new Target.Fleeing(read.doubleBetween("targetSpeed", SPEED, 0, Double.MAX_VALUE));
            default -> throw new IllegalArgumentException(id + " is no drone environment");
        };
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("size", size);
        map.put("numDrones", numDrones);
        map.put("initFlyingPos", initFlyingPos);
        map.put("initTargetLocation", initTargetLocation);
        if (target instanceof Target.Path path) {
            map.put("numIntermediatePoints", path.numIntermediatePoints());
            map.put("finalTargetLocation", path.end());
        }
        if (target instanceof Target.Fleeing fleeing) map.put("targetSpeed", fleeing.speed());
        map.put(Rules.OPTION, rules.word());
        return map;
    }

    static List<EnvOption> describe(String id) {
        List<EnvOption> options = new ArrayList<>(List.of(
                new EnvOption("size", "float", SURROUND.size, "Half the side of the square above which all stay."),
                new EnvOption("numDrones", "int", SURROUND.numDrones, "Drones, at least 2."),
                new EnvOption(
                        "initFlyingPos",
                        "rows",
                        SURROUND.initFlyingPos,
                        "Where the drones start, x y z for each; as text 0 0 1/1 1 1."),
                new EnvOption(
                        "initTargetLocation",
                        "list",
                        SURROUND.initTargetLocation,
                        "Where the target starts, x, y and z.")));
        if (id.equals(Target.Path.ID)) {
            options.add(new EnvOption(
                    "numIntermediatePoints",
                    "int",
                    POINTS,
                    "Points on the target's way between the first and the last."));
            options.add(new EnvOption("finalTargetLocation", "list", END, "Where the target goes, x, y and z."));
        }
        if (id.equals(Target.Fleeing.ID)) {
            options.add(new EnvOption("targetSpeed", "float", SPEED, "Length of the target's steps."));
        }
        options.add(new EnvOption(
                Rules.OPTION, Rules.WORDS, Rules.FIXED.word(), "Without the faults of MOMAland 0.2.0, or with them."));
        return options;
    }
}
