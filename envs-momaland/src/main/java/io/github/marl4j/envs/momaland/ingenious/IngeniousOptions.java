package io.github.marl4j.envs.momaland.ingenious;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.envs.momaland.Check;
import io.github.marl4j.envs.momaland.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Options of {@value IngeniousEnvs#ID}. Defaults and ranges are those of MOMAland 0.2.0.
 *
 * @param numAgents players, 2 to 6 and at most as many as colours
 * @param rackSize tiles of a player, 2 to 6
 * @param numColors colours of the tiles, 2 to 6; the board's corners always have six
 * @param boardSize hexes along a side, 3 to 10
 * @param rewardMode who shares scores and rewards
 * @param fullyObs whether everybody sees all racks
 * @param rules see the package
 */
public record IngeniousOptions(
        int numAgents,
        int rackSize,
        int numColors,
        int boardSize,
        RewardMode rewardMode,
        boolean fullyObs,
        Rules rules) {

    /** Two players against each other, six colours, racks of six, a board with sides of six. */
    public static final IngeniousOptions DEFAULT =
            new IngeniousOptions(2, 6, 6, 6, RewardMode.COMPETITIVE, false, Rules.FIXED);

    static final List<EnvOption> ALL = List.of(
            new EnvOption("numAgents", "int", 2, "Players, 2 to 6 and at most as many as colours."),
            new EnvOption("rackSize", "int", 6, "Tiles of a player, 2 to 6."),
            new EnvOption("numColors", "int", 6, "Colours of the tiles, 2 to 6."),
            new EnvOption("boardSize", "int", 0, "Hexes along a side, 3 to 10; 0 = numAgents + 4."),
            new EnvOption(
                    "rewardMode",
                    "competitive|collaborative|two_teams",
                    "competitive",
                    "Who shares scores and rewards: nobody, all, or the agents of even and those of odd number."),
            new EnvOption("fullyObs", "boolean", false, "Whether everybody sees all racks."),
            new EnvOption(
                    Rules.OPTION,
                    Rules.WORDS,
                    Rules.FIXED.word(),
                    "With reference, scores may go over the limit and back, and rewards repeat in extra turns."));

    /** Who shares scores and rewards. */
    public enum RewardMode {
        /** Nobody. */
        COMPETITIVE,
        /** All agents. */
        COLLABORATIVE,
        /** The agents of even and those of odd number. */
        TWO_TEAMS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the ranges. */
    public IngeniousOptions {
        String id = IngeniousEnvs.ID;
        Check.between(id, "numAgents", numAgents, 2, 6);
        Check.between(id, "rackSize", rackSize, 2, 6);
        Check.between(id, "numColors", numColors, 2, 6);
        if (boardSize < 3 || boardSize > 10) {
            throw new IllegalArgumentException(id + ": boardSize=" + boardSize
                    + " must be a whole number from 3 to 10; as data, 0 stands for numAgents + 4");
        }
        if (numAgents > numColors) {
            throw new IllegalArgumentException(
                    id + ": numAgents=" + numAgents + " must be at most numColors=" + numColors);
        }
        if (rewardMode == RewardMode.TWO_TEAMS && numAgents % 2 != 0) {
            throw new IllegalArgumentException(
                    id + ": numAgents=" + numAgents + " must be even with rewardMode=two_teams");
        }
    }

    static IngeniousOptions of(Map<String, Object> values) {
        OptionReader read = new OptionReader(IngeniousEnvs.ID, values);
        int numAgents = read.intBetween("numAgents", 2, 2, 6);
        int rackSize = read.intBetween("rackSize", 6, 2, 6);
        int numColors = read.intBetween("numColors", 6, 2, 6);
        int boardSize = read.intAtLeast("boardSize", 0, 0);
        String mode = read.oneOf("rewardMode", "competitive", "competitive", "collaborative", "two_teams");
        boolean fullyObs = read.flag("fullyObs", false);
        Rules rules = Rules.read(read);
        read.done();
        return new IngeniousOptions(
                numAgents,
                rackSize,
                numColors,
                boardSize == 0 ? numAgents + 4 : boardSize,
                RewardMode.valueOf(mode.toUpperCase(Locale.ROOT)),
                fullyObs,
                rules);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("numAgents", numAgents);
        map.put("rackSize", rackSize);
        map.put("numColors", numColors);
        map.put("boardSize", boardSize);
        map.put("rewardMode", rewardMode.word());
        map.put("fullyObs", fullyObs);
        map.put(Rules.OPTION, rules.word());
        return map;
    }

    /** Returns the score that a colour can reach: 18 for each agent that shares it. */
    int limit() {
        return switch (rewardMode) {
            case COMPETITIVE -> 18;
            case COLLABORATIVE -> 18 * numAgents;
            case TWO_TEAMS -> 18 * numAgents / 2;
        };
    }

    /** Returns whether two agents have one score. */
    boolean share(int agent, int other) {
        return switch (rewardMode) {
            case COMPETITIVE -> agent == other;
            case COLLABORATIVE -> true;
            case TWO_TEAMS -> agent % 2 == other % 2;
        };
    }
}
