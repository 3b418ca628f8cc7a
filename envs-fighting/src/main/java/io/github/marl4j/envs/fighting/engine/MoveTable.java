package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.envs.fighting.roster.Button;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Level;
import io.github.marl4j.envs.fighting.roster.Motion;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.envs.fighting.roster.MoveKind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Moves as a row of {@link #WIDTH} numbers each, and their frames as a row of {@link #FRAME_WIDTH} numbers each: frame t of a move is row {@code FRAME_FIRST + t}, from 0 to total + 1.
 */
final class MoveTable {
    static final int TOTAL = 0;
    /** Ordinal of {@link io.github.marl4j.envs.fighting.roster.Stance}. */
    static final int STANCE = 1;
    /** Class, see the constants {@code CLASS_…}. */
    static final int CLASS = 2;

    static final int NEEDS_AIR = 3;
    /** Bits of the button ages, see {@link Button}. */
    static final int BUTTONS = 4;
    /** Ordinal of {@link Motion}; air motions are matched like those of the ground. */
    static final int MOTION = 5;

    static final int PRIORITY = 6;
    static final int STRENGTH = 7;
    /** 1 for a back throw. */
    static final int BACK = 8;

    static final int CANCEL = 9;
    static final int CANCEL_UNTIL = 10;
    static final int METER_USE = 11;
    static final int METER_COST = 12;
    static final int FLASH = 13;
    static final int LAND_RECOVERY = 14;
    static final int ARMOR_FIRST = 15;
    static final int ARMOR_LAST = 16;
    static final int ARMOR_HITS = 17;
    static final int COUNTER_FIRST = 18;
    static final int COUNTER_LAST = 19;
    static final int COUNTER_LEVELS = 20;
    static final int FOLLOW = 21;
    static final int TELEPORT_FRAME = 22;
    static final int TELEPORT_BEHIND = 23;
    static final int TELEPORT_DX = 24;
    /** {@link #NEVER} if it stays on the ground. */
    static final int LIFT_FRAME = 25;

    static final int LIFT_VX = 26;
    static final int LIFT_VY = 27;
    static final int FLIES_STRAIGHT = 28;
    /** Frame on which the projectile appears; {@link #NEVER} if there is none. */
    static final int SPAWN_FRAME = 29;

    static final int SPAWN_X = 30;
    static final int SPAWN_Y = 31;
    static final int P_BOX = 32;
    static final int P_VX = 33;
    static final int P_VY = 34;
    static final int P_GRAVITY = 35;
    static final int P_LIFE = 36;
    static final int P_DURABILITY = 37;
    static final int P_REHIT = 38;
    /** Projectiles below which it can be sent; 9 for supers and moves without projectile. */
    static final int P_MAX_ACTIVE = 39;

    static final int P_BOUNCES = 40;
    static final int P_HIT = 41;
    static final int P_LAUNCH_ON_LAST = 42;
    static final int GRIP_FIRST = 43;
    static final int GRIP_LAST = 44;
    static final int GRIP_RANGE = 45;
    static final int GRIP_DAMAGE = 46;
    static final int GRIP_STUN = 47;
    static final int GRIP_HOLD = 48;
    static final int GRIP_TECH_WINDOW = 49;
    static final int GRIP_TECH = 50;
    static final int GRIP_SIDE = 51;
    static final int GRIP_DX = 52;
    static final int GRIP_VX = 53;
    static final int GRIP_VY = 54;
    static final int GRIP_KNOCKDOWN = 55;
    static final int GRIP_METER = 56;
    /** Last frame on which a hit on its maker is a counter hit. */
    static final int LAST_DANGER = 57;

    static final int FRAME_FIRST = 58;
    static final int SUPER = 59;
    /** 1 for a move of kind {@code move}: it passes through bodies while nothing can hit it. */
    static final int PASSES = 60;

    static final int WIDTH = 61;

    /** Strike of a frame, or -1. */
    static final int F_HIT = 0;
    /** Limbs that can be hit. */
    static final int F_LIMB_FIRST = 1;

    static final int F_LIMB_COUNT = 2;
    /** Bits {@code SAFE_…} and {@link #HAS_VELOCITY}. */
    static final int F_FLAGS = 3;

    static final int F_VX = 4;
    static final int F_VY = 5;
    static final int FRAME_WIDTH = 6;

    static final int CLASS_NORMAL = 1;
    static final int CLASS_COMMAND = 2;
    /** Specials, projectiles, moves, counters and command throws. */
    static final int CLASS_SPECIAL = 4;

    static final int CLASS_THROW = 8;
    static final int CLASS_SUPER = 16;
    static final int CLASS_FOLLOW = 32;

    static final int CANCEL_CHAIN = 1;
    static final int CANCEL_SPECIAL = 2;
    static final int CANCEL_SUPER = 4;

    static final int SAFE_STRIKE = 1;
    static final int SAFE_PROJECTILE = 2;
    static final int SAFE_THROW = 4;
    /** The window is of kind {@code all}. */
    static final int SAFE_ALL = 8;

    static final int HAS_VELOCITY = 16;

    static final int NEVER = 1 << 20;

    private static final int BACK_THROW_PRIORITY = 21;
    private static final int THROW_PRIORITY = 20;
    private static final int SU = BoxTable.SU;

    /** {@code [row * WIDTH + column]}. */
    final int[] cells;

    /** {@code [frame row * FRAME_WIDTH + column]}. */
    int[] frames;

    /** Rows of selectable moves, {@code [fighter][from the highest priority]}: on the ground, in the air. */
    int[][] choices;

    int[][] airChoices;

    private final Ints growing = new Ints();

    MoveTable(int rows) {
        cells = new int[rows * WIDTH];
    }

    int get(int row, int column) {
        return cells[row * WIDTH + column];
    }

    int frame(int row, int t, int column) {
        return frames[(cells[row * WIDTH + FRAME_FIRST] + t) * FRAME_WIDTH + column];
    }

    void compile(int row, int firstOfFighter, Fighter fighter, Move move, HitTable hits, BoxTable boxes) {
        int at = row * WIDTH;
        cells[at + TOTAL] = move.total();
        cells[at + STANCE] = move.stance().ordinal();
        cells[at + CLASS] = classOf(move);
        cells[at + NEEDS_AIR] = move.needsAir() ? 1 : 0;
        cells[at + CANCEL_UNTIL] = move.cancelUntil();
        for (Move.Cancel cancel : move.cancel()) cells[at + CANCEL] |= 1 << cancel.ordinal();
        cells[at + METER_USE] = move.meterUse();
        cells[at + METER_COST] = move.meterCost();
        cells[at + FLASH] = move.flash();
        cells[at + LAND_RECOVERY] =
                move.landRecovery() == 0 ? fighter.movement().landRecovery() : move.landRecovery();
        cells[at + SUPER] = move.kind() == MoveKind.SUPER ? 1 : 0;
        cells[at + PASSES] = move.kind() == MoveKind.MOVE ? 1 : 0;
        compileInput(at, move);
        compileBody(at, firstOfFighter, fighter, move);
        compileProjectile(at, move, hits, boxes);
        compileGrip(at, move);
        int last = 0;
        for (Move.Hit hit : move.hits()) last = Math.max(last, hit.frames().last());
        if (move.projectile() != null) last = Math.max(last, move.projectile().spawnFrame());
        if (move.grip() != null) last = Math.max(last, move.grip().frames().last());
        cells[at + LAST_DANGER] = last;
        cells[at + FRAME_FIRST] = growing.size() / FRAME_WIDTH;
        compileFrames(move, hits, boxes);
    }

    private static int classOf(Move move) {
        return switch (move.kind()) {
            case NORMAL -> CLASS_NORMAL;
            case COMMAND -> CLASS_COMMAND;
            case SPECIAL, PROJECTILE, MOVE, COUNTER -> CLASS_SPECIAL;
            case THROW -> move.isNormalThrow() ? CLASS_THROW : CLASS_SPECIAL;
            case SUPER -> CLASS_SUPER;
            case FOLLOW -> CLASS_FOLLOW;
        };
    }

    private void compileInput(int at, Move move) {
        Motion motion = move.input().motion();
        cells[at + PRIORITY] = motion.priority();
        if (motion == Motion.AIR_QUARTER_FORWARD) motion = Motion.QUARTER_FORWARD;
        if (motion == Motion.AIR_QUARTER_BACK) motion = Motion.QUARTER_BACK;
        cells[at + MOTION] = motion.ordinal();
        for (Button button : move.input().buttons()) cells[at + BUTTONS] |= 1 << button.ordinal();
        if (move.input().buttons().size() == 1)
            cells[at + STRENGTH] = move.input().strongest().strength();
        cells[at + BACK] = move.input().back() ? 1 : 0;
        if (move.isNormalThrow()) {
            cells[at + PRIORITY] = move.input().back() ? BACK_THROW_PRIORITY : THROW_PRIORITY;
        }
    }

    private void compileBody(int at, int firstOfFighter, Fighter fighter, Move move) {
        if (move.armor() != null) {
            cells[at + ARMOR_FIRST] = move.armor().frames().first();
            cells[at + ARMOR_LAST] = move.armor().frames().last();
            cells[at + ARMOR_HITS] = move.armor().hits();
        }
        if (move.counter() != null) {
            cells[at + COUNTER_FIRST] = move.counter().frames().first();
            cells[at + COUNTER_LAST] = move.counter().frames().last();
            for (Level level : move.counter().levels()) cells[at + COUNTER_LEVELS] |= 1 << level.ordinal();
            cells[at + FOLLOW] =
                    firstOfFighter + fighter.moveIndex(move.counter().follow());
        }
        if (move.teleport() != null) {
            cells[at + TELEPORT_FRAME] = move.teleport().frame();
            cells[at + TELEPORT_BEHIND] = move.teleport().behind() ? 1 : 0;
            cells[at + TELEPORT_DX] = move.teleport().dx() * SU;
        }
        cells[at + LIFT_FRAME] = NEVER;
        if (move.air() != null) {
            cells[at + LIFT_FRAME] = move.air().frame();
            cells[at + LIFT_VX] = move.air().vx();
            cells[at + LIFT_VY] = move.air().vy();
            cells[at + FLIES_STRAIGHT] = move.air().gravity() ? 0 : 1;
        }
    }

    private void compileProjectile(int at, Move move, HitTable hits, BoxTable boxes) {
        cells[at + SPAWN_FRAME] = NEVER;
        cells[at + P_MAX_ACTIVE] = 9;
        Move.Projectile p = move.projectile();
        if (p == null) return;
        boolean superMove = move.kind() == MoveKind.SUPER;
        cells[at + SPAWN_FRAME] = p.spawnFrame();
        cells[at + SPAWN_X] = p.offsetX() * SU;
        cells[at + SPAWN_Y] = p.offsetY() * SU;
        cells[at + P_BOX] = boxes.add(List.of(p.rect()));
        cells[at + P_VX] = p.vx();
        cells[at + P_VY] = p.vy();
        cells[at + P_GRAVITY] = p.gravity();
        cells[at + P_LIFE] = p.life();
        cells[at + P_DURABILITY] = p.durability();
        cells[at + P_REHIT] = p.rehit();
        if (!superMove) cells[at + P_MAX_ACTIVE] = p.maxActive();
        cells[at + P_BOUNCES] = p.bounce();
        cells[at + P_HIT] = hits.add(p.hit(), superMove, cells[at + P_BOX], 1, 0);
        cells[at + P_LAUNCH_ON_LAST] = p.launchOnLast() ? 1 : 0;
    }

    private void compileGrip(int at, Move move) {
        Move.Grip g = move.grip();
        if (g == null) return;
        cells[at + GRIP_FIRST] = g.frames().first();
        cells[at + GRIP_LAST] = g.frames().last();
        cells[at + GRIP_RANGE] = g.range() * SU;
        cells[at + GRIP_DAMAGE] = g.damage();
        cells[at + GRIP_STUN] = g.stun();
        cells[at + GRIP_HOLD] = g.hold();
        cells[at + GRIP_TECH_WINDOW] = g.techWindow();
        cells[at + GRIP_TECH] = g.tech() ? 1 : 0;
        cells[at + GRIP_SIDE] = g.release().side();
        cells[at + GRIP_DX] = g.release().dx() * SU;
        cells[at + GRIP_VX] = g.release().vx();
        cells[at + GRIP_VY] = g.release().vy();
        cells[at + GRIP_KNOCKDOWN] = g.knockdown().ordinal();
        cells[at + GRIP_METER] = g.meterHit();
    }

    private void compileFrames(Move move, HitTable hits, BoxTable boxes) {
        int numHits = move.hits().size();
        int[] hitRow = new int[numHits];
        for (int h = 0; h < numHits; h++) {
            Move.Hit hit = move.hits().get(h);
            hitRow[h] = hits.add(
                    hit.effect(),
                    move.kind() == MoveKind.SUPER,
                    boxes.add(hit.rects()),
                    hit.rects().size(),
                    1 << h);
        }
        for (int t = 0; t <= move.total() + 1; t++) compileFrame(move, t, hitRow, boxes);
    }

    private void compileFrame(Move move, int t, int[] hitRow, BoxTable boxes) {
        int hit = -1;
        for (int h = 0; h < hitRow.length; h++) if (move.hits().get(h).frames().holds(t)) hit = hitRow[h];
        growing.add(hit);
        int limbs = 0;
        int first = boxes.add(List.of());
        for (Move.Limb limb : move.hurt()) {
            if (!limb.frames().holds(t)) continue;
            boxes.add(limb.rects());
            limbs += limb.rects().size();
        }
        growing.add(first);
        growing.add(limbs);
        int flags = 0;
        for (Move.Invul invul : move.invul()) if (invul.frames().holds(t)) flags |= safety(invul.against());
        int vx = 0;
        int vy = 0;
        for (Move.Velocity velocity : move.velocity()) {
            if (!velocity.frames().holds(t)) continue;
            flags |= HAS_VELOCITY;
            vx = velocity.vx();
            vy = velocity.vy();
        }
        growing.add(flags);
        growing.add(vx);
        growing.add(vy);
    }

    private static int safety(Move.Against against) {
        return switch (against) {
            case ALL -> SAFE_ALL | SAFE_STRIKE | SAFE_PROJECTILE | SAFE_THROW;
            case STRIKE -> SAFE_STRIKE;
            case PROJECTILE -> SAFE_PROJECTILE;
            case THROW -> SAFE_THROW;
        };
    }

    void finish(int[] firstMove) {
        frames = growing.toArray();
        choices = new int[firstMove.length - 1][];
        airChoices = new int[firstMove.length - 1][];
        for (int f = 0; f < choices.length; f++) {
            choices[f] = choices(firstMove[f], firstMove[f + 1], 0);
            airChoices[f] = choices(firstMove[f], firstMove[f + 1], 1);
        }
    }

    private int[] choices(int from, int to, int needsAir) {
        return IntStream.range(from, to)
                .filter(row -> get(row, BUTTONS) != 0 && get(row, NEEDS_AIR) == needsAir)
                .boxed()
                .sorted(Comparator.comparing(row -> -get(row, PRIORITY)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
