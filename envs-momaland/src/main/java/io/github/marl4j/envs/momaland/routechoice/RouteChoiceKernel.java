package io.github.marl4j.envs.momaland.routechoice;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;

/** State and rules of route choice. */
final class RouteChoiceKernel extends GameKernel {
    final RouteChoiceOptions options;
    final RouteChoiceInstance instance;
    private final RouteChoiceSpec spec;
    private final int n;
    private final int links;
    private final Latency[] latency;
    private final double[] fullLatency;
    private final int longest;
    private final int[] choices;
    /** Greatest time of any link with all drivers on it. */
    final double maxLatency;

    /** Trip of each driver, {@code [env][agent]} if drawn anew every episode, else {@code [agent]}. */
    final int[] trip;
    /** Which links are tolled, {@code [env][link]} if drawn anew every episode, else {@code [link]}. */
    final boolean[] tolled;
    /** Greatest toll of any link with all drivers on it, {@code [env]}; 0 if nothing is tolled. */
    final double[] maxCost;
    /** Drivers on each link, {@code [env][link]}. */
    final int[] flow;
    /** Mean time of the drivers, 0 before the step, {@code [env]}. */
    final double[] averageTravelTime;
    /** Whether the step was made, {@code [env]}. */
    private final boolean[] over;

    RouteChoiceKernel(RouteChoiceOptions options, RouteChoiceInstance instance, int numEnvs, int firstEnv) {
        this(options, instance, new RouteChoiceSpec(options, instance), numEnvs, firstEnv);
    }

    private RouteChoiceKernel(
            RouteChoiceOptions options, RouteChoiceInstance instance, RouteChoiceSpec spec, int numEnvs, int firstEnv) {
        super(spec.facts, numEnvs, firstEnv);
        this.options = options;
        this.instance = instance;
        this.spec = spec;
        n = instance.drivers().length;
        RoadNetwork network = instance.network();
        links = network.links().size();
        latency = network.links().stream().map(RoadNetwork.Link::latency).toArray(Latency[]::new);
        fullLatency = new double[links];
        for (int l = 0; l < links; l++) fullLatency[l] = latency[l].at(n);
        maxLatency = Arrays.stream(fullLatency).max().orElse(0);
        longest = network.longestRoute();
        choices = RouteChoiceInstance.choices(network, options.reference());
        boolean redraw = options.redrawOnReset();
        trip = kept(
                "trip",
                redraw
                        ? new int[Math.multiplyExact(numEnvs, n)]
                        : instance.drivers().clone());
        tolled = kept(
                "tolled",
                redraw
                        ? new boolean[Math.multiplyExact(numEnvs, links)]
                        : instance.tolled().clone());
        maxCost = kept("maxCost", new double[numEnvs]);
        flow = kept("flow", new int[Math.multiplyExact(numEnvs, links)]);
        averageTravelTime = kept("averageTravelTime", new double[numEnvs]);
        over = kept("over", new boolean[numEnvs]);
        for (int env = 0; env < numEnvs; env++) maxCost[env] = maxCost(env);
        if (options.reference() && maxCost[0] == 0) {
            throw new IllegalArgumentException(
                    RouteChoiceOptions.ID
                            + ": no link is tolled, and rules=reference divides by the greatest toll; use rules=fixed or another seed");
        }
        if (maxLatency == 0)
            throw RoadNetwork.wrong(network.name(), "links", "no link takes any time with all drivers on it");
    }

    int tripAt(int env, int agent) {
        return trip[options.redrawOnReset() ? env * n + agent : agent];
    }

    boolean tolledAt(int env, int link) {
        return tolled[options.redrawOnReset() ? env * links + link : link];
    }

    double latency(int env, int link) {
        return latency[link].at(flow[env * links + link]);
    }

    /** Returns the toll of a link: its marginal cost, or with random tolls its time if it is tolled. */
    double cost(int env, int link, double load) {
        if (!options.randomTolls()) return latency[link].marginalToll(load);
        return tolledAt(env, link) ? latency[link].at(load) : 0;
    }

    private double maxCost(int env) {
        double most = 0;
        for (int l = 0; l < links; l++) most = Math.max(most, cost(env, l, n));
        return most;
    }

    boolean isOver(int env) {
        return over[env];
    }

    @Override
    public int tileRows() {
        return 1;
    }

    @Override
    public Worker newWorker() {
        return new Hands();
    }

    @Override
    public Frame render(int env) {
        return RouteChoiceRender.frame(this, env);
    }

    @Override
    public String describe(int env) {
        return RouteChoiceRender.text(this, env);
    }

    /** The rules for one thread. */
    private final class Hands implements Worker {
        private final int[] route = new int[n];
        private final int[] drivers = new int[instance.firstLink().length - 1];
        private final int[] used = new int[Math.min(n, drivers.length)];
        private int numUsed;
        private final double[] linkTime = new double[links];
        private final double[] linkCost = new double[links];
        private final float[] timeReward = new float[drivers.length];
        private final float[] costReward = new float[drivers.length];

