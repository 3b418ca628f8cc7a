package io.github.marl4j.envs.smax;

/**
 * How a unit of the built-in enemy decides. It shoots at what is in range, preferring the one it shot at before; else it walks to a random opponent in sight; else to its
 * goal, which is the point opposite its start.
 *
 * <p>Opponents are numbered by the attack codes that hit them, less {@link SmaxSpec#FIRST_ATTACK}. Source: JaxMARL 0.2.0, environments/smax/heuristic_enemy.py.
 */
final class SmaxMind {
    private final boolean shoots;
    private final boolean randomTarget;
    private final float width;
    private final float height;

    /** What the deciding unit sees: how many opponents, their numbers upwards, and their relative positions [map units]. */
    int seen;

    final int[] numbers;
    final float[] relX;
    final float[] relY;

    /** Its memory, read and overwritten. */
    float goalX;

    float goalY;
    int lastAttacked;

    /** Where its chance comes from. */
    interface Draw {
        /** Returns a number from 0 to bound-1. */
        int below(int site, int bound);
    }

    SmaxMind(SmaxOptions options, int opponents) {
        shoots = options.enemyShoots();
        randomTarget = options.attackMode() == SmaxOptions.AttackMode.RANDOM;
        width = options.mapWidth();
        height = options.mapHeight();
        numbers = new int[opponents];
        relX = new float[opponents];
        relY = new float[opponents];
    }

    /**
     * Returns the action code of a unit.
     *
     * @param x its place; 0 if it is dead, as then it sees zeros
     * @param y likewise
     */
    int decide(float x, float y, float attackRange, Draw draw) {
        setGoal(x, y);
        int pick = pickTarget(attackRange, draw);
        lastAttacked = pick;
        if (pick >= 0 && shoots) return SmaxSpec.FIRST_ATTACK + pick;
        if (seen == 0) return SmaxRules.towards(goalX - x, goalY - y);
        int walkTo = draw.below(SmaxRules.DRAW_WALK, seen);
        return SmaxRules.towards(relX[walkTo], relY[walkTo]);
    }

    /** The first decision fixes the goal: the own place reflected at the centre of the map. */
    void setGoal(float x, float y) {
        if (goalX != 0f || goalY != 0f || lastAttacked != -1) return;
        goalX = width / 2 - (x - width / 2);
        goalY = height / 2 - (y - height / 2);
    }

    /** Returns the number of the opponent to shoot at, or -1. */
    private int pickTarget(float attackRange, Draw draw) {
        int inRange = 0;
        int nearest = -1;
        boolean keep = false;
        float least = Float.POSITIVE_INFINITY;
        for (int i = 0; i < seen; i++) {
            if (!SmaxRules.within(relX[i], relY[i], attackRange)) continue;
            inRange++;
            keep |= numbers[i] == lastAttacked;
            float square = relX[i] * relX[i] + relY[i] * relY[i];
            if (square < least) {
                least = square;
                nearest = numbers[i];
            }
        }
        if (inRange == 0) return -1;
        int pick = randomTarget ? inRangeAt(draw.below(SmaxRules.DRAW_TARGET, inRange), attackRange) : nearest;
        return keep ? lastAttacked : pick;
    }

    private int inRangeAt(int rank, float attackRange) {
        int i = -1;
        for (int left = rank; left >= 0; ) if (SmaxRules.within(relX[++i], relY[i], attackRange)) left--;
        return numbers[i];
    }
}
