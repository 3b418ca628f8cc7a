package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.envs.fighting.roster.HitEffect;

/** What contacts do: a row of {@link #WIDTH} numbers for each strike and each kind of projectile. */
final class HitTable {
    static final int DAMAGE = 0;
    static final int HITSTUN = 1;
    static final int BLOCKSTUN = 2;
    static final int HITSTOP = 3;
    /** Ordinal of {@link io.github.marl4j.envs.fighting.roster.Level}. */
    static final int LEVEL = 4;

    static final int PUSH_HIT = 5;
    static final int PUSH_BLOCK = 6;
    static final int STUN = 7;
    static final int CHIP = 8;
    static final int METER_HIT = 9;
    static final int METER_BLOCK = 10;
    static final int LAUNCHES = 11;
    static final int LAUNCH_VX = 12;
    static final int LAUNCH_VY = 13;
    static final int KNOCKDOWN = 14;
    static final int JUGGLE_COST = 15;
    static final int JUGGLE_LIMIT = 16;
    /** 1 for a hit of a super. */
    static final int SUPER = 17;
    /** Boxes of a strike. */
    static final int RECT_FIRST = 18;

    static final int RECT_COUNT = 19;
    /** Bit of the strike in its move's hit mask. */
    static final int MASK = 20;

    static final int WIDTH = 21;

    /** {@code [row * WIDTH + column]}. */
    int[] cells;

    private final Ints growing = new Ints();

    int add(HitEffect e, boolean superMove, int rectFirst, int rectCount, int mask) {
        int row = growing.size() / WIDTH;
        int[] columns = {
            e.damage(),
            e.hitstun(),
            e.blockstun(),
            e.hitstop(),
            e.level().ordinal(),
            e.pushHit(),
            e.pushBlock(),
            e.stun(),
            e.chip(),
            e.meterHit(),
            e.meterBlock(),
            e.launches() ? 1 : 0,
            e.launchVx(),
            e.launchVy(),
            e.knockdown().ordinal(),
            e.juggleCost(),
            e.juggleLimit(),
            superMove ? 1 : 0,
            rectFirst,
            rectCount,
            mask
        };
        for (int column : columns) growing.add(column);
        return row;
    }

    void finish() {
        cells = growing.toArray();
    }

    int get(int row, int column) {
        return cells[row * WIDTH + column];
    }
}
