package io.github.marl4j.envs.momaland.routechoice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Reads networks in the text format of the TransportationNetworks collection: {@code NAME_net.tntp} holds the links, {@code NAME_trips.tntp} the demand. Lines that begin with {@code ~} are
 * comments. Nodes before {@code <FIRST THRU NODE>} are zones that no route passes through.
 *
 * <p>Source of the format: Bar-Gera, Stabler, Sall, "Transportation Networks for Research", github.com/bstabler/TransportationNetworks.
 */
final class TntpFiles {
    /** init node, term node, capacity, length, free flow time, b, power; speed, toll and type may follow. */
    private static final int COLUMNS = 7;

    private final Path file;
    private final Map<String, Integer> metadata = new HashMap<>();
    private int lineNumber;

    private TntpFiles(Path file) {
        this.file = file;
    }

    static RoadNetwork read(Path netFile, int routesPerTrip) throws IOException {
        String fileName = netFile.getFileName().toString();
        if (!fileName.endsWith("_net.tntp"))
            throw new IllegalArgumentException(
                    "road network file " + netFile + " must be called NAME_net.tntp, with NAME_trips.tntp beside it");
        String name = fileName.substring(0, fileName.length() - "_net.tntp".length());
        TntpFiles net = new TntpFiles(netFile);
        List<RoadNetwork.Link> links = net.links();
        List<String> nodes = new ArrayList<>();
        for (int i = 1; i <= net.count("NUMBER OF NODES"); i++) nodes.add(Integer.toString(i));
        List<String> zones = nodes.subList(0, Math.min(nodes.size(), Math.max(0, net.count("FIRST THRU NODE") - 1)));
        List<RoadNetwork.Trip> trips = new TntpFiles(netFile.resolveSibling(name + "_trips.tntp")).trips(nodes.size());
        return RouteSearch.complete(name, nodes, links, trips, List.copyOf(zones), routesPerTrip);
    }

    private List<RoadNetwork.Link> links() throws IOException {
        List<RoadNetwork.Link> links = new ArrayList<>();
        for (String line : body()) {
            if (line == null) continue;
            String[] cells = line.replace(";", " ").trim().split("\\s+");
            if (cells.length < COLUMNS)
                throw wrong("has " + cells.length + " columns, expected at least " + COLUMNS
                        + ": init node, term node, capacity, length, free flow time, b, power");
            int nodes = count("NUMBER OF NODES");
            try {
                Latency latency =
                        new Latency.Bpr(number(cells[4]), number(cells[5]), number(cells[2]), number(cells[6]));
                links.add(new RoadNetwork.Link(node(cells[0], nodes), node(cells[1], nodes), latency));
            } catch (IllegalArgumentException impossible) {
                if (impossible.getMessage().startsWith("road network")) throw impossible;
                throw wrong(impossible.getMessage());
            }
        }
        int promised = count("NUMBER OF LINKS");
        if (links.size() != promised)
            throw new IllegalArgumentException("road network file " + file + ": has " + links.size()
                    + " links, <NUMBER OF LINKS> says " + promised);
        return links;
    }

    private List<RoadNetwork.Trip> trips(int nodes) throws IOException {
        List<RoadNetwork.Trip> trips = new ArrayList<>();
        String origin = null;
        for (String line : body()) {
            if (line == null) continue;
            if (line.startsWith("Origin")) {
                origin = node(line.substring("Origin".length()).trim(), nodes);
                continue;
            }
            if (origin == null) throw wrong("comes before any Origin line");
            for (String part : line.split(";")) {
                if (part.isBlank()) continue;
                String[] sides = part.split(":");
                if (sides.length != 2) throw wrong("\"" + part.trim() + "\" must be destination : demand");
                String destination = node(sides[0].trim(), nodes);
                boolean wanted = number(sides[1].trim()) > 0 && !destination.equals(origin);
                if (wanted) trips.add(new RoadNetwork.Trip(origin, destination, List.of()));
            }
        }
        return trips;
    }

    /** Reads the metadata and returns the lines after it one by one, so that {@link #lineNumber} is that of the line in hand; {@code null} for empty lines and comments. */
    private Iterable<String> body() throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        int first = metadata(lines);
        return () -> new Iterator<>() {
            private int next = first;

            @Override
            public boolean hasNext() {
                return next < lines.size();
            }

            @Override
            public String next() {
                String line = lines.get(next++).trim();
                lineNumber = next;
                return line.isEmpty() || line.startsWith("~") ? null : line;
            }
        };
    }

    private int metadata(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            lineNumber = i + 1;
            String line = lines.get(i).trim();
            if (line.startsWith("<END OF METADATA>")) return i + 1;
            int close = line.indexOf('>');
            if (!line.startsWith("<") || close < 0) continue;
            String value = line.substring(close + 1).trim();
            if (value.matches("\\d{1,9}")) metadata.put(line.substring(1, close).trim(), Integer.valueOf(value));
        }
        throw new IllegalArgumentException("road network file " + file + ": <END OF METADATA> is missing");
    }

    private int count(String key) {
        Integer value = metadata.get(key);
        if (value == null)
            throw new IllegalArgumentException("road network file " + file + ": <" + key + "> is missing");
        return value;
    }

    private String node(String text, int nodes) {
        double number = number(text);
        if (number != Math.rint(number) || number < 1 || number > nodes)
            throw wrong("node " + text + " is not a number from 1 to " + nodes);
        return Integer.toString((int) number);
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw wrong("\"" + text + "\" is not a number");
        }
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException("road network file " + file + " line " + lineNumber + ": " + problem);
    }
}
