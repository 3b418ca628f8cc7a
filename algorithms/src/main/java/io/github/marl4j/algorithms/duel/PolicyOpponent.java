package io.github.marl4j.algorithms.duel;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import java.util.LinkedHashMap;
import java.util.Map;

/** One policy, whatever it is, that no longer learns. What it chooses may depend on how many environments a shard has. */
final class PolicyOpponent implements Opponent {
    private final DuelSides sides;
    private final Policy policy;
    private final Seat seat;
    private final VectorEnv env;
    private final int firstEnv;
    private final Policy.Player[] players;
    private final Actions chosen;

    /**
     * Invites players.
     *
     * @param policy plays all agent groups; only what it does on the opponent's side counts
     * @param seat of the learner
     */
    PolicyOpponent(DuelSides sides, Policy policy, Seat seat, VectorEnv env, int firstEnv) {
        this.sides = sides;
        this.policy = policy;
        this.seat = seat;
        this.env = env;
        this.firstEnv = firstEnv;
        this.players = new Policy.Player[env.spec().groups().size()];
        this.chosen = env.newActions();
        begin(0);
    }

    @Override
    public void begin(long seed) {
        for (int g = 0; g < players.length; g++) {
            boolean plays = seat == Seat.BOTH || sides.group(seat.opponents()) == g;
            if (plays) players[g] = policy.newPlayer(env, g, Chance.mix(Chance.mix(seed + firstEnv) + g));
        }
    }

    @Override
    public void act(Batch seen, boolean[] fresh, Actions actions) {
        for (Policy.Player player : players) if (player != null) player.act(seen, chosen);
        for (int row = 0; row < fresh.length; row++) {
            sides.copyChosen(1 - seat.side(firstEnv + row), chosen, row, actions);
        }
    }

    @Override
    public int opponent(int row) {
        return 0;
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        for (int g = 0; g < players.length; g++) {
            if (players[g] == null) continue;
            String prefix = "group" + g + ".";
            players[g].state().forEach((name, array) -> state.put(prefix + name, array));
        }
        return state;
    }
}
