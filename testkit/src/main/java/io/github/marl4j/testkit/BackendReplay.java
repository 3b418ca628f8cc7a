package io.github.marl4j.testkit;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.render.Frame;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a backend make the steps and views of recorded episodes. Their replays hold the state in a kernel of the JVM; its arrays go to the backend before a step, if it is not there anyway, and come
 * back after it. That needs a backend whose snapshots are those of the JVM. A backend draws for itself, so resets, and steps that ask for recorded draws, are made by the JVM; both kinds of step are
 * counted. One thread at a time.
 */
public final class BackendReplay implements AutoCloseable {
    private static final String OVER = "vector.over";

    private final VectorBackend backend;
    private final Map<String, Remote> remotes = new HashMap<>();
    private int onBackend;
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
     * @param jvm of one row; holds the state before and after every step
     * @throws IllegalArgumentException if the backend has no such environment, or not with these options
     */
    public Kernel rules(Kernel jvm) {
        EnvSpec spec = jvm.spec();
        if (jvm.numEnvs() != 1)
            throw new IllegalArgumentException(
                    spec.id() + ": a kernel of " + jvm.numEnvs() + " rows cannot be replayed on a backend, only of 1");
        return new OnBackend(jvm, remotes.computeIfAbsent(spec.id() + spec.options(), same -> remote(spec)));
    }

    private Remote remote(EnvSpec spec) {
        VectorOptions how = VectorOptions.DEFAULT.withBackend(backend.name()).withAutoreset(AutoresetMode.DISABLED);
        try {
            return new Remote(backend.vector(spec.id(), spec.options(), 1, how));
        } catch (IllegalArgumentException lacking) {
            throw new LackingException(lacking);
        }
    }

    /** Returns who made the steps so far. */
    public Steps steps() {
        return new Steps(onBackend, drawn);
    }

    @Override
    public void close() {
        remotes.values().forEach(remote -> remote.env.close());
    }

    /**
     * Who made the steps of a replay.
     *
     * @param onBackend made by the backend
     * @param drawn asked for recorded draws, and so made by the JVM
     */
    public record Steps(int onBackend, int drawn) {
        /** Nothing was replayed on a backend. */
        public static final Steps NONE = new Steps(0, 0);

        /** Returns the steps since earlier ones were counted. */
        Steps since(Steps earlier) {
            return new Steps(onBackend - earlier.onBackend, drawn - earlier.drawn);
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
            byJvm = new Batch(jvm.spec(), 1);
        }

        @Override
        public void reset(int env, ResetOptions options) {
            worker.reset(env, options);
        }

        @Override
        public void restored(int from, int to) {
            worker.restored(from, to);
        }

        /** The JVM goes first, in a batch that nobody else sees: only so it shows whether the step asks for draws. */
        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            Snapshot before = held();
            RecordedDraws draws = jvm.chance().recording(0);
            int left = draws == null ? 0 : draws.remaining();
            worker.step(from, to, actions, byJvm);
            if (draws != null && draws.remaining() < left) {
                drawn++;
                copyOutcome(byJvm, out);
                return;
            }
            remote.goTo(before);
            hold(remote.step(actions));
            copyOutcome(remote.shown, out);
            onBackend++;
        }

        @Override
        public void observe(int from, int to, Batch out) {
            remote.goTo(held());
            copyViews(remote.shown, out);
        }

        private Snapshot held() {
            Map<String, Object> arrays = new LinkedHashMap<>(jvm.state());
            arrays.putAll(jvm.chance().state());
            arrays.put(OVER, new boolean[1]);
            return Snapshot.copyOf(jvm.spec().id(), arrays);
        }

        private void hold(Snapshot snapshot) {
            Map<String, Object> arrays = new LinkedHashMap<>(snapshot.arrays());
            arrays.keySet().retainAll(jvm.state().keySet());
            Snapshot.copyOf(snapshot.id(), arrays).copyTo(jvm.spec().id(), jvm.state());
            worker.restored(0, 1);
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
