package io.github.marl4j.commons.society;

import java.util.ArrayList;
import java.util.List;

/** Events of one caller, who may work beside others; drained in the order of the seats, so that the log does not depend on who was faster. One thread at a time. */
final class Notebook {
    private final List<Event> events = new ArrayList<>();
    private int month;
    private String phase = "";

    /** Says when it is. */
    void at(int newMonth, String newPhase) {
        month = newMonth;
        phase = newPhase;
    }

    int month() {
        return month;
    }

    String phase() {
        return phase;
    }

    void add(Event event) {
        events.add(event);
    }

    /** Returns the events since the last call. */
    List<Event> drain() {
        List<Event> drained = List.copyOf(events);
        events.clear();
        return drained;
    }
}
