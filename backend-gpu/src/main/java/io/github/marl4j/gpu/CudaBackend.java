package io.github.marl4j.gpu;

import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import java.util.Optional;

/** Batches on an NVIDIA GPU, driven by CUDA. All environments of a process share the device, which is the first one, or that of {@code -Dmarl4j.cuda.device}. */
public final class CudaBackend implements VectorBackend {
    private static final String NAME = "cuda";
    private static final SharedDevice SHARED = new SharedDevice(NAME, Cuda::open);

    /** Creates the backend; {@link java.util.ServiceLoader} does. */
    public CudaBackend() {}

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
