package io.github.marl4j.envs.fighting.engine;

import java.util.Arrays;

/**
 * Advances matches by frames. The result depends on the state and the two input words only; integers throughout, so it is the same on every machine. Holds scratch memory: each thread uses an
 * engine of its own; engines share tables. Source: design, sections 4, 5 and 10.
 */
public final class FightEngine {
    private static final int SU = BoxTable.SU;

    /** Distance from the middle to a wall [su]. */
    public static final int STAGE_HALF = 366 * SU;
    /** Greatest distance of an origin from the middle of the screen, doubled [su]. */
    private static final int REACH_DOUBLED = 2 * 184 * SU;
    /** Greatest distance of the middle of the screen from that of the stage, doubled [su]. */
    private static final int CAMERA_DOUBLED = 2 * 192 * SU;
    /** Distance of the players from the middle at the start [su]. */
    public static final int START_X = 80 * SU;
    /** Frames of a round. */
    public static final int CLOCK = 99 * 60;
    /** Frames of phase END. */
    public static final int END_FRAMES = 90;
    /** Rounds that win a match. */
    public static final int WINS_NEEDED = 2;
    /** Rounds after which a match is over in any case. */
    public static final int MOST_ROUNDS = 4;

    private final FightTables tables;
    private final FrameNotes notes = new FrameNotes();
    private final Boxes boxes;
    private final Motions motions;
    private final Contacts contacts;
    private final Throws grips;
    private final Projectiles projectiles;

    /** Creates an engine for one thread. */
    public FightEngine(FightTables tables) {
        this.tables = tables;
        this.boxes = new Boxes(tables);
        this.motions = new Motions(tables, notes, boxes);
        this.contacts = new Contacts(tables, notes, boxes, motions);
        this.grips = new Throws(tables, notes, boxes, contacts);
        this.projectiles = new Projectiles(tables, notes, contacts);
    }

    /** Returns the tables it runs on. */
    public FightTables tables() {
        return tables;
    }

    /** Changes which hits count as counter hits, for training; matches that are recorded are played as they come. */
    public void counterHits(CounterHits rule) {
        contacts.counterHits(rule);
    }

    /** Starts a match between two fighters, given by index. Allocates nothing. */
    public void start(FightState state, int env, int fighter0, int fighter1) {
        int[] c = state.cells;
        int m = Cells.match(env);
        Arrays.fill(c, m, m + Cells.STRIDE, 0);
        c[Cells.player(m, 0) + Cells.FIGHTER] = fighter0;
        c[Cells.player(m, 1) + Cells.FIGHTER] = fighter1;
        startRound(state, env);
    }

    /** Sets everything as at the start of a round; fighters, meters, wins and the round's number stay. */
    private void startRound(FightState state, int env) {
        int[] c = state.cells;
        int m = Cells.match(env);
        c[m + Cells.SIDE] = 1;
        c[m + Cells.FLASH] = 0;
        c[m + Cells.FRAME] = 0;
        c[m + Cells.CLOCK] = CLOCK;
        c[m + Cells.PHASE] = Cells.FIGHT;
        c[m + Cells.PHASE_TIMER] = 0;
        for (int i = 0; i < 2; i++) {
            int p = Cells.player(m, i);
            int meter = c[p + Cells.METER];
            Arrays.fill(c, p, p + Cells.FIGHTER, 0);
            c[p + Cells.METER] = meter;
            c[p + Cells.X] = i == 0 ? -START_X : START_X;
            c[p + Cells.FACING] = i == 0 ? 1 : -1;
            c[p + Cells.MOVE] = -1;
            c[p + Cells.HP] = tables.fighters.health[c[p + Cells.FIGHTER]];
            Inputs.forgetAll(c, p);
            int held = FightState.heldAt(env, i);
            Arrays.fill(state.held, held, held + FightState.DIRECTIONS, 0L);
            for (int slot = 0; slot < Cells.SLOTS; slot++) {
                int q = Cells.projectile(m, i, slot);
                Arrays.fill(c, q, q + Cells.PROJECTILE_SIZE, 0);
                c[q + Cells.P_FIGHTER] = -1;
            }
        }
    }

