package io.github.marl4j.envs.fighting.engine;

/** What a contact does to both sides: guard, armor, damage, stun, and how the victim moves. Source: design, sections 7 and 8. */
final class Contacts {
    private static final int[] SCALE = {100, 100, 90, 80, 70, 60, 50, 40, 30};
    private static final int SUPER_SCALE = 50;
    private static final int COUNTER_PERCENT = 120;
    private static final int COUNTER_STUN = 4;
    /** Hits of a combo after which each further one stuns a frame less. */
    private static final int FULL_STUN_HITS = 5;

    private static final int HIT_CAP = 15;
    private static final int STUN_DELAY = 90;
    /** Juggle points that nothing can hit. */
    static final int UNTOUCHABLE_JUGGLE = 99;

    private static final int HARD = 2;
    private static final int SOFT = 1;
    private static final int METER_MAX = 1000;
    private static final int COUNTER_HITSTOP = 16;

    private final FightTables tables;
    private final MoveTable moves;
    private final int[] hits;
    private final FrameNotes notes;
    private final Boxes boxes;
    private final Motions motions;
    private CounterHits counterHits = CounterHits.AS_THEY_COME;

    Contacts(FightTables tables, FrameNotes notes, Boxes boxes, Motions motions) {
        this.tables = tables;
        this.moves = tables.moves;
        this.hits = tables.hits.cells;
        this.notes = notes;
        this.boxes = boxes;
        this.motions = motions;
    }

    /**
     * Returns the row of the hit with which a player's strike connects now, or -1.
     *
     * @param a the attacker
     */
    int strike(int[] c, int a) {
        int p = notes.player[a];
        if (c[p + Cells.STATE] != State.ATTACK || notes.frozen[a]) return -1;
        int hit = moves.frame(boxes.row(c, p), c[p + Cells.T], MoveTable.F_HIT);
        if (hit < 0) return -1;
        int at = hit * HitTable.WIDTH;
        if ((c[p + Cells.HIT_MASK] & hits[at + HitTable.MASK]) != 0) return -1;
        int victim = notes.player[1 - a];
        if (boxes.safeFrom(MoveTable.SAFE_STRIKE, c, victim) || !juggled(c, victim, at)) return -1;
        int first = hits[at + HitTable.RECT_FIRST];
        int end = first + hits[at + HitTable.RECT_COUNT];
        int x = c[p + Cells.X];
        int y = c[p + Cells.Y];
        for (int box = first; box < end; box++) {
            if (boxes.touches(box, x, y, c[p + Cells.FACING], c, victim)) return hit;
        }
        return -1;
    }

    /** Returns whether the juggle rule lets a hit connect. */
    private boolean juggled(int[] c, int victim, int at) {
        return c[victim + Cells.STATE] != State.JUGGLE
                || c[victim + Cells.JUGGLE_POINTS] <= hits[at + HitTable.JUGGLE_LIMIT];
    }

    /** Returns whether a projectile connects with its target now. */
    boolean projectileTouches(int[] c, int q, int target) {
        if (c[q + Cells.P_FIGHTER] < 0 || c[q + Cells.P_REHIT] > 0) return false;
        int at = projectileRow(c, q) * MoveTable.WIDTH;
        int victim = notes.player[target];
        if (boxes.safeFrom(MoveTable.SAFE_PROJECTILE, c, victim)) return false;
        if (!juggled(c, victim, moves.cells[at + MoveTable.P_HIT] * HitTable.WIDTH)) return false;
        int box = moves.cells[at + MoveTable.P_BOX];
        return boxes.touches(box, c[q + Cells.P_X], c[q + Cells.P_Y], c[q + Cells.P_FACING], c, victim);
    }

    int projectileRow(int[] c, int q) {
        return tables.firstMove[c[q + Cells.P_FIGHTER]] + c[q + Cells.P_MOVE];
    }

