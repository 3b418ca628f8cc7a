package io.github.marl4j.testkit;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ReplayingVectorEnv;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.render.Frame;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a backend make the steps and views of recorded episodes. Their replays hold the state in a kernel of the JVM; its arrays go to the backend before a step, if it is not there anyway, and come
 * back after it. That needs a backend whose snapshots are those of the JVM. Where a backend cannot take recorded draws ({@link ReplayingVectorEnv}), resets, and steps that ask for some, are made by
 * the JVM. All kinds of step are counted. One thread at a time.
 */
public final class BackendReplay implements AutoCloseable {
    private static final String OVER = "vector.over";

    private final VectorBackend backend;
    private final Map<String, Remote> remotes = new HashMap<>();
    private int onBackend;
    private int recorded;
    private int drawn;

    /**
     * Replays on a backend of the class path.
     *
     * @param backend its name, e.g. {@code opencl}; neither {@code jvm}, which replays without this class, nor {@code auto}
     * @throws UnknownNameException if there is no such backend
     * @throws IllegalStateException if it cannot run on this machine; says what to install
     */
    public BackendReplay(String backend) {
        this(Marl4j.backend(backend));
    }

    /**
     * Replays on a backend.
     *
     * @throws IllegalStateException if it cannot run on this machine; says what to install
     */
    public BackendReplay(VectorBackend backend) {
        this.backend = backend;
        Optional<String> obstacle = backend.obstacle();
        if (obstacle.isPresent())
            throw new IllegalStateException("backend=" + backend.name() + " cannot run here: " + obstacle.get());
    }

    /** Returns the name of the backend. */
    public String backend() {
        return backend.name();
    }

    /**
     * Returns a kernel that holds its state in another and plays on the backend.
     *
     * @param jvm holds the state before and after every step
     * @throws IllegalArgumentException if the backend has no such environment, or not with these options
     */
    public Kernel rules(Kernel jvm) {
        EnvSpec spec = jvm.spec();
        int rows = jvm.numEnvs();
        return new OnBackend(
                jvm, remotes.computeIfAbsent(rows + " " + spec.id() + spec.options(), same -> remote(spec, rows)));
    }

    private Remote remote(EnvSpec spec, int rows) {
        VectorOptions how = VectorOptions.DEFAULT.withBackend(backend.name()).withAutoreset(AutoresetMode.DISABLED);
        try {
            return new Remote(backend.vector(spec.id(), spec.options(), rows, how));
        } catch (IllegalArgumentException lacking) {
            throw new LackingException(lacking);
        }
    }

    /** Returns who made the steps so far. */
    public Steps steps() {
        return new Steps(onBackend, recorded, drawn);
    }

    @Override
    public void close() {
        remotes.values().forEach(remote -> remote.env.close());
    }

    /**
     * Who made the steps of a replay.
     *
     * @param onBackend made by the backend
     * @param recorded those of them that took recorded draws
     * @param drawn asked for recorded draws, and so made by the JVM
     */
    public record Steps(int onBackend, int recorded, int drawn) {
        /** Nothing was replayed on a backend. */
        public static final Steps NONE = new Steps(0, 0, 0);

        /** Returns the steps since earlier ones were counted. */
        Steps since(Steps earlier) {
            return new Steps(onBackend - earlier.onBackend, recorded - earlier.recorded, drawn - earlier.drawn);
        }
    }

