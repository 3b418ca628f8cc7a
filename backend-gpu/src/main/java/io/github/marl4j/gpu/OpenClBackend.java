package io.github.marl4j.gpu;

import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import java.util.Optional;

/** Batches on the first GPU that OpenCL finds, or on its first device of another kind, such as the processor with PoCL. All environments of a process share the device. */
public final class OpenClBackend implements VectorBackend {
    private static final String NAME = "opencl";
    private static final SharedDevice SHARED = new SharedDevice(NAME, OpenCl::open);

    /** Creates the backend; {@link java.util.ServiceLoader} does. */
    public OpenClBackend() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> obstacle() {
        return SHARED.obstacle();
    }

    @Override
    public boolean accelerates() {
        return SHARED.accelerates();
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return SHARED.vector(id, options, numEnvs, how);
    }
}
