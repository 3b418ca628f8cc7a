package io.github.marl4j.gpu;

import io.github.marl4j.env.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Results on their way from a device. */
public final class Fetch {
    private final DeviceMemory memory;
    private final List<Object> examples = new ArrayList<>();
    private final List<Object> arrays = new ArrayList<>();
    private final List<long[]> events = new ArrayList<>();

    Fetch(DeviceMemory memory, Set<Part> parts, Batch prototype, Batch into) {
        this.memory = memory;
        for (Part part : parts) {
            for (int g = 0; g < into.groups.length; g++) add(part, prototype.groups[g], into.groups[g]);
            switch (part) {
                case ENDS -> add(prototype.episodeOver, into.episodeOver);
                case STATE -> add(prototype.state, into.state);
                case FINAL_STATE -> add(prototype.finalState, into.finalState);
                case INFOS -> add(prototype.infos, into.infos);
                default -> {}
            }
        }
    }

    private void add(Part part, Batch.Rows from, Batch.Rows to) {
        switch (part) {
            case OBSERVATIONS -> add(from.observations, to.observations);
            case FINAL_OBSERVATIONS -> add(from.finalObservations, to.finalObservations);
            case ACTION_MASKS -> add(from.actionMask, to.actionMask);
            case REWARDS -> add(from.rewards, to.rewards);
            case ALIVE -> {
                add(from.alive, to.alive);
                if (from.acts != from.alive) add(from.acts, to.acts);
            }
            case ENDS -> {
                add(from.terminated, to.terminated);
                add(from.truncated, to.truncated);
            }
            default -> {}
        }
    }

    private void add(Object example, Object array) {
        examples.add(example);
        arrays.add(array);
    }

    Fetch start() {
        for (int i = 0; i < examples.size(); i++) events.add(memory.startRead(examples.get(i), arrays.get(i)));
        return this;
    }

    void readRow(int row) {
        for (int i = 0; i < examples.size(); i++) memory.readRow(row, examples.get(i), arrays.get(i));
    }

    /** Waits until the results have arrived, and puts them into the batch. */
    public void await() {
        for (int i = 0; i < events.size(); i++) memory.endRead(events.get(i), examples.get(i), arrays.get(i));
        events.clear();
    }
}
