package io.github.marl4j.envs.momaland.routechoice;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Pictures and text of route choice: links from grey (empty) over green and yellow to red (most loaded), thicker with load; origins and destinations are marked. */
final class RouteChoiceRender {
    private static final int DRIVERS_TOLD = 8;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 620;
    private static final int MARGIN = 70;
    private static final int TOP = 70;
    private static final int SMALL = 30;
    private static final int LABEL = 19;
    private static final Color[] SCALE = {
        new Color(0xC9C9C9), new Color(0x4CAF50), new Color(0xF2C230), new Color(0xE5622C), new Color(0xA01220)
    };

    private RouteChoiceRender() {}

    static Frame frame(RouteChoiceKernel game, int env) {
        RoadNetwork network = game.instance.network();
        double[][] places = NetworkLayout.of(network);
        int most = 1;
        int links = network.links().size();
        for (int l = 0; l < links; l++) most = Math.max(most, game.flow[env * links + l]);
        int greatest = most;
        return Canvas.paint(WIDTH, HEIGHT, g -> {
            headline(g, game, env, greatest);
            Map<String, double[]> at = new HashMap<>();
            for (int i = 0; i < places.length; i++) {
                double x = MARGIN + places[i][0] * (WIDTH - 2 * MARGIN);
                double y = TOP + MARGIN + places[i][1] * (HEIGHT - TOP - 2 * MARGIN);
                at.put(network.nodes().get(i), new double[] {x, y});
            }
            for (int l = 0; l < links; l++) paintLink(g, game, env, l, at, greatest);
            paintNodes(g, network, at);
        });
    }

    private static void headline(Graphics2D g, RouteChoiceKernel game, int env, int most) {
        g.setColor(Color.DARK_GRAY);
        Canvas.text(g, game.instance.network().name() + ", " + game.instance.drivers().length + " drivers", 20, 28, 17);
        String time = game.isOver(env)
                ? String.format(Locale.ROOT, "average travel time %.3f", game.averageTravelTime[env])
                : "nobody has left yet";
        Canvas.text(g, time, 20, 50, 14);
        for (int i = 0; i < 200; i++) {
            g.setColor(colour(i / 199f));
            g.fillRect(WIDTH - 330 + i, 20, 1, 14);
        }
        g.setColor(Color.DARK_GRAY);
        Canvas.text(g, "0", WIDTH - 344, 32, 12);
        Canvas.text(g, most + " drivers", WIDTH - 124, 32, 12);
        marker(g, WIDTH - 324, 52, true, true, 6);
        g.setColor(Color.DARK_GRAY);
        Canvas.text(g, "origin (green), destination (blue)", WIDTH - 312, 56, 12);
    }

    private static Color colour(float share) {
        float at = share * (SCALE.length - 1);
        int lower = Math.min(SCALE.length - 2, (int) at);
        return Canvas.mix(SCALE[lower], SCALE[lower + 1], at - lower);
    }

