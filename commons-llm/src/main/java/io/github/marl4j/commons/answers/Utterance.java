package io.github.marl4j.commons.answers;

/**
 * What somebody says in a conversation.
 *
 * @param text the words
 * @param concludes whether the conversation ends with them
 * @param next name of who speaks next, or {@code null} if it ends
 */
public record Utterance(String text, boolean concludes, String next) {}
