package io.github.marl4j.envs.momaland.crazyrl;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.momaland.Outcome;
import java.util.Arrays;

/** State and rules of the drone environments. Positions are double, what agents see and earn is float. */
final class CrazyRlKernel extends GameKernel {
    private static final int AXES = CrazyRlSpec.AXES;

    final CrazyRlOptions options;
    private final int n;
    private final double size;
    private final double[] start;
    private final double[] targetStart;
    private final TargetMoves moves;
    /** Greatest action that is not refused. */
    private final float strongest;

    /** Where the drones are, {@code [env][drone][axis]}. */
    final double[] position;
    /** Where the target is, {@code [env][axis]}. */
    final double[] target;
    /** Steps made, {@code [env]}. */
    final int[] time;
    /** Whether the episode has ended, {@code [env]}. */
    final boolean[] over;

    CrazyRlKernel(CrazyRlOptions options, int numEnvs, int firstEnv) {
        super(CrazyRlSpec.of(options), numEnvs, firstEnv);
        this.options = options;
        n = options.numDrones();
        size = options.size();
        start = options.initFlyingPos().stream()
                .limit(n)
                .flatMapToDouble(point -> point.stream().mapToDouble(Double::doubleValue))
                .toArray();
        targetStart = options.initTargetLocation().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        moves = TargetMoves.of(options);
        strongest = options.reference() ? Float.POSITIVE_INFINITY : 1;
        position = kept("position", new double[Math.multiplyExact(numEnvs, AXES * n)]);
        target = kept("target", new double[AXES * numEnvs]);
        time = kept("time", new int[numEnvs]);
        over = kept("over", new boolean[numEnvs]);
    }

    /** Returns how far a drone is from the target. */
    double toTarget(int env, int drone) {
        int at = AXES * (env * n + drone);
        return length(
                position[at] - target[AXES * env],
                position[at + 1] - target[AXES * env + 1],
                position[at + 2] - target[AXES * env + 2]);
    }

    /** Returns how far two drones are from each other. */
    double apart(int env, int drone, int other) {
        int a = AXES * (env * n + drone);
        int b = AXES * (env * n + other);
        return length(position[a] - position[b], position[a + 1] - position[b + 1], position[a + 2] - position[b + 2]);
    }

    private static double length(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    @Override
    public Drones newWorker() {
        return new Drones();
    }

    @Override
    public Frame render(int env) {
        return CrazyRlRender.frame(this, env);
    }

    @Override
    public String describe(int env) {
        return CrazyRlRender.text(this, env);
    }

    /** The rules for one thread. */
    final class Drones implements Worker {
        /** How far each drone is about to move, {@code [drone][axis]}; {@link #advance} moves it. */
        final double[] move = new double[AXES * n];

        private final double[] progress = new double[n];
        private final double[] distances = new double[n];
        private final boolean[] crashed = new boolean[n];
        private final float[] seen = new float[AXES * (n + 1)];

        @Override
        public void reset(int env, ResetOptions how) {
            how.requireNone(spec().id());
            System.arraycopy(start, 0, position, AXES * n * env, AXES * n);
            System.arraycopy(targetStart, 0, target, AXES * env, AXES);
            time[env] = 0;
            over[env] = false;
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            float[] chosen = actions.groups[0].floats;
            for (int env = from; env < to; env++) {
                for (int i = 0, at = AXES * n * env; i < move.length; i++, at++) {
                    float action = chosen[at];
                    if (!(Math.abs(action) <= strongest)) throw illegal(env, i / AXES, action);
                    // Float times float, as NumPy multiplies what its action space holds.
                    move[i] = action * CrazyRlSpec.MOVE;
                }
                advance(env, out);
            }
        }

        /** Makes the step of a row whose drones are about to {@link #move}. */
        void advance(int env, Batch out) {
            time[env]++;
            double beforeX = target[AXES * env];
            double beforeY = target[AXES * env + 1];
            double beforeZ = target[AXES * env + 2];
            moves.move(env, position, target, time[env], chance);
            for (int i = 0, at = AXES * n * env; i < n; i++, at += AXES) {
                double before = length(position[at] - beforeX, position[at + 1] - beforeY, position[at + 2] - beforeZ);
                position[at] = clamp(position[at] + move[AXES * i], -size, size);
                position[at + 1] = clamp(position[at + 1] + move[AXES * i + 1], -size, size);
                position[at + 2] = clamp(position[at + 2] + move[AXES * i + 2], 0, CrazyRlOptions.HEIGHT);
                progress[i] =
                        before - length(position[at] - beforeX, position[at + 1] - beforeY, position[at + 2] - beforeZ);
                crashed[i] = position[at + 2] < CrazyRlSpec.CRASH || toTarget(env, i) < CrazyRlSpec.CRASH;
            }
            measure(env);
            end(env, earn(env, out), out);
        }

        private static double clamp(double value, double low, double high) {
            return Math.max(low, Math.min(high, value));
        }

        /** Sums the distances of each drone from the others, in their order, and finds who is too close. */
        private void measure(int env) {
            Arrays.fill(distances, 0);
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    double distance = apart(env, i, j);
                    distances[i] += distance;
                    distances[j] += distance;
                    if (distance < CrazyRlSpec.CRASH) {
                        crashed[i] = true;
                        crashed[j] = true;
                    }
                }
            }
        }

