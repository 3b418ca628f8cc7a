package io.github.marl4j.envs.momaland.samegame;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.envs.momaland.Check;
import io.github.marl4j.envs.momaland.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of {@value SameGameEnvs#ID}. Defaults and ranges are those of MOMAland 0.2.0.
 *
 * @param boardWidth columns, 3 to 30
 * @param boardHeight rows, 3 to 30; with {@code rules=reference} at most as many as columns
 * @param numColors colours of tiles, 2 to 10
 * @param numAgents players who move in turn, 1 to 5
 * @param teamRewards whether everybody earns what the mover earns
 * @param colorRewards whether each colour is an objective of its own
 * @param rules see the package
 */
public record SameGameOptions(
        int boardWidth,
        int boardHeight,
        int numColors,
        int numAgents,
        boolean teamRewards,
        boolean colorRewards,
        Rules rules) {

    /** 15 by 15 cells, five colours, one agent, five objectives. */
    public static final SameGameOptions DEFAULT = new SameGameOptions(15, 15, 5, 1, false, true, Rules.FIXED);

    static final List<EnvOption> ALL = List.of(
            new EnvOption("boardWidth", "int", 15, "Columns, 3 to 30."),
            new EnvOption("boardHeight", "int", 15, "Rows, 3 to 30."),
            new EnvOption("numColors", "int", 5, "Colours of tiles, 2 to 10."),
            new EnvOption("numAgents", "int", 1, "Players who move in turn, 1 to 5."),
            new EnvOption("teamRewards", "boolean", false, "Whether everybody earns what the mover earns."),
            new EnvOption("colorRewards", "boolean", true, "Whether each colour is an objective of its own."),
            new EnvOption(
                    Rules.OPTION,
                    Rules.WORDS,
                    Rules.FIXED.word(),
                    "With reference, actions are decoded as on a square board, and observations are [x][y][colour]."));

    /** Checks the ranges. */
    public SameGameOptions {
        Check.between(SameGameEnvs.ID, "boardWidth", boardWidth, 3, 30);
        Check.between(SameGameEnvs.ID, "boardHeight", boardHeight, 3, 30);
        Check.between(SameGameEnvs.ID, "numColors", numColors, 2, 10);
        Check.between(SameGameEnvs.ID, "numAgents", numAgents, 1, 5);
        if (rules == Rules.REFERENCE && boardWidth < boardHeight) {
            throw new IllegalArgumentException(SameGameEnvs.ID + ": boardWidth=" + boardWidth
                    + " is less than boardHeight=" + boardHeight + ", where the reference fails; use rules=fixed");
        }
    }

    static SameGameOptions of(Map<String, Object> values) {
        OptionReader read = new OptionReader(SameGameEnvs.ID, values);
        int boardWidth = read.intBetween("boardWidth", 15, 3, 30);
        int boardHeight = read.intBetween("boardHeight", 15, 3, 30);
        int numColors = read.intBetween("numColors", 5, 2, 10);
        int numAgents = read.intBetween("numAgents", 1, 1, 5);
        boolean teamRewards = read.flag("teamRewards", false);
        boolean colorRewards = read.flag("colorRewards", true);
        Rules rules = Rules.read(read);
        read.done();
        return new SameGameOptions(boardWidth, boardHeight, numColors, numAgents, teamRewards, colorRewards, rules);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("boardWidth", boardWidth);
        map.put("boardHeight", boardHeight);
        map.put("numColors", numColors);
        map.put("numAgents", numAgents);
        map.put("teamRewards", teamRewards);
        map.put("colorRewards", colorRewards);
        map.put(Rules.OPTION, rules.word());
        return map;
    }
}
