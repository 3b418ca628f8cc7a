package io.github.marl4j.commons.society;

/** A person at a terminal. */
public interface Person {

    /** Shows something. */
    void tell(String text);

    /**
     * Asks and waits for a line.
     *
     * @throws IllegalStateException if no more lines come
     */
    String ask(String question);
}
