package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;

/**
 * State and rules of the walkers. Each row has a native world of its own, made anew for each episode; a snapshot holds the actions of the episode, from which {@link Worker#restored} repeats
 * it to the same bits.
 */
final class MultiwalkerKernel extends GameKernel {
    static final int BUMP = 0;
    static final int LEVEL = 1;
    static final int PUSH = 2;
    static final int NOISE = 3;

    /** Rewards that the scalar game of PettingZoo is measured in. */
    private static final double FORWARD_SCALE = 130;

    final MultiwalkerOptions options;
    final MultiwalkerState state;
    private final int n;
    private final int corners;
    private final int actionNumbers;
    private final int logNumbers;
    private final WalkerWorld[] worlds;

    /**
     * Creates the rows.
     *
     * @throws IllegalStateException if Box2D's native library cannot be loaded
     */
    MultiwalkerKernel(MultiwalkerOptions options, int numEnvs, int firstEnv) {
        super(MultiwalkerSpec.of(options), numEnvs, firstEnv);
        PhysicsLibrary.load();
        this.options = options;
        this.state = new MultiwalkerState(options, numEnvs);
        state.arrays().forEach(this::kept);
        n = options.nWalkers();
        corners = options.terrainLength();
        actionNumbers = MultiwalkerSpec.JOINTS * n;
        logNumbers = options.maxCycles() * actionNumbers;
        worlds = new WalkerWorld[numEnvs];
    }

    /** A step of a row takes long enough to share rows among threads one by one. */
    @Override
    public int tileRows() {
        return 1;
    }

    @Override
    public Worker newWorker() {
        return new Rules();
    }

    @Override
    public Frame render(int env) {
        return MultiwalkerRender.frame(this, env);
    }

    @Override
    public String describe(int env) {
        return MultiwalkerRender.text(this, env);
    }

    @Override
    public void close() {
        for (int env = 0; env < numEnvs(); env++) dispose(env);
    }

    private void dispose(int env) {
        if (worlds[env] != null) worlds[env].dispose();
        worlds[env] = null;
    }

    WalkerWorld world(int env) {
        return worlds[env];
    }

    float packageNumber(int env, int number) {
        return state.body[state.at(env, 0) + number];
    }

    /** Returns whether the package is behind the finish. */
    boolean arrived(int env) {
        return packageNumber(env, 0) > (corners - MultiwalkerSpec.FINISH_STRIP) * MultiwalkerSpec.TERRAIN_STEP;
    }

    boolean failed(int env) {
        if (state.dropped[env] || packageNumber(env, 0) < 0) return true;
        return options.terminateOnFall() && numFallen(env) > 0;
    }

    int numFallen(int env) {
        int fallen = 0;
        for (int at = env * n; at < (env + 1) * n; at++) if (state.fallen[at]) fallen++;
        return fallen;
    }

    /** The rules for one thread. */
    final class Rules implements Worker {
        private final Observer observer = new Observer(options, state, chance);

        @Override
        public void reset(int env, ResetOptions start) {
            start.requireNone(MultiwalkerOptions.ID);
            drawGround(env);
            drawPushes(env);
            begin(env);
        }

        /** A walk whose speed is pulled back to the level of the start, with single level steps in between. Source: PettingZoo, {@code _generate_terrain}. */
        private void drawGround(int env) {
            double y = MultiwalkerSpec.GROUND_Y;
            double slope = 0;
            int untilLevel = MultiwalkerSpec.START_PAD;
            boolean level = false;
            int bumps = 0;
            int levels = 0;
            for (int k = 0; k < corners; k++) {
                if (!level) {
                    slope = 0.8 * slope + 0.01 * Math.signum(MultiwalkerSpec.GROUND_Y - y);
                    if (k > MultiwalkerSpec.START_PAD)
                        slope += (2 * chance.uniformDouble(env, BUMP, bumps++) - 1) / MultiwalkerSpec.SCALE;
                    y += slope;
                }
                level = false;
                state.heights[env * corners + k] = y;
                if (--untilLevel == 0) {
                    untilLevel = 5 + chance.below(env, LEVEL, levels++, 5);
                    level = true;
                }
            }
        }

        private void drawPushes(int env) {
            for (int i = 0; i < n; i++) {
                boolean own = i == 0 || !options.reference();
                double luck = own ? 2 * chance.uniformDouble(env, PUSH, i) - 1 : 0;
                state.push[env * n + i] = own ? (float) (MultiwalkerSpec.GREATEST_PUSH * luck) : state.push[env * n];
            }
        }

        /** Puts everything where an episode starts, on the ground and with the pushes that have been drawn. */
        void begin(int env) {
            int first = env * n;
            build(env);
            worlds[env].readBodies(state.body, state.at(env, 0));
            Arrays.fill(state.ground, 2 * first, 2 * (first + n), false);
            Arrays.fill(state.fallen, first, first + n, false);
            Arrays.fill(state.out, first, first + n, false);
            Arrays.fill(state.present, first, first + n, true);
            state.dropped[env] = false;
            state.time[env] = 0;
            Arrays.fill(state.actions, env * logNumbers, (env + 1) * logNumbers, 0f);
            remember(env);
        }

