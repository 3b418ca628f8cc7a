package io.github.marl4j.envs.momaland;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes one environment of this family from its options.
 *
 * @param <O> the options
 */
public abstract class GameEnvs<O> implements EnvProvider {
    private final String id;
    private final List<EnvOption> options;
    private final Function<Map<String, Object>, O> reader;
    private final Function<O, EnvSpec> facts;
    private final Maker<O> maker;

    /**
     * Makes the kernel of an environment.
     *
     * @param <O> its options
     */
    public interface Maker<O> {
        /** Returns the rules for {@code numEnvs} rows, of which the first is number {@code firstEnv} among all copies. */
        Kernel kernel(O options, int numEnvs, int firstEnv);
    }

    /**
     * Describes the environment.
     *
     * @param id with family and version
     * @param options there are
     * @param reader makes the typed options of those by name, and refuses what is unknown or not allowed
     * @param facts of the environment with some options
     */
    protected GameEnvs(
            String id,
            List<EnvOption> options,
            Function<Map<String, Object>, O> reader,
            Function<O, EnvSpec> facts,
            Maker<O> maker) {
        this.id = id;
        this.options = options;
        this.reader = reader;
        this.facts = facts;
        this.maker = maker;
    }

    /**
     * Returns copies that step together.
     *
     * @throws IllegalArgumentException if a form of the rules is asked for that there is not
     */
    protected final VectorEnv copies(O chosen, int numEnvs, VectorOptions how) {
        if (how.kernel() == KernelChoice.SIMD)
            throw new IllegalArgumentException(id + ": kernel=SIMD is not available, there is only PLAIN");
        return new KernelVectorEnv(maker.kernel(chosen, numEnvs, how.firstEnv()), how);
    }

    @Override
    public final String family() {
        return "momaland";
    }

    @Override
    public final List<String> ids() {
        return List.of(id);
    }

    @Override
    public final List<EnvOption> options(String known) {
        return options;
    }

    @Override
    public final EnvSpec spec(String known, Map<String, Object> given) {
        return facts.apply(reader.apply(given));
    }

    @Override
    public final VectorEnv vector(String known, Map<String, Object> given, int numEnvs, VectorOptions how) {
        return copies(reader.apply(given), numEnvs, how);
    }
}
