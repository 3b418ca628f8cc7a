package io.github.marl4j.algorithms.tiny;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import java.util.List;
import java.util.Map;

/**
 * Nim with one heap of 1 to {@value #MOST} sticks: two players in turn take 1 to 3, who takes the last one wins. Whoever can leave a multiple of four wins. Source: Bouton 1901.
 */
public final class Nim implements Kernel {
    /** Sticks of the greatest heap. */
    public static final int MOST = 10;

    private static final int CHOICES = 3;

    private final EnvSpec spec;
    private final Chance chance;
    private final int[] heap;
    private final int[] turn;

    Nim(String id, int numEnvs, int firstEnv) {
        AgentGroup players = new AgentGroup(
                "players", List.of("player_0", "player_1"), new Space.Box(0, 1, MOST + 1), new Space.Discrete(CHOICES));
        List<Objective> win = List.of(new Objective("win", -1, 1));
        spec = new EnvSpec(id, "test game", true, List.of(players), win, EnvSpec.NO_STATE, List.of(), 0, Map.of());
        chance = new Chance(numEnvs, firstEnv);
        heap = new int[numEnvs];
        turn = new int[numEnvs];
    }

    @Override
    public EnvSpec spec() {
        return spec;
    }

    @Override
    public int numEnvs() {
        return heap.length;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("heap", heap, "turn", turn);
    }

    @Override
    public String describe(int env) {
        return heap[env] + " sticks, player_" + turn[env] + " to move";
    }

    @Override
    public Worker newWorker() {
        return new Worker() {
            @Override
            public void reset(int env, ResetOptions options) {
                heap[env] = 1 + chance.below(env, 0, 0, MOST);
                turn[env] = 0;
            }

            @Override
            public void step(int from, int to, Actions actions, Batch out) {
                Batch.Rows rows = out.groups[0];
                for (int env = from; env < to; env++) {
                    int mover = 2 * env + turn[env];
                    int other = 4 * env + 1 - mover;
                    heap[env] -= 1 + actions.groups[0].ints[mover];
                    turn[env] = 1 - turn[env];
                    boolean over = heap[env] == 0;
                    out.episodeOver[env] = over;
                    rows.rewards[mover] = over ? 1 : 0;
                    rows.rewards[other] = over ? -1 : 0;
                    rows.terminated[mover] = over;
                    rows.terminated[other] = over;
                }
            }

            @Override
            public void observe(int from, int to, Batch out) {
                Batch.Rows rows = out.groups[0];
                for (int row = 2 * from; row < 2 * to; row++) {
                    boolean moves = row % 2 == turn[row / 2];
                    show(rows, row, heap[row / 2], moves);
                }
            }
        };
    }

    /** Writes what a player sees of a heap. */
    public static void show(Batch.Rows rows, int row, int sticks, boolean moves) {
        for (int i = 0; i <= MOST; i++) rows.observations[row * (MOST + 1) + i] = i == sticks ? 1 : 0;
        for (int i = 0; i < CHOICES; i++) rows.actionMask[row * CHOICES + i] = moves && i < sticks;
        rows.alive[row] = true;
        rows.acts[row] = moves;
    }
}