        private void build(int env) {
            dispose(env);
            worlds[env] = new WalkerWorld(options, state.heights, env * corners, state.push, env * n);
        }

        private void remember(int env) {
            state.before[2 * env] = packageNumber(env, 0);
            state.before[2 * env + 1] = packageNumber(env, 2);
        }

        /** Repeats the episodes from their recorded actions: up to {@code maxCycles} steps for each row. */
        @Override
        public void restored(int from, int to) {
            for (int env = from; env < to; env++) {
                build(env);
                for (int t = 0; t < state.time[env]; t++) advance(env, t);
            }
        }

        private void advance(int env, int t) {
            worlds[env].advance(state.actions, env * logNumbers + t * actionNumbers);
            if (options.removeOnFall()) worlds[env].removeFallen();
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) {
                record(env, actions.groups[0].floats);
                prepare(env);
                WalkerWorld world = worlds[env];
                world.advance(state.actions, env * logNumbers + (state.time[env] - 1) * actionNumbers);
                world.readBodies(state.body, state.at(env, 0));
                world.readGround(state.ground, env * n * 2);
                world.readFallen(state.fallen, env * n);
                state.dropped[env] = world.dropped();
                if (options.removeOnFall()) world.removeFallen();
                judge(env, out);
            }
        }

        /** Adds what walkers in the game do to the record of the episode. */
        private void record(int env, float[] chosen) {
            int log = env * logNumbers + state.time[env] * actionNumbers;
            for (int i = 0; i < n; i++) {
                if (state.out[env * n + i]) continue;
                for (int j = i * MultiwalkerSpec.JOINTS; j < (i + 1) * MultiwalkerSpec.JOINTS; j++) {
                    float action = chosen[env * actionNumbers + j];
                    if (Float.isNaN(action)) throw notANumber(env, i);
                    state.actions[log + j] = action;
                }
            }
        }

        private IllegalActionException notANumber(int env, int walker) {
            return new IllegalActionException(MultiwalkerOptions.ID + ": an action of "
                    + spec().agents().get(walker) + " in env=" + env + " is NaN, expected numbers from -1 to 1");
        }

        /** Time goes on: who fell before is not in the world any more, if the fallen are removed. */
        void prepare(int env) {
            state.time[env]++;
            remember(env);
            for (int at = env * n; at < (env + 1) * n; at++)
                state.present[at] = !(options.removeOnFall() && state.fallen[at]);
        }

        /** Rewards and ends, from bodies and flags after the step. */
        void judge(int env, Batch out) {
            out.clearOutcome(env);
            boolean failed = failed(env);
            reward(env, failed, out.groups[0].rewards);
            end(env, failed || arrived(env), out);
            int info = env * MultiwalkerSpec.INFOS.size();
            out.infos[info] = packageNumber(env, 0);
            out.infos[info + 1] = packageNumber(env, 2);
            out.infos[info + 2] = numFallen(env);
            out.infos[info + 3] = state.dropped[env] ? 1 : 0;
        }

        /** The way of the package and how much it turned, penalties in both, and what of that is shared. */
        private void reward(int env, boolean failed, float[] rewards) {
            double forward = FORWARD_SCALE
                    * options.forwardReward()
                    / MultiwalkerSpec.SCALE
                    * ((double) packageNumber(env, 0) - state.before[2 * env]);
            double turn = -Math.abs((double) packageNumber(env, 2) - state.before[2 * env + 1]);
            double penalties = 0;
            int sharing = 0;
            for (int at = env * n; at < (env + 1) * n; at++) {
                if (!shares(at)) continue;
                sharing++;
                penalties += penalty(at, failed);
            }
            double own = 1 - options.sharedReward();
            if (options.reference()) own *= own;
            for (int at = env * n; at < (env + 1) * n; at++) {
                if (state.out[at]) continue;
                double shared = options.sharedReward() * penalties / sharing + own * penalty(at, failed);
                double scale = options.sharedReward() + own;
                rewards[2 * at] = (float) (scale * forward + shared);
                rewards[2 * at + 1] = (float) (scale * turn + shared);
            }
        }

        /** Whether a walker counts in the mean: with the reference's rules also when it is out of the game. */
        private boolean shares(int walker) {
            return options.reference() || !state.out[walker];
        }

        private double penalty(int walker, boolean failed) {
            double penalty = failed ? options.terminateReward() : 0;
            if (state.fallen[walker])
                penalty += options.fallReward() + (options.terminateOnFall() ? 0 : options.terminateReward());
            return penalty;
        }

        private void end(int env, boolean decided, Batch out) {
            Batch.Rows rows = out.groups[0];
            boolean timeUp = state.time[env] >= options.maxCycles();
            boolean over = true;
            for (int at = env * n; at < (env + 1) * n; at++) {
                boolean ended = decided || state.fallen[at] || timeUp && options.reference();
                rows.terminated[at] = ended;
                rows.truncated[at] = timeUp && !ended;
                state.out[at] = ended || timeUp;
                over &= state.out[at];
            }
            out.episodeOver[env] = over;
        }

        @Override
        public void observe(int from, int to, Batch out) {
            for (int env = from; env < to; env++) observer.observe(env, out);
        }
    }
}
