package io.github.marl4j.envs.momaland.routechoice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Roads, trips and the routes of each trip. Immutable and checked: every route is a chain of links from the origin to the destination of its trip that visits no node twice.
 *
 * @param name for people
 * @param nodes names of the nodes
 * @param links in the order in which random tolls are drawn
 * @param trips origin and destination pairs, with the routes that a driver chooses from in the order of the actions; a trip may have none
 */
public record RoadNetwork(String name, List<String> nodes, List<Link> links, List<Trip> trips) {

    /**
     * A one-way road.
     *
     * @param from name of the node where it begins
     * @param to name of the node where it ends
     * @param latency time as a function of flow
     */
    public record Link(String from, String to, Latency latency) {
        /** Returns e.g. {@code 1-2}. */
        @Override
        public String toString() {
            return from + "-" + to;
        }
    }

    /**
     * A pair of origin and destination.
     *
     * @param origin name of a node
     * @param destination name of a node
     * @param routes lists of indices into the network's links, in driving order
     */
    public record Trip(String origin, String destination, List<List<Integer>> routes) {
        public Trip {
            routes = routes.stream().map(List::copyOf).toList();
        }

        /** Returns e.g. {@code 1|4}. */
        public String name() {
            return origin + "|" + destination;
        }
    }

    public RoadNetwork {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        trips = List.copyOf(trips);
        Set<String> known = new HashSet<>();
        for (String node : nodes) if (!known.add(node)) throw wrong(name, "nodes", node + " is listed twice");
        for (int l = 0; l < links.size(); l++) {
            requireNode(name, "links[" + l + "]", links.get(l).from(), known);
            requireNode(name, "links[" + l + "]", links.get(l).to(), known);
        }
        Set<String> pairs = new HashSet<>();
        for (Trip trip : trips) {
            requireNode(name, "odPairs", trip.origin(), known);
            requireNode(name, "odPairs", trip.destination(), known);
            if (!pairs.add(trip.name())) throw wrong(name, "odPairs", trip.name() + " is listed twice");
            for (int r = 0; r < trip.routes().size(); r++) checkRoute(name, links, trip, r);
        }
        if (trips.stream().allMatch(trip -> trip.routes().isEmpty()))
            throw wrong(name, "routes", "no trip has a route");
    }

    private static void requireNode(String name, String key, String node, Set<String> known) {
        if (!known.contains(node)) throw wrong(name, key, "node " + node + " is not in nodes");
    }

    private static void checkRoute(String name, List<Link> links, Trip trip, int r) {
        List<Integer> route = trip.routes().get(r);
        String key = "routes[" + trip.name() + "][" + r + "]";
        if (route.isEmpty()) throw wrong(name, key, "has no links");
        String at = trip.origin();
        Set<String> visited = new HashSet<>(Set.of(at));
        for (int link : route) {
            if (link < 0 || link >= links.size())
                throw wrong(name, key, "link " + link + " does not exist, there are " + links.size());
            if (!links.get(link).from().equals(at))
                throw wrong(name, key, "link " + link + " (" + links.get(link) + ") does not begin at " + at);
            at = links.get(link).to();
            if (!visited.add(at)) throw wrong(name, key, "visits " + at + " twice");
        }
        if (!at.equals(trip.destination())) throw wrong(name, key, "ends at " + at);
    }

    static IllegalArgumentException wrong(String name, String key, String problem) {
        return new IllegalArgumentException("road network " + name + ": " + key + ": " + problem);
    }

    /** Returns the same under another name. */
    RoadNetwork named(String newName) {
        return new RoadNetwork(newName, nodes, links, trips);
    }

    /** Returns the number of links in the longest route. */
    public int longestRoute() {
        int longest = 0;
        for (Trip trip : trips) for (List<Integer> route : trip.routes()) longest = Math.max(longest, route.size());
        return longest;
    }

    /** Returns the indices of the trips that have routes. */
    public List<Integer> routedTrips() {
        List<Integer> routed = new ArrayList<>();
        for (int t = 0; t < trips.size(); t++) if (!trips.get(t).routes().isEmpty()) routed.add(t);
        return routed;
    }

    /** Returns the index of each link by {@code from-to}; of parallel links, the last. */
    Map<String, Integer> linksByName() {
        Map<String, Integer> byName = new LinkedHashMap<>();
        for (int l = 0; l < links.size(); l++) byName.put(links.get(l).toString(), l);
        return byName;
    }
}
