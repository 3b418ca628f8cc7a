package io.github.marl4j.envs.fighting.data;

/**
 * Frames of a move.
 *
 * @param first at least 1
 * @param last included
 */
public record Span(int first, int last) {
    /** Returns whether a frame belongs to it. */
    public boolean holds(int frame) {
        return frame >= first && frame <= last;
    }

    /** Returns whether some frame belongs to both. */
    public boolean meets(Span other) {
        return first <= other.last && other.first <= last;
    }
}
