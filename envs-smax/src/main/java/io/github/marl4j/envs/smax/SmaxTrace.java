package io.github.marl4j.envs.smax;

import io.github.marl4j.env.RecordedDraws;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the parts of a recorded SMAX file: options, states, draws. */
final class SmaxTrace {
    private SmaxTrace() {}

    /** Returns the options that a file was recorded with. */
    static SmaxOptions options(Map<String, Object> config, boolean bothSides) {
        Map<String, Object> values = new HashMap<>(config);
        Object name = values.remove("scenario");
        int numAllies = number(config, "numAllies").intValue();
        int numEnemies = number(config, "numEnemies").intValue();
        boolean positions = Boolean.TRUE.equals(values.remove("smacv2PositionGeneration"));
        boolean types = Boolean.TRUE.equals(values.remove("smacv2UnitTypeGeneration"));
        for (String derived : List.of("numAllies", "numEnemies", "obsSize", "stateSize")) values.remove(derived);
        values.put("bothSides", bothSides);
        String unit = types ? SmaxScenario.RANDOM : "marine";
        SmaxScenario same = SmaxScenario.of(SmaxEnvs.CUSTOM, "marine", numAllies, numEnemies);
        SmaxScenario scenario = name != null
                ? SmaxScenarios.named((String) name)
                : new SmaxScenario(
                        SmaxEnvs.CUSTOM,
                        same.allies().stream().map(marine -> unit).toList(),
                        same.enemies().stream().map(marine -> unit).toList(),
                        positions,
                        types);
        return SmaxOptions.from("recorded smax trace", scenario, values);
    }

    /** Writes a recorded state into all rows. Types change only where the record has them. */
    static void setState(Map<String, Object> recorded, SmaxSpec spec, SmaxState s) {
        for (int env = 0; env < s.numEnvs; env++) {
            int first = env * spec.numUnits;
            for (int u = 0; u < spec.numUnits; u++) {
                s.x[first + u] = at(list(recorded, "positions"), u, 0);
                s.y[first + u] = at(list(recorded, "positions"), u, 1);
                s.health[first + u] = at(list(recorded, "health"), u);
                s.cooldown[first + u] = at(list(recorded, "cooldowns"), u);
                s.moveX[first + u] = at(list(recorded, "prevMove"), u, 0);
                s.moveY[first + u] = at(list(recorded, "prevMove"), u, 1);
                s.attack[first + u] = (int) at(list(recorded, "prevAttack"), u);
                if (recorded.containsKey("types")) s.type[first + u] = (int) at(list(recorded, "types"), u);
            }
            s.step[env] = number(recorded, "step").intValue();
            for (int e = 0; e < spec.numEnemies && s.lastAttacked.length > 0; e++) {
                int i = env * spec.numEnemies + e;
                s.goalX[i] = at(list(recorded, "enemyTarget"), e, 0);
                s.goalY[i] = at(list(recorded, "enemyTarget"), e, 1);
                s.lastAttacked[i] = (int) at(list(recorded, "enemyLastAttacked"), e);
            }
        }
    }

    /** Adds the draws of a reset. */
    static void resetDraws(Map<String, Object> chance, SmaxSpec spec, RecordedDraws draws) {
        int allies = spec.numAllies;
        boolean inside =
                chance.containsKey("allyInside") && number(chance, "allyInside").intValue() == 1;
        pairs(chance, "allyNoise", SmaxRules.DRAW_NOISE, 0, draws);
        pairs(chance, "enemyNoise", SmaxRules.DRAW_NOISE, allies, draws);
        pairs(chance, "insideNoise", SmaxRules.DRAW_NOISE, inside ? 0 : allies, draws);
        pairs(chance, "outsideNoise", SmaxRules.DRAW_NOISE, inside ? allies : 0, draws);
        pairs(chance, "allyPositions", SmaxRules.DRAW_PLACE, 0, draws);
        pairs(chance, "extraEnemyPositions", SmaxRules.DRAW_PLACE, 2 * allies, draws);
        singles(chance, "groups", SmaxRules.DRAW_GROUP, inside ? allies : 0, draws);
        singles(chance, "t", SmaxRules.DRAW_CORNER, 0, draws);
        singles(chance, "allyTypes", SmaxRules.DRAW_TYPE, 0, draws);
        if (chance.containsKey("layout")) {
            draws.put(SmaxRules.DRAW_LAYOUT, 0, chance.get("layout").equals("surround") ? Math.nextDown(0.5f) : 0.5);
        }
        if (chance.containsKey("allyInside")) draws.put(SmaxRules.DRAW_INSIDE, 0, inside ? 1 : 0);
    }

