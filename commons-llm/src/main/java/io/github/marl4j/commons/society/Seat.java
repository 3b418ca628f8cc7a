package io.github.marl4j.commons.society;

import io.github.marl4j.commons.answers.Utterance;
import java.time.LocalDateTime;
import java.util.List;

/** Who sits in a society. The methods are called in the order of the month, one thread at a time; different seats may be asked at the same time. */
interface Seat {

    /** Returns whether it can take part in a conversation. */
    boolean speaks();

    /** Returns whether it must not be asked while others are, because a person sits there. */
    default boolean alone() {
        return false;
    }

    /** Returns how much it takes this month. */
    int harvest(Scene scene);

    /** Learns what it got. */
    default void learn(Scene scene) {}

    /** Says something. */
    Utterance speak(Scene scene, Conversation conversation);

    /** Thinks about a conversation that is over. */
    default void heard(Scene scene, Heard heard) {}

    /** Reflects at home. */
    default void reflect(Scene scene) {}

    /** Returns what happened to it since the last call. */
    default List<Event> drain() {
        return List.of();
    }

    /**
     * What a conversation came to.
     *
     * @param text all of it
     * @param summary one sentence
     * @param limit agreed units per person, or {@code null}
     * @param held when it was held, on the calendar of who began it
     * @param starter seat of who began it
     */
    record Heard(String text, String summary, Integer limit, LocalDateTime held, int starter) {}
}
