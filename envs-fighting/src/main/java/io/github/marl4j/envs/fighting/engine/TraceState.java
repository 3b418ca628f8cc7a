package io.github.marl4j.envs.fighting.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads recorded states into a match and compares a match with them. Errors name the key of the trace. */
final class TraceState {
    private static final int RING = 64;

    private final FightTables tables;
    private final FightState state;
    private final int env;

    TraceState(FightTables tables, FightState state, int env) {
        this.tables = tables;
        this.state = state;
        this.env = env;
    }

    /** Sets a complete state: match, players, projectiles, previous words, ages, rings. */
    void read(Map<String, Object> from) {
        int m = Cells.match(env);
        int[] match = row(list(from, "m"), "m", Cells.MATCH_FIELDS);
        System.arraycopy(match, 0, state.cells, m, Cells.MATCH_FIELDS);
        List<Object> players = list(from, "p");
        List<Object> previous = list(from, "prev");
        List<Object> ages = list(from, "ages");
        List<Object> rings = list(from, "ring");
        for (int i = 0; i < 2; i++) {
            int p = Cells.player(m, i);
            System.arraycopy(
                    row(asList("p", players.get(i)), "p", Cells.PLAYER_FIELDS), 0, state.cells, p, Cells.PLAYER_FIELDS);
            if (state.cells[p + Cells.PUSH_DISTANCE] == 0) state.cells[p + Cells.PUSH_STEP] = Integer.MAX_VALUE;
            state.cells[p + Cells.PREVIOUS] = whole("prev", previous.get(i));
            int[] recorded = row(asList("ages", ages.get(i)), "ages", Cells.NUM_AGES);
            System.arraycopy(recorded, 0, state.cells, p + Cells.AGES, Cells.NUM_AGES);
            readRing(i, String.valueOf(rings.get(i)));
        }
        readProjectiles(list(from, "q"));
    }

    private void readRing(int i, String ring) {
        if (!ring.matches("[1-9]{" + RING + "}")) {
            throw new IllegalArgumentException("trace: key \"ring\" must have " + RING + " digits, got " + ring);
        }
        for (int age = 0; age < RING; age++) state.setDirection(env, i, age, ring.charAt(RING - 1 - age) - '0');
    }

    private void readProjectiles(List<Object> slots) {
        for (int s = 0; s < 2 * Cells.SLOTS; s++) {
            int q = Cells.projectile(Cells.match(env), s / 2, s % 2);
            if (slots.get(s) == null) {
                state.cells[q + Cells.P_FIGHTER] = -1;
                continue;
            }
            int[] recorded = row(asList("q", slots.get(s)), "q", Cells.PROJECTILE_SIZE);
            System.arraycopy(recorded, 0, state.cells, q, Cells.PROJECTILE_SIZE);
        }
    }

    /** Returns the first difference from a recorded state, or {@code null}. */
    String compare(Map<String, Object> expected) {
        int[] match = row(list(expected, "m"), "m", Cells.MATCH_FIELDS);
        for (int field = 0; field < match.length; field++) {
            String difference = differ("m." + MatchRecord.MATCH[field], state.match(env, field), match[field]);
            if (difference != null) return difference;
        }
        List<Object> players = list(expected, "p");
        for (int i = 0; i < 2; i++) {
            int[] player = row(asList("p", players.get(i)), "p", Cells.PLAYER_FIELDS);
            for (int field = 0; field < player.length; field++) {
                int got = MatchRecord.player(tables, state, env, i, field);
                String difference = differ("p[" + i + "]." + MatchRecord.PLAYER[field], got, player[field]);
                if (difference != null) return difference;
            }
        }
        return compareProjectiles(list(expected, "q"));
    }

    private String compareProjectiles(List<Object> slots) {
        for (int s = 0; s < 2 * Cells.SLOTS; s++) {
            String name = "q[" + s + "]";
            boolean present = state.projectile(env, s / 2, s % 2, Cells.P_FIGHTER) >= 0;
            if (present != (slots.get(s) != null)) return name + ": got " + present + ", expected " + slots.get(s);
            if (!present) continue;
            int[] recorded = row(asList("q", slots.get(s)), "q", Cells.PROJECTILE_SIZE);
            for (int field = 0; field < recorded.length; field++) {
                int got = state.projectile(env, s / 2, s % 2, field);
                String difference = differ(name + "." + MatchRecord.PROJECTILE[field], got, recorded[field]);
                if (difference != null) return difference;
            }
        }
        return null;
    }

    /** Returns the first difference from a complete recorded state, or {@code null}. */
    String compareAll(Map<String, Object> expected) {
        String difference = compare(expected);
        for (int i = 0; i < 2 && difference == null; i++) {
            String name = "[" + i + "]";
            difference = differ(
                    "prev" + name,
                    state.player(env, i, Cells.PREVIOUS),
                    whole("prev", list(expected, "prev").get(i)));
            int[] ages = row(asList("ages", list(expected, "ages").get(i)), "ages", Cells.NUM_AGES);
            for (int a = 0; a < ages.length && difference == null; a++) {
                difference = differ("ages" + name + "[" + a + "]", state.player(env, i, Cells.AGES + a), ages[a]);
            }
            StringBuilder ring = new StringBuilder();
            for (int age = RING - 1; age >= 0; age--) ring.append(state.direction(env, i, age));
            Object recorded = list(expected, "ring").get(i);
            if (difference == null && !ring.toString().equals(recorded)) {
                difference = "field=ring" + name + ": got " + ring + ", expected " + recorded;
            }
        }
        return difference;
    }

    /** Returns the first difference from a brief record, or {@code null}. */
    String compareBrief(List<Object> expected) {
        String[] names = {"x", "y", "hp", "meter"};
        int[] fields = {Cells.X, Cells.Y, Cells.HP, Cells.METER};
        int[] recorded = row(expected, "brief", 2 * fields.length);
        for (int n = 0; n < recorded.length; n++) {
            int i = n / fields.length;
            int field = n % fields.length;
            String difference = differ(names[field] + (i + 1), state.player(env, i, fields[field]), recorded[n]);
            if (difference != null) return difference;
        }
        return null;
    }

    private static String differ(String field, int got, int expected) {
        return got == expected ? null : "field=" + field + ": got " + got + ", expected " + expected;
    }

    private static int[] row(List<Object> values, String key, int length) {
        if (values.size() != length) {
            throw new IllegalArgumentException(
                    "trace: key \"" + key + "\" has length=" + values.size() + ", expected " + length);
        }
        int[] row = new int[length];
        for (int i = 0; i < length; i++) row[i] = whole(key, values.get(i));
        return row;
    }

    static Map<String, Object> object(Map<String, Object> of, String key) {
        return object(key, of.get(key));
    }

    static Map<String, Object> object(String key, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("trace: key \"" + key + "\" must be an object");
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        map.forEach((name, part) -> typed.put(String.valueOf(name), part));
        return typed;
    }

    static List<Object> list(Map<String, Object> of, String key) {
        return asList(key, of.get(key));
    }

    private static List<Object> asList(String key, Object value) {
        if (value instanceof List<?> list) return new ArrayList<>(list);
        throw new IllegalArgumentException("trace: key \"" + key + "\" must be a list");
    }

    static int whole(Map<String, Object> of, String key) {
        return whole(key, of.get(key));
    }

    private static int whole(String key, Object value) {
        if (value instanceof Double number && number == number.intValue()) return number.intValue();
        throw new IllegalArgumentException("trace: key \"" + key + "\" must be a whole number, got " + value);
    }
}
