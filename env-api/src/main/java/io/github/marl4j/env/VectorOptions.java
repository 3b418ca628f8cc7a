package io.github.marl4j.env;

/**
 * How a batch of environments runs; nothing here changes what happens in an episode.
 *
 * @param threads threads that step the environments, the caller's included; 0 = as many as there are processors, but no more than one for each 64 environments
 * @param firstEnv number of the first environment in the random streams, see {@link Chance}
 * @param autoreset what happens at the end of an episode
 * @param kernel which form of the rules to run
 * @param backend where the batch lives: {@code jvm}, {@code auto}, or the name of a {@link VectorBackend} on the class path
 */
public record VectorOptions(int threads, int firstEnv, AutoresetMode autoreset, KernelChoice kernel, String backend) {

    /** As many threads as pay, SAME_STEP, the fastest kernel. */
    public static final VectorOptions DEFAULT =
            new VectorOptions(0, 0, AutoresetMode.SAME_STEP, KernelChoice.AUTO, VectorBackend.JVM);

    public VectorOptions {
        if (threads < 0) throw new IllegalArgumentException("threads=" + threads + " must not be negative");
        if (firstEnv < 0) throw new IllegalArgumentException("firstEnv=" + firstEnv + " must not be negative");
    }

    /** Returns a copy with another number of threads. */
    public VectorOptions withThreads(int newThreads) {
        return new VectorOptions(newThreads, firstEnv, autoreset, kernel, backend);
    }

    /** Returns a copy whose first environment has another number. */
    public VectorOptions withFirstEnv(int newFirstEnv) {
        return new VectorOptions(threads, newFirstEnv, autoreset, kernel, backend);
    }

    /** Returns a copy with another rule for the end of an episode. */
    public VectorOptions withAutoreset(AutoresetMode newAutoreset) {
        return new VectorOptions(threads, firstEnv, newAutoreset, kernel, backend);
    }

    /** Returns a copy that runs another form of the rules. */
    public VectorOptions withKernel(KernelChoice newKernel) {
        return new VectorOptions(threads, firstEnv, autoreset, newKernel, backend);
    }

    /** Returns a copy whose batch lives elsewhere. */
    public VectorOptions withBackend(String newBackend) {
        return new VectorOptions(threads, firstEnv, autoreset, kernel, newBackend);
    }

    /** Returns how many threads a batch of this size uses. */
    public int threadsFor(int numEnvs) {
        if (threads > 0) return Math.min(threads, numEnvs);
        return Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), numEnvs / 64));
    }
}
