package io.github.marl4j.gpu;

/** Batches on an NVIDIA GPU, driven by CUDA. All environments of a process share the device, which is the first one, or that of {@code -Dmarl4j.cuda.device}. */
public final class CudaBackend extends DeviceBackend {
    private static final String NAME = "cuda";
    private static final SharedDevice SHARED = new SharedDevice(NAME, Cuda::open);

    /** Creates the backend; {@link java.util.ServiceLoader} does. */
    public CudaBackend() {
        super(NAME, SHARED);
    }
}
