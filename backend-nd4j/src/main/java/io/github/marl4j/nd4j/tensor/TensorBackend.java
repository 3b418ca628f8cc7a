package io.github.marl4j.nd4j.tensor;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.nd4j.tensor.smax.SmaxTensors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/** The backend {@code nd4j-tensor}: environments whose state and step are tensor operations, on whichever ND4J backend is on the class path. */
public final class TensorBackend implements VectorBackend {
    private static final List<TensorFamily> FAMILIES = List.of(new SmaxTensors());

    /** Called by {@link java.util.ServiceLoader}. */
    public TensorBackend() {}

    @Override
    public String name() {
        return "nd4j-tensor";
    }

    @Override
    public Optional<String> obstacle() {
        try {
            Nd4j.getExecutioner();
            return Optional.empty();
        } catch (LinkageError | RuntimeException missing) {
            return Optional.of("ND4J has no backend that runs here (" + missing
                    + "); put nd4j-native with the classifier of this system on the class path");
        }
    }

    @Override
    public boolean accelerates() {
        return obstacle().isEmpty() && Nd4j.getExecutioner().type() == OpExecutioner.ExecutionerType.CUDA;
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        obstacle().ifPresent(reason -> {
            throw new IllegalStateException(id + ": backend=" + name() + " cannot run: " + reason);
        });
        TensorKernel kernel = family(id).kernel(id, options, numEnvs, how.firstEnv());
        VectorOptions onJvm = VectorOptions.DEFAULT
                .withThreads(1)
                .withFirstEnv(how.firstEnv())
                .withAutoreset(AutoresetMode.DISABLED);
        return new TensorVectorEnv(kernel, how.autoreset(), () -> Marl4j.vector(id, numEnvs, options, onJvm));
    }

    private TensorFamily family(String id) {
        for (TensorFamily family : FAMILIES) if (family.has(id)) return family;
        throw new IllegalArgumentException(id + ": backend=" + name() + " has no tensor kernel of this environment");
    }
}
