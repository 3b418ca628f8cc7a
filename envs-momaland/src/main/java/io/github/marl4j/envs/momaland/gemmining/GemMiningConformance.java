package io.github.marl4j.envs.momaland.gemmining;

import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.replay.ReplayedEnv;
import io.github.marl4j.envs.momaland.replay.Trace;
import java.util.List;
import java.util.Map;

/** Replays traces of {@code mogem_mining_v0}; the mines and villages are those of the trace. */
public final class GemMiningConformance implements ReplayedEnv {
    private static final double PROBABILITY_TOLERANCE = 1e-12;

    /** Called by {@link java.util.ServiceLoader}. */
    public GemMiningConformance() {}

    @Override
    public String traceName() {
        return "mogem_mining_v0";
    }

    @Override
    public double tolerance() {
        return 0;
    }

    @Override
    public Row row(Map<String, Object> config, Map<String, Object> initialState) {
        GemMiningOptions options = GemMiningOptions.of(Trace.options(config));
        int n = options.numAgents();
        int[] workers = new int[n];
        int[] reach = new int[n];
        for (int i = 0; i < n; i++) {
            workers[i] = (int) Json.number(Json.map(initialState, "workers"), "agent_" + i);
            reach[i] = (int) Json.number(Json.map(initialState, "actionCount"), "agent_" + i);
        }
        List<Object> mines = Json.list(initialState, "baseProbabilities");
        double[][] base = new double[mines.size()][];
        for (int m = 0; m < base.length; m++) base[m] = Json.numbers("baseProbabilities", mines.get(m));
        GemMiningInstance instance = new GemMiningInstance(workers, reach, base);
        return new GemRow(new GemMiningKernel(options, instance, 1, 0));
    }

    private record GemRow(GemMiningKernel game) implements Row {
        @Override
        public Kernel kernel() {
            return game;
        }

        /** The start is the instance itself. */
        @Override
        public void start(Map<String, Object> initialState) {}

        /** Traces give the mine; village {@code i} calls mine {@code i} its action 0. */
        @Override
        public int action(String agent, Object recorded) {
            return (int) Json.asNumber("actions." + agent, recorded) - village(agent);
        }

        private static int village(String agent) {
            return Integer.parseInt(agent.substring("agent_".length()));
        }

        /** The draws stand in the order of mines with workers and, within a mine, of objectives. */
        @Override
        public RecordedDraws draws(List<JointStep> steps) {
            RecordedDraws draws = new RecordedDraws();
            int k = game.options.numObjectives();
            for (JointStep step : steps) {
                int[] workers = new int[game.instance.base().length];
                step.actions().forEach((agent, mine) -> {
                    workers[(int) Json.asNumber("actions", mine)] +=
                            game.instance.workers()[village(agent)];
                });
                int next = 0;
                for (int m = 0; m < workers.length; m++) {
                    for (int j = 0; j < k && workers[m] > 0; j++) {
                        if (next == step.draws().size()) throw new IllegalArgumentException("trace: too few draws");
                        put(draws, step.draws().get(next++), m, j, workers[m]);
                    }
                }
            }
            return draws;
        }

        /** A recorded success becomes the smallest number, a failure the greatest. */
        private void put(RecordedDraws draws, Map<String, Object> draw, int mine, int objective, int workers) {
            double expected = Json.number(draw, "p");
            double got = game.probability(mine, objective, workers);
            if (Math.abs(got - expected) > PROBABILITY_TOLERANCE * Math.abs(expected)) {
                throw new IllegalArgumentException("trace: mine=" + mine + " objective=" + objective + " workers="
                        + workers + ": got probability " + got + ", expected " + expected);
            }
            boolean success = Json.number(draw, "value") == 1;
            draws.put(
                    GemMiningKernel.GEM,
                    (long) mine * game.options.numObjectives() + objective,
                    success ? 0 : Math.nextDown(1.0));
        }

        @Override
        public void compareState(Map<String, Object> state, Comparison comparison) {
            comparison.close("time", 0, Json.number(state, "time"), 0);
        }
    }
}
