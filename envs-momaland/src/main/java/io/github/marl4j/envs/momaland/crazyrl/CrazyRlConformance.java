package io.github.marl4j.envs.momaland.crazyrl;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.replay.ReplayedEnv;
import io.github.marl4j.envs.momaland.replay.Trace;
import java.util.List;
import java.util.Map;

/**
 * Replays traces of the drone environments: positions within 1e-12, observations equal, rewards within one unit in the last place or 1e-12 (those near 0 are differences of like numbers). Traces whose actions
 * were doubles move the drones by doubles, as NumPy does.
 */
public abstract sealed class CrazyRlConformance implements ReplayedEnv {
    private static final double FINE = 1e-12;
    /** {@link CrazyRlSpec#MOVE} as a double has it. */
    private static final double DOUBLE_MOVE = 0.2;

    private final String id;
    private final String traceName;

    private CrazyRlConformance(String id, String traceName) {
        this.id = id;
        this.traceName = traceName;
    }

    /** Replays {@code surround_v0}. */
    public static final class Surround extends CrazyRlConformance {
        /** Called by {@link java.util.ServiceLoader}. */
        public Surround() {
            super(Target.Still.ID, "surround_v0");
        }
    }

    /** Replays {@code escort_v0}. */
    public static final class Escort extends CrazyRlConformance {
        /** Called by {@link java.util.ServiceLoader}. */
        public Escort() {
            super(Target.Path.ID, "escort_v0");
        }
    }

    /** Replays {@code catch_v0}. */
    public static final class Catch extends CrazyRlConformance {
        /** Called by {@link java.util.ServiceLoader}. */
        public Catch() {
            super(Target.Fleeing.ID, "catch_v0");
        }
    }

    @Override
    public final String traceName() {
        return traceName;
    }

    @Override
    public final double tolerance() {
        return 0;
    }

    @Override
    public final void compareObservation(String field, float[] got, double[] recorded, Comparison comparison) {
        comparison.sameFloats(field, got, recorded);
    }

    @Override
    public final void compareReward(String field, float[] got, double[] recorded, Comparison comparison) {
        comparison.same(field + " length", got.length, recorded.length);
        for (int k = 0; k < got.length && !comparison.failed(); k++) {
            float expected = (float) recorded[k];
            comparison.within(field + "[" + k + "]", got[k], expected, Math.max(FINE, Math.ulp(expected)));
        }
    }

    @Override
    public final Row row(Map<String, Object> file) {
        boolean doubles = Json.text(file, "actionDtype").equals("float64");
        return new DroneRow(kernel(Json.map(file, "config")), doubles);
    }

    @Override
    public final Row row(Map<String, Object> config, Map<String, Object> initialState) {
        return new DroneRow(kernel(config), false);
    }

    private CrazyRlKernel kernel(Map<String, Object> config) {
        return new CrazyRlKernel(CrazyRlOptions.of(id, Trace.options(config)), 1, 0);
    }

    private static final class DroneRow implements Row {
        private final CrazyRlKernel drones;
        private final boolean doubles;
        /** Actions of the step to come as the trace has them, {@code [drone][axis]}. */
        private final double[] chosen;

        private final CrazyRlKernel.Drones inDoubles;

        DroneRow(CrazyRlKernel drones, boolean doubles) {
            this.drones = drones;
            this.doubles = doubles;
            this.chosen = new double[drones.position.length];
            this.inDoubles = drones.newWorker();
        }

        @Override
        public Kernel kernel() {
            return drones;
        }

        @Override
        public void step(Kernel.Worker rules, Actions actions, Batch out) {
            if (!doubles) {
                rules.step(0, 1, actions, out);
                return;
            }
            for (int i = 0; i < chosen.length; i++) inDoubles.move[i] = chosen[i] * DOUBLE_MOVE;
            inDoubles.advance(0, out);
        }

        @Override
        public void start(Map<String, Object> initialState) {
            put("agentLocation", initialState, drones.position);
            put("targetLocation", initialState, drones.target);
            drones.time[0] = Json.whole(initialState, "timestep");
        }

        private static void put(String key, Map<String, Object> state, double[] into) {
            System.arraycopy(sized(key, state, into.length), 0, into, 0, into.length);
        }

        private static double[] sized(String key, Map<String, Object> state, int length) {
            return Json.numbers(key, Json.value(state, key), length);
        }

        @Override
        public Action act(String agent, Object recorded) {
            double[] numbers = Json.numbers("actions." + agent, recorded, CrazyRlSpec.AXES);
            int first = CrazyRlSpec.AXES * drones.spec().agents().indexOf(agent);
            float[] floats = new float[CrazyRlSpec.AXES];
            for (int axis = 0; axis < floats.length; axis++) {
                chosen[first + axis] = numbers[axis];
                floats[axis] = (float) numbers[axis];
            }
            return Action.of(floats);
        }

        @Override
        public RecordedDraws draws(List<JointStep> steps) {
            RecordedDraws draws = new RecordedDraws();
            for (int t = 0; t < steps.size(); t++) {
                double[] luck = new double[0];
                for (Map<String, Object> draw : Json.maps(steps.get(t).chance(), "targetHesitation")) {
                    luck = sized("value", draw, CrazyRlSpec.AXES);
                }
                for (int axis = 0; axis < luck.length; axis++) {
                    draws.put(Target.Fleeing.HESITATION, (long) CrazyRlSpec.AXES * (t + 1) + axis, luck[axis]);
                }
            }
            return draws;
        }

        @Override
        public void compareState(Map<String, Object> state, Comparison comparison) {
            compare("agentLocation", drones.position, state, comparison);
            compare("targetLocation", drones.target, state, comparison);
            // The reference's clock starts anew when time is up.
            int time = drones.time[0] % CrazyRlSpec.MAX_STEPS;
            comparison.same("timestep", time, Json.whole(state, "timestep"));
        }

        private static void compare(String key, double[] got, Map<String, Object> state, Comparison comparison) {
            double[] expected = sized(key, state, got.length);
            for (int i = 0; i < got.length; i++) comparison.within(key + "[" + i + "]", got[i], expected[i], FINE);
        }
    }
}
