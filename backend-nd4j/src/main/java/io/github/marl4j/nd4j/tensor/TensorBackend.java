package io.github.marl4j.nd4j.tensor;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.nd4j.Nd4jLibrary;
import io.github.marl4j.nd4j.tensor.commons.CommonsTensors;
import io.github.marl4j.nd4j.tensor.crazyrl.CrazyRlTensors;
import io.github.marl4j.nd4j.tensor.smax.SmaxTensors;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The backend {@code nd4j-tensor}: environments whose state and step are tensor operations, on whichever ND4J backend is on the class path. */
public final class TensorBackend implements VectorBackend {
    private static final List<TensorFamily> FAMILIES =
            List.of(new SmaxTensors(), new CommonsTensors(), new CrazyRlTensors());

    /** Called by {@link java.util.ServiceLoader}. */
    public TensorBackend() {}

    @Override
    public String name() {
        return "nd4j-tensor";
    }

    @Override
    public Optional<String> obstacle() {
        return Nd4jLibrary.obstacle();
    }

    /** Returns true where ND4J's operations run on a GPU; on a processor they are slower than the kernels of the JVM. */
    @Override
    public boolean accelerates() {
        return obstacle().isEmpty() && Nd4jLibrary.onDevice();
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
        throw new IllegalArgumentException(id + ": backend=" + name()
                + " has no tensor kernel of this environment; backend=nd4j shows every environment as ND4J arrays");
    }
}
