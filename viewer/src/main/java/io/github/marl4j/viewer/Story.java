package io.github.marl4j.viewer;

import java.util.List;

/**
 * What is known of play that was recorded elsewhere, besides what its environment shows.
 *
 * @param seed of the episode, which comes out as it was recorded
 * @param steps how many of it were recorded
 * @param said what was said, by step: the first list belongs to the first step
 */
public record Story(long seed, int steps, List<List<Line>> said) {
    /** Copies. */
    public Story {
        said = said.stream().map(List::copyOf).toList();
    }

    /**
     * A line of a conversation.
     *
     * @param who speaks; empty for what is told about the conversation
     * @param what is said
     */
    public record Line(String who, String what) {}
}
