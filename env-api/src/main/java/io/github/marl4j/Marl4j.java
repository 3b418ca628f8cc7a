package io.github.marl4j;

import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.ParallelEnv;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes every environment on the class path by its id.
 *
 * <p>An id is {@code family/name-vN}. Without {@code -vN} it means the newest version; {@code spec(id).id()} says which that is. Methods may be called from any thread.
 */
public final class Marl4j {
    private static final Pattern VERSIONED = Pattern.compile("(.+)-v(\\d+)");
    private static final VectorOptions ONE =
            VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);

    private Marl4j() {}

    /** Returns all ids, sorted by family as found and then as the family lists them. */
    public static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (EnvProvider provider : providers()) ids.addAll(provider.ids());
        return ids;
    }

    /**
     * Returns the facts of an environment with default options.
     *
     * @throws UnknownNameException if there is no such environment
     */
    public static EnvSpec spec(String id) {
        return spec(id, Map.of());
    }

    /**
     * Returns the facts of an environment.
     *
     * @param options values of some options by name
     * @throws UnknownNameException if there is no such environment or option
     */
    public static EnvSpec spec(String id, Map<String, Object> options) {
        String full = resolve(id);
        return provider(full).spec(full, options);
    }

    /** Returns the options that an environment knows. */
    public static List<EnvOption> options(String id) {
        String full = resolve(id);
        return provider(full).options(full);
    }

    /** Returns the scripted policies that can play an environment, by name; {@code random} always can. */
    public static Map<String, Policy> policies(String id) {
        String full = resolve(id);
        Map<String, Policy> policies = new LinkedHashMap<>();
        policies.put("random", Policy.random());
        policies.putAll(provider(full).policies(full));
        return policies;
    }

    /** Returns {@code numEnvs} copies of an environment, stepped together. */
    public static VectorEnv vector(String id, int numEnvs) {
        return vector(id, numEnvs, Map.of(), VectorOptions.DEFAULT);
    }

    /**
     * Returns {@code numEnvs} copies of an environment, stepped together.
     *
     * @param options values of some options by name
     * @param how threads, autoreset, kernel, backend
     * @throws UnknownNameException if there is no such environment, option or backend
     * @throws IllegalStateException if the backend cannot run on this machine; says what to install
     */
    public static VectorEnv vector(String id, int numEnvs, Map<String, Object> options, VectorOptions how) {
        if (numEnvs < 1) throw new IllegalArgumentException(id + ": numEnvs=" + numEnvs + " must be at least 1");
        String full = resolve(id);
        return Backends.vector(full, options, numEnvs, how);
    }

    /** Returns the names of where batches can live: {@code jvm}, and each {@link VectorBackend} on the class path, whether it can run here or not. */
    public static List<String> backends() {
        return Backends.names();
    }

    /**
     * Returns a backend by its name.
     *
     * @throws UnknownNameException if there is no such {@link VectorBackend} on the class path; {@code jvm} and {@code auto} are none
     */
    public static VectorBackend backend(String name) {
        return Backends.named(name);
    }

    /** Returns an environment in which all living agents act at once. */
    public static ParallelEnv parallel(String id) {
        return parallel(id, Map.of());
    }

    /** Returns an environment in which all living agents act at once. */
    public static ParallelEnv parallel(String id, Map<String, Object> options) {
        return ParallelEnv.of(vector(id, 1, options, ONE));
    }

    /** Returns an environment in which agents act one after the other. */
    public static AecEnv aec(String id) {
        return aec(id, Map.of());
    }

    /** Returns an environment in which agents act one after the other. */
    public static AecEnv aec(String id, Map<String, Object> options) {
        return AecEnv.of(vector(id, 1, options, ONE));
    }

    /**
     * Returns the full id that {@code id} stands for.
     *
     * @throws UnknownNameException if there is none; the message names the closest id, or the versions that exist
     */
    public static String resolve(String id) {
        List<String> ids = ids();
        if (ids.contains(id)) return id;
        List<String> versions = ids.stream()
                .filter(known -> name(known).equals(name(id)))
                .sorted(Comparator.comparingInt(Marl4j::version))
                .toList();
        boolean versionGiven = VERSIONED.matcher(id).matches();
        if (!versions.isEmpty() && !versionGiven) return versions.get(versions.size() - 1);
        if (!versions.isEmpty()) {
            throw new UnknownNameException("there is no environment \"" + id + "\"; versions of " + name(id) + ": "
                    + String.join(", ", versions));
        }
        throw new UnknownNameException("no environment \"" + id + "\"; " + suggestion(id, ids));
    }

    /** A missing version is no mistake, so names are compared without it. */
    private static String suggestion(String id, List<String> ids) {
        if (ids.isEmpty()) return "add an envs-… module to the class path";
        return UnknownNameException.closest(
                        name(id), ids.stream().map(Marl4j::name).toList())
                .map(close -> "did you mean \"" + resolve(close) + "\"?")
                .orElseGet(() -> UnknownNameException.suggestion(id, ids));
    }

    private static String name(String id) {
        Matcher matcher = VERSIONED.matcher(id);
        return matcher.matches() ? matcher.group(1) : id;
    }

    private static int version(String id) {
        Matcher matcher = VERSIONED.matcher(id);
        return matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
    }

    static EnvProvider provider(String fullId) {
        for (EnvProvider provider : providers()) if (provider.ids().contains(fullId)) return provider;
        throw new IllegalStateException(fullId + " vanished from its provider");
    }

    private static List<EnvProvider> providers() {
        List<EnvProvider> providers = new ArrayList<>();
        ServiceLoader.load(EnvProvider.class).forEach(providers::add);
        return providers;
    }
}
