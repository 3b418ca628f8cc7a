package io.github.marl4j.envs.smax;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvRuntime;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the SMAX environments: {@code smax/SCENARIO-v1} for every scenario of {@link SmaxScenarios}, and {@code smax/custom-v1}, whose options say who fights.
 */
public final class SmaxEnvs implements EnvProvider {
    /** The name of the environment without a fixed scenario. */
    static final String CUSTOM = "custom";

    private static final String FAMILY = "smax";
    private static final String VERSION = "-v1";

    /** Called by {@link java.util.ServiceLoader}. */
    public SmaxEnvs() {}

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (String name : SmaxScenarios.names()) ids.add(id(name));
        ids.add(id(CUSTOM));
        return ids;
    }

    private static String id(String scenario) {
        return FAMILY + "/" + scenario + VERSION;
    }

    private static String scenarioName(String id) {
        return id.substring(FAMILY.length() + 1, id.length() - VERSION.length());
    }

    @Override
    public List<EnvOption> options(String id) {
        List<EnvOption> options = new ArrayList<>();
        if (scenarioName(id).equals(CUSTOM)) options.addAll(SmaxCustom.describe());
        options.addAll(SmaxOptions.describe());
        return options;
    }

    @Override
    public Map<String, Policy> policies(String id) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        policies.put("heuristic", new SmaxHeuristicPolicy());
        policies.put("heuristic-closest", new SmaxHeuristicPolicy(SmaxOptions.AttackMode.CLOSEST));
        policies.put("heuristic-random", new SmaxHeuristicPolicy(SmaxOptions.AttackMode.RANDOM));
        return policies;
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        return smaxSpec(id, options).envSpec;
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(smaxSpec(id, options), numEnvs, how);
    }

    /** Returns {@code numEnvs} copies of an environment with these options, stepped together. */
    public static VectorEnv vector(SmaxOptions options, int numEnvs, VectorOptions how) {
        return vector(smaxSpec(options), numEnvs, how);
    }

    private static VectorEnv vector(SmaxSpec spec, int numEnvs, VectorOptions how) {
        return new KernelVectorEnv(kernel(spec, numEnvs, how), how);
    }

    static Kernel kernel(SmaxSpec spec, int numEnvs, VectorOptions how) {
        requireFits(spec, numEnvs);
        return new SmaxKernel(spec, numEnvs, how.firstEnv(), useSimd(spec, how.kernel()));
    }

    /** Before Java 21 reading the bits of a vector mask makes an object and is slow, so that plain Java is the faster choice there. */
    private static boolean useSimd(SmaxSpec spec, KernelChoice choice) {
        boolean free = choice == KernelChoice.AUTO && System.getProperty("marl4j.kernel") == null;
        if (free && Runtime.version().feature() < 21) return false;
        return EnvRuntime.useSimd(spec.envSpec.id(), choice);
    }

    static SmaxSpec smaxSpec(SmaxOptions options) {
        return smaxSpec(id(options.scenario().name()), options);
    }

    /**
     * Returns sizes and tables of an environment, for other forms of the kernel.
     *
     * @throws UnknownNameException if an option is unknown
     */
    public static SmaxSpec smaxSpec(String id, Map<String, Object> values) {
        OptionReader read = new OptionReader(id, values);
        boolean custom = scenarioName(id).equals(CUSTOM);
        SmaxScenario scenario = custom ? SmaxCustom.scenario(read) : SmaxScenarios.named(scenarioName(id));
        SmaxOptions options = SmaxOptions.from(read, scenario);
        read.done();
        return smaxSpec(id, options);
    }

    private static SmaxSpec smaxSpec(String id, SmaxOptions options) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (scenarioName(id).equals(CUSTOM)) all.putAll(SmaxCustom.toMap(options.scenario()));
        all.putAll(options.toMap());
        return new SmaxSpec(id, options, all);
    }

    /** Refuses batches whose observations do not fit into one array. */
    private static void requireFits(SmaxSpec spec, int numEnvs) {
        int agents = spec.options.bothSides() ? Math.max(spec.numAllies, spec.numEnemies) : spec.numAllies;
        long floats = (long) numEnvs * agents * spec.observationSize;
        if (floats > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(spec.envSpec.id() + ": numEnvs=" + numEnvs + " with " + agents
                    + " agents of " + spec.observationSize + " observed numbers each make " + floats
                    + ", more than an array holds; use fewer copies, fewer units or observationType=conic");
        }
    }
}
