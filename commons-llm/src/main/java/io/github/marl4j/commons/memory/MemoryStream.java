package io.github.marl4j.commons.memory;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All that one agent has stored, in order. One thread at a time. */
public final class MemoryStream {
    private final List<MemoryNode> nodes = new ArrayList<>();

    /** Stores a memory and returns it with its id. */
    public MemoryNode add(
            MemoryNode.Kind kind,
            String text,
            LocalDateTime created,
            LocalDateTime expires,
            int importance,
            boolean alwaysInclude,
            float[] embedding) {
        MemoryNode node =
                new MemoryNode(nodes.size() + 1, kind, text, created, expires, importance, alwaysInclude, embedding);
        nodes.add(node);
        return node;
    }

    /** Returns all memories in the order of storing; a view. */
    public List<MemoryNode> nodes() {
        return Collections.unmodifiableList(nodes);
    }
}
