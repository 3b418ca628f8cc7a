package io.github.marl4j.commons.model;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * An address that speaks the OpenAI protocol, with everything that stands between a request and its answer: turns, rates, budget, attempts and the waits
 * between them. After a fault that may pass (429, 5xx, 408, timeout, lost connection, broken JSON) it waits {@code first · 2^k} seconds, at most a minute,
 * of which a random half to all; or as long as the endpoint asks for. Any thread may call it.
 */
final class Endpoint {
    private static final double LONGEST_BACKOFF_SECONDS = 60;

    private final String url;
    private final String keyVariable;
    private final HttpAttempt http;
    private final ClientLimits limits;
    private final Pace pace;
    private final RandomGenerator jitter;
    private final Meter meter;
    private final Semaphore turns;
    private final RateLimiter rate;

    Endpoint(ModelSettings model, Function<String, String> environment, Client client) {
        this.url = model.url();
        this.keyVariable = model.keyVariable();
        this.limits = client.limits();
        this.pace = client.pace();
        this.jitter = client.jitter();
        this.meter = client.meter();
        this.http = new HttpAttempt(url, headers(model, environment), limits.timeout());
        this.turns = new Semaphore(limits.inFlight());
        this.rate = new RateLimiter(limits, pace);
    }

    private static Map<String, String> headers(ModelSettings model, Function<String, String> environment) {
        Map<String, String> headers = new LinkedHashMap<>();
        model.headerVariables()
                .forEach((name, variable) -> headers.put(name, variable(name, variable, model, environment)));
        if (!model.keyVariable().isEmpty()) {
            headers.put("Authorization", "Bearer " + variable("key", model.keyVariable(), model, environment));
        }
        return headers;
    }

    private static String variable(
            String what, String name, ModelSettings model, Function<String, String> environment) {
        String value = environment.apply(name);
        if (value != null && !value.isBlank()) return value.strip();
        throw new IllegalArgumentException(
                "the " + what + " for " + model.url() + " should be in the environment variable " + name
                        + ", which is not set; set it, or change keyVariable");
    }

    /** Asks until an answer comes, it is hopeless, or the attempts are used up. */
    Answered<JsonObject> post(String route, JsonObject body) {
        List<Fault> faults = new ArrayList<>();
        try {
            while (true) {
                long started = System.nanoTime();
                HttpAttempt.Outcome outcome = attempt(route, body);
                if (outcome.body() != null) {
                    return new Answered<>(outcome.body(), faults, (System.nanoTime() - started) / 1_000_000);
                }
                faults.add(outcome.fault());
                if (!outcome.again() || faults.size() >= limits.attempts()) throw failure(route, faults);
                pace.sleep(outcome.retryAfter().orElseGet(() -> backoff(faults.size())));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EndpointException(url + ": interrupted while waiting for an answer", faults);
        } catch (BudgetSpentException spent) {
            throw spent.after(faults);
        }
    }

    private HttpAttempt.Outcome attempt(String route, JsonObject body) throws InterruptedException {
        turns.acquire();
        try {
            rate.await();
            meter.admit();
            return http.post(route, body);
        } finally {
            turns.release();
        }
    }

    /** Counts what an answer used. */
    void used(String model, TokenCount tokens) {
        meter.count(model, tokens);
        rate.used(tokens.total());
    }

    private Duration backoff(int failures) {
        double longest = Math.min(
                LONGEST_BACKOFF_SECONDS, limits.firstBackoffSeconds() * Math.pow(2, Math.min(30, failures - 1)));
        double share;
        synchronized (jitter) {
            share = jitter.nextDouble();
        }
        return Duration.ofNanos((long) (longest * (0.5 + 0.5 * share) * 1e9));
    }

    private EndpointException failure(String route, List<Fault> faults) {
        Fault last = faults.get(faults.size() - 1);
        String times =
                faults.size() == 1 ? "" : " (the last of " + faults.size() + " attempts: " + counted(faults) + ")";
        return new EndpointException(
                url + route + ": " + last.kind() + ", " + last.detail() + times + "; " + advice(last), faults);
    }

    private static String counted(List<Fault> faults) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Fault fault : faults) counts.merge(fault.kind(), 1, Integer::sum);
        List<String> words = new ArrayList<>();
        counts.forEach((kind, count) -> words.add(count + " × " + kind));
        return String.join(", ", words);
    }

    private String advice(Fault fault) {
        String key = keyVariable.isEmpty()
                ? "no key was sent: name the environment variable that holds it with keyVariable"
                : "check the key in the environment variable " + keyVariable;
        Map<String, String> advice = new HashMap<>(Map.of(
                "HTTP 401", key,
                "HTTP 403", key,
                "HTTP 404", "check url and model: the address should end with the version, e.g. /v1",
                "HTTP 400", "if the endpoint knows no JSON schemas, set \"structured\": false for the model",
                "no connection", "is the server running, and is the address right?"));
        return advice.getOrDefault(fault.kind(), "the run can be resumed when the endpoint is well again");
    }
}
