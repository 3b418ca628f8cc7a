package io.github.marl4j.envs.foraging;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options of level-based foraging. Lists of levels hold one number for all, or one for each player or food; which player or food gets which is drawn anew for every episode.
 *
 * @param rows of the field [cells]
 * @param columns of the field [cells]
 * @param players how many
 * @param maxNumFood foods to place; fewer where the field has no room
 * @param sight how far players see in each direction [cells]
 * @param minPlayerLevel lowest levels of players
 * @param maxPlayerLevel highest levels of players, included
 * @param minFoodLevel lowest levels of foods
 * @param maxFoodLevel highest levels of foods, included; empty: the sum of the (up to) three lowest player levels of the episode
 * @param maxEpisodeSteps steps after which an episode ends
 * @param forceCoop whether every food has its highest level
 * @param normalizeReward whether a cleared field pays 1 to all players together
 * @param gridObservation whether players see three layers of the cells around them, else lists of foods and players
 * @param observeAgentLevels whether players see levels of players
 * @param penalty what each loader loses when the food is too heavy
 * @param reference whether to play with the quirks of lbforaging 2.0.0
 */
public record ForagingOptions(
        int rows,
        int columns,
        int players,
        int maxNumFood,
        int sight,
        List<Integer> minPlayerLevel,
        List<Integer> maxPlayerLevel,
        List<Integer> minFoodLevel,
        List<Integer> maxFoodLevel,
        int maxEpisodeSteps,
        boolean forceCoop,
        boolean normalizeReward,
        boolean gridObservation,
        boolean observeAgentLevels,
        double penalty,
        boolean reference) {

    private static final Pattern ID = Pattern.compile("foraging/(2s-)?(\\d+)x(\\d+)-(\\d+)p-(\\d+)f(-coop)?-v1");
    private static final int MOST_PLAYERS = 32;
    private static final int MOST_FOODS = 64;
    private static final int HIGHEST_LEVEL = 1000;
    /** How many players, the weakest, can surely lift a food of the highest level by default. */
    static final int LIFTERS = 3;

    public ForagingOptions {
        minPlayerLevel = spread("minPlayerLevel", minPlayerLevel, "players", players);
        maxPlayerLevel = spread("maxPlayerLevel", maxPlayerLevel, "players", players);
        minFoodLevel = spread("minFoodLevel", minFoodLevel, "maxNumFood", maxNumFood);
        if (!maxFoodLevel.isEmpty()) maxFoodLevel = spread("maxFoodLevel", maxFoodLevel, "maxNumFood", maxNumFood);
        between("fieldSize rows", rows, 3, 64);
        between("fieldSize columns", columns, 3, 64);
        between("players", players, 1, Math.min(MOST_PLAYERS, rows * columns));
        between("maxNumFood", maxNumFood, 1, MOST_FOODS);
        between("sight", sight, gridObservation ? 1 : 0, 64);
        if (maxEpisodeSteps < 1) throw wrong("maxEpisodeSteps", maxEpisodeSteps, "at least 1");
        if (!(penalty >= 0 && Double.isFinite(penalty))) throw wrong("penalty", penalty, "a number of at least 0");
        ordered("PlayerLevel", minPlayerLevel, maxPlayerLevel);
        List<Integer> highest =
                maxFoodLevel.isEmpty() ? Collections.nCopies(maxNumFood, sumOfLowest(minPlayerLevel)) : maxFoodLevel;
        if (!forceCoop) ordered("FoodLevel", minFoodLevel, highest);
    }

    private static IllegalArgumentException wrong(String name, Object value, String allowed) {
        return new IllegalArgumentException("foraging: " + name + "=" + value + " must be " + allowed);
    }

    private static void between(String name, int value, int low, int high) {
        if (value < low || value > high) throw wrong(name, value, "a whole number from " + low + " to " + high);
    }

    /** One entry for each player or food. */
    private static List<Integer> spread(String name, List<Integer> levels, String of, int count) {
        if (levels.size() != 1 && levels.size() != count) {
            throw new IllegalArgumentException("foraging: " + name + "=" + levels + " has length=" + levels.size()
                    + ", expected 1 or " + of + "=" + count);
        }
        for (int level : levels) between(name, level, 1, HIGHEST_LEVEL);
        return levels.size() == count ? List.copyOf(levels) : Collections.nCopies(count, levels.get(0));
    }

    /** The lowest level that every range can have must not exceed its highest. */
    private static void ordered(String name, List<Integer> low, List<Integer> high) {
        for (int i = 0; i < low.size(); i++) {
            if (low.get(i) > high.get(i)) {
                throw new IllegalArgumentException(
                        "foraging: min" + name + "=" + low + " must not exceed the highest level " + high
                                + " (without maxFoodLevel that is what the three weakest players can surely lift)");
            }
        }
    }

    private static int sumOfLowest(List<Integer> levels) {
        return levels.stream()
                .sorted()
                .limit(LIFTERS)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Returns the highest level that any food can have. */
    int highestFoodLevel() {
        return maxFoodLevel.isEmpty() ? sumOfLowest(maxPlayerLevel) : Collections.max(maxFoodLevel);
    }

    /**
     * Returns the options that an id stands for.
     *
     * @param id such as {@code foraging/2s-8x8-2p-3f-coop-v1}: sight 2, 8 rows and columns, 2 players, 3 foods, all of the highest level
     * @throws IllegalArgumentException if it has another form
     */
    public static ForagingOptions of(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) throw new IllegalArgumentException("foraging: \"" + id + "\" is not of the form " + ID);
        int rows = Integer.parseInt(parts.group(2));
        int columns = Integer.parseInt(parts.group(3));
        return new ForagingOptions(
                rows,
                columns,
                Integer.parseInt(parts.group(4)),
                Integer.parseInt(parts.group(5)),
                parts.group(1) != null ? 2 : Math.max(rows, columns),
                List.of(1),
                List.of(2),
                List.of(1),
                List.of(),
                50,
                parts.group(6) != null,
                true,
                false,
                true,
                0,
                false);
    }

    /**
     * Reads options by name; what is not given is as the id says.
     *
     * @throws IllegalArgumentException if a name or value is not allowed
     */
    public static ForagingOptions of(String id, Map<String, Object> values) {
        ForagingOptions base = of(id);
        OptionReader read = new OptionReader(id, values);
        List<Integer> size = levels(read, "fieldSize", List.of(base.rows, base.columns));
        if (size.isEmpty() || size.size() > 2) throw wrong("fieldSize", size, "one number, or rows and columns");
        int rows = size.get(0);
        int columns = size.get(size.size() - 1);
        boolean seesAll = base.sight == Math.max(base.rows, base.columns);
        int players = read.intBetween("players", base.players, 1, MOST_PLAYERS);
        int foods = read.intBetween("maxNumFood", base.maxNumFood, 1, MOST_FOODS);
        ForagingOptions options = new ForagingOptions(
                rows,
                columns,
                players,
                foods,
                read.intBetween("sight", seesAll ? Math.max(rows, columns) : base.sight, 0, 64),
                levels(read, "minPlayerLevel", List.of(1)),
                levels(read, "maxPlayerLevel", List.of(2)),
                levels(read, "minFoodLevel", List.of(1)),
                levels(read, "maxFoodLevel", List.of()),
                read.intAtLeast("maxEpisodeSteps", base.maxEpisodeSteps, 1),
                read.flag("forceCoop", base.forceCoop),
                read.flag("normalizeReward", base.normalizeReward),
                read.flag("gridObservation", base.gridObservation),
                read.flag("observeAgentLevels", base.observeAgentLevels),
                read.doubleBetween("penalty", base.penalty, 0, Float.MAX_VALUE),
                read.oneOf("rules", "fixed", "fixed", "reference").equals("reference"));
        read.done();
        return options;
    }

    private static List<Integer> levels(OptionReader read, String name, List<Integer> otherwise) {
        List<Integer> whole = new ArrayList<>();
        for (double number :
                read.numbers(name, otherwise.stream().map(Double::valueOf).toList())) {
            if (number != Math.rint(number)) throw wrong(name, number, "a whole number");
            whole.add((int) number);
        }
        return whole;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("fieldSize", List.of(rows, columns));
        map.put("players", players);
        map.put("maxNumFood", maxNumFood);
        map.put("sight", sight);
        map.put("minPlayerLevel", minPlayerLevel);
        map.put("maxPlayerLevel", maxPlayerLevel);
        map.put("minFoodLevel", minFoodLevel);
        map.put("maxFoodLevel", maxFoodLevel);
        map.put("maxEpisodeSteps", maxEpisodeSteps);
        map.put("forceCoop", forceCoop);
        map.put("normalizeReward", normalizeReward);
        map.put("gridObservation", gridObservation);
        map.put("observeAgentLevels", observeAgentLevels);
        map.put("penalty", penalty);
        map.put("rules", reference ? "reference" : "fixed");
        return map;
    }

    static List<EnvOption> describe(String id) {
        ForagingOptions o = of(id);
        return List.of(
                new EnvOption(
                        "fieldSize",
                        "list",
                        List.of(o.rows, o.columns),
                        "Rows and columns, 3 to 64; one number for both."),
                new EnvOption("players", "int", o.players, "How many players."),
                new EnvOption("maxNumFood", "int", o.maxNumFood, "Foods to place; fewer where there is no room."),
                new EnvOption(
                        "sight",
                        "int",
                        o.sight,
                        "How far players see in each direction [cells]; where it is the whole field it grows with fieldSize."),
                new EnvOption(
                        "minPlayerLevel", "list", List.of(1), "Lowest level of players, for all or one for each."),
                new EnvOption(
                        "maxPlayerLevel", "list", List.of(2), "Highest level of players, for all or one for each."),
                new EnvOption("minFoodLevel", "list", List.of(1), "Lowest level of foods, for all or one for each."),
                new EnvOption(
                        "maxFoodLevel",
                        "list",
                        List.of(),
                        "Highest level of foods, for all or one for each; empty: the sum of the three lowest player levels."),
                new EnvOption("maxEpisodeSteps", "int", 50, "Steps after which an episode ends."),
                new EnvOption("forceCoop", "boolean", o.forceCoop, "Whether every food has its highest level."),
                new EnvOption("normalizeReward", "boolean", true, "Whether a cleared field pays 1 to all together."),
                new EnvOption(
                        "gridObservation", "boolean", false, "Layers of cells instead of lists of foods and players."),
                new EnvOption("observeAgentLevels", "boolean", true, "Whether players see levels of players."),
                new EnvOption("penalty", "float", 0.0, "What each loader loses when the food is too heavy."),
                new EnvOption(
                        "rules",
                        "fixed|reference",
                        "fixed",
                        "As the game is meant, or with the quirks of lbforaging 2.0.0."));
    }
}