    /**
     * Plays one frame of a match. Does nothing when the match is over. Allocates nothing.
     *
     * @param word0 input of player 0, twelve bits: MK LK THROW START UP DOWN LEFT RIGHT HK MP LP HP from the lowest
     * @param word1 input of player 1
     */
    public void step(FightState state, int env, int word0, int word1) {
        int[] c = state.cells;
        long[] held = state.held;
        int m = Cells.match(env);
        int phase = c[m + Cells.PHASE];
        if (phase == Cells.OVER) return;
        begin(c, held, env, phase == Cells.FIGHT ? word0 : 0, phase == Cells.FIGHT ? word1 : 0);
        if (c[m + Cells.FLASH] > 0) {
            c[m + Cells.FLASH]--;
            for (int i = 0; i < 2; i++) Inputs.age(c, notes.player[i], notes.pressed[i], false);
            return;
        }
        act(c, held);
        makeRoom(c);
        touch(c);
        c[m + Cells.FRAME]++;
        if (phase == Cells.FIGHT) countDown(c, m);
        else if (++c[m + Cells.PHASE_TIMER] >= END_FRAMES) endOfRound(state, env);
    }

    /** Step 1: inputs, and what the frame begins with. */
    private void begin(int[] c, long[] held, int env, int word0, int word1) {
        int m = Cells.match(env);
        notes.match = m;
        for (int i = 0; i < 2; i++) {
            int p = Cells.player(m, i);
            int word = Inputs.clean(i == 0 ? word0 : word1);
            notes.player[i] = p;
            notes.held[i] = FightState.heldAt(env, i);
            notes.word[i] = word;
            notes.pressed[i] = word & ~c[p + Cells.PREVIOUS];
            notes.startX[i] = c[p + Cells.X];
            notes.startY[i] = c[p + Cells.Y];
            notes.refused[i] = 0;
            c[p + Cells.PREVIOUS] = word;
            Inputs.remember(held, notes.held[i], word);
        }
        int camera = notes.startX[0] + notes.startX[1];
        camera = Math.max(-CAMERA_DOUBLED, Math.min(CAMERA_DOUBLED, camera));
        notes.low = Math.max(-STAGE_HALF, -(REACH_DOUBLED - camera >> 1));
        notes.high = Math.min(STAGE_HALF, REACH_DOUBLED + camera >> 1);
    }

    /** Steps 3 to 5: ages, what each player does, slides given to the other, throws that are under way. */
    private void act(int[] c, long[] held) {
        for (int i = 0; i < 2; i++) {
            int p = notes.player[i];
            boolean frozen = c[p + Cells.HITSTOP] > 0;
            notes.frozen[i] = frozen;
            if (frozen) c[p + Cells.HITSTOP]--;
            Inputs.age(c, p, notes.pressed[i], !frozen);
        }
        for (int i = 0; i < 2; i++) if (!notes.frozen[i]) motions.advance(c, held, i);
        for (int i = 0; i < 2; i++) {
            if (notes.startY[1 - i] == 0) c[notes.player[1 - i] + Cells.X] -= notes.refused[i];
        }
        grips.hold(c, 0);
        grips.hold(c, 1);
    }

    /** Step 6: walls, sides, push boxes. */
    private void makeRoom(int[] c) {
        int p0 = notes.player[0];
        int p1 = notes.player[1];
        c[p0 + Cells.X] = notes.clamp(c[p0 + Cells.X]);
        c[p1 + Cells.X] = notes.clamp(c[p1 + Cells.X]);
        int apart = c[p1 + Cells.X] - c[p0 + Cells.X];
        if (apart != 0) c[notes.match + Cells.SIDE] = apart > 0 ? 1 : -1;
        if (!pushes(c, p0) || !pushes(c, p1)) return;
        boolean firstIsLeft = c[notes.match + Cells.SIDE] > 0;
        pushApart(c, firstIsLeft ? p0 : p1, firstIsLeft ? p1 : p0);
    }

    private boolean pushes(int[] c, int p) {
        int state = c[p + Cells.STATE];
        if (State.in(state, State.NO_PUSH)) return false;
        if (state != State.ATTACK) return true;
        int row = boxes.row(c, p);
        return tables.moves.get(row, MoveTable.PASSES) == 0
                || (tables.moves.frame(row, c[p + Cells.T], MoveTable.F_FLAGS) & MoveTable.SAFE_ALL) == 0;
    }

