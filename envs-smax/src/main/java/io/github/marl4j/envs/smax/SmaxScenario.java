package io.github.marl4j.envs.smax;

import java.util.Collections;
import java.util.List;

/**
 * Who fights whom.
 *
 * @param name e.g. {@code 3s5z}
 * @param allies names of unit types in unit order; with random unit types only their number counts
 * @param enemies likewise
 * @param smacv2PositionGeneration whether teams start in a SMACv2 layout (surround or reflect) instead of face to face
 * @param smacv2UnitTypeGeneration whether unit types are drawn anew in every episode
 */
public record SmaxScenario(
        String name,
        List<String> allies,
        List<String> enemies,
        boolean smacv2PositionGeneration,
        boolean smacv2UnitTypeGeneration) {

    /** The type name that stands for one drawn in every episode. */
    public static final String RANDOM = "random";

    public SmaxScenario {
        allies = List.copyOf(allies);
        enemies = List.copyOf(enemies);
        if (name.isBlank()) throw new IllegalArgumentException("scenario: name is empty");
        check(name, "allies", allies, smacv2UnitTypeGeneration);
        check(name, "enemies", enemies, smacv2UnitTypeGeneration);
    }

    private static void check(String name, String side, List<String> units, boolean random) {
        if (units.isEmpty()) throw new IllegalArgumentException("scenario " + name + ": " + side + " has no units");
        if (!random && units.contains(RANDOM)) {
            throw new IllegalArgumentException("scenario " + name + ": " + side
                    + " has units of type random, which needs smacv2UnitTypeGeneration=true");
        }
    }

    /** Returns a battle of {@code numAllies} against {@code numEnemies} units of one type, from the standard positions. */
    public static SmaxScenario of(String name, String type, int numAllies, int numEnemies) {
        return new SmaxScenario(
                name, Collections.nCopies(numAllies, type), Collections.nCopies(numEnemies, type), false, false);
    }

    /** Returns the number of allies. */
    public int numAllies() {
        return allies.size();
    }

    /** Returns the number of enemies. */
    public int numEnemies() {
        return enemies.size();
    }
}
