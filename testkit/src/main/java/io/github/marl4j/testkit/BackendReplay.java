package io.github.marl4j.testkit;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.ReplayingVectorEnv;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Lets a backend play recorded episodes, as the rules of {@link ConformanceCheck#check(Map, UnaryOperator)}. The replay holds its state in a kernel of the JVM; the arrays go to the backend before a
 * step, unless it is there already, and come back after it. That needs a backend whose snapshots are those of the JVM.
 *
 * <p>A {@link ReplayingVectorEnv} takes recorded draws. Elsewhere a backend draws for itself: steps and resets that ask for recorded draws are made by the JVM, and once more by both from the same
 * state with generated draws, and what the backend makes of them must be what the JVM makes of them ({@link #besideJvm}). One thread at a time.
 */
public final class BackendReplay implements AutoCloseable {
    private final VectorBackend backend;
    private final Map<String, BackendEnv> envs = new HashMap<>();
    private final Tally tally = new Tally();

    /**
     * Replays on a backend of the class path.
     *
     * @param backend its name, e.g. {@code opencl}; {@code jvm} and {@code auto} are none
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

    /**
     * Returns a kernel that holds its state in another and plays on the backend.
     *
     * @param jvm holds the state before and after every step; of one row, if the backend draws for itself
     * @throws IllegalArgumentException if the backend has no such environment, or not with these options
     */
    public Kernel rules(Kernel jvm) {
        EnvSpec spec = jvm.spec();
        int rows = jvm.numEnvs();
        BackendEnv there = envs.computeIfAbsent(rows + " " + spec.id() + spec.options(), same -> env(spec, rows));
        if (rows != 1 && !there.takesRecordedDraws())
            throw new LackingException(new IllegalArgumentException(spec.id() + ": a kernel of " + rows
                    + " rows cannot be replayed on backend=" + backend.name() + ", which draws for itself"));
        return new BackendKernel(jvm, there, tally);
    }

    private BackendEnv env(EnvSpec spec, int rows) {
        VectorOptions how = VectorOptions.DEFAULT.withBackend(backend.name()).withAutoreset(AutoresetMode.DISABLED);
        try {
            return new BackendEnv(backend.vector(spec.id(), spec.options(), rows, how));
        } catch (IllegalArgumentException lacking) {
            throw new LackingException(lacking);
        }
    }

    /** Returns who has played so far. */
    public Steps steps() {
        return tally.steps();
    }

    /** Forgets what {@link #steps} and {@link #besideJvm} tell. */
    public void startOver() {
        tally.startOver();
    }

    /** Returns what came of the steps and resets in which the backend and the JVM drew the same; empty if there was none. */
    public Optional<ConformanceCheck.Result> besideJvm() {
        Steps steps = tally.steps();
        if (steps.drawn() + steps.resets() == 0) return Optional.empty();
        return Optional.of(tally.besideJvm.result("beside the JVM with other draws"));
    }

    @Override
    public void close() {
        envs.values().forEach(BackendEnv::close);
    }

    /**
     * Who played.
     *
     * @param onBackend steps made by the backend
     * @param recorded steps and resets that the backend made with recorded draws
     * @param drawn steps that asked for recorded draws: made by the JVM, and by the backend with other draws beside it
     * @param resets resets that did
     */
    public record Steps(int onBackend, int recorded, int drawn, int resets) {
        /** Nothing was played. */
        public static final Steps NONE = new Steps(0, 0, 0, 0);

        /** Returns these and others. */
        public Steps plus(Steps more) {
            return new Steps(
                    onBackend + more.onBackend, recorded + more.recorded, drawn + more.drawn, resets + more.resets);
        }
    }

    /** The backend does not play an environment, or not with these actions. */
    static final class LackingException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        LackingException(IllegalArgumentException lacking) {
            super(lacking.getMessage(), lacking);
        }
    }
}
