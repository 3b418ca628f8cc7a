package io.github.marl4j.commons.script;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.marl4j.commons.model.Answered;
import io.github.marl4j.commons.model.ChatModel;
import io.github.marl4j.commons.model.ChatReply;
import io.github.marl4j.commons.model.ChatRequest;
import io.github.marl4j.commons.model.ModelSettings;
import io.github.marl4j.commons.model.TokenCount;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.envs.commons.Persona;
import io.github.marl4j.envs.commons.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers as a scripted persona would if it were a language model: it reads the numbers out of the prompt, takes what the persona takes, and says a sentence or two. It understands the prompt
 * set {@code default}. The address {@code scripted:PERSONA} stands for it. Only personas that decide from the present month can be read out of a prompt. Any thread may call it.
 */
public final class ScriptedModel implements ChatModel {
    private static final List<Persona.Kind> READABLE = List.of(
            Persona.Kind.SUSTAINABLE,
            Persona.Kind.GREEDY,
            Persona.Kind.FREE_RIDER,
            Persona.Kind.ALTRUIST,
            Persona.Kind.FAIR_SHARE,
            Persona.Kind.RESTORER,
            Persona.Kind.CONSTANT);

    private static final Pattern AVAILABLE = Pattern.compile("between 0 and (\\d+) [^.\\n]* this month");
    private static final Pattern CAPACITY = Pattern.compile("room for (\\d+)");
    private static final Pattern POOL_MEMORY = Pattern.compile("there are (\\d+) ");
    private static final Pattern PROPOSAL = Pattern.compile("nobody takes more than (\\d+)");
    private static final Pattern GROUP = Pattern.compile("group conversation of ([^\\n]*)");
    private static final Pattern TASK = Pattern.compile("Task: ([^\\n]*)");
    private static final String FIRST_MEMORY = "\n- ";
    private static final int RATING = 5;

    private final Persona persona;
    private final List<String> names;

    private ScriptedModel(Persona persona, List<String> names) {
        this.persona = persona;
        this.names = List.copyOf(names);
    }

    /**
     * Returns the model of an address.
     *
     * @param settings with the address {@code scripted:PERSONA}
     * @param names of all agents of the society, in the order of their seats
     * @throws UnknownNameException if there is no such persona, or it cannot be read out of a prompt
     */
    public static ScriptedModel of(ModelSettings settings, List<String> names) {
        String name = settings.url().substring(ModelSettings.SCRIPTED.length());
        Persona persona = Persona.named(settings.url(), name);
        if (!READABLE.contains(persona.kind())) {
            throw new UnknownNameException(settings.url() + ": persona \"" + name
                    + "\" decides from more than one month, which a scripted model does not remember; use {\"script\": \""
                    + name
                    + "\"} for the seat, or one of "
                    + String.join(
                            ", ", READABLE.stream().map(Persona.Kind::word).toList()));
        }
        return new ScriptedModel(persona, names);
    }

    @Override
    public Answered<ChatReply> chat(ChatRequest request) {
        String answer = answer(request);
        StringBuilder read = new StringBuilder();
        request.messages().forEach(message -> read.append(message.content()));
        // Four characters a token: the numbers are only there to be counted.
        TokenCount tokens = new TokenCount(read.length() / 4, answer.length() / 4);
        return Answered.atOnce(
                new ChatReply(answer, "stop", tokens, request.model().model(), ""));
    }

