package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import java.util.Map;

/** One agent group's part in a game that a central policy plays; see {@link CentralisedAgent#decentralised}. */
final class CentralPlayer implements Policy.Player {
    private final CentralView view;
    private final int group;
    private final Policy.Player central;
    private final Batch seenByAll;
    private final Actions joint;

    CentralPlayer(Policy policy, CentralView view, int group, int numEnvs, long seed) {
        this.view = view;
        this.group = group;
        this.central = policy.newPlayer(view.spec(), 0, numEnvs, seed);
        this.seenByAll = new Batch(view.spec(), numEnvs);
        this.joint = new Actions(view.spec(), numEnvs);
    }

    @Override
    public void act(Batch batch, Actions actions) {
        System.arraycopy(batch.episodeOver, 0, seenByAll.episodeOver, 0, batch.numEnvs);
        for (int env = 0; env < batch.numEnvs; env++) view.show(env, batch, seenByAll);
        central.act(seenByAll, joint);
        for (int env = 0; env < batch.numEnvs; env++) view.choose(env, joint.groups[0], actions, group);
    }

    @Override
    public Map<String, Object> state() {
        return central.state();
    }
}