    /** Applies a strike that connects. */
    void applyStrike(int[] c, int a, int hit) {
        int p = notes.player[a];
        int victim = notes.player[1 - a];
        int at = hit * HitTable.WIDTH;
        int direction = notes.toward(c, a);
        if (caught(c, a, at)) return;
        int contact = contact(c, a, at, direction, true, true);
        c[p + Cells.HITSTOP] = Math.max(c[p + Cells.HITSTOP], hits[at + HitTable.HITSTOP]);
        c[victim + Cells.HITSTOP] = Math.max(c[victim + Cells.HITSTOP], hits[at + HitTable.HITSTOP]);
        if (c[p + Cells.STATE] != State.ATTACK) return; // hit on the same frame
        c[p + Cells.HIT_MASK] |= hits[at + HitTable.MASK];
        c[p + Cells.CONTACT] = contact;
    }

    /** A counter move catches the strike: its maker goes on to the move that follows. */
    private boolean caught(int[] c, int a, int at) {
        int v = 1 - a;
        int victim = notes.player[v];
        if (c[victim + Cells.STATE] != State.ATTACK || hits[at + HitTable.SUPER] != 0) return false;
        int row = boxes.row(c, victim) * MoveTable.WIDTH;
        int t = c[victim + Cells.T];
        boolean waits =
                t >= moves.cells[row + MoveTable.COUNTER_FIRST] && t <= moves.cells[row + MoveTable.COUNTER_LAST];
        int level = 1 << hits[at + HitTable.LEVEL];
        if (!waits || (moves.cells[row + MoveTable.COUNTER_LEVELS] & level) == 0) return false;
        int p = notes.player[a];
        c[p + Cells.HITSTOP] = Math.max(c[p + Cells.HITSTOP], COUNTER_HITSTOP);
        if (c[p + Cells.STATE] == State.ATTACK) c[p + Cells.HIT_MASK] |= hits[at + HitTable.MASK];
        motions.start(c, v, moves.cells[row + MoveTable.FOLLOW]);
        c[victim + Cells.FACING] = notes.toward(c, v);
        c[victim + Cells.EVENTS] |= Event.COUNTER;
        return true;
    }

    /** Applies a projectile's contact with its target; gone when its durability is used up. */
    void applyProjectile(int[] c, int owner, int q) {
        int at = projectileRow(c, q) * MoveTable.WIDTH;
        int hit = moves.cells[at + MoveTable.P_HIT] * HitTable.WIDTH;
        int direction = c[q + Cells.P_VX] == 0 ? c[q + Cells.P_FACING] : Integer.signum(c[q + Cells.P_VX]);
        c[q + Cells.P_DURABILITY]--;
        c[q + Cells.P_REHIT] = moves.cells[at + MoveTable.P_REHIT];
        boolean launches = moves.cells[at + MoveTable.P_LAUNCH_ON_LAST] == 0 || c[q + Cells.P_DURABILITY] <= 0;
        contact(c, owner, hit, direction, launches, false);
        int victim = notes.player[1 - owner];
        c[victim + Cells.HITSTOP] = Math.max(c[victim + Cells.HITSTOP], hits[hit + HitTable.HITSTOP]);
        if (c[q + Cells.P_DURABILITY] <= 0) c[q + Cells.P_FIGHTER] = -1;
    }

    /** Returns 2 for a blocked contact, else 1. */
    private int contact(int[] c, int a, int at, int direction, boolean launches, boolean strike) {
        int victim = notes.player[1 - a];
        if (guards(c, 1 - a, hits[at + HitTable.LEVEL])) {
            block(c, a, at, direction, strike);
            return 2;
        }
        if (absorbs(c, victim, at)) absorb(c, a, at);
        else hit(c, a, at, direction, launches, strike);
        return 1;
    }

    /** Returns whether a player blocks a level now. */
    private boolean guards(int[] c, int v, int level) {
        int p = notes.player[v];
        if (c[p + Cells.Y] > 0) return false;
        int state = c[p + Cells.STATE];
        boolean crouches = (notes.word[v] & Inputs.DOWN) != 0;
        if (!State.block(state)) {
            boolean free = State.neutral(state) || state == State.LAND && c[p + Cells.LAND_MAY_BLOCK] != 0;
            int away = notes.toward(c, v) > 0 ? Inputs.LEFT : Inputs.RIGHT;
            if (!free || (notes.word[v] & away) == 0) return false;
        }
        return level == 0 || crouches == (level == 1);
    }

