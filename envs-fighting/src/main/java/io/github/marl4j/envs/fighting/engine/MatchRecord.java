package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.envs.fighting.roster.Fnv;

/**
 * The state of a match in the field order of the traces, with numbers that have no meaning in the present state written as 0: what traces compare and hashes are made of. Source: design,
 * sections 3, 16 and 19.
 */
public final class MatchRecord {
    private static final int IN_STUN =
            1 << State.BLOCK_STAND | 1 << State.BLOCK_CROUCH | 1 << State.HIT_STAND | 1 << State.HIT_CROUCH;
    private static final int LAST_SLIDE = 8;

    private MatchRecord() {}

    /** Names of the match's numbers. */
    static final String[] MATCH = {"side", "flash", "frame", "clock", "phase", "phaseTimer", "round", "winsP1", "winsP2"
    };

    /** Names of a player's numbers. */
    static final String[] PLAYER = {
        "x",
        "y",
        "vx",
        "vy",
        "facing",
        "state",
        "t",
        "move",
        "hp",
        "meter",
        "stun",
        "stunTimer",
        "stunDelay",
        "hitstop",
        "pushDistance",
        "pushStep",
        "pushDirection",
        "pushTransfer",
        "comboHits",
        "comboDamage",
        "juggle",
        "hitMask",
        "contact",
        "throwProtect",
        "airJumps",
        "armorLeft",
        "chainCount",
        "landLength",
        "landMayBlock",
        "jumpDirection",
        "downLength",
        "knockdown",
        "dizzyPending"
    };

    /** Names of a projectile's numbers. */
    static final String[] PROJECTILE = {
        "character", "move", "x", "y", "vx", "vy", "facing", "life", "durability", "rehit", "bounces"
    };

    /** Returns a player's number, 0 if it has no meaning in its state. */
    static int player(FightTables tables, FightState state, int env, int player, int field) {
        int p = Cells.player(Cells.match(env), player);
        return means(tables, state.cells, p, field) ? state.cells[p + field] : 0;
    }

    private static boolean means(FightTables tables, int[] c, int p, int field) {
        int now = c[p + Cells.STATE];
        return switch (field) {
            case Cells.STUN_TIMER -> State.in(now, IN_STUN) || now == State.DIZZY;
            case Cells.PUSH_DISTANCE, Cells.PUSH_STEP, Cells.PUSH_DIRECTION, Cells.PUSH_TRANSFER ->
                State.in(now, IN_STUN) && c[p + Cells.PUSH_STEP] < LAST_SLIDE;
            case Cells.LAND_LENGTH, Cells.LAND_MAY_BLOCK -> now == State.LAND;
            case Cells.JUMP_DIRECTION -> now == State.PREJUMP;
            case Cells.DOWN_LENGTH -> now == State.DOWN;
            case Cells.KNOCKDOWN -> now == State.JUGGLE;
            case Cells.AIR_JUMPS -> now == State.AIR;
            case Cells.CHAIN_COUNT -> now == State.ATTACK;
            case Cells.ARMOR_LEFT -> now == State.ATTACK && armored(tables, c, p);
            default -> true;
        };
    }

    private static boolean armored(FightTables tables, int[] c, int p) {
        int row = tables.firstMove[c[p + Cells.FIGHTER]] + c[p + Cells.MOVE];
        return tables.moves.get(row, MoveTable.ARMOR_HITS) > 0;
    }

    /**
     * Returns the hash of a match: FNV-1a over all numbers in the field order of the traces, four bytes each, lowest first. Matches with equal hashes have, but for accidents of one in
     * 2<sup>64</sup>, equal futures. Allocates nothing.
     */
    public static long hash(FightTables tables, FightState state, int env) {
        long hash = Fnv.START;
        for (int field = 0; field < Cells.MATCH_FIELDS; field++) hash = Fnv.add(hash, state.match(env, field));
        for (int i = 0; i < 2; i++) {
            hash = Fnv.add(hash, state.player(env, i, Cells.FIGHTER));
            for (int field = 0; field < Cells.PLAYER_FIELDS; field++) {
                hash = Fnv.add(hash, player(tables, state, env, i, field));
            }
            for (int field = Cells.PREVIOUS; field < Cells.AGES + Cells.NUM_AGES; field++) {
                hash = Fnv.add(hash, state.player(env, i, field));
            }
            for (int age = 63; age >= 0; age--) hash = Fnv.add(hash, state.direction(env, i, age));
        }
        for (int slot = 0; slot < 2 * Cells.SLOTS; slot++) {
            boolean present = state.projectile(env, slot / 2, slot % 2, Cells.P_FIGHTER) >= 0;
            hash = Fnv.add(hash, present ? 1 : 0);
            for (int field = 0; present && field < Cells.PROJECTILE_SIZE; field++) {
                hash = Fnv.add(hash, state.projectile(env, slot / 2, slot % 2, field));
            }
        }
        return hash;
    }
}
