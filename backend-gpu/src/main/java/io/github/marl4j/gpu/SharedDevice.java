package io.github.marl4j.gpu;

import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The device that all environments of a process share: opened when it is first asked for, and open to the end of the process. */
final class SharedDevice {
    private final String backend;
    private final Supplier<Device> opener;
    private Device device;
    private String obstacle;

    /**
     * Opens nothing yet.
     *
     * @param opener throws {@link IllegalStateException} with a sentence that says what is missing
     */
    SharedDevice(String backend, Supplier<Device> opener) {
        this.backend = backend;
        this.opener = opener;
    }

    /** Returns the device, or {@code null} if there is an {@link #obstacle}. */
    private synchronized Device device() {
        if (device == null && obstacle == null) {
            try {
                device = opener.get();
            } catch (IllegalStateException missing) {
                obstacle = missing.getMessage();
            }
        }
        return device;
    }

    Optional<String> obstacle() {
        return device() == null ? Optional.of(obstacle) : Optional.empty();
    }

    boolean accelerates() {
        return device() != null && device().accelerates();
    }

    VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        if (device() == null) {
            throw new IllegalStateException(id + ": backend=" + backend + " cannot run here: " + obstacle);
        }
        return DeviceVectorEnv.on(device(), id, options, numEnvs, how);
    }
}
