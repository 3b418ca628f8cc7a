package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.envs.momaland.Check;
import io.github.marl4j.envs.momaland.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of the walkers.
 *
 * @param nWalkers walkers, 1 to 50
 * @param positionNoise standard deviation of the noise on positions of neighbours and package, in package lengths
 * @param angleNoise standard deviation of the noise on the angle of the package [rad]
 * @param forwardReward factor of the reward for the way that the package makes
 * @param terminateReward what all get in both objectives when the team fails
 * @param fallReward what a walker gets in both objectives when it falls
 * @param sharedReward share of the mean over the team in what each walker gets, 0 to 1
 * @param terminateOnFall whether the team fails as soon as one walker falls
 * @param removeOnFall whether walkers that have fallen vanish from the world
 * @param terrainLength corners of the ground, 14/30 m apart
 * @param maxCycles steps after which an episode ends
 * @param rules with REFERENCE the time limit is a termination, who has fallen pays in every step, a foot with two contacts loses its flag with the first of them, all walkers get the same push
 */
public record MultiwalkerOptions(
        int nWalkers,
        double positionNoise,
        double angleNoise,
        double forwardReward,
        double terminateReward,
        double fallReward,
        double sharedReward,
        boolean terminateOnFall,
        boolean removeOnFall,
        int terrainLength,
        int maxCycles,
        Rules rules) {

    static final String ID = "momaland/multiwalker-stability-v1";

    /** The most walkers and the longest ground: far beyond what is playable, but small enough for 32-bit indices. */
    private static final int MOST_WALKERS = 50;

    private static final int LONGEST = 100_000;

    /** Three walkers on 200 corners of ground for up to 500 steps. */
    public static final MultiwalkerOptions DEFAULT =
            new MultiwalkerOptions(3, 1e-3, 1e-3, 1, -100, -10, 1, true, true, 200, 500, Rules.FIXED);

    public MultiwalkerOptions {
        Check.between(ID, "nWalkers", nWalkers, 1, MOST_WALKERS);
        requireNoise("positionNoise", positionNoise);
        requireNoise("angleNoise", angleNoise);
        requireReward("forwardReward", forwardReward);
        requireReward("terminateReward", terminateReward);
        requireReward("fallReward", fallReward);
        if (!(sharedReward >= 0 && sharedReward <= 1))
            throw new IllegalArgumentException(ID + ": sharedReward=" + sharedReward + " must be a number from 0 to 1");
        Check.between(ID, "maxCycles", maxCycles, 1, LONGEST);
        int least = leastTerrain(nWalkers);
        if (terrainLength < least || terrainLength > LONGEST) {
            throw new IllegalArgumentException(ID + ": terrainLength=" + terrainLength + " must be from " + least
                    + " to " + LONGEST + " with nWalkers=" + nWalkers
                    + ", so that all walkers stand on the ground and the package lies before the finish");
        }
    }

    /** Walker i stands on corner 10(i+1), with an edge to both sides; the package on corner 5(n+1), ten and more before the end. */
    private static int leastTerrain(int walkers) {
        return Math.max(10 * walkers + 2, 5 * walkers + 16);
    }

    private static void requireNoise(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value)))
            throw new IllegalArgumentException(ID + ": " + name + "=" + value + " must be a number of at least 0");
    }

    private static void requireReward(String name, double value) {
        if (!Double.isFinite(value))
            throw new IllegalArgumentException(ID + ": " + name + "=" + value + " must be a finite number");
    }

    boolean reference() {
        return rules == Rules.REFERENCE;
    }

    /**
     * Reads options by name.
     *
     * @throws IllegalArgumentException if a name or value is not allowed
     */
    public static MultiwalkerOptions of(Map<String, Object> values) {
        OptionReader read = new OptionReader(ID, values);
        double any = Double.MAX_VALUE;
        MultiwalkerOptions options = new MultiwalkerOptions(
                read.intAtLeast("nWalkers", DEFAULT.nWalkers, 1),
                read.doubleBetween("positionNoise", DEFAULT.positionNoise, 0, any),
                read.doubleBetween("angleNoise", DEFAULT.angleNoise, 0, any),
                read.doubleBetween("forwardReward", DEFAULT.forwardReward, -any, any),
                read.doubleBetween("terminateReward", DEFAULT.terminateReward, -any, any),
                read.doubleBetween("fallReward", DEFAULT.fallReward, -any, any),
                read.doubleBetween("sharedReward", DEFAULT.sharedReward, 0, 1),
                read.flag("terminateOnFall", DEFAULT.terminateOnFall),
                read.flag("removeOnFall", DEFAULT.removeOnFall),
                read.intAtLeast("terrainLength", DEFAULT.terrainLength, 1),
                read.intAtLeast("maxCycles", DEFAULT.maxCycles, 1),
                Rules.read(read));
        read.done();
        return options;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("nWalkers", nWalkers);
        map.put("positionNoise", positionNoise);
        map.put("angleNoise", angleNoise);
        map.put("forwardReward", forwardReward);
        map.put("terminateReward", terminateReward);
        map.put("fallReward", fallReward);
        map.put("sharedReward", sharedReward);
        map.put("terminateOnFall", terminateOnFall);
        map.put("removeOnFall", removeOnFall);
        map.put("terrainLength", terrainLength);
        map.put("maxCycles", maxCycles);
        map.put(Rules.OPTION, rules.word());
        return map;
    }

    static List<EnvOption> describe() {
        return List.of(
                new EnvOption("nWalkers", "int", DEFAULT.nWalkers, "Walkers, 1 to " + MOST_WALKERS + "."),
                new EnvOption(
                        "positionNoise",
                        "float",
                        DEFAULT.positionNoise,
                        "Standard deviation of the noise on where neighbours and package are [package lengths]."),
                new EnvOption(
                        "angleNoise",
                        "float",
                        DEFAULT.angleNoise,
                        "Standard deviation of the noise on the angle of the package [rad]."),
                new EnvOption(
                        "forwardReward",
                        "float",
                        DEFAULT.forwardReward,
                        "Factor of the reward for the way of the package."),
                new EnvOption(
                        "terminateReward",
                        "float",
                        DEFAULT.terminateReward,
                        "What all get in both objectives when the team fails."),
                new EnvOption(
                        "fallReward", "float", DEFAULT.fallReward, "What a walker that falls gets in both objectives."),
                new EnvOption(
                        "sharedReward",
                        "float",
                        DEFAULT.sharedReward,
                        "Share of the team's mean in what each walker gets, 0 to 1."),
                new EnvOption(
                        "terminateOnFall",
                        "boolean",
                        DEFAULT.terminateOnFall,
                        "Whether the team fails as soon as one walker falls."),
                new EnvOption(
                        "removeOnFall",
                        "boolean",
                        DEFAULT.removeOnFall,
                        "Whether walkers that have fallen vanish from the world."),
                new EnvOption("terrainLength", "int", DEFAULT.terrainLength, "Corners of the ground, 14/30 m apart."),
                new EnvOption("maxCycles", "int", DEFAULT.maxCycles, "Steps after which an episode ends."),
                new EnvOption(
                        Rules.OPTION,
                        Rules.WORDS,
                        Rules.FIXED.word(),
                        "Proper end flags, penalties, foot contacts and pushes, or those of MOMAland 0.2.0."));
    }
}
