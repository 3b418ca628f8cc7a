package io.github.marl4j.env;

/** What every {@link VectorEnv} refuses: calls before the first reset, after the end, for rows that are not there or whose episode is over. For those who write a view of their own. */
public final class CallOrder {
    private final String id;
    private final boolean[] over;
    private final AutoresetMode autoreset;
    private boolean started;
    private boolean closed;

    /**
     * Begins before the first reset.
     *
     * @param id of the environment, for errors
     * @param over whose episode is over and waits for {@link VectorEnv#resetRow}, {@code [env]}; kept and read, not copied
     */
    public CallOrder(String id, boolean[] over, AutoresetMode autoreset) {
        this.id = id;
        this.over = over;
        this.autoreset = autoreset;
    }

    /** From now on there is a state. */
    public void start() {
        started = true;
    }

    /** Returns whether this is the first call; nothing else may come after it. */
    public boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /** @throws IllegalStateException after {@link #close} */
    public void requireOpen() {
        if (closed) throw new IllegalStateException(id + ": the environment is closed");
    }

    /** @throws IllegalStateException after {@link #close} or before {@link #start} */
    public void requireStarted() {
        requireOpen();
        if (!started) throw new IllegalStateException(id + ": call reset(seed, batch) first");
    }

    /** @throws IllegalArgumentException if a batch or actions have another number of copies */
    public void requireFits(int rows) {
        if (rows != over.length) {
            throw new IllegalArgumentException(id + ": got rows for numEnvs=" + rows + ", expected " + over.length
                    + "; use newBatch() and newActions() of this environment");
        }
    }

    /** @throws IllegalArgumentException if there is no such copy */
    public void requireRow(int env) {
        if (env < 0 || env >= over.length)
            throw new IllegalArgumentException(id + ": env=" + env + " is none of numEnvs=" + over.length);
    }

    /** @throws IllegalStateException if nobody has reset a copy whose episode is over */
    public void requireNoneOver() {
        if (autoreset != AutoresetMode.DISABLED) return;
        for (int env = 0; env < over.length; env++) {
            if (over[env]) {
                throw new IllegalStateException(id + ": the episode of env=" + env
                        + " is over and autoreset is DISABLED; call resetRow(" + env + ", batch)");
            }
        }
    }

    /** @throws IllegalArgumentException if a snapshot holds an episode that waits for a reset which nobody would call */
    public void requireNoneWaits(boolean[] overInSnapshot) {
        if (autoreset != AutoresetMode.SAME_STEP) return;
        for (boolean waits : overInSnapshot) {
            if (waits) {
                throw new IllegalArgumentException(
                        id
                                + ": the snapshot holds an episode that is over and waits for resetRow; with autoreset=SAME_STEP nobody calls it");
            }
        }
    }
}
