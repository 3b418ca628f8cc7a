package io.github.marl4j.commons;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.marl4j.commons.model.AnswerSchema;
import io.github.marl4j.commons.model.ChatMessage;
import io.github.marl4j.commons.model.ChatRequest;
import io.github.marl4j.commons.model.ModelSettings;
import io.github.marl4j.commons.script.ScriptedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A real HTTP server that speaks the OpenAI protocol, answers by a script, and does wrong on demand. */
public final class ChatServer implements AutoCloseable {
    /** What can go wrong. Attempts that end in one of the first six are no answers; the others are answers of a bad kind. */
    public enum Wrong {
        TOO_MANY_REQUESTS,
        SERVER_ERROR,
        HANG,
        RESET,
        TRUNCATED_BODY,
        NO_CHOICES,
        INVALID_SCHEMA,
        WRONG_NUMBER,
        CUT_OFF_ANSWER,
        NONSENSE,
        NO_USAGE;

        /** Whether it is an answer that breaks the form, which only an answer with a schema has. */
        private boolean breaksForm() {
            return compareTo(INVALID_SCHEMA) >= 0 && this != NO_USAGE;
        }
    }

    static {
        // Otherwise each answer on a kept connection waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ModelSettings SUSTAINABLE = ModelSettings.scripted("sustainable");

    private final HttpServer server;
    private final Queue<Wrong> plan = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();
    private final List<String> authorizations = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private int every;
    private int due;
    private volatile Function<JsonObject, String> script;
    private volatile int refuse;

    /** Starts on a free port of the loopback; answers like the scripted model with the names of these agents. */
    public ChatServer(List<String> names) {
        ScriptedModel model = ScriptedModel.of(SUSTAINABLE, names);
        script = body -> model.chat(request(body)).value().text();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/v1/chat/completions", this::chat);
        server.createContext("/v1/embeddings", this::embed);
        server.start();
    }

    private static ChatRequest request(JsonObject body) {
        List<ChatMessage> messages = new ArrayList<>();
        body.getAsJsonArray("messages")
                .forEach(each -> messages.add(new ChatMessage(
                        each.getAsJsonObject().get("role").getAsString(),
                        each.getAsJsonObject().get("content").getAsString())));
        return new ChatRequest(SUSTAINABLE, messages, body.has("response_format") ? AnswerSchema.named("any") : null);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Does these wrongs in order, one at every so many requests, or at the first after it that such a wrong can hit. */
    public synchronized ChatServer doing(int everySoMany, List<Wrong> wrongs) {
        every = everySoMany;
        due = everySoMany;
        plan.addAll(wrongs);
        return this;
    }

    public ChatServer answering(Function<JsonObject, String> newScript) {
        script = newScript;
        return this;
    }

    /** Refuses everything with a status. */
    public ChatServer refusing(int status) {
        refuse = status;
        return this;
    }

    public int requests() {
        return requests.get();
    }

    public List<Wrong> undone() {
        return List.copyOf(plan);
    }

    /** Returns how often each body was answered well. */
    public Map<String, AtomicInteger> answered() {
        return answered;
    }

    public synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void chat(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int number = requests.incrementAndGet();
        synchronized (this) {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        }
        if (refuse != 0) {
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            send(exchange, refuse, "{\"error\": {\"message\": \"you may not, " + key + "\"}}");
            return;
        }
        JsonObject asked = JsonParser.parseString(body).getAsJsonObject();
        Wrong wrong = dueWrong(number, asked.has("response_format"));
        if (wrong != null && !answersAnyway(exchange, wrong)) return;
        answered.computeIfAbsent(body, missing -> new AtomicInteger()).incrementAndGet();
        send(exchange, 200, answer(asked, wrong));
    }

    private synchronized Wrong dueWrong(int number, boolean hasSchema) {
        Wrong next = plan.peek();
        if (next == null || number < due || next.breaksForm() && !hasSchema) return null;
        due = number + every;
        return plan.poll();
    }

    private boolean answersAnyway(HttpExchange exchange, Wrong wrong) throws IOException {
        switch (wrong) {
            case TOO_MANY_REQUESTS -> {
                exchange.getResponseHeaders().add("Retry-After", "7");
                send(exchange, 429, "{\"error\": {\"message\": \"slow down\"}}");
            }
            case SERVER_ERROR -> send(exchange, 500, "oops");
            case HANG -> {
                // Headers and no body: the client has to give up by itself.
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().flush();
            }
            case RESET -> exchange.close();
            case TRUNCATED_BODY -> send(exchange, 200, "{\"choices\": [{\"message\": {\"content\": \"abc");
            case NO_CHOICES -> send(exchange, 503, "{}");
            default -> {
                return true;
            }
        }
        return false;
    }

    private String answer(JsonObject body, Wrong wrong) {
        String text = script.apply(body);
        if (wrong == Wrong.INVALID_SCHEMA) text = "{\"something\": \"else\"}";
        if (wrong == Wrong.WRONG_NUMBER) text = "{\"reasoning\": \"100 / 2\", \"amount\": -3.5}";
        if (wrong == Wrong.CUT_OFF_ANSWER) text = text.substring(0, text.length() / 2);
        if (wrong == Wrong.NONSENSE) text = "blub <script>alert(1)</script>";
        JsonObject message = new JsonObject();
        message.addProperty("role", "assistant");
        message.addProperty("content", text);
        JsonObject choice = new JsonObject();
        choice.add("message", message);
        choice.addProperty("finish_reason", wrong == Wrong.CUT_OFF_ANSWER ? "length" : "stop");
        JsonArray choices = new JsonArray();
        choices.add(choice);
        JsonObject answer = new JsonObject();
        answer.addProperty("model", "stand-in");
        answer.add("choices", choices);
        if (wrong != Wrong.NO_USAGE) answer.add("usage", usage());
        return answer.toString();
    }

    private static JsonObject usage() {
        JsonObject usage = new JsonObject();
        usage.addProperty("prompt_tokens", 100);
        usage.addProperty("completion_tokens", 10);
        return usage;
    }

    private void embed(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.incrementAndGet();
        int hash = JsonParser.parseString(body)
                .getAsJsonObject()
                .get("input")
                .getAsString()
                .hashCode();
        answered.computeIfAbsent(body, missing -> new AtomicInteger()).incrementAndGet();
        send(
                exchange,
                200,
                "{\"data\": [{\"embedding\": [" + (hash & 15) + ", 1, " + (hash >> 4 & 15)
                        + "]}], \"usage\": {\"prompt_tokens\": 5}}");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
