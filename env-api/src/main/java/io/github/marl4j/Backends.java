package io.github.marl4j;

import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Finds where a batch is to live. */
final class Backends {
    private static final System.Logger LOG = System.getLogger(Marl4j.class.getName());

    private Backends() {}

    static List<String> names() {
        List<String> names = new ArrayList<>(List.of(VectorBackend.JVM));
        for (VectorBackend backend : found()) names.add(backend.name());
        return names;
    }

    /** Makes a batch of an environment by its full id. */
    static VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return switch (how.backend()) {
            case VectorBackend.JVM -> Marl4j.provider(id).vector(id, options, numEnvs, how);
            case VectorBackend.AUTO -> onAccelerator(id, options, numEnvs, how);
            default -> on(named(how.backend()), id, options, numEnvs, how);
        };
    }

    private static VectorEnv on(
            VectorBackend backend, String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        if (how.kernel() != KernelChoice.AUTO) {
            throw new IllegalArgumentException(id + ": kernel=" + how.kernel() + " is a choice of the JVM; backend="
                    + backend.name() + " has one kernel");
        }
        return backend.vector(id, options, numEnvs, how);
    }

    private static VectorEnv onAccelerator(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        List<String> reasons = new ArrayList<>();
        for (VectorBackend backend : found()) {
            var obstacle = backend.obstacle();
            if (obstacle.isPresent()) reasons.add(backend.name() + ": " + obstacle.get());
            else if (backend.accelerates()) {
                try {
                    return on(backend, id, options, numEnvs, how);
                } catch (IllegalArgumentException lacking) {
                    reasons.add(backend.name() + ": " + lacking.getMessage());
                }
            }
        }
        LOG.log(
                System.Logger.Level.INFO,
                id + " runs on the JVM"
                        + (reasons.isEmpty()
                                ? ": there is no accelerator"
                                : ", not on " + String.join("; not on ", reasons)));
        return vector(id, options, numEnvs, how.withBackend(VectorBackend.JVM));
    }

    /** Returns a backend; the JVM, and the choice of one, are none. */
    static VectorBackend named(String name) {
        for (VectorBackend backend : found()) if (backend.name().equals(name)) return backend;
        if (name.startsWith("nd4j") && !names().contains("nd4j")) {
            throw new UnknownNameException(
                    "backend \"" + name
                            + "\" is in marl4j-backend-nd4j, which is not on the class path; for the command set MARL4J_WITH=nd4j");
        }
        if (name.equals(VectorBackend.JVM) || name.equals(VectorBackend.AUTO)) {
            throw new UnknownNameException("\"" + name + "\" is not the name of one backend; those on the class path: "
                    + String.join(", ", names().subList(1, names().size())));
        }
        List<String> known = names();
        known.add(VectorBackend.AUTO);
        throw new UnknownNameException(
                "no backend \"" + name + "\" on the class path; " + UnknownNameException.suggestion(name, known));
    }

    private static List<VectorBackend> found() {
        List<VectorBackend> found = new ArrayList<>();
        ServiceLoader.load(VectorBackend.class).forEach(found::add);
        return found;
    }
}
