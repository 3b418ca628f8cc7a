package io.github.marl4j.envs.smax;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every option of SMAX. Defaults and meaning follow JaxMARL 0.2.0, environments/smax/smax_env.py and heuristic_enemy_smax_env.py.
 *
 * @param scenario who fights whom, and how they start
 * @param unitTypes the six kinds of units, by type id
 * @param mapWidth the map is [0, mapWidth] x [0, mapHeight] [map units], origin bottom left, above 0
 * @param mapHeight see mapWidth
 * @param worldStepsPerEnvStep steps of the physics in one step of the environment, at least 1
 * @param timePerStep length of a physics step [s], above 0
 * @param maxSteps the time limit: an episode that nobody wins lasts {@code maxSteps + 1} steps, at least 0
 * @param wonBattleBonus reward for eliminating the opponents, at least 0
 * @param useSelfPlayReward whether only victory and defeat count, which makes the two teams' rewards sum to zero
 * @param wallsCauseDeath whether a unit that touches the edge of the map dies
 * @param seeEnemyActions whether observations show the previous actions of units of the other team
 * @param observationType what a unit sees: a list of all units, or the nearest sectors of a circle
 * @param actionType discrete codes or four real numbers
 * @param bothSides whether both teams are agents; else the built-in enemy plays the second team
 * @param enemyShoots whether the built-in enemy attacks
 * @param attackMode how the built-in enemy picks a new target
 */
