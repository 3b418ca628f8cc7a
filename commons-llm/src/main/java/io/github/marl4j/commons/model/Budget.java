package io.github.marl4j.commons.model;

import io.github.marl4j.env.OptionReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The most a run may use, all its parts before an interruption included. Requests on their way when a limit is reached are still answered and counted, so
 * tokens and money can end above the limit by what is in flight.
 *
 * @param requests HTTP requests, failed ones included
 * @param tokens tokens read and written
 * @param money by the price table, in its currency
 */
public record Budget(long requests, long tokens, double money) {
    /** No limit. */
    public static final Budget UNLIMITED = new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Double.POSITIVE_INFINITY);

    /** Refuses negative limits. */
    public Budget {
        if (requests < 0 || tokens < 0 || !(money >= 0)) {
            throw new IllegalArgumentException(
                    "budget: requests=" + requests + " tokens=" + tokens + " money=" + money + " must not be negative");
        }
    }

    /** Reads limits; what is missing is unlimited. */
    public static Budget read(String where, Map<String, Object> values) {
        OptionReader read = new OptionReader(where, values);
        Budget budget = new Budget(
                whole(read, "requests"),
                whole(read, "tokens"),
                read.has("money") ? read.doubleBetween("money", 0, 0, Double.MAX_VALUE) : Double.POSITIVE_INFINITY);
        read.done();
        return budget;
    }

    private static long whole(OptionReader read, String name) {
        return read.has(name) ? (long) read.doubleBetween(name, 0, 0, 1e15) : Long.MAX_VALUE;
    }

    /** Returns the limits as they are stored with a run. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (requests != Long.MAX_VALUE) map.put("requests", requests);
        if (tokens != Long.MAX_VALUE) map.put("tokens", tokens);
        if (money != Double.POSITIVE_INFINITY) map.put("money", money);
        return map;
    }
}
