package io.github.marl4j.commons.society;

import io.github.marl4j.commons.prompts.Wording;
import java.util.ArrayList;
import java.util.List;

/** A conversation, line by line. One thread at a time. */
final class Conversation {
    private final Wording wording;
    private final List<String> participants;
    private final List<String> lines = new ArrayList<>();
    private int spoken;

    /**
     * Starts a conversation.
     *
     * @param participants names of all who can speak, in order
     */
    Conversation(Wording wording, List<String> participants) {
        this.wording = wording;
        this.participants = List.copyOf(participants);
    }

    /** The chair says something; it does not count as spoken. */
    void open(String chair, String text) {
        lines.add(wording.line(chair, text));
    }

    void say(String speaker, String text) {
        lines.add(wording.line(speaker, text));
        spoken++;
    }

    List<String> participants() {
        return participants;
    }

    /** Returns how many lines there are, the chair's included. */
    int length() {
        return lines.size();
    }

    /** Returns how many lines agents spoke. */
    int spoken() {
        return spoken;
    }

    String text() {
        return String.join("\n", lines);
    }

    /** Returns the last lines, at most {@code most}. */
    List<String> last(int most) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }
}