    /** A bow to the right of the driving direction, so that both directions of a road are seen. */
    private static void paintLink(
            Graphics2D g, RouteChoiceKernel game, int env, int l, Map<String, double[]> at, int most) {
        RoadNetwork network = game.instance.network();
        double[] from = at.get(network.links().get(l).from());
        double[] to = at.get(network.links().get(l).to());
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.max(1, Math.hypot(dx, dy));
        double bow = Math.min(26, 0.13 * length);
        double midX = (from[0] + to[0]) / 2 - dy / length * bow;
        double midY = (from[1] + to[1]) / 2 + dx / length * bow;
        int drivers = game.flow[env * network.links().size() + l];
        float share = drivers / (float) most;
        Path2D bend = new Path2D.Double();
        bend.moveTo(from[0], from[1]);
        bend.quadTo(midX, midY, to[0], to[1]);
        g.setColor(colour(share));
        g.setStroke(new BasicStroke(1.6f + 5 * share, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(bend);
        arrow(g, from, midX, midY, to, dx / length, dy / length, 5 + 4 * share);
        if (network.links().size() <= SMALL) {
            double x = 0.25 * from[0] + 0.5 * midX + 0.25 * to[0] - dy / length * LABEL;
            double y = 0.25 * from[1] + 0.5 * midY + 0.25 * to[1] + dx / length * LABEL;
            g.setColor(Color.DARK_GRAY);
            Canvas.centred(g, Integer.toString(drivers), (int) Math.round(x), (int) Math.round(y), 12);
        }
    }

    private static void arrow(
            Graphics2D g, double[] from, double midX, double midY, double[] to, double ux, double uy, double size) {
        double x = 0.25 * from[0] + 0.5 * midX + 0.25 * to[0];
        double y = 0.25 * from[1] + 0.5 * midY + 0.25 * to[1];
        Path2D head = new Path2D.Double();
        head.moveTo(x + ux * size, y + uy * size);
        head.lineTo(x - ux * size - uy * size, y - uy * size + ux * size);
        head.lineTo(x - ux * size + uy * size, y - uy * size - ux * size);
        head.closePath();
        g.fill(head);
    }

    private static void paintNodes(Graphics2D g, RoadNetwork network, Map<String, double[]> at) {
        Set<String> origins = new HashSet<>();
        Set<String> destinations = new HashSet<>();
        for (int t : network.routedTrips()) {
            origins.add(network.trips().get(t).origin());
            destinations.add(network.trips().get(t).destination());
        }
        int radius = network.nodes().size() <= SMALL ? 14 : 5;
        for (String node : network.nodes()) {
            int x = (int) Math.round(at.get(node)[0]);
            int y = (int) Math.round(at.get(node)[1]);
            marker(g, x, y, origins.contains(node), destinations.contains(node), radius);
            if (radius < 14) continue;
            g.setColor(Color.WHITE);
            Canvas.centred(g, node, x, y, 12);
        }
    }

    private static void marker(Graphics2D g, int x, int y, boolean origin, boolean destination, int radius) {
        g.setColor(origin ? new Color(0x2E7D32) : destination ? new Color(0x1565C0) : new Color(0x444444));
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        if (!origin || !destination) return;
        g.setColor(new Color(0x1565C0));
        g.fillArc(x - radius, y - radius, 2 * radius, 2 * radius, 270, 180);
    }

    static String text(RouteChoiceKernel game, int env) {
        RoadNetwork network = game.instance.network();
        int links = network.links().size();
        StringBuilder text = new StringBuilder(network.name() + ", " + game.instance.drivers().length + " drivers");
        if (game.isOver(env)) {
            text.append(String.format(Locale.ROOT, ", average travel time %.3f", game.averageTravelTime[env]));
        }
        text.append('\n');
        appendRoutes(game, env, text);
        for (int l = 0; l < links; l++) {
            int drivers = game.flow[env * links + l];
            text.append(String.format(
                    Locale.ROOT,
                    "%-9s %6d drivers  time %.3f  toll %.3f%s\n",
                    network.links().get(l),
                    drivers,
                    game.latency(env, l),
                    game.cost(env, l, drivers),
                    game.options.randomTolls() && game.tolledAt(env, l) ? "  tolled" : ""));
        }
        return text.toString();
    }

    /** Tells what the first drivers may choose; all of them in a large network would fill pages. */
    private static void appendRoutes(RouteChoiceKernel game, int env, StringBuilder text) {
        RoadNetwork network = game.instance.network();
        int told = Math.min(DRIVERS_TOLD, game.instance.drivers().length);
        for (int t = 0; t < network.trips().size(); t++) {
            StringBuilder who = new StringBuilder();
            for (int i = 0; i < told; i++)
                if (game.tripAt(env, i) == t) who.append(" agent_").append(i);
            if (who.isEmpty()) continue;
            RoadNetwork.Trip trip = network.trips().get(t);
            text.append("from ").append(trip.origin()).append(" to ").append(trip.destination());
            text.append(network.trips().size() == 1 ? " all drivers:" : who + ":");
            for (int r = 0; r < trip.routes().size(); r++) {
                text.append(r == 0 ? " " : ", ").append(r).append(" = ").append(trip.origin());
                for (int link : trip.routes().get(r))
                    text.append('-').append(network.links().get(link).to());
            }
            text.append('\n');
        }
    }
}
