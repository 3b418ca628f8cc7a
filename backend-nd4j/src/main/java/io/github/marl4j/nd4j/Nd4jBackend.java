package io.github.marl4j.nd4j;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import java.util.Optional;

/** Batches stepped by the kernels of the JVM and copied to ND4J arrays; see {@link Nd4jVectorEnv}, which is what it returns. */
public final class Nd4jBackend implements VectorBackend {
    /** For the service loader. */
    public Nd4jBackend() {}

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public Optional<String> obstacle() {
        return Nd4jLibrary.obstacle();
    }

    /** Returns false: the rules still run on the JVM. */
    @Override
    public boolean accelerates() {
        return false;
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        obstacle().ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        return Nd4jVectorEnv.of(Marl4j.vector(id, numEnvs, options, how.withBackend(JVM)));
    }
}
