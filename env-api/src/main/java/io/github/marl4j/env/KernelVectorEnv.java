package io.github.marl4j.env;

import io.github.marl4j.env.render.Frame;
import java.util.LinkedHashMap;
import java.util.Map;

/** The vector view of a {@link Kernel}: threads over ranges of rows, autoreset, snapshots. */
public final class KernelVectorEnv implements VectorEnv {
    private static final String OVER = "vector.over";

    /** Whether the last observations of an episode are kept. A device that makes steps which nobody looks at asks otherwise. */
    private static final boolean KEEPS_FINAL = true;

    private final Kernel kernel;
    private final AutoresetMode autoreset;
    private final Kernel.Worker[] workers;
    private final RowThreads threads;
    private final boolean[] over;
    private final CallOrder calls;
    private final ActionLimits limits;

    private final Policy.RowPlayer[] players;
    private boolean playersChoose;
    private Actions stepActions;
    private Batch stepOut;
    private RowListener listener;

    /**
     * Creates the view; the kernel must not be used elsewhere.
     *
     * @param kernel modified by every reset and step
     */
    public KernelVectorEnv(Kernel kernel, VectorOptions options) {
        this.kernel = kernel;
        this.autoreset = options.autoreset();
        this.over = new boolean[kernel.numEnvs()];
        this.calls = new CallOrder(kernel.spec().id(), over, autoreset);
        this.limits = new ActionLimits(kernel.spec(), kernel::isOrder);
        int count = options.threadsFor(kernel.numEnvs());
        this.workers = new Kernel.Worker[count];
        for (int i = 0; i < count; i++) workers[i] = kernel.newWorker();
        this.players = new Policy.RowPlayer[kernel.spec().groups().size()];
        this.threads = new RowThreads(count, this::stepRange);
    }

    @Override
    public EnvSpec spec() {
        return kernel.spec();
    }

    @Override
    public int numEnvs() {
        return kernel.numEnvs();
    }

    @Override
    public AutoresetMode autoreset() {
        return autoreset;
    }

    @Override
    public String kernel() {
        return kernel.form();
    }

    /** Returns the rules that it steps, for players who look into their environment; nobody else steps or resets them. */
    public Kernel rules() {
        return kernel;
    }

    @Override
    public void reset(long seed, ResetOptions options, Batch out) {
        calls.requireOpen();
        calls.requireFits(out.numEnvs);
        kernel.chance().seed(seed);
        for (int env = 0; env < numEnvs(); env++) {
            workers[0].reset(env, options);
            out.clearOutcome(env);
            over[env] = false;
        }
        workers[0].observe(0, numEnvs(), out);
        calls.start();
    }

    @Override
    public void resetRow(int env, Batch out) {
        calls.requireStarted();
        calls.requireFits(out.numEnvs);
        calls.requireRow(env);
        kernel.chance().nextEpisode(env);
        workers[0].reset(env, ResetOptions.NONE);
        workers[0].observe(env, env + 1, out);
        over[env] = false;
    }

    @Override
    public void step(Actions actions, Batch out) {
        calls.requireStarted();
        calls.requireFits(out.numEnvs);
        calls.requireFits(actions.numEnvs);
        calls.requireNoneOver();
        if (!playersChoose) limits.requireChoices(actions);
        stepActions = actions;
        stepOut = out;
        threads.run();
    }

    @Override
    public void step(Actions actions, Batch out, RowListener told) {
        listener = told;
        try {
            step(actions, out);
        } finally {
            listener = null;
        }
    }

    @Override
    public void step(Policy.Player[] chosenBy, Actions actions, Batch out) {
        if (chosenBy.length != players.length) {
            throw new IllegalArgumentException(
                    spec().id() + ": got " + chosenBy.length + " players for " + players.length + " agent groups");
        }
        playersChoose = true;
        for (int g = 0; g < players.length; g++) {
            if (chosenBy[g] instanceof Policy.RowPlayer player) players[g] = player;
            else playersChoose = false;
        }
        try {
            if (!playersChoose) for (Policy.Player player : chosenBy) player.act(out, actions);
            step(actions, out);
        } finally {
            playersChoose = false;
        }
    }

    @Override
    public void step(Policy.Player[] chosenBy, Actions actions, Batch out, RowListener told) {
        listener = told;
        try {
            step(chosenBy, actions, out);
        } finally {
            listener = null;
        }
    }

    private void stepRange(int thread) {
        int tile = kernel.tileRows();
        int tiles = (numEnvs() + tile - 1) / tile;
        int from = (int) ((long) tiles * thread / workers.length) * tile;
        int end = Math.min(numEnvs(), (int) ((long) tiles * (thread + 1) / workers.length) * tile);
        int told = from;
        for (int row = from; row < end; row += tile) {
            int to = Math.min(end, row + tile);
            stepTile(workers[thread], row, to);
            if (listener == null) continue;
            if (to < end && to - told < listener.rowsAtOnce()) continue;
            listener.stepped(told, to, stepOut);
            told = to;
        }
    }

    /** Small ranges, so that what a step wrote is still in the cache when the observations are taken. */
    private void stepTile(Kernel.Worker worker, int from, int to) {
        Batch out = stepOut;
        if (playersChoose) for (Policy.RowPlayer player : players) player.act(from, to, out, stepActions);
        worker.step(from, to, stepActions, out);
        for (int env = from; env < to; env++) {
            if (!out.episodeOver[env]) continue;
            if (autoreset == AutoresetMode.DISABLED) {
                over[env] = true;
                continue;
            }
            if (KEEPS_FINAL) {
                worker.observe(env, env + 1, out);
                out.keepFinal(env);
            }
            kernel.chance().nextEpisode(env);
            worker.reset(env, ResetOptions.NONE);
        }
        worker.observe(from, to, out);
        if (autoreset == AutoresetMode.DISABLED) {
            for (int env = from; env < to; env++) if (over[env]) out.keepFinal(env);
        }
    }

    @Override
    public boolean isOrder(int number) {
        return kernel.isOrder(number);
    }

    @Override
    public boolean isOver(int env) {
        return over[env];
    }

    @Override
    public boolean repeatsRewardsInExtraTurns() {
        return kernel.repeatsRewardsInExtraTurns();
    }

    @Override
    public Snapshot snapshot() {
        calls.requireStarted();
        return Snapshot.copyOf(spec().id(), live());
    }

    @Override
    public void restore(Snapshot snapshot, Batch out) {
        calls.requireOpen();
        calls.requireFits(out.numEnvs);
        if (snapshot.arrays().get(OVER) instanceof boolean[] waiting) calls.requireNoneWaits(waiting);
        snapshot.copyTo(spec().id(), live());
        calls.start();
        for (int env = 0; env < numEnvs(); env++) out.clearOutcome(env);
        workers[0].restored(0, numEnvs());
        workers[0].observe(0, numEnvs(), out);
    }

    private Map<String, Object> live() {
        Map<String, Object> live = new LinkedHashMap<>(kernel.state());
        live.putAll(kernel.chance().state());
        live.put(OVER, over);
        return live;
    }

    @Override
    public Frame render(int env) {
        calls.requireStarted();
        return kernel.render(env);
    }

    @Override
    public String describe(int env) {
        calls.requireStarted();
        return kernel.describe(env);
    }

    @Override
    public String describe(int env, String agent) {
        calls.requireStarted();
        return kernel.describe(env, agent);
    }

    @Override
    public void close() {
        if (!calls.close()) return;
        threads.close();
        kernel.close();
    }
}