        /** Writes the rewards and returns whether somebody has crashed. */
        private boolean earn(int env, Batch out) {
            boolean any = false;
            float[] rewards = out.groups[0].rewards;
            for (int i = 0, at = 2 * n * env; i < n; i++, at += 2) {
                any |= crashed[i];
                rewards[at] = crashed[i] ? CrazyRlSpec.CRASH_REWARD : (float) progress[i];
                rewards[at + 1] = crashed[i] ? CrazyRlSpec.CRASH_REWARD : (float) (distances[i] / (n - 1));
            }
            return any;
        }

        /** A crash of one ends the episode for all; in the reference it may be out of time as well. */
        private void end(int env, boolean crash, Batch out) {
            boolean timeUp = time[env] >= CrazyRlSpec.MAX_STEPS;
            Outcome.end(out, env, crash, timeUp && (!crash || options.reference()));
            over[env] = out.episodeOver[env];
        }

        @Override
        public void observe(int from, int to, Batch out) {
            Batch.Rows rows = out.groups[0];
            int width = AXES * (n + 1);
            for (int env = from; env < to; env++) {
                for (int i = 0; i < AXES * n; i++) seen[i] = (float) position[AXES * n * env + i];
                for (int axis = 0; axis < AXES; axis++) seen[AXES * n + axis] = (float) target[AXES * env + axis];
                for (int i = 0; i < n; i++) see(i, rows.observations, width * (n * env + i));
                System.arraycopy(rows.observations, width * n * env, out.state, width * n * env, width * n);
                for (int at = env * n; at < (env + 1) * n; at++) rows.alive[at] = !over[env];
            }
        }

        /** Itself, the target, the others. */
        private void see(int drone, float[] observations, int first) {
            int at = first;
            for (int k = AXES * drone; k < AXES * (drone + 1); k++) observations[at++] = seen[k];
            for (int k = AXES * n; k < AXES * (n + 1); k++) observations[at++] = seen[k];
            for (int k = 0; k < AXES * drone; k++) observations[at++] = seen[k];
            for (int k = AXES * (drone + 1); k < AXES * n; k++) observations[at++] = seen[k];
        }

        private IllegalActionException illegal(int env, int drone, float action) {
            return new IllegalActionException(spec().id() + ": action " + action + " of agent_" + drone + " in env="
                    + env + " must be " + (options.reference() ? "a number" : "from -1 to 1"));
        }
    }
}
