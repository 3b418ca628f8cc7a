package io.github.marl4j.python;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.shared.ActionReader;
import io.github.marl4j.env.shared.DirectMemory;
import io.github.marl4j.env.shared.SharedRows;
import java.nio.ByteBuffer;

/** Lets a policy written in Python play wherever Java wants one: evaluations, tournaments, societies, opponents of a training. */
public final class CallbackPolicy implements Policy {
    private final PythonPolicy python;

    /** Wraps a policy. */
    public CallbackPolicy(PythonPolicy python) {
        this.python = python;
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        Batch layout = new Batch(spec, numEnvs);
        SharedRows memory = new SharedRows(layout.groups[group], numEnvs);
        ByteBuffer episodeOver = DirectMemory.bytes(numEnvs);
        PythonPolicy.Player player =
                python.newPlayer(JsonText.of(Facts.of(spec)), group, numEnvs, seed, memory, episodeOver);
        ActionReader reader = new ActionReader(spec, group, memory);
        return new CallbackPlayer(group, memory, episodeOver, player, reader);
    }

    private record CallbackPlayer(
            int group, SharedRows memory, ByteBuffer episodeOver, PythonPolicy.Player player, ActionReader reader)
            implements Player {
        @Override
        public void act(Batch batch, Actions actions) {
            Batch.Rows rows = batch.groups[group];
            memory.show(rows, 0, batch.numEnvs);
            DirectMemory.copy(batch.episodeOver, 0, batch.numEnvs, episodeOver);
            player.act();
            reader.read(rows, actions.groups[group]);
        }
    }
}