    private String answer(ChatRequest request) {
        String prompt = request.task();
        boolean json = request.schema() != null;
        String task = first(TASK, prompt);
        if (AVAILABLE.matcher(prompt).find()) return harvest(prompt, json);
        if (task.contains("say next")) return utterance(prompt, json);
        if (task.startsWith("how many") && task.contains("by this agreement")) return limit(prompt, json);
        if (task.startsWith("how significant")) return number("rating", RATING, json, "");
        if (task.startsWith("which general insights")) return insights(json);
        if (task.startsWith("summarise")) return "They talked about how much each of them wants to take.";
        if (task.contains("for your planning")) return "I want to remember what was said about the amounts.";
        if (task.contains("find interesting")) return "It was interesting how openly everybody spoke.";
        return number("amount", 0, json, "Answer: ");
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private String harvest(String prompt, boolean json) {
        Situation now = new Situation();
        now.pool = Integer.parseInt(first(AVAILABLE, prompt));
        String capacity = first(CAPACITY, prompt);
        now.capacity = capacity.isEmpty() ? now.pool : Integer.parseInt(capacity);
        now.groupLimit = now.pool / 2;
        now.agents = Math.max(1, present(prompt).size());
        return number("amount", persona.request(now), json, "Answer: ");
    }

    /** Returns the names in the part of a prompt that tells the rules, in the order of the seats. */
    private List<String> present(String prompt) {
        int memories = prompt.indexOf(FIRST_MEMORY);
        String rules = memories < 0 ? prompt : prompt.substring(0, memories);
        return names.stream().filter(rules::contains).toList();
    }

    private static String number(String field, int number, boolean json, String label) {
        if (!json) return label + number;
        JsonObject answer = new JsonObject();
        if (field.equals("amount")) answer.addProperty("reasoning", "This is what I always do.");
        answer.addProperty(field, number);
        return answer.toString();
    }

    private String utterance(String prompt, boolean json) {
        List<String> present = present(prompt);
        String self =
                present.stream().min(Comparator.comparingInt(prompt::indexOf)).orElse("");
        String group = first(GROUP, prompt);
        List<String> speakers = names.stream().filter(group::contains).toList();
        int own = speakers.indexOf(self);
        boolean last = own == speakers.size() - 1;
        String next = speakers.get(last ? 0 : own + 1);
        String said = sentence(prompt, Math.max(1, present.size()));
        if (!json) {
            return "Response: " + said + "\nConversation conclusion by me: " + (last ? "yes" : "no")
                    + "\nNext speaker: " + next;
        }
        JsonObject answer = new JsonObject();
        answer.addProperty("utterance", said);
        answer.addProperty("concludes", last);
        answer.addProperty("nextSpeaker", next);
        return answer.toString();
    }

    private String sentence(String prompt, int agents) {
        Matcher pools = POOL_MEMORY.matcher(prompt);
        int pool = -1;
        while (pools.find()) pool = Integer.parseInt(pools.group(1));
        if (persona.kind() == Persona.Kind.SUSTAINABLE && pool >= 0) {
            return "If we want this to last, I suggest that nobody takes more than " + pool / 2 / agents + ".";
        }
        return "I do what I always do: I take " + persona.kind().summary() + ".";
    }

    /** A limit is agreed on if all who spoke proposed the same one. */
    private String limit(String prompt, boolean json) {
        String conversation = prompt.substring(prompt.indexOf("The conversation:"));
        Matcher proposals = PROPOSAL.matcher(conversation);
        List<String> proposed = new ArrayList<>();
        while (proposals.find()) proposed.add(proposals.group(1));
        long spoken = conversation
                .lines()
                .filter(line -> names.stream().anyMatch(name -> line.startsWith(name + ": ")))
                .count();
        boolean agreed = !proposed.isEmpty() && proposed.stream().distinct().count() == 1 && proposed.size() >= spoken;
        if (!json) return "Answer: " + (agreed ? proposed.get(0) : "N/A");
        JsonObject answer = new JsonObject();
        answer.addProperty("reasoning", agreed ? "All proposed the same." : "There was no agreement.");
        JsonElement limit = agreed ? new JsonPrimitive(Integer.parseInt(proposed.get(0))) : JsonNull.INSTANCE;
        answer.add("limit", limit);
        return answer.toString();
    }

    private static String insights(boolean json) {
        String insight = "What is left at the end of a month decides what there is in the next";
        if (!json) return insight + " (because of 1)";
        JsonArray list = new JsonArray();
        list.add(insight + ".");
        JsonObject answer = new JsonObject();
        answer.add("insights", list);
        return answer.toString();
    }
}
