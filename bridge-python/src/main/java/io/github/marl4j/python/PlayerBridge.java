package io.github.marl4j.python;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.shared.DirectMemory;
import io.github.marl4j.env.shared.SharedRows;
import java.nio.ByteBuffer;

/** A player of a Java policy over direct memory: Python writes what the agents see and reads what they do. Any thread may call it; calls wait for each other. */
public final class PlayerBridge {
    private final Batch batch;
    private final Actions actions;
    private final int group;
    private final Policy.Player player;
    private final SharedRows memory;
    private final ByteBuffer episodeOver;

    /**
     * Invites a player.
     *
     * @param id of the environment
     * @param options of the environment, JSON object
     * @param group name of the agent group
     * @param numEnvs rows of the batches
     * @param seed of its choices
     * @throws IllegalArgumentException if the policy cannot play this group
     */
    public PlayerBridge(Policy policy, String id, String options, String group, int numEnvs, long seed) {
        EnvSpec spec = Marl4j.spec(id, JsonText.map(id + ": options", options));
        this.group = spec.groupIndex(group);
        this.batch = new Batch(spec, numEnvs);
        this.actions = new Actions(spec, numEnvs);
        this.player = policy.newPlayer(spec, this.group, numEnvs, seed);
        this.memory = new SharedRows(batch.groups[this.group], numEnvs);
        this.episodeOver = DirectMemory.bytes(numEnvs);
    }

    /** Returns where observations, masks and actions lie. */
    public SharedRows memory() {
        return memory;
    }

    /** Returns where Python notes which observations are the first of an episode, {@code [env]}. */
    public ByteBuffer episodeOver() {
        return episodeOver;
    }

    /** Chooses for every agent that acts. */
    public synchronized void act() {
        memory.read(batch.groups[group]);
        DirectMemory.copy(episodeOver, batch.episodeOver);
        player.act(batch, actions);
        memory.ints.put(0, actions.groups[group].ints);
        memory.floats.put(0, actions.groups[group].floats);
    }
}
