package io.github.marl4j.env;

import java.util.ArrayList;
import java.util.List;

/** {@link AecEnv} of a game in which all act at once: actions wait until the last living agent has chosen, as in PettingZoo's conversion. */
final class QueueingAecView extends AecView {
    private final List<String> yetToAct = new ArrayList<>();

    QueueingAecView(VectorEnv one) {
        super(one);
        if (one.spec().turnBased())
            throw new IllegalArgumentException(one.spec().id() + " is turn-based");
    }

    @Override
    void selectFirst() {
        yetToAct.clear();
        yetToAct.addAll(agents);
        selected = agents.get(0);
        row.idle();
    }

    @Override
    void act(Action action) {
        boolean firstOfRound = yetToAct.size() == agents.size();
        row.set(selected, action);
        yetToAct.remove(selected);
        if (yetToAct.isEmpty()) {
            playRound();
            return;
        }
        if (firstOfRound) clearRewards(rewards);
        selected = yetToAct.get(0);
    }

    private void playRound() {
        row.step();
        List<String> living = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (String agent : agents) {
            rewards.put(agent, row.reward(agent));
            cumulative.put(agent, row.reward(agent));
            (finished(agent) ? gone : living).add(agent);
        }
        gone.sort(null);
        living.addAll(newcomers());
        agents.clear();
        agents.addAll(living);
        agents.addAll(gone);
        yetToAct.addAll(living);
        row.idle();
        if (gone.isEmpty()) selected = living.get(0);
        else selectForFarewell(gone.get(0), living.isEmpty() ? gone.get(0) : living.get(0));
    }
}