    private void pushApart(int[] c, int left, int right) {
        int leftBox = boxes.pushBox(c, left);
        int rightBox = boxes.pushBox(c, right);
        boolean overlap = tables.boxes.overlap(
                leftBox,
                c[left + Cells.X],
                c[left + Cells.Y],
                c[left + Cells.FACING],
                rightBox,
                c[right + Cells.X],
                c[right + Cells.Y],
                c[right + Cells.FACING]);
        if (!overlap) return;
        int leftEdge = tables.boxes.left(leftBox, c[left + Cells.X], c[left + Cells.FACING]);
        int rightEdge = tables.boxes.left(rightBox, c[right + Cells.X], c[right + Cells.FACING]);
        int deep = leftEdge + tables.boxes.rects[4 * leftBox + 2] - rightEdge;
        if (deep <= 0) return;
        int half = (deep + 1) / 2;
        int newLeft = c[left + Cells.X] - half;
        int newRight = c[right + Cells.X] + half;
        if (newLeft < notes.low) {
            newRight += notes.low - newLeft;
            newLeft = notes.low;
        }
        if (newRight > notes.high) {
            newLeft -= newRight - notes.high;
            newRight = notes.high;
        }
        c[left + Cells.X] = notes.clamp(newLeft);
        c[right + Cells.X] = newRight;
    }

    /** Steps 7 and 8: projectiles fly; all contacts are found, then applied. */
    private void touch(int[] c) {
        boolean any = projectiles.any(c);
        if (any) {
            if (c[notes.match + Cells.FLASH] == 0) projectiles.fly(c);
            projectiles.clash(c);
        }
        int strike0 = contacts.strike(c, 0);
        int strike1 = contacts.strike(c, 1);
        int flying = any ? touchingProjectiles(c) : 0;
        boolean grip0 = grips.grips(c, 0);
        boolean grip1 = grips.grips(c, 1);
        if (strike0 >= 0) contacts.applyStrike(c, 0, strike0);
        if (strike1 >= 0) contacts.applyStrike(c, 1, strike1);
        int struck = (strike0 >= 0 ? 1 << 1 : 0) | (strike1 >= 0 ? 1 : 0);
        if (flying != 0) struck = applyProjectiles(c, flying, struck);
        if (struck == 0) grips.apply(c, grip0, grip1);
    }

    private int touchingProjectiles(int[] c) {
        int touching = 0;
        for (int i = 0; i < 2; i++) {
            for (int slot = 0; slot < Cells.SLOTS; slot++) {
                int q = Cells.projectile(notes.match, i, slot);
                if (contacts.projectileTouches(c, q, 1 - i)) touching |= 1 << i * Cells.SLOTS + slot;
            }
        }
        return touching;
    }

    /** Returns who has been struck then, as bits. */
    private int applyProjectiles(int[] c, int touching, int struckBefore) {
        int struck = struckBefore;
        for (int i = 0; i < 2; i++) {
            for (int slot = 0; slot < Cells.SLOTS; slot++) {
                boolean touches = (touching >>> i * Cells.SLOTS + slot & 1) != 0;
                if (!touches || (struck >>> 1 - i & 1) != 0) continue;
                contacts.applyProjectile(c, i, Cells.projectile(notes.match, i, slot));
                struck |= 1 << 1 - i;
            }
        }
        return struck;
    }

    /** The clock runs; the round ends when somebody is out of health or time is up. */
    private void countDown(int[] c, int m) {
        c[m + Cells.CLOCK]--;
        int p0 = notes.player[0];
        int p1 = notes.player[1];
        int hp0 = c[p0 + Cells.HP];
        int hp1 = c[p1 + Cells.HP];
        if (hp0 > 0 && hp1 > 0 && c[m + Cells.CLOCK] > 0) return;
        int share0 = hp0 * tables.fighters.health[c[p1 + Cells.FIGHTER]];
        int share1 = hp1 * tables.fighters.health[c[p0 + Cells.FIGHTER]];
        if (share0 > share1) c[m + Cells.WINS]++;
        if (share1 > share0) c[m + Cells.WINS + 1]++;
        c[m + Cells.ROUND]++;
        c[m + Cells.PHASE] = Cells.END;
        c[m + Cells.PHASE_TIMER] = 0;
    }

    private void endOfRound(FightState state, int env) {
        int[] c = state.cells;
        int m = Cells.match(env);
        boolean over = c[m + Cells.WINS] >= WINS_NEEDED
                || c[m + Cells.WINS + 1] >= WINS_NEEDED
                || c[m + Cells.ROUND] >= MOST_ROUNDS;
        if (over) c[m + Cells.PHASE] = Cells.OVER;
        else startRound(state, env);
    }
}
