package io.github.marl4j.envs.momaland.routechoice;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Places for the nodes of a network without coordinates, such that distances in the picture follow the number of links between nodes. The same network always gets the same picture.
 *
 * <p>Source: Gansner, Koren, North, "Graph drawing by stress majorization", GD 2004, with weights {@code distance^-2}.
 */
final class NetworkLayout {
    private static final int SWEEPS = 120;

    private NetworkLayout() {}

    /** Returns places between 0 and 1, {@code [node][x, y]}; the widest extent lies along x. */
    static double[][] of(RoadNetwork network) {
        int n = network.nodes().size();
        double[][] distance = distances(network);
        double[][] place = new double[n][2];
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n;
            place[i][0] = StrictMath.cos(angle);
            place[i][1] = StrictMath.sin(angle);
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < n; i++) relax(i, distance, place);
        }
        turn(network, place);
        stretch(place);
        return place;
    }

    private static void relax(int i, double[][] distance, double[][] place) {
        double x = 0;
        double y = 0;
        double weights = 0;
        for (int j = 0; j < place.length; j++) {
            if (j == i) continue;
            double wanted = distance[i][j];
            double weight = 1 / (wanted * wanted);
            double dx = place[i][0] - place[j][0];
            double dy = place[i][1] - place[j][1];
            double now = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
            x += weight * (place[j][0] + wanted * dx / now);
            y += weight * (place[j][1] + wanted * dy / now);
            weights += weight;
        }
        if (weights == 0) return;
        place[i][0] = x / weights;
        place[i][1] = y / weights;
    }

    /** Turns the picture so that trips go from left to right or, if they go everywhere, most of its spread lies along x. */
    private static void turn(RoadNetwork network, double[][] place) {
        double[] way = new double[2];
        for (int t : network.routedTrips()) {
            double[] from = place[network.nodes().indexOf(network.trips().get(t).origin())];
            double[] to = place[network.nodes().indexOf(network.trips().get(t).destination())];
            for (int c = 0; c < 2; c++)
                way[c] += (to[c] - from[c]) / network.routedTrips().size();
        }
        boolean directed = way[0] * way[0] + way[1] * way[1] > 0.25;
        double angle = directed ? StrictMath.atan2(way[1], way[0]) : widest(place);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        for (double[] p : place) {
            double x = p[0];
            p[0] = cos * x + sin * p[1];
            p[1] = cos * p[1] - sin * x;
        }
    }

    /** Returns the angle of the first principal axis. */
    private static double widest(double[][] place) {
        double[] mean = new double[2];
        for (double[] p : place) for (int c = 0; c < 2; c++) mean[c] += p[c] / place.length;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (double[] p : place) {
            double dx = p[0] - mean[0];
            double dy = p[1] - mean[1];
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        return 0.5 * StrictMath.atan2(2 * xy, xx - yy);
    }

    private static void stretch(double[][] place) {
        for (int c = 0; c < 2; c++) {
            int axis = c;
            double low = Arrays.stream(place).mapToDouble(p -> p[axis]).min().orElse(0);
            double high = Arrays.stream(place).mapToDouble(p -> p[axis]).max().orElse(0);
            for (double[] p : place) p[c] = high - low < 1e-6 ? 0.5 : (p[c] - low) / (high - low);
        }
    }

    /** Numbers of links between nodes, whatever their direction; nodes that are not connected are taken to be as far apart as there are nodes. */
    private static double[][] distances(RoadNetwork network) {
        int n = network.nodes().size();
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < n; i++) index.put(network.nodes().get(i), i);
        boolean[][] linked = new boolean[n][n];
        for (RoadNetwork.Link link : network.links()) {
            int a = index.get(link.from());
            int b = index.get(link.to());
            linked[a][b] = true;
            linked[b][a] = true;
        }
        double[][] distance = new double[n][n];
        for (int from = 0; from < n; from++) {
            Arrays.fill(distance[from], n);
            distance[from][from] = 0;
            Deque<Integer> open = new ArrayDeque<>();
            open.add(from);
            while (!open.isEmpty()) {
                int at = open.remove();
                for (int next = 0; next < n; next++) {
                    if (!linked[at][next] || distance[from][next] <= distance[from][at] + 1) continue;
                    distance[from][next] = distance[from][at] + 1;
                    open.add(next);
                }
            }
        }
        return distance;
    }
}
