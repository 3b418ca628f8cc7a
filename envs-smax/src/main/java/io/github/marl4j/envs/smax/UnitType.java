package io.github.marl4j.envs.smax;

/**
 * One kind of unit. Source of the default table: JaxMARL 0.2.0, environments/smax/smax_env.py.
 *
 * @param name e.g. {@code marine}
 * @param shortName one letter for pictures
 * @param speed [map units per second], above 0
 * @param damage of one shot [health], above 0
 * @param attackRange between centres [map units], above 0
 * @param sightRange between centres [map units], above 0
 * @param radius [map units], above 0
 * @param maxHealth above 0
 * @param weaponCooldown time from one shot to the next, before the random part [s], above 0
 */
public record UnitType(
        String name,
        String shortName,
        float speed,
        float damage,
        float attackRange,
        float sightRange,
        float radius,
        float maxHealth,
        float weaponCooldown) {

    /** How many kinds there are in a game: observations show the kind as one of six flags. */
    public static final int COUNT = 6;

    public UnitType {
        if (name.isBlank()) throw new IllegalArgumentException("unit type: name is empty");
        if (shortName.length() != 1) {
            throw new IllegalArgumentException(
                    "unit type " + name + ": shortName=\"" + shortName + "\" must be one letter");
        }
        requirePositive(name, "speed", speed);
        requirePositive(name, "damage", damage);
        requirePositive(name, "attackRange", attackRange);
        requirePositive(name, "sightRange", sightRange);
        requirePositive(name, "radius", radius);
        requirePositive(name, "maxHealth", maxHealth);
        requirePositive(name, "weaponCooldown", weaponCooldown);
    }

    private static void requirePositive(String type, String column, float value) {
        if (!(value > 0 && Float.isFinite(value))) {
            throw new IllegalArgumentException(
                    "unit type " + type + ": " + column + "=" + value + " must be a number above 0");
        }
    }
}
