package io.github.marl4j.algorithms.nn;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Cases of a golden file, arrays flattened in row-major order. */
record Golden(JsonObject json) {
    static Stream<Golden> cases(String file) {
        try (Reader reader = new InputStreamReader(
                Golden.class.getResourceAsStream("/golden/" + file + ".json"), StandardCharsets.UTF_8)) {
            List<Golden> cases = new ArrayList<>();
            for (JsonElement element :
                    JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("cases")) {
                cases.add(new Golden(element.getAsJsonObject()));
            }
            return cases.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Golden at(String name) {
        return new Golden(json.getAsJsonObject(name));
    }

    Golden expected() {
        return at("expected");
    }

    boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    String text(String name) {
        return json.get(name).getAsString();
    }

    double number(String name) {
        return json.get(name).getAsDouble();
    }

    int count(String name) {
        return json.get(name).getAsInt();
    }

    boolean flag(String name) {
        return json.get(name).getAsBoolean();
    }

    /** Lengths of the nested arrays, outermost first. */
    int[] shape(String name) {
        List<Integer> sizes = new ArrayList<>();
        for (JsonElement e = json.get(name);
                e.isJsonArray();
                e = e.getAsJsonArray().get(0)) {
            sizes.add(e.getAsJsonArray().size());
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    double[] doubles(String name) {
        List<Double> all = new ArrayList<>();
        flatten(json.get(name), all);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    float[] floats(String name) {
        double[] source = doubles(name);
        float[] target = new float[source.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = (float) source[i];
        }
        return target;
    }

    /** The elements of an array of arrays, whose lengths may differ. */
    List<float[]> rows(String name) {
        List<float[]> rows = new ArrayList<>();
        for (JsonElement row : json.getAsJsonArray(name)) {
            JsonObject holder = new JsonObject();
            holder.add("row", row);
            rows.add(new Golden(holder).floats("row"));
        }
        return rows;
    }

    int[] ints(String name) {
        double[] source = doubles(name);
        int[] target = new int[source.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = (int) source[i];
        }
        return target;
    }

    boolean[] flags(String name) {
        double[] source = doubles(name);
        boolean[] target = new boolean[source.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = source[i] != 0;
        }
        return target;
    }

    private static void flatten(JsonElement element, List<Double> all) {
        if (element instanceof JsonArray array) {
            array.forEach(e -> flatten(e, all));
        } else {
            all.add(element.getAsDouble());
        }
    }

    @Override
    public String toString() {
        return json.has("name") ? text("name") : json.toString();
    }
}
