package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.envs.momaland.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of Pistonball.
 *
 * @param nPistons pistons, one for each agent
 * @param timePenalty what each cycle earns in the second objective, at most 0
 * @param continuous whether an action is a number from -1 (4 px down) to 1 (4 px up), instead of 0 (4 px down), 1 (stay), 2 (4 px up)
 * @param randomDrop whether the ball starts at a random place
 * @param randomRotate whether the ball starts with a random spin
 * @param ballMass mass of the ball
 * @param ballFriction friction of the ball; that of a contact is this times 0.64
 * @param ballElasticity elasticity of the ball; without effect, as that of a contact is this times the 0 of walls and pistons
 * @param maxCycles cycles after which an episode is truncated
 * @param pixels whether agents see a piece of the picture, instead of a few features
 * @param frozenPixels whether the picture stays the one of the reset and shows no ball
 * @param rules with REFERENCE both end flags at once, bounds that rewards can leave, actions of any size
 */
public record PistonballOptions(
        int nPistons,
        double timePenalty,
        boolean continuous,
        boolean randomDrop,
        boolean randomRotate,
        double ballMass,
        double ballFriction,
        double ballElasticity,
        int maxCycles,
        boolean pixels,
        boolean frozenPixels,
        Rules rules) {

    static final String ID = "momaland/pistonball-v1";

    private static final int MOST_PISTONS = 1000;
    private static final double LARGEST = 1e6;
    private static final String FEATURES = "features";
    private static final String PIXELS = "pixels";

    /** Twenty pistons, each with a few features of the ball. */
    public static final PistonballOptions DEFAULT =
            new PistonballOptions(20, -0.1, true, true, true, 0.75, 0.3, 1.5, 125, false, false, Rules.FIXED);

    public PistonballOptions {
        requireBetween("nPistons", nPistons, 2, MOST_PISTONS);
        requireBetween("timePenalty", timePenalty, -LARGEST, 0);
        requireBetween("ballMass", ballMass, 1 / LARGEST, LARGEST);
        requireBetween("ballFriction", ballFriction, 0, LARGEST);
        requireBetween("ballElasticity", ballElasticity, 0, LARGEST);
        requireBetween("maxCycles", maxCycles, 1, Integer.MAX_VALUE);
        if (frozenPixels && !pixels) {
            throw new IllegalArgumentException(
                    ID + ": frozenPixels=true needs observation=pixels, got observation=" + FEATURES);
        }
    }

    private static void requireBetween(String name, double value, double low, double high) {
        if (value >= low && value <= high) return;
        throw new IllegalArgumentException(
                ID + ": " + name + "=" + value + " must be a number from " + low + " to " + high);
    }

    boolean reference() {
        return rules == Rules.REFERENCE;
    }

    /**
     * Reads options by name.
     *
     * @throws IllegalArgumentException if a name or value is not allowed
     */
    public static PistonballOptions of(Map<String, Object> values) {
        OptionReader read = new OptionReader(ID, values);
        PistonballOptions options = new PistonballOptions(
                read.intBetween("nPistons", DEFAULT.nPistons, 2, MOST_PISTONS),
                read.doubleBetween("timePenalty", DEFAULT.timePenalty, -LARGEST, 0),
                read.flag("continuous", DEFAULT.continuous),
                read.flag("randomDrop", DEFAULT.randomDrop),
                read.flag("randomRotate", DEFAULT.randomRotate),
                read.doubleBetween("ballMass", DEFAULT.ballMass, 1 / LARGEST, LARGEST),
                read.doubleBetween("ballFriction", DEFAULT.ballFriction, 0, LARGEST),
                read.doubleBetween("ballElasticity", DEFAULT.ballElasticity, 0, LARGEST),
                read.intAtLeast("maxCycles", DEFAULT.maxCycles, 1),
                read.oneOf("observation", FEATURES, FEATURES, PIXELS).equals(PIXELS),
                read.flag("frozenPixels", DEFAULT.frozenPixels),
                Rules.read(read));
        read.done();
        return options;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("nPistons", nPistons);
        map.put("timePenalty", timePenalty);
        map.put("continuous", continuous);
        map.put("randomDrop", randomDrop);
        map.put("randomRotate", randomRotate);
        map.put("ballMass", ballMass);
        map.put("ballFriction", ballFriction);
        map.put("ballElasticity", ballElasticity);
        map.put("maxCycles", maxCycles);
        map.put("observation", pixels ? PIXELS : FEATURES);
        map.put("frozenPixels", frozenPixels);
        map.put(Rules.OPTION, rules.word());
        return map;
    }

    static List<EnvOption> describe() {
        return List.of(
                new EnvOption("nPistons", "int", DEFAULT.nPistons, "Pistons, one for each agent, at least 2."),
                new EnvOption(
                        "timePenalty",
                        "float",
                        DEFAULT.timePenalty,
                        "What a cycle earns in objective time, at most 0."),
                new EnvOption(
                        "continuous",
                        "boolean",
                        DEFAULT.continuous,
                        "Actions from -1 to 1, or else 0 (down), 1 (stay), 2 (up)."),
                new EnvOption(
                        "randomDrop", "boolean", DEFAULT.randomDrop, "Whether the ball starts at a random place."),
                new EnvOption(
                        "randomRotate", "boolean", DEFAULT.randomRotate, "Whether the ball starts with a random spin."),
                new EnvOption("ballMass", "float", DEFAULT.ballMass, "Mass of the ball."),
                new EnvOption(
                        "ballFriction",
                        "float",
                        DEFAULT.ballFriction,
                        "Friction of the ball; that of a contact is this times 0.64."),
                new EnvOption(
                        "ballElasticity",
                        "float",
                        DEFAULT.ballElasticity,
                        "Without effect: that of a contact is this times 0."),
                new EnvOption("maxCycles", "int", DEFAULT.maxCycles, "Cycles after which an episode is truncated."),
                new EnvOption(
                        "observation",
                        FEATURES + "|" + PIXELS,
                        FEATURES,
                        "A few numbers, or the piece of the picture around the piston."),
                new EnvOption(
                        "frozenPixels",
                        "boolean",
                        DEFAULT.frozenPixels,
                        "For comparison: the picture stays that of the reset, without ball, as in MOMAland without render mode."),
                new EnvOption(
                        Rules.OPTION,
                        Rules.WORDS,
                        Rules.FIXED.word(),
                        "Without the faults of MOMAland 0.2.0, or with them."));
    }
}
