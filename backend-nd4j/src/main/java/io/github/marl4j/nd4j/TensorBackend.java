package io.github.marl4j.nd4j;

import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.nd4j.tensor.TensorEnvProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Batches whose rules are tensor operations of ND4J, for the environments that a {@link TensorEnvProvider} has. */
public final class TensorBackend implements VectorBackend {
    /** For the service loader. */
    public TensorBackend() {}

    @Override
    public String name() {
        return "nd4j-tensor";
    }

    @Override
    public Optional<String> obstacle() {
        return Nd4jLibrary.obstacle();
    }

    /** Returns whether the operations run on a device: on a processor they are slower than the kernels of the JVM. */
    @Override
    public boolean accelerates() {
        return obstacle().isEmpty() && Nd4jLibrary.onDevice();
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        obstacle().ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        List<String> known = new ArrayList<>();
        for (TensorEnvProvider provider : ServiceLoader.load(TensorEnvProvider.class)) {
            if (provider.ids().contains(id)) return provider.vector(id, options, numEnvs, how);
            known.addAll(provider.ids());
        }
        throw new UnknownNameException(
                id + " has no rules of tensor operations; backend=nd4j shows every environment as ND4J arrays, backend="
                        + name() + " has " + String.join(", ", known));
    }
}
