package io.github.marl4j.commons.society;

import io.github.marl4j.commons.answers.Utterance;
import io.github.marl4j.commons.model.Recorder;
import io.github.marl4j.commons.prompts.Wording;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.envs.commons.MemoryEvent;
import java.util.Optional;
import java.util.function.Function;

/** A seat for a person. What was typed is recorded like the answer of a model, so that nobody is asked twice. One thread at a time. */
final class PersonSeat implements Seat {
    private final Person person;
    private final String persona;
    private final Wording wording;
    private final Recorder recorder;
    private boolean rulesTold;

    PersonSeat(Person person, String persona, Wording wording, Recorder recorder) {
        this.person = person;
        this.persona = persona;
        this.wording = wording;
        this.recorder = recorder;
    }

    @Override
    public boolean speaks() {
        return true;
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public int harvest(Scene scene) {
        int most = scene.view().resource();
        String question =
                "month " + (scene.view().month() + 1) + ", " + scene.view().name() + ": how much, 0 to " + most + "?";
        String typed = recorder.person(question, () -> {
            tellRules(scene);
            tellEvents(scene);
            return valid(question, text -> amountProblem(text, most));
        });
        return Integer.parseInt(typed);
    }

    private void tellRules(Scene scene) {
        if (rulesTold) return;
        rulesTold = true;
        Wording.Listener listener = new Wording.Listener(scene.view().name(), persona, scene.others(), scene.talks());
        person.tell(wording.rules(listener) + "\n");
    }

    private void tellEvents(Scene scene) {
        for (MemoryEvent event : scene.view().events()) {
            person.tell(wording.event(event, scene.view().name()));
        }
    }

    private static Optional<String> amountProblem(String text, int most) {
        try {
            int amount = Integer.parseInt(text);
            if (amount >= 0 && amount <= most) return Optional.empty();
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        return Optional.of("\"" + text + "\" is not a whole number from 0 to " + most);
    }

    private String valid(String question, Function<String, Optional<String>> problem) {
        while (true) {
            String typed = person.ask(question).strip();
            Optional<String> wrong = problem.apply(typed);
            if (wrong.isEmpty()) return typed;
            person.tell(wrong.get());
        }
    }

    @Override
    public Utterance speak(Scene scene, Conversation conversation) {
        String month = "month " + (scene.view().month() + 1) + ", line " + (conversation.length() + 1) + ", ";
        String question = month + scene.view().name() + ": what do you say? (nothing: the conversation ends)";
        String said = recorder.person(question, () -> {
            person.tell("\n" + conversation.text());
            return person.ask(question).strip();
        });
        if (said.isEmpty()) return new Utterance("", true, null);
        String whoNext = month + "who speaks next? (" + String.join(", ", conversation.participants())
                + "; nothing: the conversation ends)";
        String next = recorder.person(whoNext, () -> valid(whoNext, name -> nameProblem(name, conversation)));
        return next.isEmpty() ? new Utterance(said, true, null) : new Utterance(said, false, next);
    }

    private static Optional<String> nameProblem(String name, Conversation conversation) {
        if (name.isEmpty() || conversation.participants().contains(name)) return Optional.empty();
        return Optional.of(
                "\"" + name + "\" is not here; " + UnknownNameException.suggestion(name, conversation.participants()));
    }
}
