package io.github.marl4j.envs.momaland.breakthrough;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.envs.momaland.Check;
import io.github.marl4j.envs.momaland.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of {@value BreakthroughEnvs#ID}. Defaults and ranges are those of MOMAland 0.2.0.
 *
 * @param boardWidth cells in x, 3 to 20
 * @param boardHeight cells in y, the direction of play, 5 to 20
 * @param numObjectives how many of {@code win}, {@code quick_win}, {@code captures}, {@code losses} count, 1 to 4
 * @param rules see the package
 */
public record BreakthroughOptions(int boardWidth, int boardHeight, int numObjectives, Rules rules) {

    /** 8 by 8 cells, four objectives. */
    public static final BreakthroughOptions DEFAULT = new BreakthroughOptions(8, 8, 4, Rules.FIXED);

    static final List<EnvOption> ALL = List.of(
            new EnvOption("boardWidth", "int", 8, "Cells in x, 3 to 20."),
            new EnvOption("boardHeight", "int", 8, "Cells in y, the direction of play, 5 to 20."),
            new EnvOption("numObjectives", "int", 4, "How many of win, quick_win, captures, losses count, 1 to 4."),
            new EnvOption(
                    Rules.OPTION,
                    Rules.WORDS,
                    Rules.FIXED.word(),
                    "With reference, moves to the left may take own pieces, and observations are [x][y]."));

    /** Checks the ranges. */
    public BreakthroughOptions {
        Check.between(BreakthroughEnvs.ID, "boardWidth", boardWidth, 3, 20);
        Check.between(BreakthroughEnvs.ID, "boardHeight", boardHeight, 5, 20);
        Check.between(BreakthroughEnvs.ID, "numObjectives", numObjectives, 1, 4);
    }

    static BreakthroughOptions of(Map<String, Object> values) {
        OptionReader read = new OptionReader(BreakthroughEnvs.ID, values);
        BreakthroughOptions options = new BreakthroughOptions(
                read.intBetween("boardWidth", 8, 3, 20),
                read.intBetween("boardHeight", 8, 5, 20),
                read.intBetween("numObjectives", 4, 1, 4),
                Rules.read(read));
        read.done();
        return options;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("boardWidth", boardWidth);
        map.put("boardHeight", boardHeight);
        map.put("numObjectives", numObjectives);
        map.put(Rules.OPTION, rules.word());
        return map;
    }
}
