package io.github.marl4j.envs.momaland.routechoice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.YenKShortestPath;
import org.jgrapht.graph.DirectedWeightedMultigraph;

/** Finds the shortest simple routes of the empty roads. Source: Yen, "Finding the k shortest loopless paths in a network", Management Science, 1971, as in JGraphT. */
final class RouteSearch {
    /** Routes per trip where nobody says otherwise; most pairs of MOMAland's networks have as many. */
    static final int DEFAULT_ROUTES = 16;

    private RouteSearch() {}

    /**
     * Returns the network with routes for its trips.
     *
     * @param noThrough nodes where a route may begin or end but not pass
     */
    static RoadNetwork complete(
            String name,
            List<String> nodes,
            List<RoadNetwork.Link> links,
            List<RoadNetwork.Trip> trips,
            List<String> noThrough,
            int routesPerTrip) {
        Graph<String, Integer> graph = new DirectedWeightedMultigraph<>(Integer.class);
        for (String node : nodes) graph.addVertex(node);
        for (int l = 0; l < links.size(); l++) {
            RoadNetwork.Link link = links.get(l);
            requireNode(name, l, link.from(), graph);
            requireNode(name, l, link.to(), graph);
            if (link.from().equals(link.to()))
                throw RoadNetwork.wrong(name, "links[" + l + "]", "begins and ends at " + link.from());
            graph.addEdge(link.from(), link.to(), l);
            graph.setEdgeWeight((Integer) l, link.latency().at(0));
        }
        Set<String> ends = new HashSet<>(noThrough);
        List<RoadNetwork.Trip> routed = new ArrayList<>();
        for (RoadNetwork.Trip trip : trips) {
            requireEnd(name, trip, trip.origin(), graph);
            requireEnd(name, trip, trip.destination(), graph);
            routed.add(
                    new RoadNetwork.Trip(trip.origin(), trip.destination(), routes(graph, trip, ends, routesPerTrip)));
        }
        return new RoadNetwork(name, nodes, links, routed);
    }

    private static List<List<Integer>> routes(
            Graph<String, Integer> graph, RoadNetwork.Trip trip, Set<String> ends, int routesPerTrip) {
        List<List<Integer>> routes = new ArrayList<>();
        if (trip.origin().equals(trip.destination())) return routes;
        YenKShortestPath<String, Integer> search = new YenKShortestPath<>(graph, (path, link) -> {
            String from = graph.getEdgeSource(link);
            return from.equals(trip.origin()) || !ends.contains(from);
        });
        for (GraphPath<String, Integer> path : search.getPaths(trip.origin(), trip.destination(), routesPerTrip))
            routes.add(path.getEdgeList());
        return routes;
    }

    private static void requireNode(String name, int link, String node, Graph<String, Integer> graph) {
        if (!graph.containsVertex(node))
            throw RoadNetwork.wrong(name, "links[" + link + "]", "node " + node + " is not in nodes");
    }

    private static void requireEnd(String name, RoadNetwork.Trip trip, String node, Graph<String, Integer> graph) {
        if (!graph.containsVertex(node))
            throw RoadNetwork.wrong(name, "odPairs", trip.name() + ": node " + node + " is not in nodes");
    }
}
