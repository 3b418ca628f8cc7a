package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.envs.fighting.data.Span;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Level;
import io.github.marl4j.envs.fighting.roster.Move;

/** What observers may ask about moves and states: observations, masks, the computer's players. A move row is {@link FightTables#firstMove}{@code [fighter] + move}. Stateless. */
public final class MoveFacts {
    /** Highest start of a projectile that a jump goes over [px]. */
    private static final int LOW = 60;

    private final FightTables tables;
    private final MoveTable moves;
    private final Boxes boxes;
    private final int[] firstDanger;
    private final int[] reach;
    private final boolean[] unbeatable;
    private final boolean[] flat;

    /** Creates the facts of a roster. */
    public MoveFacts(FightTables tables) {
        this.tables = tables;
        this.moves = tables.moves;
        this.boxes = new Boxes(tables);
        int rows = tables.firstMove[tables.roster.fighters().size()];
        firstDanger = new int[rows];
        reach = new int[rows];
        unbeatable = new boolean[rows];
        flat = new boolean[rows];
        for (Fighter fighter : tables.roster.fighters()) {
            for (int m = 0; m < fighter.moves().size(); m++) {
                int row = tables.firstMove[fighter.index()] + m;
                firstDanger[row] = firstDanger(fighter.moves().get(m));
                reach[row] = reach(fighter.moves().get(m));
                unbeatable[row] = unbeatable(fighter.moves().get(m), firstDanger[row]);
                flat[row] = flat(fighter.moves().get(m).projectile());
            }
        }
    }

    private static int firstDanger(Move move) {
        int first = move.total();
        for (Move.Hit hit : move.hits()) first = Math.min(first, hit.frames().first());
        if (move.projectile() != null) first = Math.min(first, move.projectile().spawnFrame());
        if (move.grip() != null) first = Math.min(first, move.grip().frames().first());
        return first;
    }

    private static int reach(Move move) {
        if (move.hits().isEmpty() || move.hits().get(0).rects().isEmpty()) return -1;
        return move.hits().get(0).rects().get(0).x()
                + move.hits().get(0).rects().get(0).w();
    }

    private static boolean unbeatable(Move move, int danger) {
        Span startUp = new Span(1, danger);
        if (move.armor() != null && move.armor().frames().meets(startUp)) return true;
        return move.invul().stream()
                .anyMatch(i -> i.frames().meets(startUp)
                        && (i.against() == Move.Against.ALL || i.against() == Move.Against.STRIKE));
    }

    private static boolean flat(Move.Projectile projectile) {
        return projectile != null && projectile.gravity() == 0 && projectile.offsetY() <= LOW;
    }

    /** Returns whether strikes cannot stop a move before it touches: it is invulnerable or armored at its start. */
    public boolean unbeatable(int row) {
        return unbeatable[row];
    }

    /** Returns whether a move sends something along the ground that a jump goes over. */
    public boolean sendsFlat(int row) {
        return flat[row];
    }

    /** Returns how fast a fighter falls [su per frame²]. */
    public int gravity(int fighter) {
        return tables.fighters.gravity[fighter];
    }

    /** Returns the frames after the landing of a move on which a fighter cannot act. */
    public int landRecovery(int row) {
        return moves.get(row, MoveTable.LAND_RECOVERY);
    }

    /** Returns the health of a fighter at the start of a round. */
    public int health(int fighter) {
        return tables.fighters.health[fighter];
    }

    /** Returns how many dizzy points are too many. */
    public int stunLimit(int fighter) {
        return tables.fighters.stunLimit[fighter];
    }

    /** Returns what share of its damage the next hit of a combo does [percent]; supers do more. */
    public static int damageShare(int hitsBefore) {
        return Contacts.scale(hitsBefore);
    }

    /** Returns the width of a fighter's standing push box [px]. */
    public int standingWidth(int fighter) {
        return tables.fighters.standingWidth[fighter] / BoxTable.SU;
    }

    /** Returns how fast a fighter walks forward [su per frame]. */
    public int walkForward(int fighter) {
        return tables.fighters.walkForward[fighter];
    }

    /** Returns the frames of a move. */
    public int total(int row) {
        return moves.get(row, MoveTable.TOTAL);
    }

    /** Returns the first frame on which a move can touch or send something; its last frame if there is none. */
    public int firstDanger(int row) {
        return firstDanger[row];
    }

    /** Returns the last frame on which it can; 0 if there is none. */
    public int lastDanger(int row) {
        return moves.get(row, MoveTable.LAST_DANGER);
    }

    /** Returns how far the first hit of a move reaches forward [px], -1 if it has no hit. */
    public int reach(int row) {
        return reach[row];
    }

    /** Returns how far a move grips, without half of the victim's width [px]; -1 if it is no throw. */
    public int gripRange(int row) {
        return moves.get(row, MoveTable.GRIP_LAST) == 0 ? -1 : moves.get(row, MoveTable.GRIP_RANGE) / BoxTable.SU;
    }

