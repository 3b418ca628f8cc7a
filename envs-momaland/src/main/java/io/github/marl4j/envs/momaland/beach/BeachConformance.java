package io.github.marl4j.envs.momaland.beach;

import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.replay.ReplayedEnv;
import io.github.marl4j.envs.momaland.replay.Trace;
import java.util.List;
import java.util.Map;

/** Replays traces of {@code mobeach_v0}. */
public final class BeachConformance implements ReplayedEnv {

    /** Called by {@link java.util.ServiceLoader}. */
    public BeachConformance() {}

    @Override
    public String traceName() {
        return "mobeach_v0";
    }

    @Override
    public double tolerance() {
        return 1e-6;
    }

    @Override
    public Row row(Map<String, Object> config, Map<String, Object> initialState) {
        BeachKernel beach = new BeachKernel(BeachOptions.of(Trace.options(config)), 1, 0);
        return new BeachRow(beach);
    }

    private record BeachRow(BeachKernel beach) implements Row {
        @Override
        public Kernel kernel() {
            return beach;
        }

        @Override
        public void start(Map<String, Object> initialState) {
            read(initialState, "types", beach.type);
            read(initialState, "positions", beach.position);
            beach.time[0] = 0;
        }

        private static void read(Map<String, Object> state, String key, int[] into) {
            double[] recorded = Json.numbers(key, Json.value(state, key));
            if (recorded.length != into.length) {
                throw new IllegalArgumentException(
                        "trace: key \"" + key + "\" has length=" + recorded.length + ", expected " + into.length);
            }
            for (int i = 0; i < into.length; i++) into[i] = (int) recorded[i];
        }

        /** Chance only decides how an episode starts, and that is recorded as a state. */
        @Override
        public RecordedDraws draws(List<JointStep> steps) {
            return new RecordedDraws();
        }

        @Override
        public void compareState(Map<String, Object> state, Comparison comparison) {
            compare("types", beach.type, state, comparison);
            compare("positions", beach.position, state, comparison);
            comparison.close("time", beach.time[0], Json.number(state, "time"), 0);
        }

        private static void compare(String key, int[] got, Map<String, Object> state, Comparison comparison) {
            double[] expected = Json.numbers(key, Json.value(state, key));
            comparison.same(key + " length", got.length, expected.length);
            for (int i = 0; i < got.length && !comparison.failed(); i++) {
                comparison.close(key + "[" + i + "]", got[i], expected[i], 0);
            }
        }
    }
}
