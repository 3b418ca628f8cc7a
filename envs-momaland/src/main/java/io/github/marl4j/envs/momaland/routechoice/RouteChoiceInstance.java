package io.github.marl4j.envs.momaland.routechoice;

import io.github.marl4j.env.Chance;
import java.util.List;

/**
 * The game on a network: routes of all trips one after the other, who drives which trip, what is tolled.
 *
 * @param network roads and trips
 * @param drivers trip of each driver, {@code [agent]}
 * @param tolled which links are tolled with random tolls, {@code [link]}
 * @param firstRoute number of the first route of each trip, {@code [trip]}; one more entry at the end
 * @param firstLink where the links of each route begin in {@code routeLinks}, {@code [route]}; one more entry at the end
 * @param routeLinks links of all routes
 */
record RouteChoiceInstance(
        RoadNetwork network, int[] drivers, boolean[] tolled, int[] firstRoute, int[] firstLink, int[] routeLinks) {
    static final int TRIP = 0;
    static final int TOLL = 1;

    static RouteChoiceInstance of(RoadNetwork network, int[] drivers, boolean[] tolled) {
        List<RoadNetwork.Trip> trips = network.trips();
        int[] firstRoute = new int[trips.size() + 1];
        for (int t = 0; t < trips.size(); t++)
            firstRoute[t + 1] = firstRoute[t] + trips.get(t).routes().size();
        int[] firstLink = new int[firstRoute[trips.size()] + 1];
        List<List<Integer>> routes =
                trips.stream().flatMap(trip -> trip.routes().stream()).toList();
        for (int r = 0; r < routes.size(); r++)
            firstLink[r + 1] = firstLink[r] + routes.get(r).size();
        int[] routeLinks = routes.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        return new RouteChoiceInstance(network, drivers, tolled, firstRoute, firstLink, routeLinks);
    }

    /** Draws the instance that belongs to the options' seed. */
    static RouteChoiceInstance draw(RouteChoiceOptions options) {
        RoadNetwork network = options.network();
        Chance chance = new Chance(1, 0);
        chance.seed(options.seed());
        int[] drivers = new int[options.numAgents()];
        drawTrips(choices(network, options.reference()), chance, 0, drivers, 0, drivers.length);
        boolean[] tolled = new boolean[network.links().size()];
        drawTolls(options, chance, 0, tolled, 0, tolled.length);
        RouteChoiceInstance instance = of(network, drivers, tolled);
        instance.requireRoutes();
        return instance;
    }

    /** Returns the trips that drivers are drawn from: those with routes, except in the reference, where drawing another one is an error. */
    static int[] choices(RoadNetwork network, boolean reference) {
        int[] all = new int[network.trips().size()];
        for (int t = 0; t < all.length; t++) all[t] = t;
        return reference
                ? all
                : network.routedTrips().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Every driver gets a trip, all alike likely. */
    static void drawTrips(int[] choices, Chance chance, int env, int[] into, int first, int count) {
        for (int i = 0; i < count; i++) into[first + i] = choices[chance.below(env, TRIP, i, choices.length)];
    }

    private void requireRoutes() {
        for (int i = 0; i < drivers.length; i++) {
            if (numRoutes(drivers[i]) > 0) continue;
            throw new IllegalArgumentException(RouteChoiceOptions.ID + ": agent_" + i + " drew the trip "
                    + network.trips().get(drivers[i]).name()
                    + ", which has no routes; use rules=fixed, which draws among trips with routes");
        }
    }

    static void drawTolls(RouteChoiceOptions options, Chance chance, int env, boolean[] into, int first, int count) {
        for (int l = 0; l < count; l++) {
            into[first + l] =
                    options.randomTolls() && chance.uniformDouble(env, TOLL, l) < options.randomTollPercentage();
        }
    }

    int numRoutes(int trip) {
        return firstRoute[trip + 1] - firstRoute[trip];
    }

    int mostRoutes() {
        int most = 0;
        for (int t = 0; t < network.trips().size(); t++) most = Math.max(most, numRoutes(t));
        return most;
    }
}
