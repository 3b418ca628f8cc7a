package io.github.marl4j.envs.smax;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Outcomes;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sizes, tables and spaces that follow from the options. Units 0 to {@code numAllies - 1} are the allies, the others the enemies. Immutable; the arrays are not modified.
 *
 * <p>Source: JaxMARL 0.2.0, environments/smax/smax_env.py.
 */
public final class SmaxSpec {
    /** Action codes 0 to 3 move north, east, south, west. */
    public static final int NORTH = 0, EAST = 1, SOUTH = 2, WEST = 3;

    /** The action code of standing still. */
    public static final int STOP = 4;

    /** Action code {@code FIRST_ATTACK + k} attacks the k-th opponent. */
    public static final int FIRST_ATTACK = 5;

    /** Numbers about another unit in an observation. */
    public static final int BLOCK = 13;

    /** Numbers about the unit itself in an observation, and about each unit in the world state. */
    public static final int OWN = 10;

    /** Sectors of the conic observation. */
    public static final int SECTORS = 32;

    /** Places in each sector. */
    public static final int PLACES = 2;

    /** Names of the infos: how the episode ended, from the allies' side; 1 in its last step, else 0. */
    static final List<String> INFOS = List.of("won", "lost", "draw", "timeout");

    /** All options. */
    public final SmaxOptions options;

    /** Units of the first team. */
    public final int numAllies;

    /** Units of the second team. */
    public final int numEnemies;

    /** Units of both teams. */
    public final int numUnits;

    /** Numbers that a unit sees. */
    public final int observationSize;

    final int stateSize;

    /** Type ids by unit; only a placeholder where types are drawn. */
    public final int[] unitTypes;

    /** Columns of the unit table by type id, with the units of {@link UnitType}. */
    public final float[] speed = new float[UnitType.COUNT],
            damage = new float[UnitType.COUNT],
            attackRange = new float[UnitType.COUNT],
            sightRange = new float[UnitType.COUNT],
            radius = new float[UnitType.COUNT],
            maxHealth = new float[UnitType.COUNT],
            weaponCooldown = new float[UnitType.COUNT];

    /** Places in observations are relative to the sight range: they are multiplied by this. */
    public final float[] perSight = new float[UnitType.COUNT];

    /** Cooldowns in observations are shares of the weapon's: they are multiplied by this. */
    public final float[] perCooldown = new float[UnitType.COUNT];

    /** Own places in observations are shares of the map: they are multiplied by these. */
    public final float perWidth, perHeight;

    /** The facts that every environment has. */
    public final EnvSpec envSpec;

    SmaxSpec(String id, SmaxOptions options, Map<String, Object> optionValues) {
        this.options = options;
        SmaxScenario scenario = options.scenario();
        numAllies = scenario.numAllies();
        numEnemies = scenario.numEnemies();
        numUnits = Math.addExact(numAllies, numEnemies);
        observationSize = options.observationType() == SmaxOptions.ObservationType.CONIC
                ? SECTORS * PLACES * BLOCK + OWN
                : Math.addExact(Math.multiplyExact(BLOCK, numUnits - 1), OWN);
        stateSize = (OWN + 2) * numUnits;
        unitTypes = new int[numUnits];
        for (int u = 0; u < numUnits && !scenario.smacv2UnitTypeGeneration(); u++) {
            String name = u < numAllies
                    ? scenario.allies().get(u)
                    : scenario.enemies().get(u - numAllies);
            unitTypes[u] = SmaxOptions.typeId(options.unitTypes(), scenario.name(), name);
        }
        for (int t = 0; t < UnitType.COUNT; t++) {
            UnitType type = options.unitTypes().get(t);
            speed[t] = type.speed();
            damage[t] = type.damage();
            attackRange[t] = type.attackRange();
            sightRange[t] = type.sightRange();
            perSight[t] = 1f / type.sightRange();
            radius[t] = type.radius();
            maxHealth[t] = type.maxHealth();
            weaponCooldown[t] = type.weaponCooldown();
            perCooldown[t] = 1f / type.weaponCooldown();
        }
        perWidth = 1f / options.mapWidth();
        perHeight = 1f / options.mapHeight();
        envSpec = envSpec(id, optionValues);
    }

    private EnvSpec envSpec(String id, Map<String, Object> optionValues) {
        List<AgentGroup> groups = new ArrayList<>();
        groups.add(group("allies", "ally_", numAllies, numEnemies));
        if (options.bothSides()) groups.add(group("enemies", "enemy_", numEnemies, numAllies));
        EnvSpec facts = new EnvSpec(
                id,
                "Two teams fight; " + options.scenario().numAllies() + " allies against "
                        + options.scenario().numEnemies()
                        + (options.bothSides() ? " enemies, both teams are agents." : " built-in enemies."),
                false,
                groups,
                EnvSpec.SCALAR,
                unbounded(stateSize),
                INFOS,
                Math.addExact(options.maxSteps(), 1),
                new LinkedHashMap<>(optionValues));
        return facts.withOutcomes(new Outcomes(INFOS, false));
    }

    private AgentGroup group(String name, String prefix, int size, int opponents) {
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < size; i++) agents.add(prefix + i);
        Space actions = options.actionType() == SmaxOptions.ActionType.CONTINUOUS
                ? new Space.Box(0f, 1f, 4)
                : new Space.Discrete(FIRST_ATTACK + opponents);
        return new AgentGroup(name, agents, unbounded(observationSize), actions);
    }

    private static Space unbounded(int size) {
        return new Space.Box(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, size);
    }

    /** Returns the unit that an attack code of a unit aims at; the enemies count the allies backwards. */
    public int target(int unit, int attack) {
        int k = attack - FIRST_ATTACK;
        return unit < numAllies ? numAllies + k : numAllies - 1 - k;
    }

    /** Returns the attack code with which a unit aims at one of the other team. */
    int attackOn(int unit, int target) {
        return FIRST_ATTACK + (unit < numAllies ? target - numAllies : numAllies - 1 - target);
    }
}