    private void block(int[] c, int a, int at, int direction, boolean strike) {
        int v = 1 - a;
        int p = notes.player[v];
        c[p + Cells.EVENTS] |= Event.BLOCK;
        gainMeter(c, a, hits[at + HitTable.METER_BLOCK]);
        gainMeter(c, v, hits[at + HitTable.METER_BLOCK] / 2);
        c[p + Cells.HP] = Math.max(0, c[p + Cells.HP] - hits[at + HitTable.CHIP]);
        Motions.enter(c, p, (notes.word[v] & Inputs.DOWN) != 0 ? State.BLOCK_CROUCH : State.BLOCK_STAND, 0);
        c[p + Cells.STUN_TIMER] = hits[at + HitTable.BLOCKSTUN];
        push(c, p, hits[at + HitTable.PUSH_BLOCK], direction, strike);
        if (c[p + Cells.HP] == 0) knockOut(c, p, direction);
    }

    private boolean absorbs(int[] c, int p, int at) {
        if (c[p + Cells.STATE] != State.ATTACK || c[p + Cells.ARMOR_LEFT] == 0 || hits[at + HitTable.SUPER] != 0) {
            return false;
        }
        int row = boxes.row(c, p) * MoveTable.WIDTH;
        int t = c[p + Cells.T];
        return t >= moves.cells[row + MoveTable.ARMOR_FIRST] && t <= moves.cells[row + MoveTable.ARMOR_LAST];
    }

    private void absorb(int[] c, int a, int at) {
        int p = notes.player[1 - a];
        int damage = damage(c, p, at, false);
        c[p + Cells.HP] = Math.max(1, c[p + Cells.HP] - damage);
        c[p + Cells.ARMOR_LEFT]--;
        c[p + Cells.EVENTS] |= Event.ARMOR;
    }

    /** Returns what share of its damage a hit does after others in a combo [percent]; supers do more. */
    static int scale(int hitsBefore) {
        return SCALE[Math.min(hitsBefore, SCALE.length - 1)];
    }

    private int damage(int[] c, int p, int at, boolean counterHit) {
        int scale = scale(c[p + Cells.COMBO_HITS]);
        if (hits[at + HitTable.SUPER] != 0) scale = Math.max(scale, SUPER_SCALE);
        int damage = hits[at + HitTable.DAMAGE] * scale / 100;
        if (counterHit) damage = damage * COUNTER_PERCENT / 100;
        return Math.max(1, damage);
    }

    private void hit(int[] c, int a, int at, int direction, boolean launches, boolean strike) {
        int v = 1 - a;
        int p = notes.player[v];
        boolean counterHit = counterHit(c, p);
        int damage = damage(c, p, at, counterHit);
        int before = c[p + Cells.COMBO_HITS];
        int stun = hits[at + HitTable.HITSTUN] + (counterHit ? COUNTER_STUN : 0) - Math.max(0, before - FULL_STUN_HITS);
        c[p + Cells.HP] = Math.max(0, c[p + Cells.HP] - damage);
        c[p + Cells.COMBO_HITS] = before + 1;
        c[p + Cells.COMBO_DAMAGE] += damage;
        boolean dizzy = addStun(c, p, hits[at + HitTable.STUN]);
        gainMeter(c, a, hits[at + HitTable.METER_HIT]);
        gainMeter(c, v, damage / 4);
        c[notes.player[a] + Cells.EVENTS] |= counterHit ? Event.HIT | Event.COUNTER_HIT : Event.HIT;
        result(c, p, at, direction, launches, dizzy, Math.max(1, stun));
        push(c, p, hits[at + HitTable.PUSH_HIT], direction, strike);
    }

    private boolean counterHit(int[] c, int p) {
        return switch (counterHits) {
            case NEVER -> false;
            case ALWAYS -> c[p + Cells.COMBO_HITS] == 0;
            case AS_THEY_COME ->
                c[p + Cells.STATE] == State.ATTACK
                        && c[p + Cells.T] <= moves.get(boxes.row(c, p), MoveTable.LAST_DANGER);
        };
    }

    /** Changes which hits count as counter hits. */
    void counterHits(CounterHits rule) {
        counterHits = rule;
    }

