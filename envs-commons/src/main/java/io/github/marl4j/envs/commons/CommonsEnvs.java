package io.github.marl4j.envs.commons;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.FixedPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes {@code commons/fishery-v1}, {@code commons/pasture-v1} and {@code commons/pollution-v1}: one game in three wordings. */
public final class CommonsEnvs implements EnvProvider {
    private static final String FAMILY = "commons";
    private static final String VERSION = "-v1";

    /** Called by {@link java.util.ServiceLoader}. */
    public CommonsEnvs() {}

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public List<String> ids() {
        return Scenario.known().stream()
                .map(name -> FAMILY + "/" + name + VERSION)
                .toList();
    }

    private static String scenarioName(String id) {
        return id.substring(FAMILY.length() + 1, id.length() - VERSION.length());
    }

    @Override
    public List<EnvOption> options(String id) {
        return CommonsOptions.describe(scenarioName(id));
    }

    /** The personas without a number; for others, and for mixtures, use {@link PersonaPolicy} or the option {@code personas}. */
    @Override
    public Map<String, Policy> policies(String id) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (Persona.Kind kind : Persona.Kind.values()) {
            if (kind != Persona.Kind.CONSTANT) policies.put(kind.word(), PersonaPolicy.all(Persona.of(kind)));
        }
        return policies;
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        EnvSpec whole = commonsSpec(id, options).whole;
        return whole.withGroups(List.of(whole.groups().get(0)));
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        CommonsSpec spec = commonsSpec(id, options);
        if (how.kernel() == KernelChoice.SIMD) {
            throw new IllegalArgumentException(id + ": kernel=SIMD is not available, there is only PLAIN");
        }
        VectorEnv all = new KernelVectorEnv(new CommonsKernel(spec, numEnvs, how.firstEnv()), how);
        if (spec.groupSeats.length == 1) return all;
        List<Persona> personas = spec.options.personas().stream()
                .map(name -> name.equals(CommonsOptions.LEARNER)
                        ? Persona.of(Persona.Kind.ALTRUIST)
                        : Persona.named(id, name))
                .toList();
        return new FixedPolicy(
                all, Map.of(CommonsSpec.SCRIPTED, PersonaPolicy.bySeat(personas).withFirstEnv(how.firstEnv())));
    }

    /**
     * Returns spaces and places of features.
     *
     * @param id one of {@link #ids()}
     * @param options values of some options by name
     * @throws IllegalArgumentException if a name or value is not allowed
     */
    public static CommonsSpec commonsSpec(String id, Map<String, Object> options) {
        return new CommonsSpec(id, CommonsOptions.from(id, scenarioName(id), options));
    }

    /**
     * Returns what a spec of this family was made of.
     *
     * @throws IllegalArgumentException if it is of another family
     */
    static CommonsSpec specOf(EnvSpec spec) {
        if (!spec.id().startsWith(FAMILY + "/")) {
            throw new IllegalArgumentException(spec.id() + ": personas play the environments commons/… only");
        }
        return commonsSpec(spec.id(), spec.options());
    }
}
