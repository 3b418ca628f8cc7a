package io.github.marl4j.env;

/** {@link AecEnv} of a turn-based game: every action is a step of the game. */
final class TurnBasedAecView extends AecView {
    private String lastMover;

    TurnBasedAecView(VectorEnv one) {
        super(one);
    }

    @Override
    void selectFirst() {
        selected = whoActs();
        lastMover = null;
    }

    @Override
    void act(Action action) {
        String mover = selected;
        row.idle();
        row.set(mover, action);
        row.step();
        boolean repeats = mover.equals(lastMover) && row.env.repeatsRewardsInExtraTurns();
        if (!repeats) cumulative.put(mover, zero());
        lastMover = mover;
        for (String agent : agents) {
            Reward earned = row.reward(agent);
            rewards.put(agent, earned);
            cumulative.put(agent, sum(cumulative.get(agent), earned));
        }
        agents.addAll(newcomers());
        String next = whoActs();
        for (String agent : agents) {
            if (!finished(agent)) continue;
            selectForFarewell(finished(next) ? next : agent, next);
            return;
        }
        selected = next;
    }

    /** Returns the agent whose turn it is; after the end of a game, the one whose turn it would have been. */
    private String whoActs() {
        for (String agent : row.spec.agents()) if (row.acts(agent)) return agent;
        return agents.get(0);
    }

    private static Reward sum(Reward a, Reward b) {
        float[] sum = a.values().clone();
        for (int i = 0; i < sum.length; i++) sum[i] += b.values()[i];
        return new Reward(sum);
    }
}
