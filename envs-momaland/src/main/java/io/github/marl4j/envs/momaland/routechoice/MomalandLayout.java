package io.github.marl4j.envs.momaland.routechoice;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads networks as MOMAland 0.2.0 lays them out. The four latency functions that exist there are understood: {@code m*f+n}, {@code m*f+n+f-f}, {@code t+0.02*f} and
 * {@code t*(1+a*(f/c)^b)}. Links are known by their ends, not by their name, which differs in two of the files.
 */
final class MomalandLayout {
    private static final double OW_SLOPE = 0.02;

    private final String file;
    private final JsonObject root;

    private MomalandLayout(String file, JsonObject root) {
        this.file = file;
        this.root = root;
    }

    static RoadNetwork read(String file, JsonObject root) {
        return new MomalandLayout(file, root).read();
    }

    private RoadNetwork read() {
        JsonObject graph = object(RoadNetworkJson.value(file, root, "graph"), "graph");
        List<String> nodes = new ArrayList<>();
        for (JsonElement node : RoadNetworkJson.array(file, graph, "nodes"))
            nodes.add(RoadNetworkJson.text(file, object(node, "graph.nodes"), "id"));
        List<RoadNetwork.Link> links = new ArrayList<>();
        Map<String, Integer> byEnds = new LinkedHashMap<>();
        for (JsonElement element : RoadNetworkJson.array(file, graph, graph.has("edges") ? "edges" : "links")) {
            RoadNetwork.Link link = link(object(element, "graph.links"), "graph.links[" + links.size() + "]");
            byEnds.put(link.toString(), links.size());
            links.add(link);
        }
        List<RoadNetwork.Trip> trips = new ArrayList<>();
        JsonObject routes = object(RoadNetworkJson.value(file, root, "routes"), "routes");
        for (String pair : RoadNetworkJson.texts(file, root, "od"))
            trips.add(RoadNetworkJson.trip(file, pair, routes(routes, pair, byEnds)));
        String name = file.endsWith(".json") ? file.substring(0, file.length() - ".json".length()) : file;
        return new RoadNetwork(name, nodes, links, trips);
    }

    private RoadNetwork.Link link(JsonObject link, String key) {
        String from = RoadNetworkJson.text(file, link, "source");
        String to = RoadNetworkJson.text(file, link, "target");
        JsonObject function = object(RoadNetworkJson.value(file, link, "latency_function"), key + ".latency_function");
        JsonObject constants =
                object(RoadNetworkJson.value(file, function, "constants"), key + ".latency_function.constants");
        String expression = RoadNetworkJson.text(file, function, "expr").replace(" ", "");
        try {
            return new RoadNetwork.Link(from, to, latency(expression, constants, key));
        } catch (IllegalArgumentException impossible) {
            if (impossible.getMessage().startsWith("road network")) throw impossible;
            throw RoadNetwork.wrong(file, key, impossible.getMessage());
        }
    }

    private Latency latency(String expression, JsonObject constants, String key) {
        return switch (expression) {
            case "m*f+n", "m*f+n+f-f" ->
                new Latency.Affine(constant(constants, "n", key), constant(constants, "m", key));
            case "t+0.02*f" -> new Latency.Affine(constant(constants, "t", key), OW_SLOPE);
            case "t*(1+a*(f/c)^b)" ->
                new Latency.Bpr(
                        constant(constants, "t", key),
                        constant(constants, "a", key),
                        constant(constants, "c", key),
                        constant(constants, "b", key));
            default ->
                throw RoadNetwork.wrong(
                        file,
                        key + ".latency_function.expr",
                        "\"" + expression + "\" is unknown, expected m*f+n, t+0.02*f or t*(1+a*(f/c)^b)");
        };
    }

    private double constant(JsonObject constants, String name, String key) {
        JsonElement value = RoadNetworkJson.value(file, constants, name);
        try {
            return value.getAsDouble();
        } catch (NumberFormatException | IllegalStateException notANumber) {
            throw RoadNetwork.wrong(
                    file, key + ".latency_function.constants." + name, "must be a number, got " + value);
        }
    }

    private List<List<Integer>> routes(JsonObject routes, String pair, Map<String, Integer> byEnds) {
        List<List<Integer>> read = new ArrayList<>();
        if (!routes.has(pair)) return read;
        String key = "routes[" + pair + "]";
        for (String text : RoadNetworkJson.texts(file, routes, pair)) {
            List<Integer> route = new ArrayList<>();
            for (String link : text.split(",")) {
                Integer index = byEnds.get(link.trim());
                if (index == null) throw RoadNetwork.wrong(file, key, "link " + link.trim() + " does not exist");
                route.add(index);
            }
            read.add(route);
        }
        return read;
    }

    private JsonObject object(JsonElement element, String key) {
        if (element.isJsonObject()) return element.getAsJsonObject();
        throw RoadNetwork.wrong(file, key, "must be an object");
    }
}
