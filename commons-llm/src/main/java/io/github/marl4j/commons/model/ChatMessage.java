package io.github.marl4j.commons.model;

/**
 * One turn of a chat.
 *
 * @param role {@code user} or {@code assistant}
 * @param content the text
 */
public record ChatMessage(String role, String content) {

    /** Returns what is said to the model. */
    public static ChatMessage user(String content) {
        return new ChatMessage("user", content);
    }

    /** Returns what the model said before. */
    public static ChatMessage assistant(String content) {
        return new ChatMessage("assistant", content);
    }
}
