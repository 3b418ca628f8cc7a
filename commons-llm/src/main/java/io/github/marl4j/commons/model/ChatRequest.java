package io.github.marl4j.commons.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a language model is asked. Two requests with the same {@link #toJson()} are the same question.
 *
 * @param model settings of the model
 * @param messages the chat so far, oldest first; immutable
 * @param schema form of the answer, or {@code null} for free text
 */
public record ChatRequest(ModelSettings model, List<ChatMessage> messages, AnswerSchema schema) {

    /** Copies the messages. */
    public ChatRequest {
        messages = List.copyOf(messages);
    }

    /** Returns a question of one message. */
    public static ChatRequest of(ModelSettings model, String text, AnswerSchema schema) {
        return new ChatRequest(model, List.of(ChatMessage.user(text)), schema);
    }

    /** Returns this request with an answer and a further message, for asking again. */
    public ChatRequest followedBy(String answer, String text) {
        List<ChatMessage> longer = new ArrayList<>(messages);
        longer.add(ChatMessage.assistant(answer));
        longer.add(ChatMessage.user(text));
        return new ChatRequest(model, longer, schema);
    }

    /** Returns the first message, the one that states the task. */
    public String task() {
        return messages.get(0).content();
    }

    /** Returns the body of an OpenAI chat-completions request; keys always in the same order. */
    public JsonObject toJson() {
        JsonObject body = new JsonObject();
        body.addProperty("model", model.model());
        JsonArray turns = new JsonArray();
        for (ChatMessage message : messages) {
            JsonObject turn = new JsonObject();
            turn.addProperty("role", message.role());
            turn.addProperty("content", message.content());
            turns.add(turn);
        }
        body.add("messages", turns);
        body.addProperty("temperature", model.temperature());
        body.addProperty("top_p", model.topP());
        if (model.maxTokens() > 0) body.addProperty("max_tokens", model.maxTokens());
        body.addProperty("seed", model.seed());
        if (schema != null) body.add("response_format", schema.toJson());
        model.extra().entrySet().forEach(field -> body.add(field.getKey(), field.getValue()));
        return body;
    }
}
