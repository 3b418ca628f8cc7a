package io.github.marl4j.envs.fighting.engine;

/** What a player does on its own on a frame: walks, jumps, makes and cancels moves, recovers. Source: design, sections 4 (state rules, decision, starting a move) and 5, 6. */
final class Motions {
    private static final int[] SLIDE_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 1};
    private static final int SLIDE_SUM = 36;
    private static final int SU = BoxTable.SU;

    private static final int METER_MAX = 1000;
    private static final int THROW_PROTECTION = 6;
    private static final int WAKE_FRAMES = 16;
    private static final int RESET_LANDING = 4;
    private static final int HARD_DOWN = 44;
    private static final int SOFT_DOWN = 26;
    private static final int QUICK_DOWN = 14;
    private static final int DIZZY_FRAMES = 120;
    private static final int DIZZY_SHAKE = 3;
    private static final int TECH_SLIDE_FRAMES = 8;
    private static final int TECH_SLIDE = 3 * SU;
    private static final int TECH_FRAMES = 16;
    /** Frames of recovery of a thrower after the release. */
    static final int THROW_RECOVERY = 16;

    private static final int SECOND_JUMP_AFTER = 6;
    private static final int BEHIND_GAP = 10 * SU;

    private final FightTables tables;
    private final FighterTable fighters;
    private final MoveTable moves;
    private final FrameNotes notes;
    private final MoveChoice choice;
    private final Boxes boxes;

    Motions(FightTables tables, FrameNotes notes, Boxes boxes) {
        this.tables = tables;
        this.fighters = tables.fighters;
        this.moves = tables.moves;
        this.notes = notes;
        this.choice = new MoveChoice(tables, notes);
        this.boxes = boxes;
    }

    /** One frame of a player who does not stand still. */
    void advance(int[] c, long[] held, int i) {
        int p = notes.player[i];
        c[p + Cells.T]++;
        if (c[p + Cells.THROW_PROTECT] > 0) c[p + Cells.THROW_PROTECT]--;
        slide(c, i);
        boolean acts = stateRule(c, held, i);
        if (c[p + Cells.STUN_DELAY] > 0) c[p + Cells.STUN_DELAY]--;
        else c[p + Cells.STUN] = Math.max(0, c[p + Cells.STUN] - 2);
        if (acts) decide(c, held, i);
    }

    /** Slides after a contact; what a wall refuses is noted for the opponent. */
    private void slide(int[] c, int i) {
        int p = notes.player[i];
        int state = c[p + Cells.STATE];
        int step = c[p + Cells.PUSH_STEP];
        if (step >= SLIDE_WEIGHTS.length || !State.block(state) && !State.hit(state)) return;
        int length = c[p + Cells.PUSH_DISTANCE] * SU * SLIDE_WEIGHTS[step] / SLIDE_SUM;
        int wanted = c[p + Cells.X] + c[p + Cells.PUSH_DIRECTION] * length;
        int reached = notes.clamp(wanted);
        c[p + Cells.X] = reached;
        c[p + Cells.PUSH_STEP] = step + 1;
        if (c[p + Cells.PUSH_TRANSFER] != 0) notes.refused[i] = wanted - reached;
    }

    /** Applies the rule of the player's state and returns whether the player may decide what to do. */
    private boolean stateRule(int[] c, long[] held, int i) {
        int p = notes.player[i];
        int t = c[p + Cells.T];
        switch (c[p + Cells.STATE]) {
            case State.STAND, State.WALK_F, State.WALK_B, State.CROUCH:
                c[p + Cells.FACING] = notes.toward(c, i);
                return true;
            case State.PREJUMP:
                if (t > fighters.prejump[c[p + Cells.FIGHTER]]) takeOff(c, p);
                return false;
            case State.AIR:
                flies(c, held, i);
                return false;
            case State.LAND:
                return t > c[p + Cells.LAND_LENGTH] && neutral(c, i);
            case State.DASH_F, State.DASH_B:
                return dashes(c, i, t);
            case State.ATTACK:
                return attacks(c, held, i);
            case State.BLOCK_STAND, State.BLOCK_CROUCH, State.HIT_STAND, State.HIT_CROUCH:
                if (c[p + Cells.STUN_TIMER] == 0) return neutralAndProtected(c, i);
                c[p + Cells.STUN_TIMER]--;
                return false;
            case State.RESET:
                resets(c, p);
                return false;
            case State.JUGGLE:
                falls(c, i);
                return false;
            case State.DOWN:
                if (t > c[p + Cells.DOWN_LENGTH]) enter(c, p, State.WAKE, 1);
                return false;
            case State.WAKE:
                return t > WAKE_FRAMES && wakes(c, i);
            case State.THROWING:
                return t > moves.get(boxes.row(c, p), MoveTable.GRIP_HOLD) + THROW_RECOVERY && neutral(c, i);
            case State.TECH:
                if (t <= TECH_SLIDE_FRAMES) c[p + Cells.X] -= c[p + Cells.FACING] * TECH_SLIDE;
                return t > TECH_FRAMES && neutralAndProtected(c, i);
            case State.DIZZY:
                c[p + Cells.STUN_TIMER] -= notes.pressed[i] != 0 ? 1 + DIZZY_SHAKE : 1;
                return c[p + Cells.STUN_TIMER] <= 0 && neutral(c, i);
            default: // THROWN, KO
                return false;
        }
    }

    static void enter(int[] c, int p, int state, int t) {
        c[p + Cells.STATE] = state;
        c[p + Cells.T] = t;
        c[p + Cells.MOVE] = -1;
        c[p + Cells.HIT_MASK] = 0;
        c[p + Cells.CONTACT] = 0;
    }

    private boolean neutral(int[] c, int i) {
        int p = notes.player[i];
        enter(c, p, (notes.word[i] & Inputs.DOWN) != 0 ? State.CROUCH : State.STAND, 0);
        c[p + Cells.VX] = 0;
        c[p + Cells.VY] = 0;
        c[p + Cells.COMBO_HITS] = 0;
        c[p + Cells.COMBO_DAMAGE] = 0;
        c[p + Cells.JUGGLE_POINTS] = 0;
        c[p + Cells.CHAIN_COUNT] = 0;
        c[p + Cells.FACING] = notes.toward(c, i);
        return true;
    }

    private boolean neutralAndProtected(int[] c, int i) {
        c[notes.player[i] + Cells.THROW_PROTECT] = THROW_PROTECTION;
        return neutral(c, i);
    }

    private void takeOff(int[] c, int p) {
        int fighter = c[p + Cells.FIGHTER];
        enter(c, p, State.AIR, 1);
        c[p + Cells.VY] = fighters.jumpVy[fighter];
        c[p + Cells.VX] = c[p + Cells.FACING] * jumpSpeed(fighter, c[p + Cells.JUMP_DIRECTION]);
        c[p + Cells.AIR_JUMPS] = fighters.airJumps[fighter];
        airStep(c, p);
    }

    private int jumpSpeed(int fighter, int direction) {
        if (direction > 0) return fighters.jumpVxForward[fighter];
        return direction < 0 ? -fighters.jumpVxBack[fighter] : 0;
    }

    /** Moves a body in the air and returns whether it has landed. */
    private boolean airStep(int[] c, int p) {
        c[p + Cells.X] += c[p + Cells.VX];
        c[p + Cells.Y] += c[p + Cells.VY];
        c[p + Cells.VY] -= fighters.gravity[c[p + Cells.FIGHTER]];
        if (c[p + Cells.Y] > 0 || c[p + Cells.VY] >= 0) return false;
        c[p + Cells.Y] = 0;
        return true;
    }

    private void flies(int[] c, long[] held, int i) {
        int p = notes.player[i];
        int fighter = c[p + Cells.FIGHTER];
        boolean jumpsAgain = (notes.pressed[i] & Inputs.UP) != 0
                && c[p + Cells.T] > SECOND_JUMP_AFTER
                && c[p + Cells.VY] < fighters.jumpVy[fighter] / 2
                && c[p + Cells.AIR_JUMPS] > 0;
        if (jumpsAgain) {
            c[p + Cells.AIR_JUMPS]--;
            c[p + Cells.VY] = fighters.jumpVy[fighter] * 4 / 5;
            int direction = Inputs.newest(held, notes.held[i], c[p + Cells.FACING]);
            c[p + Cells.VX] = c[p + Cells.FACING] * jumpSpeed(fighter, direction - 8); // 9 forward, 8 up, 7 back
        }
        if (airStep(c, p)) {
            land(c, p, fighters.landRecovery[fighter], 1);
            return;
        }
        int row = choice.fromAir(c, held, i);
        if (row >= 0) start(c, i, row);
    }

    private static void land(int[] c, int p, int length, int mayBlock) {
        enter(c, p, State.LAND, 1);
        c[p + Cells.VX] = 0;
        c[p + Cells.VY] = 0;
        c[p + Cells.LAND_LENGTH] = length;
        c[p + Cells.LAND_MAY_BLOCK] = mayBlock;
    }

    private boolean dashes(int[] c, int i, int t) {
        int p = notes.player[i];
        int fighter = c[p + Cells.FIGHTER];
        if (c[p + Cells.STATE] == State.DASH_F) {
            if (t <= fighters.dashFrames[fighter]) c[p + Cells.X] += c[p + Cells.FACING] * fighters.dashSpeed[fighter];
            return t > fighters.dashFrames[fighter] + fighters.dashRecovery[fighter] && neutral(c, i);
        }
        if (t <= fighters.backdashFrames[fighter]) {
            c[p + Cells.X] -= c[p + Cells.FACING] * fighters.backdashSpeed[fighter];
        }
        return t > fighters.backdashFrames[fighter] + fighters.backdashRecovery[fighter] && neutral(c, i);
    }

    private void resets(int[] c, int p) {
        if (!airStep(c, p)) return;
        land(c, p, RESET_LANDING, 0);
        c[p + Cells.COMBO_HITS] = 0;
        c[p + Cells.COMBO_DAMAGE] = 0;
    }

    private void falls(int[] c, int i) {
        int p = notes.player[i];
        if (!airStep(c, p)) return;
        c[p + Cells.VX] = 0;
        c[p + Cells.VY] = 0;
        if (c[p + Cells.HP] == 0) {
            enter(c, p, State.KO, 0);
            return;
        }
        boolean hard = c[p + Cells.KNOCKDOWN] == 2;
        int soft = (notes.word[i] & Inputs.UP) != 0 ? QUICK_DOWN : SOFT_DOWN;
        c[p + Cells.DOWN_LENGTH] = hard ? HARD_DOWN : soft;
        enter(c, p, State.DOWN, 0);
    }

    private boolean wakes(int[] c, int i) {
        int p = notes.player[i];
        neutralAndProtected(c, i);
        if (c[p + Cells.DIZZY_PENDING] == 0) return true;
        c[p + Cells.DIZZY_PENDING] = 0;
        c[p + Cells.STUN] = 0;
        enter(c, p, State.DIZZY, 0);
        c[p + Cells.STUN_TIMER] = DIZZY_FRAMES;
        return false;
    }

    /** One frame of a move: its motion, its end, what it sends, and what it is cancelled into. */
    private boolean attacks(int[] c, long[] held, int i) {
        int p = notes.player[i];
        int row = boxes.row(c, p);
        int at = row * MoveTable.WIDTH;
        int t = c[p + Cells.T];
        if (motion(c, i, row, t)) {
            land(c, p, moves.cells[at + MoveTable.LAND_RECOVERY], 0);
            return false;
        }
        if (t > moves.cells[at + MoveTable.TOTAL]) {
            if (c[p + Cells.Y] <= 0) return neutral(c, i);
            enter(c, p, State.AIR, 0);
            c[p + Cells.AIR_JUMPS] = 0;
            return false;
        }
        if (t == moves.cells[at + MoveTable.SPAWN_FRAME]) spawn(c, i, at);
        if (c[p + Cells.CONTACT] != 0 && t <= moves.cells[at + MoveTable.CANCEL_UNTIL]) {
            int next = choice.cancel(c, held, i, row);
            if (next >= 0) {
                int chained = moves.get(next, MoveTable.CLASS) == MoveTable.CLASS_NORMAL ? 1 : 0;
                start(c, i, next);
                c[p + Cells.CHAIN_COUNT] += chained;
            }
        }
        return false;
    }

    /** Moves a body as its move says on frame {@code t} and returns whether it has landed. */
    private boolean motion(int[] c, int i, int row, int t) {
        int p = notes.player[i];
        int at = row * MoveTable.WIDTH;
        int facing = c[p + Cells.FACING];
        if (t == moves.cells[at + MoveTable.TELEPORT_FRAME]) teleport(c, i, at);
        int liftOff = moves.cells[at + MoveTable.LIFT_FRAME];
        if (t == liftOff) {
            c[p + Cells.VX] = facing * moves.cells[at + MoveTable.LIFT_VX];
            c[p + Cells.VY] = moves.cells[at + MoveTable.LIFT_VY];
        }
        if ((moves.frame(row, t, MoveTable.F_FLAGS) & MoveTable.HAS_VELOCITY) != 0) {
            c[p + Cells.X] += facing * moves.frame(row, t, MoveTable.F_VX);
            c[p + Cells.Y] += moves.frame(row, t, MoveTable.F_VY);
            return false;
        }
        if (c[p + Cells.Y] <= 0 && t < liftOff) return false;
        if (t < liftOff || moves.cells[at + MoveTable.FLIES_STRAIGHT] == 0) return airStep(c, p);
        c[p + Cells.X] += c[p + Cells.VX];
        c[p + Cells.Y] += c[p + Cells.VY];
        if (c[p + Cells.Y] > 0) return false;
        c[p + Cells.Y] = 0;
        return true;
    }

    private void teleport(int[] c, int i, int at) {
        int p = notes.player[i];
        int dx = moves.cells[at + MoveTable.TELEPORT_DX];
        if (moves.cells[at + MoveTable.TELEPORT_BEHIND] == 0) c[p + Cells.X] += c[p + Cells.FACING] * dx;
        else c[p + Cells.X] = notes.startX[1 - i] + notes.toward(c, i) * (dx + BEHIND_GAP);
    }

    private void spawn(int[] c, int i, int at) {
        int p = notes.player[i];
        for (int slot = 0; slot < Cells.SLOTS; slot++) {
            int q = Cells.projectile(notes.match, i, slot);
            if (c[q + Cells.P_FIGHTER] >= 0) continue;
            int facing = c[p + Cells.FACING];
            c[q + Cells.P_FIGHTER] = c[p + Cells.FIGHTER];
            c[q + Cells.P_MOVE] = c[p + Cells.MOVE];
            c[q + Cells.P_X] = c[p + Cells.X] + facing * moves.cells[at + MoveTable.SPAWN_X];
            c[q + Cells.P_Y] = c[p + Cells.Y] + moves.cells[at + MoveTable.SPAWN_Y];
            c[q + Cells.P_VX] = facing * moves.cells[at + MoveTable.P_VX];
            c[q + Cells.P_VY] = moves.cells[at + MoveTable.P_VY];
            c[q + Cells.P_FACING] = facing;
            c[q + Cells.P_LIFE] = moves.cells[at + MoveTable.P_LIFE];
            c[q + Cells.P_DURABILITY] = moves.cells[at + MoveTable.P_DURABILITY];
            c[q + Cells.P_REHIT] = 0;
            c[q + Cells.P_BOUNCES] = moves.cells[at + MoveTable.P_BOUNCES];
            if (c[p + Cells.CONTACT] == 0) c[p + Cells.CONTACT] = 2;
            return;
        }
    }

    /** Starts a move: state ATTACK on frame 1. On the ground its first motion is made at once; in the air the body flies on. */
    void start(int[] c, int i, int row) {
        int p = notes.player[i];
        int at = row * MoveTable.WIDTH;
        enter(c, p, State.ATTACK, 1);
        c[p + Cells.MOVE] = row - tables.firstMove[c[p + Cells.FIGHTER]];
        Inputs.forgetAll(c, p);
        c[p + Cells.ARMOR_LEFT] = moves.cells[at + MoveTable.ARMOR_HITS];
        int cost = moves.cells[at + MoveTable.METER_COST];
        c[p + Cells.METER] = Math.min(METER_MAX, c[p + Cells.METER] + moves.cells[at + MoveTable.METER_USE] - cost);
        if (cost > 0) {
            int m = notes.match;
            c[m + Cells.FLASH] = Math.max(c[m + Cells.FLASH], moves.cells[at + MoveTable.FLASH]);
        }
        if (c[p + Cells.Y] > 0) return;
        c[p + Cells.VX] = 0;
        c[p + Cells.VY] = 0;
        motion(c, i, row, 1);
    }

    /** Lets a player who may act start a move, jump, dash, duck or walk. */
    private void decide(int[] c, long[] held, int i) {
        int p = notes.player[i];
        int row = choice.fromNeutral(c, held, i);
        if (row >= 0) {
            c[p + Cells.CHAIN_COUNT] = 0;
            c[p + Cells.FACING] = notes.toward(c, i);
            start(c, i, row);
            return;
        }
        int facing = c[p + Cells.FACING];
        int direction = Inputs.newest(held, notes.held[i], facing);
        if (direction >= 7) {
            enter(c, p, State.PREJUMP, 1);
            c[p + Cells.JUMP_DIRECTION] = direction - 8;
            c[p + Cells.VX] = 0;
            return;
        }
        if (Inputs.dashesForward(held, notes.held[i], facing)) enter(c, p, State.DASH_F, 1);
        else if (Inputs.dashesBack(held, notes.held[i], facing)) enter(c, p, State.DASH_B, 1);
        else {
            walkOrDuck(c, p, direction);
            return;
        }
        dashes(c, i, 1);
    }

    private void walkOrDuck(int[] c, int p, int direction) {
        int state = State.STAND;
        if (direction <= 3) state = State.CROUCH;
        else if (direction == 6) state = State.WALK_F;
        else if (direction == 4) state = State.WALK_B;
        if (state != c[p + Cells.STATE]) enter(c, p, state, 0);
        int fighter = c[p + Cells.FIGHTER];
        if (state == State.WALK_F) c[p + Cells.X] += c[p + Cells.FACING] * fighters.walkForward[fighter];
        if (state == State.WALK_B) c[p + Cells.X] -= c[p + Cells.FACING] * fighters.walkBack[fighter];
    }
}
