package io.github.marl4j.commons.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One HTTP request to an endpoint, and what came of it. Knows the secrets and keeps them out of everything it says. Any thread may call it. */
final class HttpAttempt {
    private static final int SUCCESS_FROM = 200;
    private static final int SUCCESS_TO = 299;
    private static final int LONGEST_DETAIL = 300;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // small servers stumble over the offer of HTTP/2
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final String url;
    private final Map<String, String> secretHeaders;
    private final Duration timeout;

    /**
     * Creates a client.
     *
     * @param secretHeaders headers of every request; never repeated in an error
     */
    HttpAttempt(String url, Map<String, String> secretHeaders, Duration timeout) {
        this.url = url;
        this.secretHeaders = Map.copyOf(secretHeaders);
        this.timeout = timeout;
    }

    /**
     * What came.
     *
     * @param body the answer, or {@code null} after a fault
     * @param fault what went wrong, or {@code null}
     * @param again whether the same request may succeed later
     * @param retryAfter the wait that the endpoint asks for
     */
    record Outcome(JsonObject body, Fault fault, boolean again, Optional<Duration> retryAfter) {
        static Outcome failed(String kind, String detail, boolean again) {
            return new Outcome(null, new Fault(kind, detail), again, Optional.empty());
        }
    }

    /** Sends a request and waits for the whole answer, at most the timeout. */
    Outcome post(String route, JsonObject body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + route))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        secretHeaders.forEach(request::header);
        CompletableFuture<HttpResponse<String>> response =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
        try {
            // Not the request's own timeout: that one ends with the headers, and a body may hang too.
            return outcome(response.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            response.cancel(true);
            return Outcome.failed("timeout", "no answer within " + timeout.toMillis() / 1000.0 + " s", true);
        } catch (ExecutionException failed) {
            return outcome(failed.getCause());
        }
    }

    private Outcome outcome(Throwable problem) {
        if (problem instanceof ConnectException || problem.getCause() instanceof UnresolvedAddressException) {
            return Outcome.failed("no connection", "nobody answers at this address", true);
        }
        if (problem instanceof IOException) {
            return Outcome.failed("connection lost", shown(String.valueOf(problem.getMessage())), true);
        }
        throw new IllegalStateException(problem);
    }

    private Outcome outcome(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status < SUCCESS_FROM || status > SUCCESS_TO) {
            boolean again = status == 408 || status == 429 || status >= 500;
            Fault fault = new Fault("HTTP " + status, shown(errorText(response.body())));
            return new Outcome(
                    null,
                    fault,
                    again,
                    response.headers().firstValue("Retry-After").flatMap(HttpAttempt::wait));
        }
        try {
            JsonReader reader = new JsonReader(new StringReader(response.body()));
            reader.setStrictness(Strictness.STRICT);
            JsonElement json = JsonParser.parseReader(reader);
            if (json.isJsonObject()) return new Outcome(json.getAsJsonObject(), null, false, Optional.empty());
        } catch (JsonParseException malformed) {
            // Told below.
        }
        return Outcome.failed("broken JSON", shown(response.body()), true);
    }

    /** Returns the sentence inside an error body, or the body. */
    private static String errorText(String body) {
        try {
            JsonElement json = JsonParser.parseString(body);
            JsonElement error = json.isJsonObject() ? json.getAsJsonObject().get("error") : null;
            if (error == null) return body;
            if (error.isJsonObject() && error.getAsJsonObject().has("message")) {
                return error.getAsJsonObject().get("message").getAsString();
            }
            return error.isJsonPrimitive() ? error.getAsString() : error.toString();
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException notJson) {
            return body;
        }
    }

    /** Reads {@code Retry-After}: seconds, or a date. */
    static Optional<Duration> wait(String header) {
        try {
            return Optional.of(Duration.ofMillis(Math.max(0, Math.round(Double.parseDouble(header.strip()) * 1000))));
        } catch (NumberFormatException notSeconds) {
            try {
                Instant then = ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                Duration wait = Duration.between(Instant.now(), then);
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeException neither) {
                return Optional.empty();
            }
        }
    }

    /** Returns a text that may be shown: no secrets, one line, not long. */
    private String shown(String text) {
        String clean = text;
        for (String secret : secrets()) clean = clean.replace(secret, "***");
        clean = clean.strip().replaceAll("\\s+", " ");
        return clean.length() > LONGEST_DETAIL ? clean.substring(0, LONGEST_DETAIL) + "…" : clean;
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (String value : secretHeaders.values()) {
            secrets.add(value);
            if (value.startsWith("Bearer ")) secrets.add(value.substring("Bearer ".length()));
        }
        secrets.removeIf(String::isBlank);
        return secrets;
    }
}
