package io.github.marl4j.gpu;

import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import java.util.Optional;

/** Batches on the first GPU that OpenCL finds, or on its first device of another kind, such as the processor with PoCL. All environments of a process share the device. */
public final class OpenClBackend implements VectorBackend {

    /** Opened when it is first asked for, and open to the end of the process. */
    private static final class Shared {
        private static final OpenCl DEVICE;
        private static final String OBSTACLE;

        static {
            OpenCl device = null;
            String obstacle = null;
            try {
                device = OpenCl.open();
            } catch (IllegalStateException missing) {
                obstacle = missing.getMessage();
            }
            DEVICE = device;
            OBSTACLE = obstacle;
        }
    }

    /** Creates the backend; {@link java.util.ServiceLoader} does. */
    public OpenClBackend() {}

    @Override
    public String name() {
        return "opencl";
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.ofNullable(Shared.OBSTACLE);
    }

    @Override
    public boolean accelerates() {
        return Shared.DEVICE != null && Shared.DEVICE.accelerates();
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        if (Shared.DEVICE == null) {
            throw new IllegalStateException(id + ": backend=opencl cannot run here: " + Shared.OBSTACLE);
        }
        return DeviceVectorEnv.on(Shared.DEVICE, id, options, numEnvs, how);
    }
}
