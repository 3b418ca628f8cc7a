package io.github.marl4j.commons.society;

import io.github.marl4j.commons.answers.Utterance;
import io.github.marl4j.commons.prompts.Wording;
import io.github.marl4j.envs.commons.SeatView;
import io.github.marl4j.envs.commons.Society;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The monthly meeting: the chair reports what everybody took, the agents talk one after the other, then the framework sums up and looks for a limit that was agreed on. The first agent who can
 * talk begins; each says who is next. It ends when a speaker says so, or at the greatest number of lines. Source: GovSim, fishing/…/converse.py.
 */
final class Discussion {
    private final Society society;
    private final Wording wording;
    private final Framework framework;
    private final Map<Integer, Seat> seats;
    private final Function<Integer, Scene> scenes;
    private final int mostLines;
    private final List<Event> events;

    /**
     * Prepares a meeting.
     *
     * @param seats by number, those who are there
     * @param scenes what each sees
     * @param mostLines lines after which it ends, the chair's included
     * @param events where everything is written down
     */
    Discussion(
            Society society,
            Wording wording,
            Framework framework,
            Map<Integer, Seat> seats,
            Function<Integer, Scene> scenes,
            int mostLines,
            List<Event> events) {
        this.society = society;
        this.wording = wording;
        this.framework = framework;
        this.seats = seats;
        this.scenes = scenes;
        this.mostLines = mostLines;
        this.events = events;
    }

    /**
     * What it came to.
     *
     * @param spoken lines of agents
     * @param heard for the minds of those who were there, or {@code null} if nobody said anything
     */
    record Outcome(int spoken, Seat.Heard heard) {}

    /** Holds the meeting. */
    Outcome hold() {
        Map<String, Integer> speakers = new LinkedHashMap<>();
        for (int seat : society.present()) {
            if (seats.get(seat).speaks()) speakers.put(scenes.apply(seat).view().name(), seat);
        }
        if (speakers.isEmpty()) return new Outcome(0, null);
        Conversation conversation = new Conversation(wording, List.copyOf(speakers.keySet()));
        int starter = speakers.values().iterator().next();
        open(conversation, scenes.apply(starter).view());
        talk(conversation, speakers, starter);
        if (conversation.spoken() == 0) return new Outcome(0, null);
        int round = society.month();
        framework.begin(round);
        String summary = framework.summary(conversation.text());
        Integer limit = framework.limit(conversation.text());
        events.addAll(framework.drain());
        events.add(Event.of(
                "conversation_summary", "agent_id", Framework.ID, "round", round, "conversation_summary", summary));
        events.add(Event.of(
                "conversation_resource_limit", "agent_id", Framework.ID, "round", round, "resource_limit", limit));
        SeatView began = scenes.apply(starter).view();
        return new Outcome(
                conversation.spoken(), new Seat.Heard(conversation.text(), summary, limit, began.time(), starter));
    }

    private void open(Conversation conversation, SeatView view) {
        List<String> names = new ArrayList<>();
        List<Integer> obtained = new ArrayList<>();
        for (int seat : society.present()) {
            names.add(society.options().scenario().nameOf(seat));
            obtained.add(view.harvests().get(seat));
        }
        String chair = society.options().scenario().word("chair");
        String report = wording.chairReport(names, obtained);
        conversation.open(chair, report);
        events.add(utterance(Framework.ID, chair, report, false, null));
    }

    private void talk(Conversation conversation, Map<String, Integer> speakers, int starter) {
        int speaker = starter;
        while (conversation.length() < mostLines) {
            Scene scene = scenes.apply(speaker);
            Utterance said = seats.get(speaker).speak(scene, conversation);
            events.addAll(seats.get(speaker).drain());
            // What could not be read is not put into anybody's mouth.
            if (said.text().isEmpty()) return;
            conversation.say(scene.view().name(), said.text());
            events.add(utterance(scene.view().id(), scene.view().name(), said.text(), said.concludes(), said.next()));
            if (said.concludes()) return;
            speaker = speakers.get(said.next());
        }
    }

    private Event utterance(String id, String name, String text, boolean concludes, String next) {
        return Event.of(
                "utterance",
                "agent_id",
                id,
                "agent_name",
                name,
                "round",
                society.month(),
                "utterance",
                text,
                "concludes",
                concludes,
                "next",
                next);
    }
}
