package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Chance;

/** The built-in enemy: one {@link SmaxMind} that thinks for one unit after the other, from what that unit sees. One instance per thread. */
final class SmaxEnemy implements SmaxMind.Draw {
    private final SmaxSpec spec;
    private final SmaxState s;
    private final Chance chance;
    private final SmaxOrders orders;
    private final SmaxMind mind;

    /** For large teams: living allies in a grid, in the order of their numbers; {@code null} where looking at all is as good. */
    private final SmaxGrid grid;

    private final int[] livingNumbers;
    private final float[] livingX, livingY;
    private int env;
    private long index;

    SmaxEnemy(SmaxSpec spec, SmaxState state, Chance chance) {
        this.spec = spec;
        this.s = state;
        this.chance = chance;
        this.orders = new SmaxOrders(spec, state, chance);
        this.mind = new SmaxMind(spec.options, spec.numAllies);
        this.grid = spec.numUnits > SmaxGrid.PAYS_FROM && sightIsLocal(spec) ? new SmaxGrid(spec) : null;
        this.livingNumbers = new int[spec.numAllies];
        this.livingX = new float[spec.numAllies];
        this.livingY = new float[spec.numAllies];
    }

    /** Whether a unit sees less than a quarter of the map. */
    private static boolean sightIsLocal(SmaxSpec spec) {
        float farthest = 0f;
        for (float sight : spec.sightRange) farthest = Math.max(farthest, sight);
        return 16f * farthest * farthest < spec.options.mapWidth() * spec.options.mapHeight();
    }

    /** Writes the orders of all enemy units of an environment. */
    void decide(int inEnv) {
        if (grid != null) fillGrid(inEnv);
        for (int e = 0; e < spec.numEnemies; e++) decide(inEnv, e);
    }

    private void fillGrid(int inEnv) {
        int living = 0;
        for (int k = 0, j = inEnv * spec.numUnits + spec.numAllies - 1; k < spec.numAllies; k++, j--) {
            if (s.health[j] <= 0f) continue;
            livingNumbers[living] = k;
            livingX[living] = s.x[j];
            livingY[living++] = s.y[j];
        }
        grid.fill(living, livingX, livingY);
    }

    /** Writes the orders of one enemy unit. */
    void decide(int inEnv, int e) {
        env = inEnv;
        index = drawIndex(inEnv, e);
        int memory = env * spec.numEnemies + e;
        int i = env * spec.numUnits + spec.numAllies + e;
        boolean alive = s.health[i] > 0f;
        look(i, alive);
        mind.goalX = s.goalX[memory];
        mind.goalY = s.goalY[memory];
        mind.lastAttacked = s.lastAttacked[memory];
        int code = mind.decide(alive ? s.x[i] : 0f, alive ? s.y[i] : 0f, spec.attackRange[s.type[i]], this);
        s.goalX[memory] = mind.goalX;
        s.goalY[memory] = mind.goalY;
        s.lastAttacked[memory] = mind.lastAttacked;
        orders.order(i, code);
    }

    /** Lists the living allies in sight, counted backwards. */
    private void look(int i, boolean alive) {
        mind.seen = 0;
        if (!alive) return;
        float x = s.x[i];
        float y = s.y[i];
        float sight = spec.sightRange[s.type[i]];
        mind.seen = grid == null ? lookAtAll(x, y, sight) : lookNear(x, y, sight);
    }

    private int lookAtAll(float x, float y, float sight) {
        int seen = 0;
        for (int k = 0, j = env * spec.numUnits + spec.numAllies - 1; k < spec.numAllies; k++, j--) {
            float dx = s.x[j] - x;
            float dy = s.y[j] - y;
            mind.numbers[seen] = k;
            mind.relX[seen] = dx;
            mind.relY[seen] = dy;
            if (s.health[j] > 0f && SmaxRules.within(dx, dy, sight)) seen++;
        }
        return seen;
    }

    private int lookNear(float x, float y, float sight) {
        int seen = grid.within(x, y, sight, livingX, livingY);
        for (int i = 0; i < seen; i++) {
            int ally = grid.near(i);
            mind.numbers[i] = livingNumbers[ally];
            mind.relX[i] = livingX[ally] - x;
            mind.relY[i] = livingY[ally] - y;
        }
        return seen;
    }

    /** Draws to which of those in sight an enemy unit walks: a number from 0 to {@code seen - 1}. */
    int walkTo(int inEnv, int e, int seen) {
        return chance.below(inEnv, SmaxRules.DRAW_WALK, drawIndex(inEnv, e), seen);
    }

    private long drawIndex(int inEnv, int e) {
        return (long) s.step[inEnv] * spec.numEnemies + e;
    }

    @Override
    public int below(int site, int bound) {
        return chance.below(env, site, index, bound);
    }
}
