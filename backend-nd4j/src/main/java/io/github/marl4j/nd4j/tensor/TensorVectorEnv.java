package io.github.marl4j.nd4j.tensor;

import io.github.marl4j.env.ActionLimits;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.CallOrder;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A tensor kernel as an ordinary batched environment: actions go to the device, and everything that a {@link Batch} holds comes back. Snapshots are those of the JVM kernel, so that
 * states go across.
 */
public final class TensorVectorEnv implements VectorEnv {
    private static final String OVER = "vector.over";

    private final TensorKernel kernel;
    private final AutoresetMode autoreset;
    private final Supplier<VectorEnv> onJvm;
    private final boolean[] over;
    private final float[][] actionRows;
    private final float[][] turnedActions;
    private final float[] rows;
    private final float[] turned;
    private final CallOrder calls;
    private final ActionLimits limits;
    private VectorEnv twin;

    /**
     * Creates the view; the kernel must not be used elsewhere.
     *
     * @param kernel modified by every reset and step
     * @param onJvm makes the same environment with as many copies on the JVM: it draws the pictures and tells the text
     */
    public TensorVectorEnv(TensorKernel kernel, AutoresetMode autoreset, Supplier<VectorEnv> onJvm) {
        this.kernel = kernel;
        this.autoreset = autoreset;
        this.onJvm = onJvm;
        int numEnvs = kernel.numEnvs();
        this.over = new boolean[numEnvs];
        this.calls = new CallOrder(kernel.spec().id(), over, autoreset);
        this.limits = new ActionLimits(kernel.spec());
        this.actionRows = new float[kernel.actions.length][];
        this.turnedActions = new float[kernel.actions.length][];
        for (int g = 0; g < actionRows.length; g++) {
            actionRows[g] = new float[(int) kernel.actions[g].length()];
            turnedActions[g] = new float[actionRows[g].length];
        }
        long most = Math.max(kernel.batch.views.length(), kernel.batch.rewards.length());
        if (kernel.batch.masks != null) most = Math.max(most, kernel.batch.masks.length());
        if (kernel.batch.infos != null) most = Math.max(most, kernel.batch.infos.length());
        this.rows = new float[Math.toIntExact(most)];
        this.turned = new float[rows.length];
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
        return "tensor";
    }

    /** Returns the kernel, whose {@link TensorKernel#batch} stays on the device; nobody else steps or resets it. */
    public TensorKernel tensors() {
        return kernel;
    }

    @Override
    public void reset(long seed, ResetOptions options, Batch out) {
        calls.requireOpen();
        calls.requireFits(out.numEnvs);
        if (!options.isEmpty()) {
            String name = options.values().keySet().iterator().next();
            throw new UnknownNameException(spec().id(), "reset option of the tensor kernel", name, List.of());
        }
        kernel.reset(seed);
        Arrays.fill(over, false);
        calls.start();
        copyViews(0, numEnvs(), out);
        for (int env = 0; env < numEnvs(); env++) out.clearOutcome(env);
    }

    @Override
    public void resetRow(int env, Batch out) {
        calls.requireStarted();
        calls.requireFits(out.numEnvs);
        calls.requireRow(env);
        kernel.starting.assign(0);
        kernel.starting.putScalar(env, 1);
        kernel.startNext();
        kernel.observe();
        over[env] = false;
        copyViews(env, env + 1, out);
    }

    @Override
    public void step(Actions actions, Batch out) {
        calls.requireStarted();
        calls.requireFits(out.numEnvs);
        calls.requireFits(actions.numEnvs);
        calls.requireNoneOver();
        limits.requireChoices(actions);
        stepUnchecked(actions, out);
    }

    /** Recorded episodes hold requests outside the action space, about which the rules have something to say. */
    void stepUnchecked(Actions actions, Batch out) {
        boolean sameStep = autoreset == AutoresetMode.SAME_STEP;
        copyActions(actions);
        kernel.step(sameStep);
        copyOutcome(out);
        if (sameStep && anyOver(out)) {
            copyViewsOf(kernel.batch.finalViews, 0, numEnvs(), out);
            keepFinal(out);
        }
        copyViews(0, numEnvs(), out);
        if (sameStep) return;
        System.arraycopy(out.episodeOver, 0, over, 0, over.length);
        keepFinal(out);
    }

    private static boolean anyOver(Batch out) {
        for (boolean ended : out.episodeOver) if (ended) return true;
        return false;
    }

    private static void keepFinal(Batch out) {
        for (int env = 0; env < out.numEnvs; env++) if (out.episodeOver[env]) out.keepFinal(env);
    }

