package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import java.util.Arrays;

/**
 * What walkers see: their own body, the lidar, neighbours and package with noise. A function of state and chance; for one thread.
 *
 * <p>Source: PettingZoo 1.27.0, {@code sisl/multiwalker/multiwalker_base.py}.
 */
final class Observer {
    /** Numbers with noise that a walker sees: x and y of both neighbours and of the package, and the package's angle. */
    static final int NOISES = 7;

    private static final float TOP_SPEED = 50;
    private static final double VIEW_WIDTH = 600 / MultiwalkerSpec.SCALE;
    private static final double VIEW_HEIGHT = 400 / MultiwalkerSpec.SCALE;

    private final MultiwalkerOptions options;
    private final MultiwalkerState state;
    private final Chance chance;
    private final Lidar lidar;
    private final int n;
    private final double length;

    Observer(MultiwalkerOptions options, MultiwalkerState state, Chance chance) {
        this.options = options;
        this.state = state;
        this.chance = chance;
        n = options.nWalkers();
        length = MultiwalkerSpec.packageLength(n);
        lidar = new Lidar(options, state);
    }

    /** Writes observations, who is in the game, and the global state. Allocates nothing. */
    void observe(int env, Batch out) {
        Batch.Rows rows = out.groups[0];
        lidar.look(env);
        for (int i = 0; i < n; i++) {
            int row = env * n + i;
            int first = row * MultiwalkerSpec.FEATURES;
            rows.alive[row] = !state.out[row];
            if (state.present[row]) {
                own(env, i, rows.observations, first);
                others(env, i, rows.observations, first + MultiwalkerSpec.OWN_FEATURES);
            } else {
                Arrays.fill(rows.observations, first, first + MultiwalkerSpec.FEATURES, 0f);
            }
            int into = env * out.stateSize + i * MultiwalkerSpec.OWN_FEATURES;
            System.arraycopy(rows.observations, first, out.state, into, MultiwalkerSpec.OWN_FEATURES);
        }
        Arrays.fill(rows.actionMask, env * n * rows.maskSize, (env + 1) * n * rows.maskSize, true);
        int last = (env + 1) * out.stateSize - MultiwalkerSpec.PACKAGE_FEATURES;
        System.arraycopy(state.body, state.at(env, 0), out.state, last, MultiwalkerSpec.PACKAGE_FEATURES);
    }

    private int hull(int env, int walker) {
        return state.at(env, MultiwalkerSpec.hull(walker));
    }

    private void own(int env, int i, float[] into, int first) {
        int hull = hull(env, i);
        into[first] = state.body[hull + 2];
        into[first + 1] = (float) (2.0 * state.body[hull + 5] / TOP_SPEED);
        into[first + 2] = (float) (0.3 * state.body[hull + 3] * VIEW_WIDTH / TOP_SPEED);
        into[first + 3] = (float) (0.3 * state.body[hull + 4] * VIEW_HEIGHT / TOP_SPEED);
        for (int side = 0; side < 2; side++) {
            int at = first + 4 + 5 * side;
            into[at] = state.jointAngle(env, i, 2 * side);
            into[at + 1] = state.jointSpeed(env, i, 2 * side) / MultiwalkerSpec.HIP_SPEED;
            into[at + 2] = state.jointAngle(env, i, 2 * side + 1) + 1;
            into[at + 3] = state.jointSpeed(env, i, 2 * side + 1) / MultiwalkerSpec.KNEE_SPEED;
            into[at + 4] = state.ground[2 * (env * n + i) + side] ? 1 : 0;
        }
        lidar.read(i, into, first + 14);
    }

    private void others(int env, int i, float[] into, int first) {
        neighbour(env, i, i - 1, 0, into, first);
        neighbour(env, i, i + 1, 2, into, first);
        int hull = hull(env, i);
        int load = state.at(env, 0);
        distance(env, i, load, hull, 4, into, first);
        into[first + 6] = (float) (state.body[load + 2] + options.angleNoise() * noise(env, i, 6));
    }

    private void neighbour(int env, int i, int other, int at, float[] into, int first) {
        if (other < 0 || other >= n || !state.present[env * n + other]) {
            into[first + at] = 0;
            into[first + at + 1] = 0;
        } else {
            distance(env, i, hull(env, other), hull(env, i), at, into, first);
        }
    }

    /** From a walker to another body, in lengths of the package. */
    private void distance(int env, int i, int to, int from, int at, float[] into, int first) {
        for (int axis = 0; axis < 2; axis++) {
            double far = ((double) state.body[to + axis] - state.body[from + axis]) / length;
            into[first + at + axis] = (float) (far + options.positionNoise() * noise(env, i, at + axis));
        }
    }

    private double noise(int env, int walker, int number) {
        return chance.normal(env, MultiwalkerKernel.NOISE, noiseIndex(state.time[env], n, walker, number));
    }

    /** Returns which walker a number with noise tells of: −1 the left neighbour, 1 the right one, 0 none but the walker and the package. */
    static int neighbourOf(int number) {
        if (number < 0 || number >= 4) return 0;
        return number < 2 ? -1 : 1;
    }

    /** Returns the index of a draw of noise: step of the episode, walker, and number among {@link #NOISES}. */
    static long noiseIndex(int time, int walkers, int walker, int number) {
        return ((long) time * walkers + walker) * NOISES + number;
    }
}