    private static void pairs(Map<String, Object> chance, String key, int site, int firstUnit, RecordedDraws draws) {
        if (!chance.containsKey(key)) return;
        List<?> units = list(chance, key);
        for (int i = 0; i < units.size(); i++) {
            draws.put(site, 2L * (firstUnit + i), at(units, i, 0));
            draws.put(site, 2L * (firstUnit + i) + 1, at(units, i, 1));
        }
    }

    private static void singles(Map<String, Object> chance, String key, int site, int first, RecordedDraws draws) {
        if (!chance.containsKey(key)) return;
        List<?> values = list(chance, key);
        for (int i = 0; i < values.size(); i++) draws.put(site, first + i, at(values, i));
    }

    /** Adds the draws of a step, as far as they belong to its first world steps. */
    static void stepDraws(
            Map<String, Object> chance, SmaxSpec spec, SmaxState before, int worldSteps, RecordedDraws draws) {
        int step = before.step[0];
        for (Object shot : list(chance, "attacks")) {
            int worldStep = (int) at((List<?>) shot, 0);
            int unit = (int) at((List<?>) shot, 1);
            if (worldStep >= worldSteps) continue;
            draws.put(
                    SmaxRules.DRAW_COOLDOWN,
                    SmaxRules.cooldownDraw(step, worldStep, spec.numUnits, unit),
                    at((List<?>) shot, 3));
        }
        enemyChoices(chance, "enemyMoveChoice", SmaxRules.DRAW_WALK, false, spec, before, draws);
        enemyChoices(chance, "enemyAttackChoice", SmaxRules.DRAW_TARGET, true, spec, before, draws);
        coins(chance, "continuousShoot", SmaxRules.DRAW_MOVES, (long) step * spec.numUnits, draws);
        coins(chance, "continuousRepeat", SmaxRules.DRAW_AIMS, (long) step * spec.numUnits, draws);
    }

    /** A draw above every probability makes a unit shoot or repeat, one below makes it move or aim. */
    private static void coins(Map<String, Object> chance, String key, int site, long first, RecordedDraws draws) {
        if (!chance.containsKey(key)) return;
        List<?> coins = list(chance, key);
        for (int i = 0; i < coins.size(); i++) draws.put(site, first + i, at(coins, i) == 1f ? 2 : -1);
    }

    /** The record names the chosen ally, the rules draw a rank among those in question. */
    private static void enemyChoices(
            Map<String, Object> chance,
            String key,
            int site,
            boolean inRange,
            SmaxSpec spec,
            SmaxState s,
            RecordedDraws draws) {
        if (!chance.containsKey(key)) return;
        List<?> choices = list(chance, key);
        for (int e = 0; e < choices.size(); e++) {
            int choice = (int) at(choices, e);
            if (choice < 0) continue;
            int unit = spec.numAllies + e;
            float[] ranges = inRange ? spec.attackRange : spec.sightRange;
            int rank = 0;
            for (int k = 0; k < choice; k++) {
                int ally = spec.numAllies - 1 - k;
                double distance = Math.hypot(s.x[ally] - s.x[unit], s.y[ally] - s.y[unit]);
                if (s.health[ally] > 0 && distance < ranges[s.type[unit]]) rank++;
            }
            draws.put(site, (long) s.step[0] * spec.numEnemies + e, rank);
        }
    }

    /** Returns a part of a file that must be an object. */
    static Map<String, Object> map(Map<String, Object> in, String key) {
        Object value = in.get(key);
        if (!(value instanceof Map<?, ?> map)) throw wrong(key, "an object");
        Map<String, Object> copy = new HashMap<>();
        map.forEach((name, content) -> copy.put((String) name, content));
        return copy;
    }

    /** Returns a part of a file that must be a list of objects. */
    static List<Map<String, Object>> maps(Map<String, Object> in, String key) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Object element : list(in, key)) maps.add(map(Map.of(key, element), key));
        return maps;
    }

    static List<?> list(Map<String, Object> in, String key) {
        if (in.get(key) instanceof List<?> list) return list;
        throw wrong(key, "a list");
    }

    static Number number(Map<String, Object> in, String key) {
        if (in.get(key) instanceof Number number) return number;
        throw wrong(key, "a number");
    }

    private static IllegalArgumentException wrong(String key, String expected) {
        return new IllegalArgumentException("smax trace: \"" + key + "\" must be " + expected);
    }

    /** Returns a number of a list; flags count as 0 and 1. */
    static float at(List<?> list, int i) {
        Object value = list.get(i);
        if (value instanceof Boolean flag) return flag ? 1f : 0f;
        if (value instanceof Number number) return number.floatValue();
        throw wrong("[" + i + "]", "a number");
    }

    private static float at(List<?> list, int i, int j) {
        if (list.get(i) instanceof List<?> inner) return at(inner, j);
        throw wrong("[" + i + "]", "a list");
    }
}