    /** The backend does not play an environment. */
    static final class LackingException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        LackingException(IllegalArgumentException lacking) {
            super(lacking.getMessage(), lacking);
        }
    }

    /** An environment on the backend, and the state that it is in. */
    private static final class Remote {
        private final VectorEnv env;
        private final Batch shown;
        private Snapshot state;

        /** Whether there ever were recorded draws. */
        private boolean replays;

        Remote(VectorEnv env) {
            this.env = env;
            this.shown = env.newBatch();
        }

        /** Brings it to a state. Where it is there already, by a step of its own, that step's views stand. */
        void goTo(Snapshot wanted) {
            if (wanted.equals(state)) return;
            env.restore(wanted, shown);
            state = wanted;
        }

        Snapshot step(Actions actions) {
            env.step(actions, shown);
            state = env.snapshot();
            return state;
        }

        Snapshot reset(int row) {
            env.resetRow(row, shown);
            state = env.snapshot();
            return state;
        }

        boolean takesDraws() {
            return env instanceof ReplayingVectorEnv;
        }

        /** Lets it take the recorded draws that a kernel of the JVM would take. */
        void replay(Chance chance) {
            if (!(env instanceof ReplayingVectorEnv replaying)) return;
            for (int row = 0; row < env.numEnvs(); row++) {
                RecordedDraws draws = chance.recording(row);
                if (draws != null || replays) replaying.replay(row, draws);
                replays |= draws != null;
            }
        }
    }

    private final class OnBackend implements Kernel {
        private final Kernel jvm;
        private final Remote remote;

        OnBackend(Kernel jvm, Remote remote) {
            this.jvm = jvm;
            this.remote = remote;
        }

        @Override
        public EnvSpec spec() {
            return jvm.spec();
        }

        @Override
        public int numEnvs() {
            return jvm.numEnvs();
        }

        @Override
        public Chance chance() {
            return jvm.chance();
        }

        @Override
        public Map<String, Object> state() {
            return jvm.state();
        }

        @Override
        public String form() {
            return remote.env.kernel();
        }

        @Override
        public boolean repeatsRewardsInExtraTurns() {
            return jvm.repeatsRewardsInExtraTurns();
        }

        @Override
        public Frame render(int env) {
            return jvm.render(env);
        }

        @Override
        public String describe(int env) {
            return jvm.describe(env);
        }

        @Override
        public Worker newWorker() {
            return new Player(jvm, remote);
        }

        @Override
        public void close() {
            jvm.close();
        }
    }

    private final class Player implements Kernel.Worker {
        private final Kernel jvm;
        private final Kernel.Worker worker;
        private final Remote remote;
        private final Batch byJvm;

        Player(Kernel jvm, Remote remote) {
            this.jvm = jvm;
            this.remote = remote;
            worker = jvm.newWorker();
            byJvm = new Batch(jvm.spec(), jvm.numEnvs());
        }

        @Override
        public void reset(int env, ResetOptions options) {
            if (!options.isEmpty() || !jvm.chance().replays(env) || !remote.takesDraws()) {
                worker.reset(env, options);
                return;
            }
            remote.replay(jvm.chance());
            remote.goTo(held());
            hold(remote.reset(env), env, env + 1);
        }

        @Override
        public void restored(int from, int to) {
            worker.restored(from, to);
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            Snapshot before = held();
            int[] left = drawsLeft(from, to);
            if (!remote.takesDraws() && Arrays.stream(left).anyMatch(each -> each >= 0)) {
                // The JVM goes first, in a batch that nobody else sees: only so it shows whether the step asks for draws.
                worker.step(from, to, actions, byJvm);
                if (!Arrays.equals(left, drawsLeft(from, to))) {
                    drawn += to - from;
                    copyOutcome(byJvm, out);
                    return;
                }
            }
            remote.replay(jvm.chance());
            remote.goTo(before);
            hold(remote.step(actions), from, to);
            copyOutcome(remote.shown, out);
            onBackend += to - from;
            int[] now = drawsLeft(from, to);
            for (int row = 0; row < now.length; row++) if (now[row] < left[row]) recorded++;
        }

        /** Returns how many recorded draws each row has, -1 without a recording. */
        private int[] drawsLeft(int from, int to) {
            int[] left = new int[to - from];
            for (int row = 0; row < left.length; row++) {
                RecordedDraws draws = jvm.chance().recording(from + row);
                left[row] = draws == null ? -1 : draws.remaining();
            }
            return left;
        }

        @Override
        public void observe(int from, int to, Batch out) {
            remote.goTo(held());
            copyViews(remote.shown, out);
        }

        private Snapshot held() {
            Map<String, Object> arrays = new LinkedHashMap<>(jvm.state());
            arrays.putAll(jvm.chance().state());
            arrays.put(OVER, new boolean[jvm.numEnvs()]);
            return Snapshot.copyOf(jvm.spec().id(), arrays);
        }

        /** Brings some rows to where a snapshot has them. */
        private void hold(Snapshot snapshot, int from, int to) {
            Map<String, Object> arrays = snapshot.arrays();
            jvm.state().forEach((name, array) -> {
                int length = Array.getLength(array) / jvm.numEnvs();
                System.arraycopy(arrays.get(name), from * length, array, from * length, (to - from) * length);
            });
            worker.restored(from, to);
        }
    }

    private static void copyOutcome(Batch from, Batch to) {
        copy(from.episodeOver, to.episodeOver);
        copy(from.infos, to.infos);
        for (int g = 0; g < from.groups.length; g++) {
            copy(from.groups[g].rewards, to.groups[g].rewards);
            copy(from.groups[g].terminated, to.groups[g].terminated);
            copy(from.groups[g].truncated, to.groups[g].truncated);
        }
    }

    private static void copyViews(Batch from, Batch to) {
        copy(from.state, to.state);
        for (int g = 0; g < from.groups.length; g++) {
            copy(from.groups[g].observations, to.groups[g].observations);
            copy(from.groups[g].actionMask, to.groups[g].actionMask);
            copy(from.groups[g].alive, to.groups[g].alive);
            copy(from.groups[g].acts, to.groups[g].acts);
        }
    }

    private static void copy(float[] from, float[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private static void copy(boolean[] from, boolean[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }
}
