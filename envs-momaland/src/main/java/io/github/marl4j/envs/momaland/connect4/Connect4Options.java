package io.github.marl4j.envs.momaland.connect4;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.envs.momaland.Check;
import io.github.marl4j.envs.momaland.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of {@value Connect4Envs#ID}. Defaults and ranges are those of MOMAland 0.2.0.
 *
 * @param boardWidth columns, 4 to 20
 * @param boardHeight rows, 4 to 20
 * @param columnObjectives whether each column has an objective of its own: more tokens in it at the end than the other player
 * @param screenScaling size of the picture: 99 times this wide and 86 times this high [pixels], 1 to 100
 * @param rules both values mean the same in this game
 */
public record Connect4Options(
        int boardWidth, int boardHeight, boolean columnObjectives, int screenScaling, Rules rules) {

    /** 7 columns, 6 rows, nine objectives. */
    public static final Connect4Options DEFAULT = new Connect4Options(7, 6, true, 9, Rules.FIXED);

    static final List<EnvOption> ALL = List.of(
            new EnvOption("boardWidth", "int", 7, "Columns, 4 to 20."),
            new EnvOption("boardHeight", "int", 6, "Rows, 4 to 20."),
            new EnvOption(
                    "columnObjectives",
                    "boolean",
                    true,
                    "Whether to own a column at the end is an objective of its own."),
            new EnvOption(
                    "screenScaling", "int", 9, "The picture is 99 times this wide and 86 times this high [pixels]."),
            new EnvOption(Rules.OPTION, Rules.WORDS, Rules.FIXED.word(), "Both mean the same in this game."));

    /** Checks the ranges. */
    public Connect4Options {
        Check.between(Connect4Envs.ID, "boardWidth", boardWidth, 4, 20);
        Check.between(Connect4Envs.ID, "boardHeight", boardHeight, 4, 20);
        Check.between(Connect4Envs.ID, "screenScaling", screenScaling, 1, 100);
    }

    static Connect4Options of(Map<String, Object> values) {
        OptionReader read = new OptionReader(Connect4Envs.ID, values);
        Connect4Options options = new Connect4Options(
                read.intBetween("boardWidth", 7, 4, 20),
                read.intBetween("boardHeight", 6, 4, 20),
                read.flag("columnObjectives", true),
                read.intBetween("screenScaling", 9, 1, 100),
                Rules.read(read));
        read.done();
        return options;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("boardWidth", boardWidth);
        map.put("boardHeight", boardHeight);
        map.put("columnObjectives", columnObjectives);
        map.put("screenScaling", screenScaling);
        map.put(Rules.OPTION, rules.word());
        return map;
    }

    int numObjectives() {
        return columnObjectives ? 2 + boardWidth : 2;
    }
}
