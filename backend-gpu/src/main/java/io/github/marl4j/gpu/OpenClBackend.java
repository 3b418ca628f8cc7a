package io.github.marl4j.gpu;

/** Batches on the first GPU that OpenCL finds, or on its first device of another kind, such as the processor with PoCL. All environments of a process share the device. */
public final class OpenClBackend extends DeviceBackend {
    private static final String NAME = "opencl";
    private static final SharedDevice SHARED = new SharedDevice(NAME, OpenCl::open);

    /** Creates the backend; {@link java.util.ServiceLoader} does. */
    public OpenClBackend() {
        super(NAME, SHARED);
    }
}