    private void copyActions(Actions actions) {
        for (int g = 0; g < actionRows.length; g++) {
            Actions.Rows group = actions.groups[g];
            int parts = TensorKernel.parts(spec().groups().get(g));
            float[] mine = actionRows[g];
            for (int row = 0; row < numEnvs() * group.numAgents; row++) {
                int at = row * parts;
                for (int i = 0; i < group.numInts; i++) mine[at + i] = group.ints[row * group.numInts + i];
                for (int i = 0; i < group.numFloats; i++) {
                    mine[at + group.numInts + i] = group.floats[row * group.numFloats + i];
                }
            }
            HostRows.turn(mine, numEnvs(), group.numAgents * parts, turnedActions[g]);
            HostCopy.write(turnedActions[g], kernel.actions[g]);
        }
    }

    private void copyOutcome(Batch out) {
        TensorBatch batch = kernel.batch;
        bring(batch.episodeOver);
        for (int env = 0; env < numEnvs(); env++) out.episodeOver[env] = turned[env] != 0f;
        if (batch.infos != null) {
            bring(batch.infos);
            System.arraycopy(turned, 0, out.infos, 0, out.infos.length);
        }
        bring(batch.rewards);
        int agents = spec().agents().size();
        int objectives = spec().numObjectives();
        int first = 0;
        for (Batch.Rows group : out.groups) {
            scatter(turned, agents * objectives, first * objectives, 0, numEnvs(), group.rewards);
            first += group.numAgents;
        }
        bring(batch.terminated);
        flags(agents, 0, numEnvs(), out, group -> group.terminated);
        bring(batch.truncated);
        flags(agents, 0, numEnvs(), out, group -> group.truncated);
    }

    private void copyViews(int from, int to, Batch out) {
        TensorBatch batch = kernel.batch;
        copyViewsOf(batch.views, from, to, out);
        int agents = spec().agents().size();
        bring(batch.alive);
        flags(agents, from, to, out, group -> group.alive);
        if (batch.acts != batch.alive) {
            bring(batch.acts);
            flags(agents, from, to, out, group -> group.acts);
        }
        if (batch.masks == null) return;
        bring(batch.masks);
        flags((int) batch.masks.size(0), from, to, out, group -> group.actionMask);
    }

    private void copyViewsOf(INDArray views, int from, int to, Batch out) {
        bring(views);
        int all = (int) views.size(0);
        int first = 0;
        for (Batch.Rows group : out.groups) {
            scatter(turned, all, first, from, to, group.observations);
            first += group.numAgents * group.observationSize;
        }
        if (out.stateSize > 0) scatter(turned, all, first, from, to, out.state);
    }

    /** Brings an array to the host, as {@code [env][row]} in {@link #turned}. */
    private void bring(INDArray array) {
        int count = (int) array.size(0);
        HostCopy.read(array, rows, (int) array.length());
        HostRows.turn(rows, count, numEnvs(), turned);
    }

    /** Copies some of the rows of each environment to an array that has no others. */
    private void scatter(float[] all, int width, int first, int from, int to, float[] part) {
        int size = part.length / numEnvs();
        for (int env = from; env < to; env++) System.arraycopy(all, env * width + first, part, env * size, size);
    }

    private interface FlagsOf {
        boolean[] in(Batch.Rows group);
    }

    private void flags(int width, int from, int to, Batch out, FlagsOf flags) {
        int first = 0;
        for (Batch.Rows group : out.groups) {
            boolean[] part = flags.in(group);
            int size = part.length / numEnvs();
            for (int env = from; env < to; env++) {
                for (int i = 0; i < size; i++) part[env * size + i] = turned[env * width + first + i] != 0f;
            }
            first += size;
        }
    }

    @Override
    public boolean isOver(int env) {
        return over[env];
    }

    @Override
    public Snapshot snapshot() {
        calls.requireStarted();
        return Snapshot.copyOf(spec().id(), live());
    }

    private Map<String, Object> live() {
        Map<String, Object> live = kernel.hostState();
        live.put(OVER, over);
        return live;
    }

    @Override
    public void restore(Snapshot snapshot, Batch out) {
        calls.requireOpen();
        calls.requireFits(out.numEnvs);
        Map<String, Object> live = live();
        snapshot.requireFits(spec().id(), live);
        calls.requireNoneWaits((boolean[]) snapshot.arrays().get(OVER));
        snapshot.copyTo(spec().id(), live);
        kernel.putHostState(live);
        calls.start();
        for (int env = 0; env < numEnvs(); env++) out.clearOutcome(env);
        copyViews(0, numEnvs(), out);
    }

    @Override
    public Frame render(int env) {
        return twin().render(env);
    }

    @Override
    public String describe(int env) {
        return twin().describe(env);
    }

    /** The same state on the JVM. */
    private VectorEnv twin() {
        calls.requireStarted();
        if (twin == null) twin = onJvm.get();
        twin.restore(snapshot(), twin.newBatch());
        return twin;
    }

    @Override
    public void close() {
        if (!calls.close()) return;
        if (twin != null) twin.close();
        kernel.close();
    }
}
