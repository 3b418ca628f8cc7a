package io.github.marl4j.envs.momaland.routechoice;

import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.replay.ReplayedEnv;
import io.github.marl4j.envs.momaland.replay.Trace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Replays traces of {@code moroute_choice_v0}; trips and tolls are those of the trace. */
public final class RouteChoiceConformance implements ReplayedEnv {
    private static final double FINE = 1e-10;

    /** Called by {@link java.util.ServiceLoader}. */
    public RouteChoiceConformance() {}

    @Override
    public String traceName() {
        return "moroute_choice_v0";
    }

    @Override
    public double tolerance() {
        return 1e-6;
    }

    @Override
    public Row row(Map<String, Object> config, Map<String, Object> initialState) {
        RouteChoiceOptions options = RouteChoiceOptions.of(Trace.options(config));
        RoadNetwork network = options.network();
        Map<String, Integer> trips = new HashMap<>();
        for (int t = 0; t < network.trips().size(); t++)
            trips.put(network.trips().get(t).name(), t);
        int[] drivers = Json.texts(initialState, "driversOd").stream()
                .mapToInt(od -> {
                    if (!trips.containsKey(od))
                        throw new IllegalArgumentException("trace: key \"driversOd\" holds the unknown " + od);
                    return trips.get(od);
                })
                .toArray();
        boolean[] tolled = new boolean[network.links().size()];
        if (options.randomTolls()) {
            Set<String> names = new HashSet<>(Json.texts(initialState, "tolled"));
            for (int l = 0; l < tolled.length; l++)
                tolled[l] = names.contains(network.links().get(l).toString());
        }
        return new RouteRow(
                new RouteChoiceKernel(options, RouteChoiceInstance.of(network, drivers, tolled), 1, 0),
                new HashMap<>());
    }

    /** @param routes route that each driver took last, in the network's numbering */
    private record RouteRow(RouteChoiceKernel game, Map<String, Integer> routes) implements Row {
        @Override
        public Kernel kernel() {
            return game;
        }

        /** The start is the instance itself. */
        @Override
        public void start(Map<String, Object> initialState) {}

        @Override
        public int action(String agent, Object recorded) {
            int action = (int) Json.asNumber("actions." + agent, recorded);
            int trip = game.instance.drivers()[Integer.parseInt(agent.substring("agent_".length()))];
            routes.put(agent, game.instance.firstRoute()[trip] + action);
            return action;
        }

        /** Nothing is drawn after construction. */
        @Override
        public RecordedDraws draws(List<JointStep> steps) {
            return new RecordedDraws();
        }

        @Override
        public void compareState(Map<String, Object> state, Comparison comparison) {
            Map<String, Integer> links = game.instance.network().linksByName();
            Map<String, Object> flows = Json.map(state, "flows");
            comparison.same("flows", flows.keySet(), links.keySet());
            if (comparison.failed()) return;
            links.forEach(
                    (name, link) -> comparison.close("flows." + name, game.flow[link], Json.number(flows, name), 0));
            comparison.close("avgTravelTime", game.averageTravelTime[0], Json.number(state, "avgTravelTime"), FINE);
            if (!state.containsKey("maxLinkLatency")) return;
            comparison.close("maxLinkLatency", game.maxLatency, Json.number(state, "maxLinkLatency"), FINE);
            comparison.close("maxLinkCost", game.maxCost[0], Json.number(state, "maxLinkCost"), FINE);
            int longest = game.instance.network().longestRoute();
            comparison.close("maxRouteLength", longest, Json.number(state, "maxRouteLength"), 0);
        }

        @Override
        public void compareInfo(String agent, Map<String, Object> info, Comparison comparison) {
            int route = routes.get(agent);
            double latency = 0;
            double cost = 0;
            for (int at = game.instance.firstLink()[route]; at < game.instance.firstLink()[route + 1]; at++) {
                int link = game.instance.routeLinks()[at];
                latency += game.latency(0, link);
                cost += game.cost(0, link, game.flow[link]) / game.maxCost[0];
            }
            comparison.close("infos." + agent + ".latency", latency, Json.number(info, "latency"), FINE);
            comparison.close("infos." + agent + ".cost", cost, Json.number(info, "cost"), FINE);
        }
    }
}