public record SmaxOptions(
        SmaxScenario scenario,
        List<UnitType> unitTypes,
        float mapWidth,
        float mapHeight,
        int worldStepsPerEnvStep,
        float timePerStep,
        int maxSteps,
        float wonBattleBonus,
        boolean useSelfPlayReward,
        boolean wallsCauseDeath,
        boolean seeEnemyActions,
        ObservationType observationType,
        ActionType actionType,
        boolean bothSides,
        boolean enemyShoots,
        AttackMode attackMode) {

    /** What a unit sees. */
    public enum ObservationType {
        /** One block for every other unit, in a fixed order. */
        UNIT_LIST,
        /** 32 sectors with two places each. */
        CONIC
    }

    /** What a unit does. */
    public enum ActionType {
        /** One code: 4 moves, stop, or an attack on one opponent. */
        DISCRETE,
        /** Four numbers in [0, 1]. */
        CONTINUOUS
    }

    /** How the built-in enemy picks a new target among the opponents in range. */
    public enum AttackMode {
        /** The nearest. */
        CLOSEST,
        /** Any, with equal chance. */
        RANDOM
    }

    private static final String[] COLUMNS = {
        "speed", "damage", "attackRange", "sightRange", "radius", "maxHealth", "weaponCooldown"
    };

    public SmaxOptions {
        unitTypes = List.copyOf(unitTypes);
        String who = "smax " + scenario.name();
        if (unitTypes.size() != UnitType.COUNT) {
            throw new IllegalArgumentException(
                    who + ": unitTypes has " + unitTypes.size() + " entries, expected " + UnitType.COUNT);
        }
        requirePositive(who, "mapWidth", mapWidth);
        requirePositive(who, "mapHeight", mapHeight);
        requireAtLeast(who, "worldStepsPerEnvStep", worldStepsPerEnvStep, 1);
        if (worldStepsPerEnvStep > SmaxRules.MAX_WORLD_STEPS) {
            throw new IllegalArgumentException(who + ": worldStepsPerEnvStep=" + worldStepsPerEnvStep
                    + " must be at most " + SmaxRules.MAX_WORLD_STEPS);
        }
        requirePositive(who, "timePerStep", timePerStep);
        requireAtLeast(who, "maxSteps", maxSteps, 0);
        if (!(wonBattleBonus >= 0 && Float.isFinite(wonBattleBonus))) {
            throw new IllegalArgumentException(
                    who + ": wonBattleBonus=" + wonBattleBonus + " must be a number of at least 0");
        }
        if (!scenario.smacv2UnitTypeGeneration()) {
            for (String type : scenario.allies()) typeId(unitTypes, scenario.name(), type);
            for (String type : scenario.enemies()) typeId(unitTypes, scenario.name(), type);
        }
    }

    private static void requirePositive(String who, String name, float value) {
        if (!(value > 0 && Float.isFinite(value))) {
            throw new IllegalArgumentException(who + ": " + name + "=" + value + " must be a number above 0");
        }
    }

    private static void requireAtLeast(String who, String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(who + ": " + name + "=" + value + " must be at least " + least);
        }
    }

    /**
     * Returns the default options of a scenario.
     *
     * @throws io.github.marl4j.env.UnknownNameException if there is no such scenario
     */
    public static SmaxOptions of(String scenario) {
        return of(SmaxScenarios.named(scenario));
    }

    /** Returns the default options of a scenario. */
    public static SmaxOptions of(SmaxScenario scenario) {
        return from("smax " + scenario.name(), scenario, Map.of());
    }

    /**
     * Returns options read from data. All names are optional; see {@link #toMap} for the form.
     *
     * @param id of the environment, for errors
     * @throws io.github.marl4j.env.UnknownNameException if a name is unknown
     * @throws IllegalArgumentException if a value is not allowed
     */
    public static SmaxOptions from(String id, SmaxScenario scenario, Map<String, Object> values) {
        OptionReader read = new OptionReader(id, values);
        SmaxOptions options = from(read, scenario);
        read.done();
        return options;
    }

    static SmaxOptions from(OptionReader read, SmaxScenario scenario) {
        return new SmaxOptions(
                scenario,
                unitTypes(read),
                read.floatAtLeast("mapWidth", 32f, 0f),
                read.floatAtLeast("mapHeight", 32f, 0f),
                read.intAtLeast("worldStepsPerEnvStep", 8, 1),
                read.floatAtLeast("timePerStep", 1f / 16, 0f),
                read.intAtLeast("maxSteps", 100, 0),
                read.floatAtLeast("wonBattleBonus", 1f, 0f),
                read.flag("useSelfPlayReward", false),
                read.flag("wallsCauseDeath", true),
                read.flag("seeEnemyActions", true),
                read.oneOf("observationType", "unit_list", "unit_list", "conic").equals("conic")
                        ? ObservationType.CONIC
                        : ObservationType.UNIT_LIST,
                read.oneOf("actionType", "discrete", "discrete", "continuous").equals("continuous")
                        ? ActionType.CONTINUOUS
                        : ActionType.DISCRETE,
                read.flag("bothSides", false),
                read.flag("enemyShoots", true),
                read.oneOf("attackMode", "closest", "closest", "random").equals("random")
                        ? AttackMode.RANDOM
                        : AttackMode.CLOSEST);
    }

    /** Returns every option but the scenario as data that {@link #from} reads. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mapWidth", mapWidth);
        map.put("mapHeight", mapHeight);
        map.put("worldStepsPerEnvStep", worldStepsPerEnvStep);
        map.put("timePerStep", timePerStep);
        map.put("maxSteps", maxSteps);
        map.put("wonBattleBonus", wonBattleBonus);
        map.put("useSelfPlayReward", useSelfPlayReward);
        map.put("wallsCauseDeath", wallsCauseDeath);
        map.put("seeEnemyActions", seeEnemyActions);
        map.put("observationType", word(observationType));
        map.put("actionType", word(actionType));
        map.put("bothSides", bothSides);
        map.put("enemyShoots", enemyShoots);
        map.put("attackMode", word(attackMode));
        for (String column : COLUMNS) {
            List<Float> numbers = new ArrayList<>();
            for (UnitType type : unitTypes) numbers.add(column(type, column));
            map.put(column, List.copyOf(numbers));
        }
        return map;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Returns these options with some values replaced, by the names of {@link #toMap}. */
    public SmaxOptions with(Map<String, Object> values) {
        Map<String, Object> all = toMap();
        all.putAll(values);
        return from("smax " + scenario.name(), scenario, all);
    }

    /** Returns these options with one value replaced, by the names of {@link #toMap}. */
    public SmaxOptions with(String name, Object value) {
        return with(Map.of(name, value));
    }

    /** Describes the options that every SMAX environment has. */
    static List<EnvOption> describe() {
        Map<String, Object> defaults = of("3m").toMap();
        List<EnvOption> list = new ArrayList<>();
        add(list, defaults, "mapWidth", "float", "Width of the map, above 0 [map units].");
        add(list, defaults, "mapHeight", "float", "Height of the map, above 0 [map units].");
        add(list, defaults, "worldStepsPerEnvStep", "int", "Steps of the physics in one step of the environment.");
        add(list, defaults, "timePerStep", "float", "Length of a physics step, above 0 [s].");
        add(list, defaults, "maxSteps", "int", "Time limit; an episode that nobody wins lasts maxSteps + 1 steps.");
        add(list, defaults, "wonBattleBonus", "float", "Reward for eliminating the opponents.");
        add(list, defaults, "useSelfPlayReward", "boolean", "Only victory and defeat count: a zero-sum game.");
        add(list, defaults, "wallsCauseDeath", "boolean", "Units that touch the edge of the map die.");
        add(list, defaults, "seeEnemyActions", "boolean", "Observations show the other team's previous actions.");
        add(list, defaults, "observationType", "unit_list|conic", "A block for every unit, or 32 sectors of 2 places.");
        add(list, defaults, "actionType", "discrete|continuous", "One code, or four numbers in [0, 1].");
        add(list, defaults, "bothSides", "boolean", "Both teams are agents; else the built-in enemy plays the second.");
        add(list, defaults, "enemyShoots", "boolean", "The built-in enemy attacks.");
        add(list, defaults, "attackMode", "closest|random", "How the built-in enemy picks a new target in range.");
        String each = ", one number above 0 for each of the six unit types";
        add(list, defaults, "speed", "float[]", "Speed [map units per second]" + each + ".");
        add(list, defaults, "damage", "float[]", "Damage of a shot [health]" + each + ".");
        add(list, defaults, "attackRange", "float[]", "Range of the weapon between centres [map units]" + each + ".");
        add(list, defaults, "sightRange", "float[]", "Range of sight between centres [map units]" + each + ".");
        add(list, defaults, "radius", "float[]", "Radius of the body [map units]" + each + ".");
        add(list, defaults, "maxHealth", "float[]", "Health at the start" + each + ".");
        add(list, defaults, "weaponCooldown", "float[]", "Time between shots before the random part [s]" + each + ".");
        return list;
    }

    private static void add(
            List<EnvOption> list, Map<String, Object> defaults, String name, String type, String description) {
        list.add(new EnvOption(name, type, defaults.get(name), description));
    }

    private static List<UnitType> unitTypes(OptionReader read) {
        List<UnitType> standard = SmaxScenarios.standardUnits();
        float[][] table = new float[COLUMNS.length][];
        for (int c = 0; c < COLUMNS.length; c++) table[c] = SmaxNumbers.column(read, COLUMNS[c], standard);
        List<UnitType> types = new ArrayList<>();
        for (int t = 0; t < UnitType.COUNT; t++) {
            UnitType base = standard.get(t);
            types.add(new UnitType(
                    base.name(),
                    base.shortName(),
                    table[0][t],
                    table[1][t],
                    table[2][t],
                    table[3][t],
                    table[4][t],
                    table[5][t],
                    table[6][t]));
        }
        return types;
    }

    static float column(UnitType type, String column) {
        return switch (column) {
            case "speed" -> type.speed();
            case "damage" -> type.damage();
            case "attackRange" -> type.attackRange();
            case "sightRange" -> type.sightRange();
            case "radius" -> type.radius();
            case "maxHealth" -> type.maxHealth();
            case "weaponCooldown" -> type.weaponCooldown();
            default -> throw new IllegalArgumentException("unit types have no column " + column);
        };
    }

    /** Returns the type id of a name, or says which names there are. */
    static int typeId(List<UnitType> types, String scenario, String name) {
        for (int t = 0; t < types.size(); t++) if (types.get(t).name().equals(name)) return t;
        throw new io.github.marl4j.env.UnknownNameException(
                "scenario " + scenario,
                "unit type",
                name,
                types.stream().map(UnitType::name).toList());
    }
}
