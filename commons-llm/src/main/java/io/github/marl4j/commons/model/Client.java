package io.github.marl4j.commons.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Asks endpoints that speak the OpenAI protocol: chat completions, with a JSON schema where one is wanted, and embeddings. Models of the same endpoint and
 * key share its limits. Any thread may call it.
 */
public final class Client implements ChatModel, Embedder {
    private static final String CHAT = "/chat/completions";
    private static final String EMBEDDINGS = "/embeddings";

    private final ClientLimits limits;
    private final Meter meter;
    private final Function<String, String> environment;
    private final Pace pace;
    private final RandomGenerator jitter;
    private final Map<List<Object>, Endpoint> endpoints = new LinkedHashMap<>();

    /**
     * Creates a client.
     *
     * @param limits of each endpoint
     * @param meter counts all of them together
     * @param environment from the name of a variable to its value, or {@code null}
     * @param pace time for waiting
     * @param jitter spreads the waits; no result depends on it
     */
    public Client(
            ClientLimits limits, Meter meter, Function<String, String> environment, Pace pace, RandomGenerator jitter) {
        this.limits = limits;
        this.meter = meter;
        this.environment = environment;
        this.pace = pace;
        this.jitter = jitter;
    }

    ClientLimits limits() {
        return limits;
    }

    Meter meter() {
        return meter;
    }

    Pace pace() {
        return pace;
    }

    RandomGenerator jitter() {
        return jitter;
    }

    /**
     * Finds out whether a model could be asked, without asking.
     *
     * @throws IllegalArgumentException if a variable of its settings is not set
     */
    public void prepare(ModelSettings model) {
        endpoint(model);
    }

    private synchronized Endpoint endpoint(ModelSettings model) {
        return endpoints.computeIfAbsent(
                List.of(model.url(), model.keyVariable(), model.headerVariables()),
                missing -> new Endpoint(model, environment, this));
    }

    @Override
    public Answered<ChatReply> chat(ChatRequest request) {
        ModelSettings model = request.model();
        Endpoint endpoint = endpoint(model);
        JsonObject body = request.toJson();
        Answered<JsonObject> answered = endpoint.post(CHAT, body);
        JsonObject choice = firstChoice(model, answered.value());
        String text = message(choice);
        TokenCount tokens = tokens(answered.value());
        List<Fault> faults = new ArrayList<>(answered.faults());
        if (tokens == null) {
            tokens = TokenCount.guess(body.toString().length(), text.length());
            faults.add(new Fault(Fault.USAGE_MISSING, "guessed from the length of the texts"));
        }
        endpoint.used(model.model(), tokens);
        ChatReply reply = new ChatReply(
                text,
                textOr(choice, "finish_reason", ""),
                tokens,
                textOr(answered.value(), "model", model.model()),
                textOr(answered.value(), "system_fingerprint", ""));
        return new Answered<>(reply, faults, answered.latencyMillis());
    }

    private static JsonObject firstChoice(ModelSettings model, JsonObject body) {
        if (body.get("choices") instanceof JsonArray choices
                && !choices.isEmpty()
                && choices.get(0) instanceof JsonObject choice) {
            return choice;
        }
        Fault fault = new Fault("no answer", "the body has no choices");
        throw new EndpointException(
                model.url() + CHAT + ": " + fault.detail() + "; is this an OpenAI-compatible endpoint?",
                List.of(fault));
    }

    /** Returns the text of an answer; a refusal counts as one, nothing as an empty text. */
    private static String message(JsonObject choice) {
        if (!(choice.get("message") instanceof JsonObject message)) return "";
        String content = textOr(message, "content", "");
        return content.isEmpty() ? textOr(message, "refusal", "") : content;
    }

    private static TokenCount tokens(JsonObject body) {
        if (!(body.get("usage") instanceof JsonObject usage)) return null;
        JsonElement prompt = usage.get("prompt_tokens");
        JsonElement completion = usage.get("completion_tokens");
        if (prompt == null || !prompt.isJsonPrimitive()) return null;
        long written = completion == null || !completion.isJsonPrimitive() ? 0 : completion.getAsLong();
        return new TokenCount(prompt.getAsLong(), written);
    }

    private static String textOr(JsonObject object, String key, String otherwise) {
        JsonElement value = object.get(key);
        return value == null || !value.isJsonPrimitive() ? otherwise : value.getAsString();
    }

    @Override
    public Answered<Embedding> embed(EmbeddingRequest request) {
        ModelSettings model = request.model();
        Endpoint endpoint = endpoint(model);
        JsonObject body = request.toJson();
        Answered<JsonObject> answered = endpoint.post(EMBEDDINGS, body);
        float[] vector = vector(model, answered.value());
        TokenCount tokens = tokens(answered.value());
        List<Fault> faults = new ArrayList<>(answered.faults());
        if (tokens == null) {
            tokens = TokenCount.guess(request.text().length(), 0);
            faults.add(new Fault(Fault.USAGE_MISSING, "guessed from the length of the text"));
        }
        endpoint.used(model.model(), tokens);
        return new Answered<>(new Embedding(vector, tokens), faults, answered.latencyMillis());
    }

    private static float[] vector(ModelSettings model, JsonObject body) {
        if (body.get("data") instanceof JsonArray data
                && data.size() == 1
                && data.get(0) instanceof JsonObject first
                && first.get("embedding") instanceof JsonArray numbers
                && !numbers.isEmpty()) {
            float[] vector = new float[numbers.size()];
            for (int i = 0; i < vector.length; i++) vector[i] = numbers.get(i).getAsFloat();
            return vector;
        }
        Fault fault = new Fault("no answer", "the body has no embedding");
        throw new EndpointException(
                model.url() + EMBEDDINGS + ": " + fault.detail() + "; does this endpoint embed texts?", List.of(fault));
    }
}
