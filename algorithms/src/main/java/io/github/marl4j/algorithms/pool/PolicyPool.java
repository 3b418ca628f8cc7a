package io.github.marl4j.algorithms.pool;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.wrappers.HiddenPartners.Member;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.JsonFields;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom an agent may meet without being told: joint policies of all other agents of an environment, in two splits.
 *
 * <pre>{@code
 * {"format": "marl4j-pool/1",
 *  "description": "…one sentence…",
 *  "env": "particle/predator-prey-liam-v1", "options": {}, "ego": "prey_0",
 *  "policies": {                                      optional: names for policies that are no scripts
 *    "ippo-1": {"file": "predators-ippo-1.json", "sha256": "…", "mode": "sampled"},
 *    "mine": {"run": "runs/hunters", "mode": "greedy"}},
 *  "train":   [{"name": "two hunters", "policies": ["to-prey", "to-prey", "ippo-1"]}],
 *  "heldout": [{"name": "one hunter",  "policies": ["to-prey", "random", "mine"]}]}
 * }</pre>
 *
 * A member names a policy for each agent but the ego agent, in the order of the environment's agents: one of {@code policies}, or a script that comes with the environment. A {@code file} is a
 * {@link SavedPolicy} beside the pool's file, a {@code run} the folder of a training. Policies are feed-forward networks with discrete actions; {@code mode} is {@code sampled} or {@code greedy}.
 *
 * @param name of the built-in pool, or of its file
 * @param description one sentence
 * @param env id of the environment, with version
 * @param options of the environment that differ from the defaults
 * @param ego the agent that stays
 * @param train members to learn with
 * @param heldout members to test with; may be empty
 */
public record PolicyPool(
        String name,
        String description,
        String env,
        Map<String, Object> options,
        String ego,
        List<Member> train,
        List<Member> heldout) {
    private static final String FORMAT = "marl4j-pool/1";

    /** Copies the lists. */
    public PolicyPool {
        options = Map.copyOf(options);
        train = List.copyOf(train);
        heldout = List.copyOf(heldout);
    }

    /** Returns the names of the pools that come with the library. */
    public static List<String> builtIn() {
        return PoolFiles.builtIn();
    }

    /**
     * Loads a pool with all its policies.
     *
     * @param nameOrFile a built-in pool, or a path that ends with {@code .json}
     * @throws UnknownNameException if there is no such built-in pool, environment or policy
     * @throws RunFileException if something in the file is missing or not allowed, naming file and key
     */
    public static PolicyPool load(String nameOrFile) {
        PoolFiles files = new PoolFiles(nameOrFile);
        Path label = files.label(files.pool());
        JsonFields fields =
                JsonFields.of(label, Json.parse(label, new String(files.read(files.pool()), StandardCharsets.UTF_8)));
        requireKeys(fields, List.of("format", "description", "env", "options", "ego", "policies", "train", "heldout"));
        if (!fields.text("format").equals(FORMAT)) throw fields.wrong("format", FORMAT);
        String env = Marl4j.resolve(fields.text("env"));
        Map<String, Object> options =
                fields.has("options") ? fields.object("options").toMap() : Map.of();
        String ego = fields.text("ego");
        EnvSpec spec = Marl4j.spec(env, options);
        spec.groupOf(ego);
        Map<String, Policy> known = new LinkedHashMap<>(Marl4j.policies(env));
        if (fields.has("policies")) known.putAll(policies(files, fields.object("policies"), known.keySet()));
        PolicyPool pool = new PolicyPool(
                nameOrFile,
                fields.text("description"),
                env,
                options,
                ego,
                members(fields, "train", spec, known),
                members(fields, "heldout", spec, known));
        if (pool.train.isEmpty()) throw fields.wrong("train", "at least one member");
        return pool;
    }

    private static void requireKeys(JsonFields fields, List<String> known) {
        for (String key : fields.toMap().keySet()) {
            String where = fields.file() + (fields.place().isEmpty() ? "" : ": \"" + fields.place() + "\"");
            if (!known.contains(key)) throw new UnknownNameException(where, "key", key, known);
        }
    }

    private static Map<String, Policy> policies(PoolFiles files, JsonFields named, Set<String> scripts) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (String name : named.toMap().keySet()) {
            if (scripts.contains(name))
                throw named.wrong(name, "another name; the environment has a script of this one");
            policies.put(name, policy(files, named.object(name)));
        }
        return policies;
    }

    private static Policy policy(PoolFiles files, JsonFields entry) {
        requireKeys(entry, List.of("file", "sha256", "run", "mode"));
        String mode = entry.text("mode");
        if (!List.of("sampled", "greedy").contains(mode)) throw entry.wrong("mode", "sampled or greedy");
        boolean greedy = mode.equals("greedy");
        String where = entry.file() + ": \"" + entry.place() + "\"";
        if (entry.has("run") == entry.has("file"))
            throw new RunFileException(where + " must have one of the keys \"file\" and \"run\"");
        if (entry.has("run")) return new DrawingPolicy(where, ofRun(entry, greedy));
        byte[] content = files.read(entry.text("file"));
        String hash = PoolFiles.sha256(content);
        if (!hash.equals(entry.text("sha256"))) throw entry.wrong("sha256", hash + ", the hash of the file");
        SavedPolicy saved = SavedPolicy.parse(files.label(entry.text("file")), content);
        return new DrawingPolicy(where, saved.policy(greedy));
    }

    private static Policy ofRun(JsonFields entry, boolean greedy) {
        Path run = Path.of(entry.text("run"));
        if (!Files.isDirectory(run)) throw entry.wrong("run", "the folder of a training");
        TrainConfig config = TrainingRun.readConfig(run);
        try (Learner learner = TrainingRun.load(run, config)) {
            return learner.policy(greedy);
        }
    }

    private static List<Member> members(JsonFields pool, String split, EnvSpec spec, Map<String, Policy> known) {
        List<Member> members = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        if (!pool.has(split)) return members;
        for (JsonFields entry : pool.objects(split)) {
            requireKeys(entry, List.of("name", "policies"));
            if (!names.add(entry.text("name"))) throw entry.wrong("name", "a name that no other member has");
            List<String> wanted = entry.texts("policies");
            int others = spec.order().size() - 1;
            if (wanted.size() != others) throw entry.wrong("policies", others + " names, one for each other agent");
            List<Policy> policies = new ArrayList<>();
            for (String policy : wanted) {
                if (!known.containsKey(policy)) {
                    throw new UnknownNameException(
                            pool.file() + ": \"" + entry.place() + ".policies\"", "policy", policy, known.keySet());
                }
                policies.add(known.get(policy));
            }
            members.add(new Member(entry.text("name"), policies));
        }
        return members;
    }
}
