package io.github.marl4j.cli;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.pool.SavedPolicy;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.PolicyFormat;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.onnx.OnnxManifest;
import io.github.marl4j.onnx.OnnxPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * A policy that a text names. Every command that invites players finds them here.
 *
 * @param name for people
 * @param env id of the environment that it plays
 * @param policy plays any group of the environment
 * @param envOptions the options of the environment that it has learned; empty for a script
 */
record NamedPolicy(String name, String env, Policy policy, Map<String, Object> envOptions) {
    /** Files and folders that a text may name, for the help of commands. */
    static final String FILES =
            "a run folder (its newest checkpoint), a policy saved by 'pool save' (.json), an .onnx file with its manifest, a network of DL4J (.zip), or a submission folder";

    /** All that a text may name. */
    static final String KINDS = "random, a script of the environment, " + FILES;

    private static final String ZIP = ".zip";
    private static final String GREEDY = "@greedy";
    private static final String SAMPLED = "@sampled";

    /**
     * Finds a policy.
     *
     * @param where the text was given, for errors, e.g. {@code --opponent=}
     * @param id of the environment, with version
     * @param text what {@link #KINDS} lists, with {@code @greedy} or {@code @sampled} behind it if wanted
     * @param greedy whether a learned policy takes its most probable action instead of drawing one, if the text does not say
     * @throws IllegalArgumentException if there is no such policy, or it is about another environment
     */
    static NamedPolicy of(String where, String id, String text, boolean greedy) {
        String what = text.endsWith(GREEDY) || text.endsWith(SAMPLED) ? text.substring(0, text.lastIndexOf('@')) : text;
        boolean best = text.endsWith(GREEDY) || greedy && !text.endsWith(SAMPLED);
        Map<String, Policy> scripted = Marl4j.policies(id);
        if (scripted.containsKey(what)) {
            if (!what.equals(text)) {
                throw new IllegalArgumentException(where + text + ": a script plays as it plays; leave "
                        + text.substring(what.length()) + " away");
            }
            return new NamedPolicy(what, id, scripted.get(what), Map.of());
        }
        Path path = Path.of(what);
        if (!Files.exists(path)) {
            throw new UnknownNameException(where + text + " is neither a policy of " + id
                    + " nor a run folder, a saved policy or an .onnx file; "
                    + UnknownNameException.suggestion(what, scripted.keySet()));
        }
        if (what.endsWith(ZIP)) return new NamedPolicy(fileName(path), id, foreign(where, path, best), Map.of());
        NamedPolicy learned = read(path, best);
        if (learned.env.equals(id)) return learned;
        throw new IllegalArgumentException(where + path + " has learned " + learned.env + ", not " + id);
    }

    /**
     * Reads a learned policy.
     *
     * @param path a run folder, a policy saved by {@code pool save}, an ONNX file or its manifest, or a submission folder
     * @param greedy whether it takes its most probable action instead of drawing one
     * @throws IllegalArgumentException or IllegalStateException with a sentence for people, if there is none
     */
    static NamedPolicy read(Path path, boolean greedy) {
        if (Files.exists(path.resolve(Submission.NAME))) {
            Submission.Entry first = Submission.read(path).policies().get(0);
            return first.isOnnx() ? onnx(first.path(), greedy) : run(first.path(), greedy);
        }
        if (Files.isDirectory(path)) return run(path, greedy);
        boolean saved = path.toString().endsWith(".json")
                && !OnnxManifest.FORMAT.equals(Json.read(path).get("format"));
        return saved ? saved(path, greedy) : onnx(path, greedy);
    }

    private static NamedPolicy run(Path folder, boolean greedy) {
        TrainConfig config = TrainingRun.readConfig(folder);
        try (Learner learner = TrainingRun.load(folder, config)) {
            return learned(config.algorithm() + " " + fileName(folder), config, learner.policy(greedy));
        }
    }

    private static NamedPolicy saved(Path file, boolean greedy) {
        SavedPolicy saved = SavedPolicy.read(file);
        return learned(fileName(file), saved.config(), saved.policy(greedy));
    }

    private static NamedPolicy learned(String name, TrainConfig config, Policy policy) {
        return new NamedPolicy(name, config.env().id(), policy, config.env().options());
    }

    private static NamedPolicy onnx(Path file, boolean greedy) {
        OnnxPolicy policy = OnnxPolicy.read(file, greedy);
        OnnxManifest manifest = policy.manifest();
        return new NamedPolicy(fileName(file), Marl4j.resolve(manifest.env()), policy, manifest.options());
    }

    /** Such files do not tell which environment they have learned; sizes that do not fit are refused when the policy is invited. */
    private static Policy foreign(String where, Path file, boolean greedy) {
        for (PolicyFormat format : ServiceLoader.load(PolicyFormat.class)) {
            if (format.ending().equals(ZIP)) return format.read(file, greedy);
        }
        throw new IllegalArgumentException(
                where + file
                        + " looks like a network of DL4J, which is not on the class path; set MARL4J_WITH=nd4j, see docs/nd4j.md");
    }

    private static String fileName(Path path) {
        return path.toAbsolutePath().normalize().getFileName().toString().replaceFirst("\\.(json|onnx|zip)$", "");
    }

    /**
     * Invites the policy once, so that one that cannot play is refused before the first game.
     *
     * @throws IllegalArgumentException if its spaces do not fit
     */
    void requireFits(String who, String id, Map<String, Object> options) {
        try (VectorEnv env = Marl4j.vector(id, 1, options, VectorOptions.DEFAULT.withThreads(1))) {
            for (int g = 0; g < env.spec().groups().size(); g++) policy.newPlayer(env, g, 0);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(who + " cannot play: " + Failures.oneLine(refused), refused);
        }
    }
}
