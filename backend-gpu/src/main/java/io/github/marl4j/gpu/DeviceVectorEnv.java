package io.github.marl4j.gpu;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.ActionLimits;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.CallOrder;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ReplayingVectorEnv;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.ResidentVectorEnv;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.render.Frame;
import io.github.marl4j.translate.Translation;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Copies of an environment in the memory of a device, one thread each. Rules, chance and results are those of the Java kernel, out of which the device code is made.
 *
 * <p>As a {@link VectorEnv} it copies actions there and all results back in every step. Whoever wants less says what: {@link #stepOnDevice} copies nothing back, {@link #fetch} brings the parts
 * that are asked for, and {@link #playOnDevice} lets random players choose on the device, so that nothing is copied at all; of the steps of one call, only the last keeps final observations.
 */
public final class DeviceVectorEnv implements ResidentVectorEnv, ReplayingVectorEnv {
    private static final Set<Part> ALL = EnumSet.allOf(Part.class);
    private static final Set<Part> SEEN = EnumSet.of(Part.OBSERVATIONS, Part.ACTION_MASKS, Part.ALIVE, Part.STATE);
    private static final String OVER = "vector.over";
    private static final String SEED = "chance.seed";

    private final String id;
    private final Map<String, Object> options;
    private final VectorOptions how;
    private final int numEnvs;
    private final Device device;
    private final Prototype prototype;
    private final Translation translation;
    private final RowLayout layout;
    private final DeviceMemory memory;
    private final ProgramKernels kernels;
    private final boolean[] over;

    /** State that the rules never touch, as a snapshot holds it. */
    private final Map<String, Object> untouched = new LinkedHashMap<>();

    private final CallOrder calls;
    private final ActionLimits limits;

    /** Recorded draws; {@code null} if there never were any. */
    private DrawMemory draws;

    private DeviceVectorEnv(
            String id,
            Map<String, Object> options,
            int numEnvs,
            VectorOptions how,
            Device device,
            Prototype prototype) {
        this.id = id;
        this.options = Map.copyOf(options);
        this.how = how;
        this.numEnvs = numEnvs;
        this.device = device;
        this.prototype = prototype;
        this.over = new boolean[numEnvs];
        this.calls = new CallOrder(id, over, how.autoreset());
        this.limits = new ActionLimits(prototype.env.spec(), this::isOrder);
        Map<String, Object> roots = prototype.roots();
        this.translation = DeviceKernels.of(id, roots);
        this.layout = new RowLayout(translation, roots);
        this.kernels =
                new ProgramKernels(device, () -> DeviceProgram.source(translation, layout, prototype, roots, false));
        this.memory = new DeviceMemory(device, kernels, layout, numEnvs);
        begin();
    }

    /**
     * Makes copies on a device, which stays open when they are closed.
     *
     * @param id a full id, e.g. {@code smax/3m-v1}
     * @param how its threads play no part
     * @throws IllegalArgumentException if there is no kernel for such an environment or such options; says why
     * @throws IllegalStateException if the device has not enough memory
     */
    public static DeviceVectorEnv on(
            Device device, String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        Prototype prototype = new Prototype(id, options, how.autoreset());
        try {
            return new DeviceVectorEnv(id, options, numEnvs, how, device, prototype);
        } catch (RuntimeException refused) {
            prototype.close();
            throw refused;
        }
    }

    /** State that no reset sets begins as the kernel of the JVM begins it. */
    private void begin() {
        try (Prototype fresh = Prototype.fresh(id, options, how.autoreset())) {
            Map<String, Object> examples = prototype.snapshotArrays();
            fresh.snapshotArrays().forEach((name, one) -> {
                Object all = rows(name, one);
                for (int row = 0; row < Array.getLength(all) / Math.max(1, Array.getLength(one)); row++) {
                    System.arraycopy(one, 0, all, row * Array.getLength(one), Array.getLength(one));
                }
                Object example = examples.get(name);
                if (layout.state(example) == null) untouched.put(name, all);
                else if (!HostArrays.isZero(one)) memory.writeState(example, spread(name, all));
            });
        }
    }

    /** Returns an empty array as a snapshot of all copies holds it: the rows one after the other; one seed serves all. */
    private Object rows(String name, Object one) {
        int length = name.equals(SEED) ? 1 : Math.multiplyExact(numEnvs, Array.getLength(one));
        return Array.newInstance(one.getClass().getComponentType(), length);
    }

    /** Returns an array of a snapshot as the device keeps it: there, every row has the seed. */
    private Object spread(String name, Object array) {
        if (!name.equals(SEED)) return array;
        long[] all = new long[numEnvs];
        Arrays.fill(all, ((long[]) array)[0]);
        return all;
    }

    @Override
    public EnvSpec spec() {
        return prototype.env.spec();
    }

    @Override
    public int numEnvs() {
        return numEnvs;
    }

    @Override
    public AutoresetMode autoreset() {
        return how.autoreset();
    }

    /** Returns the driver and the name of the device, e.g. {@code opencl (NVIDIA H100)}. */
    @Override
    public String kernel() {
        return device.driver() + " (" + device.name() + ")";
    }

    /**
     * Returns the bytes of a device's memory that one copy of an environment takes; needs no device.
     *
     * @see #deviceBytesPerEnv()
     */
    public static long deviceBytesPerEnv(String id, Map<String, Object> options) {
        try (Prototype prototype = new Prototype(id, options, AutoresetMode.SAME_STEP)) {
            Map<String, Object> roots = prototype.roots();
            return new RowLayout(DeviceKernels.of(id, roots), roots).bytesPerRow();
        }
    }

    /** Returns the bytes of the device's memory that one copy takes: its state, and its part of actions and results. */
    public long deviceBytesPerEnv() {
        return layout.bytesPerRow();
    }

    private void run(String kernel, long... numbers) {
        long[] all = new long[1 + numbers.length];
        all[0] = how.firstEnv();
        System.arraycopy(numbers, 0, all, 1, numbers.length);
        if (draws == null) {
            kernels.run("env_" + kernel, memory.buffers(), numEnvs, all);
            return;
        }
        long[] buffers = Arrays.copyOf(memory.buffers(), memory.buffers().length + 1);
        buffers[buffers.length - 1] = draws.write();
        kernels.run("env_" + kernel, buffers, numEnvs, all);
        draws.readBack();
    }

    /** {@inheritDoc} The first recording compiles other kernels, and from then on every call waits for its end. */
    @Override
    public void replay(int env, RecordedDraws recorded) {
        calls.requireOpen();
        calls.requireRow(env);
        if (draws == null) {
            if (recorded == null) return;
            draws = new DrawMemory(device, numEnvs);
            kernels.become(() -> DeviceProgram.source(translation, layout, prototype, prototype.roots(), true));
        }
        draws.replay(env, recorded);
    }

    @Override
    public void reset(long seed, ResetOptions asked, Batch out) {
        calls.requireFits(out.numEnvs);
        if (asked.isEmpty()) {
            resetOnDevice(seed);
            see(out);
            return;
        }
        calls.requireOpen();
        // Whatever an environment makes of its options, the JVM makes it; the device goes on from there.
        VectorOptions there = how.withBackend(VectorBackend.JVM);
        try (VectorEnv jvm = Marl4j.vector(id, numEnvs, options, there)) {
            jvm.reset(seed, asked, out);
            restore(jvm.snapshot(), out);
        }
    }

    @Override
    public void resetOnDevice(long seed) {
        calls.requireOpen();
        if (draws != null) draws.clear();
        run("reset", seed);
        Arrays.fill(over, false);
        calls.start();
    }

    private void see(Batch out) {
        fetch(ALL, out).await();
        memory.requireSound(id);
    }

    @Override
    public void resetRow(int env, Batch out) {
        calls.requireStarted();
        calls.requireFits(out.numEnvs);
        calls.requireRow(env);
        run("reset_row", env);
        over[env] = false;
        new Fetch(memory, SEEN, prototype.batch, out).readRow(env);
        memory.requireSound(id);
    }

    @Override
    public void step(Actions actions, Batch out) {
        calls.requireFits(out.numEnvs);
        stepOnDevice(actions);
        see(out);
        if (how.autoreset() == AutoresetMode.DISABLED) {
            for (int env = 0; env < numEnvs; env++) over[env] |= out.episodeOver[env];
        }
    }

    /**
     * Makes a step in every copy and copies nothing back; does not wait for its end.
     *
     * @param actions copied to the device
     */
    public void stepOnDevice(Actions actions) {
        calls.requireStarted();
        calls.requireFits(actions.numEnvs);
        calls.requireNoneOver();
        limits.requireChoices(actions);
        for (int g = 0; g < actions.groups.length; g++) {
            memory.write(prototype.actions.groups[g].ints, actions.groups[g].ints);
            memory.write(prototype.actions.groups[g].floats, actions.groups[g].floats);
        }
        run("step");
    }

    @Override
    public void seatRandomPlayers(long... seeds) {
        calls.requireOpen();
        if (prototype.players.isEmpty())
            throw new IllegalArgumentException(id + ": its action space has no random players on a device");
        if (seeds.length != prototype.players.size()) {
            throw new IllegalArgumentException(
                    id + ": got " + seeds.length + " seeds for " + prototype.players.size() + " agent groups");
        }
        for (int g = 0; g < seeds.length; g++) {
            Object there = Policy.random()
                    .newPlayer(spec(), g, numEnvs, seeds[g])
                    .state()
                    .get("streams");
            memory.writeState(prototype.players.get(g).state().get("streams"), there);
        }
    }

    @Override
    public void playOnDevice(int steps) {
        calls.requireStarted();
        if (prototype.players.isEmpty())
            throw new IllegalArgumentException(id + ": its action space has no random players on a device");
        if (how.autoreset() != AutoresetMode.SAME_STEP)
            throw new IllegalStateException(id + ": play on the device needs autoreset=SAME_STEP");
        run("play", steps);
    }

    /**
     * Starts to copy results of the last reset or step to the JVM, after everything that was asked for before.
     *
     * @param into only what is asked for is overwritten, when {@link Fetch#await} is called
     */
    public Fetch fetch(Set<Part> what, Batch into) {
        calls.requireStarted();
        calls.requireFits(into.numEnvs);
        return new Fetch(memory, what, prototype.batch, into).start();
    }

    /**
     * Waits until the device has done everything that it was told.
     *
     * @throws IllegalStateException if a copy came to where its rules throw
     */
    @Override
    public void finish() {
        calls.requireOpen();
        memory.requireSound(id);
    }

    @Override
    public boolean isOrder(int number) {
        return prototype.kernel.isOrder(number);
    }

    @Override
    public boolean isOver(int env) {
        return over[env];
    }

    @Override
    public boolean repeatsRewardsInExtraTurns() {
        return prototype.env.repeatsRewardsInExtraTurns();
    }

    @Override
    public Snapshot snapshot() {
        calls.requireStarted();
        return Snapshot.copyOf(id, state());
    }

    /** Copies the state of all copies to the JVM, as its own kernel names and orders it. */
    private Map<String, Object> state() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        prototype.snapshotArrays().forEach((name, example) -> {
            Object all = rows(name, example);
            if (untouched.containsKey(name)) all = untouched.get(name);
            else if (name.equals(SEED)) {
                long[] each = new long[numEnvs];
                memory.readState(example, each);
                ((long[]) all)[0] = each[0];
            } else memory.readState(example, all);
            arrays.put(name, all);
        });
        return arrays;
    }

    @Override
    public void restore(Snapshot snapshot, Batch out) {
        calls.requireOpen();
        calls.requireFits(out.numEnvs);
        Map<String, Object> live = new LinkedHashMap<>();
        Map<String, Object> examples = prototype.snapshotArrays();
        examples.forEach((name, example) -> live.put(name, rows(name, example)));
        snapshot.copyTo(id, live);
        boolean[] nowOver = (boolean[]) live.get(OVER);
        calls.requireNoneWaits(nowOver);
        live.forEach((name, array) -> {
            if (untouched.containsKey(name)) untouched.put(name, array);
            else memory.writeState(examples.get(name), spread(name, array));
        });
        System.arraycopy(nowOver, 0, over, 0, numEnvs);
        run("show");
        calls.start();
        for (int env = 0; env < numEnvs; env++) out.clearOutcome(env);
        see(out);
    }

    @Override
    public Frame render(int env) {
        return onJvm(env).render(0);
    }

    @Override
    public String describe(int env) {
        return onJvm(env).describe(0);
    }

    /** Returns a batch of one on the JVM that is where a copy is. */
    private VectorEnv onJvm(int env) {
        calls.requireStarted();
        calls.requireRow(env);
        Map<String, Object> row = new LinkedHashMap<>();
        state().forEach((name, all) -> {
            int length = Array.getLength(prototype.snapshotArrays().get(name));
            Object one = Array.newInstance(all.getClass().getComponentType(), length);
            System.arraycopy(all, name.equals(SEED) ? 0 : env * length, one, 0, length);
            row.put(name, one);
        });
        prototype.env.restore(Snapshot.copyOf(id, row), prototype.batch);
        return prototype.env;
    }

    @Override
    public void close() {
        if (!calls.close()) return;
        memory.close();
        if (draws != null) draws.close();
        kernels.close();
        prototype.close();
    }
}