        @Override
        public void reset(int env, ResetOptions start) {
            start.requireNone(RouteChoiceOptions.ID);
            if (options.redrawOnReset()) {
                RouteChoiceInstance.drawTrips(choices, chance, env, trip, env * n, n);
                RouteChoiceInstance.drawTolls(options, chance, env, tolled, env * links, links);
                maxCost[env] = maxCost(env);
            }
            Arrays.fill(flow, env * links, (env + 1) * links, 0);
            averageTravelTime[env] = 0;
            over[env] = false;
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) {
                drive(env, actions);
                load(env);
                time(env);
                pay(env, out);
            }
        }

        private void drive(int env, Actions actions) {
            for (int g = 0; g < spec.drivers.length; g++) {
                int[] members = spec.drivers[g];
                int[] chosen = actions.groups[g].ints;
                for (int row = 0; row < members.length; row++) {
                    int i = members[row];
                    int own = tripAt(env, i);
                    int action = chosen[env * members.length + row];
                    if (action < 0 || action >= instance.numRoutes(own)) throw illegal(action, i, own);
                    route[i] = instance.firstRoute()[own] + action;
                }
            }
        }

        /** Counts drivers per route, then per link, touching only routes that are used. */
        private void load(int env) {
            numUsed = 0;
            for (int i = 0; i < n; i++) if (drivers[route[i]]++ == 0) used[numUsed++] = route[i];
            for (int u = 0; u < numUsed; u++) {
                int r = used[u];
                for (int at = instance.firstLink()[r]; at < instance.firstLink()[r + 1]; at++) {
                    flow[env * links + instance.routeLinks()[at]] += drivers[r];
                }
            }
        }

        /** Times and tolls of the links, then of the routes: each link's share of the greatest there is, summed and divided by the longest route. */
        private void time(int env) {
            for (int l = 0; l < links; l++) {
                int load = flow[env * links + l];
                linkTime[l] = latency[l].at(load);
                linkCost[l] = maxCost[env] == 0 ? 0 : cost(env, l, load) / maxCost[env];
            }
            double all = 0;
            for (int u = 0; u < numUsed; u++) {
                int r = used[u];
                double time = 0;
                double share = 0;
                double cost = 0;
                for (int at = instance.firstLink()[r]; at < instance.firstLink()[r + 1]; at++) {
                    int l = instance.routeLinks()[at];
                    time += linkTime[l];
                    share += linkTime[l] / maxLatency;
                    cost += linkCost[l];
                }
                timeReward[r] = (float) -(share / longest);
                costReward[r] = (float) -(cost / longest);
                all += time * drivers[r];
                drivers[r] = 0;
            }
            averageTravelTime[env] = all / n;
        }

        private void pay(int env, Batch out) {
            for (int g = 0; g < spec.drivers.length; g++) {
                Batch.Rows rows = out.groups[g];
                int[] members = spec.drivers[g];
                int first = env * members.length;
                for (int row = 0; row < members.length; row++) {
                    int r = route[members[row]];
                    rows.rewards[2 * (first + row)] = timeReward[r];
                    rows.rewards[2 * (first + row) + 1] = costReward[r];
                }
                Arrays.fill(rows.terminated, first, first + members.length, !options.reference());
                Arrays.fill(rows.truncated, first, first + members.length, options.reference());
            }
            out.infos[env] = (float) averageTravelTime[env];
            out.episodeOver[env] = true;
            over[env] = true;
        }

        @Override
        public void observe(int from, int to, Batch out) {
            for (int g = 0; g < out.groups.length; g++) {
                Batch.Rows rows = out.groups[g];
                int agents = rows.numAgents;
                Arrays.fill(rows.actionMask, from * agents * rows.maskSize, to * agents * rows.maskSize, true);
                Arrays.fill(rows.observations, from * agents, to * agents, 0f);
                for (int env = from; env < to; env++) {
                    Arrays.fill(rows.alive, env * agents, (env + 1) * agents, !over[env]);
                    if (options.redrawOnReset()) showTrips(env, rows);
                }
            }
        }

        /** With trips drawn anew, all drivers are in one group in order; each sees its trip and may choose among its routes. */
        private void showTrips(int env, Batch.Rows rows) {
            for (int i = 0; i < n; i++) {
                int row = env * n + i;
                rows.observations[row] = trip[row];
                int legal = instance.numRoutes(trip[row]);
                Arrays.fill(rows.actionMask, row * rows.maskSize + legal, (row + 1) * rows.maskSize, false);
            }
        }

        private IllegalActionException illegal(int action, int agent, int own) {
            return new IllegalActionException(RouteChoiceOptions.ID + ": action " + action + " of agent_" + agent
                    + " must be one of the " + instance.numRoutes(own) + " routes of its trip "
                    + instance.network().trips().get(own).name());
        }
    }
}
