package io.github.marl4j.commons.model;

import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.runs.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What tokens cost. A price table is a file of yours, because prices change:
 *
 * <pre>{@code
 * {"currency": "USD", "models": {"small-model": {"input": 0.15, "output": 0.60}}}
 * }</pre>
 *
 * @param currency name of the money, for people
 * @param models price by model; immutable
 */
public record Prices(String currency, Map<String, Price> models) {
    /** A table without prices: everything counts as free. */
    public static final Prices NONE = new Prices("", Map.of());

    private static final double MILLION = 1e6;

    /** Copies the table. */
    public Prices {
        models = Map.copyOf(models);
    }

    /**
     * Price of one model.
     *
     * @param input of a million tokens that it reads
     * @param output of a million tokens that it writes
     */
    public record Price(double input, double output) {
        double of(TokenCount tokens) {
            return (tokens.prompt() * input + tokens.completion() * output) / MILLION;
        }
    }

    /** Returns the price of tokens; 0 for a model without a price. */
    public double of(String model, TokenCount tokens) {
        Price price = models.get(model);
        return price == null ? 0 : price.of(tokens);
    }

    /**
     * Refuses a model whose price is not known.
     *
     * @throws UnknownNameException with the closest name in the table
     */
    public void require(String model) {
        if (models.containsKey(model)) return;
        throw new UnknownNameException("a budget of money needs the price of every model: model \"" + model
                + "\" has none; " + UnknownNameException.suggestion(model, models.keySet()));
    }

    /** Reads a price table from a file. */
    public static Prices read(Path file) {
        return of(file.toString(), Json.read(file));
    }

    /**
     * Reads a price table.
     *
     * @param where the file, for errors
     */
    public static Prices of(String where, Map<String, Object> values) {
        OptionReader table = new OptionReader(where, values);
        String currency = table.text("currency", "");
        Map<String, Price> models = new LinkedHashMap<>();
        if (!(table.raw("models", Map.of()) instanceof Map<?, ?> entries)) {
            throw new IllegalArgumentException(where + ": models must be an object");
        }
        table.done();
        entries.forEach((name, value) -> models.put(String.valueOf(name), price(where, String.valueOf(name), value)));
        return new Prices(currency, models);
    }

    @SuppressWarnings("unchecked")
    private static Price price(String file, String model, Object value) {
        String where = file + ": models." + model;
        if (!(value instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException(where + "=" + value + " must be an object with input and output");
        }
        OptionReader read = new OptionReader(where, (Map<String, Object>) fields);
        for (String needed : new String[] {"input", "output"}) {
            if (!read.has(needed)) throw new IllegalArgumentException(where + ": \"" + needed + "\" is missing");
        }
        Price price = new Price(
                read.doubleBetween("input", 0, 0, Double.MAX_VALUE),
                read.doubleBetween("output", 0, 0, Double.MAX_VALUE));
        read.done();
        return price;
    }

    /** Returns the table as it is stored with a run. */
    public Map<String, Object> toMap() {
        Map<String, Object> byModel = new LinkedHashMap<>();
        models.keySet().stream()
                .sorted()
                .forEach(name -> byModel.put(
                        name,
                        Map.of(
                                "input", models.get(name).input(),
                                "output", models.get(name).output())));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("currency", currency);
        map.put("models", byModel);
        return map;
    }
}
