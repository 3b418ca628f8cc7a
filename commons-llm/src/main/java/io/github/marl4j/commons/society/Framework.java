package io.github.marl4j.commons.society;

import io.github.marl4j.commons.prompts.PromptKind;
import io.github.marl4j.commons.prompts.Wording;
import java.util.List;

/** The model that stands outside of the society: it sums up conversations and finds the limit that was agreed on. One thread at a time. */
final class Framework {
    /** Its name as a caller, as in GovSim's log. */
    static final String ID = "framework";

    private final Wording wording;
    private final Interview interview;
    private final Notebook notes;

    Framework(Wording wording, Interview interview, Notebook notes) {
        this.wording = wording;
        this.interview = interview;
        this.notes = notes;
    }

    /** Says in which month and phase it works. */
    void begin(int month) {
        notes.at(month, "discussion");
    }

    String summary(String conversation) {
        return interview.reader(PromptKind.SUMMARY).sentence(wording.summary(conversation));
    }

    Integer limit(String conversation) {
        return interview.reader(PromptKind.LIMIT).limit(wording.limit(conversation, interview.json()));
    }

    List<Event> drain() {
        return notes.drain();
    }
}
