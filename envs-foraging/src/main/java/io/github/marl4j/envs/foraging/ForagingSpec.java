package io.github.marl4j.envs.foraging;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What follows from the options: agents, spaces, bounds. */
final class ForagingSpec {
    static final int NONE = 0;
    static final int LOAD = 5;
    static final int ACTIONS = 6;
    /** Row and column steps of the actions none, north, south, west, east, load. */
    static final int[] ROW_STEP = {0, -1, 1, 0, 0, 0};

    static final int[] COLUMN_STEP = {0, 0, 0, -1, 1, 0};
    /** Numbers of a food, or of a player whose level is seen: row, column, level. */
    static final int TRIPLE = 3;
    /** Layers of a grid observation: players, foods, free cells. */
    static final int LAYERS = 3;

    private ForagingSpec() {}

    static EnvSpec of(String id, ForagingOptions o) {
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < o.players(); i++) agents.add("agent_" + i);
        AgentGroup group = new AgentGroup(
                "players",
                agents,
                o.gridObservation() ? grid(o) : lists(o, o.observeAgentLevels()),
                new Space.Discrete(ACTIONS));
        return new EnvSpec(
                id,
                o.players() + " players of different levels walk on a field of " + o.rows() + " by " + o.columns()
                        + " cells and load food together.",
                false,
                List.of(group),
                List.of(reward(o)),
                lists(o, true),
                List.of(),
                o.maxEpisodeSteps(),
                o.toMap());
    }

    private static int highestPlayerLevel(ForagingOptions o) {
        return Collections.max(o.maxPlayerLevel());
    }

    private static Objective reward(ForagingOptions o) {
        float most = o.normalizeReward() ? 1 : (float) highestPlayerLevel(o) * o.highestFoodLevel();
        return new Objective("reward", (float) (0 - o.penalty()), most);
    }

    private static Space grid(ForagingOptions o) {
        int side = 2 * o.sight() + 1;
        float most = Math.max(Math.max(1, highestPlayerLevel(o)), o.highestFoodLevel());
        return new Space.Box(0, most, LAYERS, side, side);
    }

    private static Space lists(ForagingOptions o, boolean levels) {
        int each = levels ? TRIPLE : TRIPLE - 1;
        float[] low = new float[TRIPLE * o.maxNumFood() + each * o.players()];
        float[] high = new float[low.length];
        Arrays.fill(low, -1);
        for (int at = 0; at < low.length; ) {
            boolean food = at < TRIPLE * o.maxNumFood();
            high[at++] = o.rows() - 1;
            high[at++] = o.columns() - 1;
            if (!food && !levels) continue;
            low[at] = 0;
            high[at++] = food ? o.highestFoodLevel() : highestPlayerLevel(o);
        }
        return new Space.Box(low, high, new int[] {low.length});
    }
}