    /** Returns whether a move can touch on a frame. */
    public boolean active(int row, int t) {
        return moves.frame(row, t, MoveTable.F_HIT) >= 0
                || t >= moves.get(row, MoveTable.GRIP_FIRST) && t <= moves.get(row, MoveTable.GRIP_LAST) && t > 0;
    }

    /** Returns 0 for low, 1 for overhead, 2 for mid: the hit of this frame or the next to come; -1 if there is none. */
    public int nextLevel(int row, int t) {
        for (int frame = t; frame <= total(row); frame++) {
            int hit = moves.frame(row, frame, MoveTable.F_HIT);
            if (hit < 0) continue;
            int level = tables.hits.get(hit, HitTable.LEVEL);
            if (level == Level.LOW.ordinal()) return 0;
            return level == Level.OVERHEAD.ordinal() ? 1 : 2;
        }
        return -1;
    }

    /** Returns whether a throw may still connect. */
    public boolean throwsAhead(int row, int t) {
        return t <= moves.get(row, MoveTable.GRIP_LAST);
    }

    /** Returns whether a move sends a projectile. */
    public boolean sendsProjectile(int row) {
        return moves.get(row, MoveTable.SPAWN_FRAME) != MoveTable.NEVER;
    }

    /** Returns how fast the projectile of a move flies forward [su per frame]. */
    public int projectileSpeed(int row) {
        return moves.get(row, MoveTable.P_VX);
    }

    /** Returns whether a projectile must be blocked crouching. */
    public boolean projectileIsLow(int row) {
        return tables.hits.get(moves.get(row, MoveTable.P_HIT), HitTable.LEVEL) == Level.LOW.ordinal();
    }

    /** Returns half the width and half the height of a projectile [su], width first or height. */
    public int projectileHalf(int row, boolean width) {
        return tables.boxes.rects[4 * moves.get(row, MoveTable.P_BOX) + (width ? 2 : 3)] / 2;
    }

    /** Returns whether a move starts in the air. */
    public boolean needsAir(int row) {
        return moves.get(row, MoveTable.NEEDS_AIR) != 0;
    }

    /** Returns whether a move is a normal. */
    public boolean normal(int row) {
        return moves.get(row, MoveTable.CLASS) == MoveTable.CLASS_NORMAL;
    }

    /** Returns whether a move is a throw of those that everybody has. */
    public boolean normalThrow(int row) {
        return moves.get(row, MoveTable.CLASS) == MoveTable.CLASS_THROW;
    }

    /** Returns whether a move is a special. */
    public boolean special(int row) {
        return moves.get(row, MoveTable.CLASS) == MoveTable.CLASS_SPECIAL;
    }

    /** Returns whether a move is a super. */
    public boolean superMove(int row) {
        return moves.get(row, MoveTable.SUPER) != 0;
    }

    /** Returns whether strikes cannot touch a player now. */
    public boolean strikeSafe(FightState s, int env, int player) {
        return boxes.safeFrom(MoveTable.SAFE_STRIKE, s.cells, Cells.player(Cells.match(env), player));
    }

    /** Returns whether a player's crouching boxes count now. */
    public boolean ducks(FightState s, int env, int player) {
        return boxes.stance(s.cells, Cells.player(Cells.match(env), player)) == Boxes.CROUCH;
    }

    /** Returns whether armor absorbs the next hit. */
    public boolean armored(FightState s, int env, int player, int row) {
        int t = s.player(env, player, Cells.T);
        return s.player(env, player, Cells.ARMOR_LEFT) > 0
                && t >= moves.get(row, MoveTable.ARMOR_FIRST)
                && t <= moves.get(row, MoveTable.ARMOR_LAST);
    }

    /** Returns whether the move that a player makes can be cancelled now. */
    public boolean cancellable(FightState s, int env, int player, int row) {
        return s.player(env, player, Cells.CONTACT) != 0
                && moves.get(row, MoveTable.CANCEL) != 0
                && s.player(env, player, Cells.T) <= moves.get(row, MoveTable.CANCEL_UNTIL);
    }

    /** Returns whether a move leads into another by its list of cancels: normals by chains, specials, supers. */
    public boolean cancels(int from, int to) {
        int cancel = moves.get(from, MoveTable.CANCEL);
        if (superMove(to)) return (cancel & MoveTable.CANCEL_SUPER) != 0;
        if (special(to)) return (cancel & MoveTable.CANCEL_SPECIAL) != 0;
        return normal(to) && (cancel & MoveTable.CANCEL_CHAIN) != 0;
    }

    /** Returns whether meter and projectiles allow a move. */
    public boolean affordable(FightState s, int env, int player, int row) {
        if (moves.get(row, MoveTable.METER_COST) > s.player(env, player, Cells.METER)) return false;
        int present = 0;
        for (int slot = 0; slot < Cells.SLOTS; slot++) {
            if (s.projectile(env, player, slot, Cells.P_FIGHTER) >= 0) present++;
        }
        return present < moves.get(row, MoveTable.P_MAX_ACTIVE);
    }

    /** Returns whether a player is high enough for an air special. */
    public boolean highEnough(FightState s, int env, int player) {
        return s.player(env, player, Cells.Y) >= MoveChoice.AIR_SPECIAL_HEIGHT;
    }
}
