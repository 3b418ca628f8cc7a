package io.github.marl4j.envs.momaland.routechoice;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads networks of the schema {@code marl4j-road-network/1}; hands files of MOMAland's layout on. */
final class RoadNetworkJson {
    static final String SCHEMA = "marl4j-road-network/1";
    private static final List<String> AFFINE = List.of("from", "to", "intercept", "slope");
    private static final List<String> BPR = List.of("from", "to", "freeFlowTime", "alpha", "capacity", "beta");

    private final String file;
    private final JsonObject root;

    private RoadNetworkJson(String file, JsonObject root) {
        this.file = file;
        this.root = root;
    }

    static RoadNetwork read(String file, Reader reader, int routesPerTrip) {
        JsonObject root = parse(file, reader);
        if (root.has("graph") && !root.has("schema")) return MomalandLayout.read(file, root);
        String schema = text(file, root, "schema");
        if (!schema.equals(SCHEMA))
            throw RoadNetwork.wrong(file, "schema", "is \"" + schema + "\", expected \"" + SCHEMA + "\"");
        return new RoadNetworkJson(file, root).read(routesPerTrip);
    }

    static JsonObject parse(String file, Reader reader) {
        try {
            JsonElement parsed = JsonParser.parseReader(reader);
            if (parsed.isJsonObject()) return parsed.getAsJsonObject();
        } catch (JsonParseException broken) {
            Throwable cause = broken.getCause() == null ? broken : broken.getCause();
            throw new IllegalArgumentException("road network " + file + ": " + cause.getMessage(), broken);
        }
        throw new IllegalArgumentException("road network " + file + ": must be a JSON object");
    }

    private RoadNetwork read(int routesPerTrip) {
        List<String> nodes = texts(file, root, "nodes");
        List<RoadNetwork.Link> links = links();
        boolean search = !root.has("routes");
        List<RoadNetwork.Trip> trips = new ArrayList<>();
        for (String pair : texts(file, root, "odPairs")) {
            trips.add(trip(file, pair, search ? List.of() : routes(pair)));
        }
        String name = text(file, root, "name");
        // Checked under the file's name, so that errors name what has to be mended.
        RoadNetwork network = search
                ? RouteSearch.complete(file, nodes, links, trips, List.of(), routesPerTrip)
                : new RoadNetwork(file, nodes, links, trips);
        return network.named(name);
    }

    private List<RoadNetwork.Link> links() {
        boolean affine = switch (text(file, root, "latency")) {
            case "affine" -> true;
            case "bpr" -> false;
            default ->
                throw RoadNetwork.wrong(
                        file, "latency", "is \"" + text(file, root, "latency") + "\", expected affine or bpr");
        };
        List<String> columns = affine ? AFFINE : BPR;
        if (!texts(file, root, "linkColumns").equals(columns)) {
            throw RoadNetwork.wrong(
                    file, "linkColumns", "is " + texts(file, root, "linkColumns") + ", expected " + columns);
        }
        List<RoadNetwork.Link> links = new ArrayList<>();
        JsonArray rows = array(file, root, "links");
        for (int l = 0; l < rows.size(); l++) links.add(link("links[" + l + "]", rows.get(l), columns, affine));
        return links;
    }

    private RoadNetwork.Link link(String key, JsonElement row, List<String> columns, boolean affine) {
        if (!row.isJsonArray() || row.getAsJsonArray().size() != columns.size())
            throw RoadNetwork.wrong(file, key, "must have the columns " + columns);
        JsonArray cells = row.getAsJsonArray();
        double[] numbers = new double[cells.size()];
        for (int i = 2; i < numbers.length; i++) numbers[i] = number(file, key + "." + columns.get(i), cells.get(i));
        try {
            Latency latency = affine
                    ? new Latency.Affine(numbers[2], numbers[3])
                    : new Latency.Bpr(numbers[2], numbers[3], numbers[4], numbers[5]);
            return new RoadNetwork.Link(
                    word(file, key + ".from", cells.get(0)), word(file, key + ".to", cells.get(1)), latency);
        } catch (IllegalArgumentException impossible) {
            if (impossible.getMessage().startsWith("road network")) throw impossible;
            throw RoadNetwork.wrong(file, key, impossible.getMessage());
        }
    }

    static RoadNetwork.Trip trip(String file, String pair, List<List<Integer>> routes) {
        int bar = pair.indexOf('|');
        if (bar < 0) throw RoadNetwork.wrong(file, "odPairs", pair + " must be origin|destination");
        return new RoadNetwork.Trip(pair.substring(0, bar), pair.substring(bar + 1), routes);
    }

    /** Routes of a pair; pairs that the file lists no routes for have none. */
    private List<List<Integer>> routes(String pair) {
        JsonElement all = root.get("routes");
        if (!all.isJsonObject()) throw RoadNetwork.wrong(file, "routes", "must be an object");
        List<List<Integer>> routes = new ArrayList<>();
        if (!all.getAsJsonObject().has(pair)) return routes;
        String key = "routes[" + pair + "]";
        JsonArray listed = array(file, all.getAsJsonObject(), pair);
        for (int r = 0; r < listed.size(); r++) {
            if (!listed.get(r).isJsonArray()) throw RoadNetwork.wrong(file, key + "[" + r + "]", "must be a list");
            List<Integer> route = new ArrayList<>();
            for (JsonElement link : listed.get(r).getAsJsonArray()) {
                double index = number(file, key + "[" + r + "]", link);
                if (index != Math.rint(index))
                    throw RoadNetwork.wrong(file, key + "[" + r + "]", index + " is no index");
                route.add((int) index);
            }
            routes.add(route);
        }
        return routes;
    }

    static JsonElement value(String file, JsonObject of, String key) {
        if (!of.has(key)) throw RoadNetwork.wrong(file, key, "is missing");
        return of.get(key);
    }

    static JsonArray array(String file, JsonObject of, String key) {
        JsonElement value = value(file, of, key);
        if (value.isJsonArray()) return value.getAsJsonArray();
        throw RoadNetwork.wrong(file, key, "must be a list");
    }

    static String text(String file, JsonObject of, String key) {
        return word(file, key, value(file, of, key));
    }

    static List<String> texts(String file, JsonObject of, String key) {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : array(file, of, key)) texts.add(word(file, key, element));
        return texts;
    }

    static String word(String file, String key, JsonElement element) {
        if (element.isJsonPrimitive()) return element.getAsString();
        throw RoadNetwork.wrong(file, key, "must be a text, got " + element);
    }

    static double number(String file, String key, JsonElement element) {
        if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) return element.getAsDouble();
        throw RoadNetwork.wrong(file, key, "must be a number, got " + element);
    }
}
