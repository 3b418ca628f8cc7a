package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Members of a population: another one is drawn for each environment and episode. Draws and choices depend on the numbers of environment and episode among all, so they are the same for any number of
 * threads.
 */
final class DrawnOpponent implements Opponent {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final SidePlayer player;
    private final Supplier<OpponentMix> mix;
    private final IntFunction<ActorCritic.Weights> weights;
    private final boolean greedy;
    private final int firstEnv;
    private final int allDraws;
    private final int[] drawn;
    private final long[] episodes;

    /** Key of all draws, and how many steps were played. */
    private final long[] random = new long[2];

    private final Map<String, Object> state = new LinkedHashMap<>();

    /**
     * Reserves memory.
     *
     * @param settings that the members learnt with
     * @param seat of the learner
     * @param numEnvs environments of the shard
     * @param allEnvs environments of all shards
     * @param mix whom to draw from, asked whenever an episode begins
     * @param weights of a member
     * @param greedy whether members take their most probable action
     */
    DrawnOpponent(
            DuelSides sides,
            PpoConfig settings,
            Seat seat,
            int numEnvs,
            int firstEnv,
            int allEnvs,
            Supplier<OpponentMix> mix,
            IntFunction<ActorCritic.Weights> weights,
            boolean greedy) {
        this.player = new SidePlayer(sides, settings, env -> 1 - seat.side(firstEnv + env), numEnvs);
        this.mix = mix;
        this.weights = weights;
        this.greedy = greedy;
        this.firstEnv = firstEnv;
        this.allDraws = player.draws() / numEnvs * allEnvs;
        this.drawn = new int[numEnvs];
        this.episodes = new long[numEnvs];
        state.put("drawn", drawn);
        state.put("episodes", episodes);
        state.put("random", random);
        state.put("hidden", player.hidden());
    }

    @Override
    public void begin(long seed) {
        random[0] = Chance.mix(seed + GAMMA);
        random[1] = 0;
        Arrays.fill(episodes, 0);
    }

    @Override
    public void act(Batch seen, boolean[] fresh, Actions actions) {
        for (int env = 0; env < fresh.length; env++) if (fresh[env]) draw(env);
        long counter = random[1] * allDraws + (long) firstEnv * (player.draws() / fresh.length);
        player.act(seen, fresh, drawn, weights, greedy, random[0], counter, actions);
        random[1]++;
    }

    private void draw(int env) {
        long bits = Chance.mix(Chance.mix(random[0] + (firstEnv + env + 1) * GAMMA) + episodes[env]++ * GAMMA);
        drawn[env] = mix.get().draw((bits >>> 11) * 0x1p-53);
    }

    @Override
    public int opponent(int env) {
        return drawn[env];
    }

    @Override
    public Map<String, Object> state() {
        return state;
    }
}
