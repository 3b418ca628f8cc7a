package io.github.marl4j.commons.model;

import io.github.marl4j.env.OptionReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How hard an endpoint is worked and how patient we are.
 *
 * @param inFlight most requests at the same time, at least 1; default 8
 * @param requestsPerMinute 0: no limit; default 0
 * @param tokensPerMinute 0: no limit; default 0
 * @param timeoutSeconds longest wait for an answer, its last byte included; default 300
 * @param attempts most attempts of one request, at least 1; default 6
 * @param firstBackoffSeconds wait after the first failure, doubled after each further one, up to a minute; default 1
 */
public record ClientLimits(
        int inFlight,
        int requestsPerMinute,
        int tokensPerMinute,
        double timeoutSeconds,
        int attempts,
        double firstBackoffSeconds) {
    /** The usual limits. */
    public static final ClientLimits DEFAULT = new ClientLimits(8, 0, 0, 300, 6, 1);

    /** Reads limits; what is missing is as usual. */
    public static ClientLimits read(String where, Map<String, Object> values) {
        OptionReader read = new OptionReader(where, values);
        ClientLimits limits = new ClientLimits(
                read.intAtLeast("inFlight", DEFAULT.inFlight, 1),
                read.intAtLeast("requestsPerMinute", DEFAULT.requestsPerMinute, 0),
                read.intAtLeast("tokensPerMinute", DEFAULT.tokensPerMinute, 0),
                read.doubleBetween("timeoutSeconds", DEFAULT.timeoutSeconds, 0.001, 86_400),
                read.intAtLeast("attempts", DEFAULT.attempts, 1),
                read.doubleBetween("firstBackoffSeconds", DEFAULT.firstBackoffSeconds, 0, 60));
        read.done();
        return limits;
    }

    Duration timeout() {
        return Duration.ofMillis(Math.round(timeoutSeconds * 1000));
    }

    /** Returns the limits as they are stored with a run. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("inFlight", inFlight);
        map.put("requestsPerMinute", requestsPerMinute);
        map.put("tokensPerMinute", tokensPerMinute);
        map.put("timeoutSeconds", timeoutSeconds);
        map.put("attempts", attempts);
        map.put("firstBackoffSeconds", firstBackoffSeconds);
        return map;
    }
}
