package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.replay.ReplayedEnv;
import io.github.marl4j.envs.momaland.replay.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Replays traces of {@code mopistonball_v0}, with the contacts solved in the recorded order: the ball within 1e-6 px after each physics step, pistons within 1e-9 px, rewards equal.
 */
public final class PistonballConformance implements ReplayedEnv {
    private static final double PIXELS = 1e-6;
    private static final double PISTON_PIXELS = 1e-9;
    private static final String[] BALL = {"x", "y", "vx", "vy", "angle", "w"};

    /** Called by {@link java.util.ServiceLoader}. */
    public PistonballConformance() {}

    @Override
    public String traceName() {
        return "mopistonball_v0";
    }

    @Override
    public double tolerance() {
        return 0;
    }

    @Override
    public void compareReward(String field, float[] got, double[] recorded, Comparison comparison) {
        comparison.sameFloats(field, got, recorded);
    }

    @Override
    public Row row(Map<String, Object> config, Map<String, Object> initialState) {
        return new TableRow(new PistonballKernel(PistonballOptions.of(Trace.options(config)), 1, 0));
    }

    private static final class TableRow implements Row {
        private final PistonballKernel game;
        private final int n;
        /** Contacts in the order in which the reference solved them, {@code [physics step][contact]}. */
        private final List<int[]> orders = new ArrayList<>();
        /** The ball after each physics step of the last cycle, {@code [piston][number]}. */
        private final double[][] path;

        private final PistonballKernel.Pistons rules;

        TableRow(PistonballKernel game) {
            this.game = game;
            this.n = game.options.nPistons();
            this.path = new double[n][BALL.length];
            this.rules = game.newWorker();
        }

        @Override
        public Kernel kernel() {
            return game;
        }

        @Override
        public void step(Kernel.Worker worker, Actions actions, Batch out) {
            for (int i = 0; i < n; i++) {
                rules.move(0, i, actions.groups[0]);
                rules.physics.findContacts(0);
                rules.physics.arrange(orders.get(n * game.cycle[0] + i));
                rules.physics.solve(0);
                System.arraycopy(game.ball, 0, path[i], 0, BALL.length);
            }
            rules.finish(0, out);
        }

        @Override
        public void start(Map<String, Object> initialState) {
            Map<String, Object> ball = Json.map(initialState, "ball");
            game.place(0, Json.number(ball, "x"), Json.number(ball, "y"), Json.number(ball, "w"));
            double[] pistons = Json.numbers("pistonY", Json.value(initialState, "pistonY"), n);
            System.arraycopy(pistons, 0, game.pistonY, 0, n);
        }

        @Override
        public Action act(String agent, Object recorded) {
            if (!game.options.continuous()) return Action.of(action(agent, recorded));
            return Action.of((float) Json.numbers("actions." + agent, recorded, 1)[0]);
        }

        /** Nothing is drawn after the reset; the order of the contacts is the only thing left open. */
        @Override
        public RecordedDraws draws(List<JointStep> steps) {
            for (JointStep step : steps) {
                List<Object> cycle = Json.list(step.chance(), "contactSolveOrder");
                if (cycle.size() != n) {
                    throw new IllegalArgumentException("trace: key \"contactSolveOrder\" has " + cycle.size()
                            + " physics steps, expected one for each of " + n + " pistons");
                }
                for (Object order : cycle) {
                    double[] ids = Json.numbers("contactSolveOrder", order);
                    int[] whole = new int[ids.length];
                    for (int c = 0; c < ids.length; c++) whole[c] = (int) ids[c];
                    orders.add(whole);
                }
            }
            return new RecordedDraws();
        }

        @Override
        public void compareStep(Map<String, Object> recorded, Comparison comparison) {
            compareState(Json.map(recorded, "state"), comparison);
            if (!recorded.containsKey("ballAfterEachPhysicsStep")) return;
            List<Object> steps = Json.list(recorded, "ballAfterEachPhysicsStep");
            for (int i = 0; i < n; i++) {
                compareBall("ballAfterEachPhysicsStep[" + i + "]", path[i], steps.get(i), comparison);
            }
        }

        @Override
        public void compareState(Map<String, Object> state, Comparison comparison) {
            compareBall("ball", game.ball, Json.value(state, "ball"), comparison);
            double[] pistons = Json.numbers("pistonY", Json.value(state, "pistonY"), n);
            for (int i = 0; i < n; i++) {
                comparison.within("pistonY[" + i + "]", game.pistonY[i], pistons[i], PISTON_PIXELS);
            }
            comparison.same("frames", game.cycle[0], Json.whole(state, "frames"));
            comparison.same("ballPrevPos", game.edge[0], Json.whole(state, "ballPrevPos"));
            comparison.same("distanceAtStart", game.wayAtStart[0], Json.whole(state, "distanceAtStart"));
        }

        private static void compareBall(String field, double[] got, Object recorded, Comparison comparison) {
            double[] expected = Json.numbers(field, recorded, BALL.length);
            for (int k = 0; k < BALL.length; k++) {
                comparison.within(field + "." + BALL[k], got[k], expected[k], PIXELS);
            }
        }
    }
}
