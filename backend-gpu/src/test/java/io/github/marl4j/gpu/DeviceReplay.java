package io.github.marl4j.gpu;

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
import io.github.marl4j.env.ReplayingVectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets a device make the steps and views of golden traces, whose replays hold the state in a kernel of the JVM: its arrays go to the device before a step and come back after it. A device draws
 * for itself, so steps that ask for recorded draws are those of the JVM; both kinds are counted.
 */
public final class DeviceReplay implements AutoCloseable {
    private final Map<String, ReplayingVectorEnv> devices = new HashMap<>();
    private int onDevice;
    private int drawn;

    /** Returns a kernel of one row that holds its state in another and plays on the device. */
    public Kernel rules(Kernel jvm) {
        EnvSpec spec = jvm.spec();
        VectorOptions how = VectorOptions.DEFAULT.withBackend("opencl").withAutoreset(AutoresetMode.DISABLED);
        ReplayingVectorEnv device = devices.computeIfAbsent(
                spec.id() + spec.options(), same -> (ReplayingVectorEnv) Marl4j.vector(spec.id(), 1, spec.options(), how));
        return new OnDevice(jvm, device);
    }

    /** Returns how many steps the device made. */
    public int onDevice() {
        return onDevice;
    }

    /** Returns how many steps asked for recorded draws, and so were made by the JVM. */
    public int drawn() {
        return drawn;
    }

    @Override
    public void close() {
        devices.values().forEach(ReplayingVectorEnv::close);
    }

    private final class OnDevice implements Kernel {
        private final Kernel jvm;
        private final ReplayingVectorEnv device;
        private final Batch shown;

        OnDevice(Kernel jvm, ReplayingVectorEnv device) {
            this.jvm = jvm;
            this.device = device;
            shown = device.newBatch();
        }

        @Override
        public EnvSpec spec() {
            return jvm.spec();
        }

        @Override
        public int numEnvs() {
            return 1;
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
        public String describe(int env) {
            return jvm.describe(env);
        }

        @Override
        public Worker newWorker() {
            return new Steps(jvm.newWorker());
        }

        private Snapshot held() {
            Map<String, Object> arrays = new LinkedHashMap<>(jvm.state());
            arrays.putAll(jvm.chance().state());
            arrays.put("vector.over", new boolean[1]);
            return Snapshot.copyOf(spec().id(), arrays);
        }

        private void hold(Snapshot snapshot) {
            Map<String, Object> arrays = snapshot.arrays();
            jvm.state()
                    .forEach((name, array) ->
                            System.arraycopy(arrays.get(name), 0, array, 0, Array.getLength(array)));
        }

        private final class Steps implements Worker {
            private final Worker worker;

            Steps(Worker worker) {
                this.worker = worker;
            }

            @Override
            public void reset(int env, ResetOptions options) {
                worker.reset(env, options);
            }

            @Override
            public void step(int from, int to, Actions actions, Batch out) {
                RecordedDraws draws = chance().recording(0);
                int left = draws == null ? 0 : draws.remaining();
                device.restore(held(), shown);
                device.replay(0, draws);
                device.step(actions, out);
                hold(device.snapshot());
                onDevice++;
                if (draws != null && draws.remaining() < left) drawn++;
            }

            @Override
            public void observe(int from, int to, Batch out) {
                device.restore(held(), shown);
                for (int g = 0; g < out.groups.length; g++) copy(shown.groups[g], out.groups[g]);
                System.arraycopy(shown.state, 0, out.state, 0, out.state.length);
            }
        }

        private static void copy(Batch.Rows from, Batch.Rows to) {
            System.arraycopy(from.observations, 0, to.observations, 0, to.observations.length);
            System.arraycopy(from.actionMask, 0, to.actionMask, 0, to.actionMask.length);
            System.arraycopy(from.alive, 0, to.alive, 0, to.alive.length);
        }
    }
}
