package io.github.marl4j.testkit.games;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.render.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An invented take-away game for two or more players, one move at a time. A player takes 1 to 3 sticks; who takes the last is out and pays 1, a new heap of 3 to 10 sticks is laid, and the next
 * goes on. Who remains last gets 1. Every move costs 0.25 of the player's own reward, so that rewards add up between moves.
 */
public final class TakeAway implements Kernel {
    private static final int MOST = 3;

    private final int players;
    private final int numEnvs;
    private final Chance chance;
    private final int[] heap;
    private final int[] turn;
    private final int[] heaps;
    private final boolean[] out;

    /** Creates the game. */
    public TakeAway(int players, int numEnvs, int firstEnv) {
        this.players = players;
        this.numEnvs = numEnvs;
        chance = new Chance(numEnvs, firstEnv);
        heap = new int[numEnvs];
        turn = new int[numEnvs];
        heaps = new int[numEnvs];
        out = new boolean[numEnvs * players];
    }

    @Override
    public EnvSpec spec() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < players; i++) names.add("player_" + i);
        return new EnvSpec(
                "takeaway/test-v1",
                "An invented take-away game",
                true,
                List.of(new AgentGroup("players", names, new Space.Discrete(11), new Space.Discrete(MOST))),
                List.of(new Objective("reward", -1.25f, 1f)),
                EnvSpec.NO_STATE,
                List.of(),
                0,
                Map.of("players", players));
    }

    @Override
    public int numEnvs() {
        return numEnvs;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("heap", heap);
        state.put("turn", turn);
        state.put("heaps", heaps);
        state.put("out", out);
        return state;
    }

    @Override
    public Frame render(int env) {
        int[] rgb = new int[11];
        for (int i = 0; i < heap[env]; i++) rgb[i] = 0x804000;
        return new Frame(11, 1, rgb);
    }

    @Override
    public String describe(int env) {
        return heap[env] + " sticks, player_" + turn[env] + " to move";
    }

    @Override
    public Worker newWorker() {
        return new Rules();
    }

    private final class Rules implements Worker {

        @Override
        public void reset(int env, ResetOptions options) {
            if (!options.isEmpty()) {
                String name = options.values().keySet().iterator().next();
                throw new UnknownNameException("takeaway/test-v1", "reset option", name, List.of());
            }
            heaps[env] = 0;
            turn[env] = 0;
            for (int p = 0; p < players; p++) out[env * players + p] = false;
            layHeap(env);
        }

        private void layHeap(int env) {
            heap[env] = 3 + chance.below(env, 0, heaps[env]++, 8);
        }

        @Override
        public void step(int from, int to, Actions actions, Batch batch) {
            Batch.Rows rows = batch.groups[0];
            for (int env = from; env < to; env++) {
                int first = env * players;
                int mover = turn[env];
                for (int p = 0; p < players; p++) rows.rewards[first + p] = 0;
                rows.rewards[first + mover] = -0.25f;
                heap[env] -= actions.groups[0].ints[first + mover] + 1;
                int remaining = 0;
                if (heap[env] == 0) {
                    out[first + mover] = true;
                    rows.rewards[first + mover] -= 1;
                }
                for (int p = 0; p < players; p++) remaining += out[first + p] ? 0 : 1;
                do turn[env] = (turn[env] + 1) % players;
                while (out[first + turn[env]]);
                boolean over = remaining == 1;
                if (over) rows.rewards[first + turn[env]] = 1;
                else if (heap[env] == 0) layHeap(env);
                for (int p = 0; p < players; p++) {
                    rows.terminated[first + p] = over || out[first + p];
                    rows.truncated[first + p] = false;
                }
                batch.episodeOver[env] = over;
            }
        }

        @Override
        public void observe(int from, int to, Batch batch) {
            Batch.Rows rows = batch.groups[0];
            for (int env = from; env < to; env++) {
                for (int p = 0; p < players; p++) {
                    int at = env * players + p;
                    rows.observations[at] = heap[env];
                    rows.alive[at] = !out[at];
                    rows.acts[at] = p == turn[env];
                    for (int choice = 0; choice < MOST; choice++)
                        rows.actionMask[at * MOST + choice] = choice == 0 || choice < heap[env];
                }
            }
        }
    }
}