    /** Adds dizzy points and returns whether they have become too many. */
    boolean addStun(int[] c, int p, int points) {
        c[p + Cells.STUN] += points;
        c[p + Cells.STUN_DELAY] = STUN_DELAY;
        boolean tooMany =
                c[p + Cells.STUN] >= tables.fighters.stunLimit[c[p + Cells.FIGHTER]] && c[p + Cells.DIZZY_PENDING] == 0;
        if (!tooMany) return false;
        c[p + Cells.DIZZY_PENDING] = 1;
        c[p + Cells.STUN] = 0;
        return true;
    }

    void gainMeter(int[] c, int i, int meter) {
        int at = notes.player[i] + Cells.METER;
        c[at] = Math.min(METER_MAX, c[at] + meter);
    }

    private static void push(int[] c, int p, int distance, int direction, boolean strike) {
        c[p + Cells.PUSH_DISTANCE] = distance;
        c[p + Cells.PUSH_STEP] = 0;
        c[p + Cells.PUSH_DIRECTION] = direction;
        c[p + Cells.PUSH_TRANSFER] = strike ? 1 : 0;
    }

    /** How the victim of a hit goes on: the first that applies. */
    private void result(int[] c, int p, int at, int direction, boolean launches, boolean dizzy, int stun) {
        c[p + Cells.FACING] = -direction;
        if (c[p + Cells.HP] == 0) {
            knockOut(c, p, direction);
            return;
        }
        boolean capped = c[p + Cells.COMBO_HITS] >= HIT_CAP;
        boolean juggled = c[p + Cells.STATE] == State.JUGGLE;
        if (launches && hits[at + HitTable.LAUNCHES] != 0 || dizzy || capped) {
            launch(c, p, at, direction, launches, juggled);
            if (capped) {
                c[p + Cells.JUGGLE_POINTS] = UNTOUCHABLE_JUGGLE;
                c[p + Cells.KNOCKDOWN] = HARD;
            }
        } else if (juggled) {
            Motions.enter(c, p, State.JUGGLE, 0);
            c[p + Cells.VX] = direction * 384;
            c[p + Cells.VY] = 700;
            c[p + Cells.JUGGLE_POINTS] += hits[at + HitTable.JUGGLE_COST];
        } else if (c[p + Cells.Y] > 0) {
            Motions.enter(c, p, State.RESET, 0);
            c[p + Cells.VX] = direction * 512;
            c[p + Cells.VY] = 900;
        } else {
            Motions.enter(c, p, boxes.stance(c, p) == Boxes.CROUCH ? State.HIT_CROUCH : State.HIT_STAND, 0);
            c[p + Cells.STUN_TIMER] = stun;
        }
    }

    private void launch(int[] c, int p, int at, int direction, boolean launches, boolean juggled) {
        boolean own = launches && hits[at + HitTable.LAUNCHES] != 0;
        int knockdown = launches ? hits[at + HitTable.KNOCKDOWN] : 0;
        int points = (juggled ? c[p + Cells.JUGGLE_POINTS] : 0) + hits[at + HitTable.JUGGLE_COST];
        Motions.enter(c, p, State.JUGGLE, 0);
        c[p + Cells.VX] = direction * (own ? hits[at + HitTable.LAUNCH_VX] : 512);
        c[p + Cells.VY] = own ? hits[at + HitTable.LAUNCH_VY] : 768;
        c[p + Cells.KNOCKDOWN] = knockdown == 0 ? SOFT : knockdown;
        c[p + Cells.JUGGLE_POINTS] = points;
        c[p + Cells.Y] = Math.max(1, c[p + Cells.Y]);
    }

    private void knockOut(int[] c, int p, int direction) {
        Motions.enter(c, p, State.JUGGLE, 0);
        c[p + Cells.VX] = direction * 640;
        c[p + Cells.VY] = 1100;
        c[p + Cells.JUGGLE_POINTS] = UNTOUCHABLE_JUGGLE;
        c[p + Cells.KNOCKDOWN] = HARD;
        c[p + Cells.Y] = Math.max(1, c[p + Cells.Y]);
        c[p + Cells.EVENTS] |= Event.KO;
    }
}
