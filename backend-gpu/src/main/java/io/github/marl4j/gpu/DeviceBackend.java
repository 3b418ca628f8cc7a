package io.github.marl4j.gpu;

import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import java.util.Optional;

/** Batches on a device that all environments of a process share. */
abstract class DeviceBackend implements VectorBackend {
    private final String name;
    private final SharedDevice device;

    DeviceBackend(String name, SharedDevice device) {
        this.name = name;
        this.device = device;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Optional<String> obstacle() {
        return device.obstacle();
    }

    @Override
    public final boolean accelerates() {
        return device.accelerates();
    }

    @Override
    public final VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return device.vector(id, options, numEnvs, how);
    }
}
