package io.github.marl4j.algorithms.tiny;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Outcomes;
import io.github.marl4j.env.ParetoFacts;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.UnknownNameException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Two in a boat above treasures that lie the deeper the farther out: the first steers (0 stay, 1 on), the second dives (1) or waits (0). A dive ends the game and pays the second the treasure below; every
 * step costs the first 1. The team's Pareto front without discount is {@link #FRONT}; all but the third point are optimal for some weight. In the manner of Deep Sea Treasure (Vamplew et al. 2011).
 */
public final class Treasure implements Kernel {
    private static final float[] TREASURES = {1, 3, 3.5f, 6, 7, 7.5f};
    private static final int MAX_STEPS = 10;

    /** Team returns of all Pareto-optimal policies: treasure and time. */
    public static final double[][] FRONT = {{1, -1}, {3, -2}, {3.5, -3}, {6, -4}, {7, -5}, {7.5, -6}};

    /** Those of them that are best for some weight. */
    public static final double[][] CONVEX_PART = {{1, -1}, {3, -2}, {6, -4}, {7, -5}, {7.5, -6}};

    /** Team return that every front is measured from. */
    public static final double[] REFERENCE = {0, -10};

    private final EnvSpec spec;
    private final Chance chance;
    private final int[] place;
    private final int[] step;

    Treasure(String id, int numEnvs, int firstEnv) {
        Space sees = new Space.Box(0, 1, TREASURES.length);
        AgentGroup crew = new AgentGroup("crew", List.of("steers", "dives"), sees, new Space.Discrete(2));
        List<Objective> objectives = List.of(new Objective("treasure", 0, 7.5f), new Objective("time", -1, 0));
        spec = new EnvSpec(id, "test game", false, List.of(crew), objectives, sees, List.of("won"), MAX_STEPS, Map.of())
                .withOutcomes(Outcomes.shared("won"))
                .withPareto(ParetoFacts.reference("an agent's half of a game without a dive", 0, -5));
        chance = new Chance(numEnvs, firstEnv);
        place = new int[numEnvs];
        step = new int[numEnvs];
    }

    @Override
    public EnvSpec spec() {
        return spec;
    }

    @Override
    public int numEnvs() {
        return place.length;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("place", place, "step", step);
    }

    @Override
    public String describe(int env) {
        return "above treasure " + place[env] + " after " + step[env] + " steps";
    }

    @Override
    public Worker newWorker() {
        return new Worker() {
            @Override
            public void reset(int env, ResetOptions options) {
                if (!options.values().isEmpty()) {
                    throw new UnknownNameException(spec.id(), "reset option", "any", List.of());
                }
                place[env] = 0;
                step[env] = 0;
            }

            @Override
            public void step(int from, int to, Actions actions, Batch out) {
                for (int env = from; env < to; env++) move(env, actions.groups[0].ints, out);
            }

            @Override
            public void observe(int from, int to, Batch out) {
                Batch.Rows rows = out.groups[0];
                int size = TREASURES.length;
                Arrays.fill(rows.observations, from * 2 * size, to * 2 * size, 0);
                Arrays.fill(out.state, from * size, to * size, 0);
                for (int env = from; env < to; env++) {
                    out.state[env * size + place[env]] = 1;
                    for (int row = env * 2; row < env * 2 + 2; row++) {
                        rows.observations[row * size + place[env]] = 1;
                        rows.alive[row] = true;
                        Arrays.fill(rows.actionMask, row * 2, row * 2 + 2, true);
                    }
                }
            }
        };
    }

    private void move(int env, int[] actions, Batch out) {
        out.clearOutcome(env);
        Batch.Rows rows = out.groups[0];
        boolean dives = actions[env * 2 + 1] == 1;
        step[env]++;
        boolean timeUp = !dives && step[env] >= MAX_STEPS;
        rows.rewards[env * 4 + 1] = -1;
        rows.rewards[env * 4 + 2] = dives ? TREASURES[place[env]] : 0;
        out.infos[env] = dives ? 1 : 0;
        out.episodeOver[env] = dives || timeUp;
        Arrays.fill(rows.terminated, env * 2, env * 2 + 2, dives);
        Arrays.fill(rows.truncated, env * 2, env * 2 + 2, timeUp);
        if (actions[env * 2] == 1) place[env] = Math.min(TREASURES.length - 1, place[env] + 1);
    }
}
