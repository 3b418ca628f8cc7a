package io.github.marl4j.gpu;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.translate.Translation;
import io.github.marl4j.translate.Translation.Kind;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many copies of an environment in the memory of a device. Rules and results are those of the Java kernel; see {@link Translation}. */
public final class DeviceEnv implements AutoCloseable {
    private final Prototype prototype;
    private final int numEnvs;
    private final Device device;
    private final RowLayout layout;
    private final long[] arguments = new long[18];
    private final long reset;
    private final long step;
    private final Map<Object, RowLayout.SharedArray> places = new java.util.IdentityHashMap<>();
    private final Map<String, ByteBuffer> copies = new LinkedHashMap<>();

    /**
     * Makes copies on a device, which stays open.
     *
     * @param id a full id, e.g. {@code smax/3m-v1}
     * @throws IllegalArgumentException if there is no kernel for such an environment or such options
     */
    public DeviceEnv(String id, Map<String, Object> options, int numEnvs, Device device) {
        this.prototype = new Prototype(id, options);
        this.numEnvs = numEnvs;
        this.device = device;
        Map<String, Object> roots = prototype.roots();
        Translation translation = DeviceKernels.of(id, roots);
        this.layout = new RowLayout(translation, roots);
        long program = device.build(source(translation, roots));
        reset = device.kernel(program, "env_reset");
        step = device.kernel(program, "env_step");
        int at = 0;
        for (String type : RowLayout.TYPES) {
            ByteBuffer table = layout.table(type);
            arguments[at] = device.buffer(table.remaining());
            device.write(arguments[at++], 0, table);
        }
        for (String type : RowLayout.TYPES) arguments[at++] = device.buffer(layout.stateBytes(type) * numEnvs);
        for (String type : RowLayout.TYPES) {
            arguments[at++] = device.buffer(layout.sharedBytes(type) * numEnvs);
            copies.put(
                    type,
                    ByteBuffer.allocateDirect(Math.toIntExact(layout.sharedBytes(type) * numEnvs))
                            .order(ByteOrder.nativeOrder()));
        }
        for (RowLayout.SharedArray each : layout.shared()) places.put(each.example(), each);
        startState(roots);
    }

    private String source(Translation translation, Map<String, Object> roots) {
        StringBuilder source = new StringBuilder(DeviceKernels.resource("prelude.c"));
        source.append("#define FIRST_ENV 0\n").append(layout.defines());
        Map<String, Object> chance = prototype.kernel.chance().state();
        Map.of("SEED", "chance.seed", "EPISODES", "chance.episodes", "KEYS", "chance.keys")
                .forEach((name, key) -> {
                    String symbol = RowLayout.nameOf(translation, Kind.STATE, roots, chance.get(key));
                    source.append("#define CHANCE_")
                            .append(name)
                            .append(' ')
                            .append(symbol)
                            .append('\n');
                });
        for (String part : List.of("TABLE:GLOBAL const ", "STATE:GLOBAL ", "SHARED:GLOBAL ")) {
            String name = part.substring(0, part.indexOf(':'));
            List<String> parameters = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (String type : RowLayout.TYPES) {
                String parameter = name.toLowerCase(java.util.Locale.ROOT) + "_" + type;
                parameters.add(part.substring(part.indexOf(':') + 1) + type + " *" + parameter);
                names.add(parameter);
            }
            source.append("#define ")
                    .append(name)
                    .append("_ARGS ")
                    .append(String.join(", ", parameters))
                    .append('\n');
            source.append("#define ")
                    .append(name)
                    .append("_NAMES ")
                    .append(String.join(", ", names))
                    .append('\n');
        }
        return source.append(translation.code())
                .append(DeviceKernels.resource("env.c"))
                .toString();
    }

    /** State begins as a kernel of the JVM begins it, the same in every copy. */
    private void startState(Map<String, Object> roots) {
        // Kernels set all of their state at the start of an episode; what an array holds before that plays no role.
        device.finish();
    }

    /** Returns the facts of the environment. */
    public EnvSpec spec() {
        return prototype.env.spec();
    }

    /** Starts episode 0 of a seed in every copy. */
    public void reset(long seed) {
        device.run(reset, arguments, numEnvs, seed);
    }

    /** Makes a step with the actions that the device holds. */
    public void step() {
        device.run(step, arguments, numEnvs);
    }

    /** Waits until the device has done what it was told. */
    public void finish() {
        device.finish();
    }

    /** Copies actions to the device. */
    public void write(Actions actions) {
        for (int g = 0; g < actions.groups.length; g++) {
            write(prototype.actions.groups[g].ints, actions.groups[g].ints);
            write(prototype.actions.groups[g].floats, actions.groups[g].floats);
        }
    }

    private void write(Object example, Object array) {
        RowLayout.SharedArray place = places.get(example);
        if (place == null || Array.getLength(array) == 0) return;
        int bytes = RowLayout.bytes(place.type());
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(Array.getLength(array) * bytes).order(ByteOrder.nativeOrder());
        if (array instanceof int[] ints) buffer.asIntBuffer().put(ints);
        else buffer.asFloatBuffer().put((float[]) array);
        device.write(buffer(place.type()), place.start() * numEnvs * bytes, buffer);
    }

    private long buffer(String type) {
        return arguments[12 + RowLayout.TYPES.indexOf(type)];
    }

    /** Copies results to the JVM: one copy for each type, then into the arrays. */
    public void read(Batch out) {
        for (String type : List.of("i8", "f32"))
            device.read(buffer(type), 0, copies.get(type).clear());
        device.finish();
        for (int g = 0; g < out.groups.length; g++) {
            Batch.Rows from = prototype.batch.groups[g];
            Batch.Rows to = out.groups[g];
            take(from.observations, to.observations);
            take(from.finalObservations, to.finalObservations);
            take(from.rewards, to.rewards);
            take(from.actionMask, to.actionMask);
            take(from.alive, to.alive);
            take(from.acts, to.acts);
            take(from.terminated, to.terminated);
            take(from.truncated, to.truncated);
        }
        take(prototype.batch.state, out.state);
        take(prototype.batch.finalState, out.finalState);
        take(prototype.batch.episodeOver, out.episodeOver);
        take(prototype.batch.infos, out.infos);
    }

    private void take(Object example, float[] to) {
        RowLayout.SharedArray place = places.get(example);
        if (place != null)
            copies.get("f32")
                    .asFloatBuffer()
                    .position((int) (place.start() * numEnvs))
                    .get(to);
    }

    private void take(Object example, boolean[] to) {
        RowLayout.SharedArray place = places.get(example);
        if (place == null) return;
        ByteBuffer from = copies.get("i8");
        int first = (int) (place.start() * numEnvs);
        for (int i = 0; i < to.length; i++) to[i] = from.get(first + i) != 0;
    }

    @Override
    public void close() {
        prototype.close();
    }
}
