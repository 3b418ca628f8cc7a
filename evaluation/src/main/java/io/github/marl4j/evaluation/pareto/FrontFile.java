package io.github.marl4j.evaluation.pareto;

import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.JsonFields;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code front.json} of a run folder: what a multi-objective training has found, with the evaluation episodes of every policy. Written at the end, and during training as
 * often as the algorithm likes. Immutable; see docs/run-folders.md for an example.
 *
 * @param environmentId with version, e.g. {@code momaland/item-gathering-v1}
 * @param environmentOptions those that were given; JSON values; not modifiable at its top
 * @param objectives names, at least 1, none twice
 * @param discount γ of the returns, above 0, at most 1
 * @param referencePoint of all hypervolumes
 * @param weights of the expected utility in {@code history}
 * @param policies at least 1, dominated ones too, names none twice
 * @param history by ascending step; may be empty
 */
public record FrontFile(
        String environmentId,
        Map<String, Object> environmentOptions,
        List<String> objectives,
        double discount,
        ReferencePoint referencePoint,
        WeightSet weights,
        List<EvaluatedPolicy> policies,
        List<FrontSnapshot> history) {
    /** Its name in a run folder. */
    public static final String NAME = "front.json";

    private static final String FORMAT = "marl4j-front/1";
    /** How far a written mean may be from the mean of the written returns, relative to their size. */
    private static final double MEAN_TOLERANCE = 1e-9;

    /**
     * Copies and checks everything.
     *
     * @throws IllegalArgumentException if something is out of its range, or the numbers of objectives differ
     */
    public FrontFile {
        environmentOptions = Collections.unmodifiableMap(new LinkedHashMap<>(environmentOptions));
        objectives = List.copyOf(objectives);
        policies = List.copyOf(policies);
        history = List.copyOf(history);
        if (policies.isEmpty()) {
            throw new IllegalArgumentException(
                    "the front of " + environmentId + " is empty; expected at least 1 evaluated policy");
        }
        if (objectives.isEmpty()) throw new IllegalArgumentException("no objectives came; expected at least 1 name");
        checkDistinct("objective", objectives);
        checkDistinct("policy", policies.stream().map(EvaluatedPolicy::name).toList());
        if (!(discount > 0 && discount <= 1)) {
            throw new IllegalArgumentException("discount=" + discount + " must be above 0 and at most 1");
        }
        checkObjectives("reference point", referencePoint.objectives(), objectives);
        checkObjectives("weights", weights.weights()[0].length, objectives);
        for (EvaluatedPolicy policy : policies) {
            checkObjectives("policy \"" + policy.name() + "\"", policy.objectives(), objectives);
        }
        for (int i = 1; i < history.size(); i++) {
            if (history.get(i).step() <= history.get(i - 1).step()) {
                throw new IllegalArgumentException(
                        "history has step=" + history.get(i).step() + " after step="
                                + history.get(i - 1).step() + "; expected ascending steps");
            }
        }
    }

    private static void checkDistinct(String what, List<String> names) {
        HashSet<String> known = new HashSet<>();
        for (String name : names) {
            if (!known.add(name)) throw new IllegalArgumentException("two " + what + " names are \"" + name + "\"");
        }
    }

    /** Refuses what has another number of objectives than there are names. */
    static void checkObjectives(String who, int has, List<String> objectives) {
        if (has != objectives.size()) {
            throw new IllegalArgumentException(
                    who + " has objectives=" + has + "; expected one number for each of " + objectives);
        }
    }

    /** Returns the value vectors of all policies, {@code [policy][objective]}. */
    public double[][] points() {
        return policies.stream().map(EvaluatedPolicy::meanReturn).toArray(double[][]::new);
    }

    /** Returns the value vectors that no other dominates. */
    public double[][] front() {
        return ParetoFilter.filter(points());
    }

    /** Writes the file, whole or not at all. */
    public void write(Path file) {
        Map<String, Object> env = new LinkedHashMap<>();
        env.put("id", environmentId);
        env.put("options", environmentOptions);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("env", env);
        json.put("objectives", objectives);
        json.put("discount", discount);
        json.put("referencePoint", referencePoint.values());
        json.put("weights", fields(weights));
        json.put("policies", policies.stream().map(FrontFile::fields).toList());
        json.put("history", history);
        AtomicFiles.write(file, Json.pretty(json));
    }

    /** Returns weights as they stand in JSON. */
    static Map<String, Object> fields(WeightSet weights) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("origin", weights.origin());
        json.put("vectors", weights.weights());
        return json;
    }

    /** Returns a policy as it stands in JSON. */
    static Map<String, Object> fields(EvaluatedPolicy policy) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", policy.name());
        json.put("weight", policy.weight().orElse(null));
        json.put("episodes", policy.episodes());
        json.put("meanReturn", policy.meanReturn());
        json.put("returns", policy.returns());
        return json;
    }

    /**
     * Reads a file.
     *
     * @throws RunFileException if it is missing, has another form or contradicts itself, with the file and the place
     */
    public static FrontFile read(Path file) {
        JsonFields json = JsonFields.of(file, Json.read(file));
        if (!FORMAT.equals(json.text("format"))) throw json.wrong("format", "\"" + FORMAT + "\"");
        try {
            JsonFields weights = json.object("weights");
            return new FrontFile(
                    json.object("env").text("id"),
                    json.object("env").object("options").toMap(),
                    json.texts("objectives"),
                    json.number("discount"),
                    new ReferencePoint(json.numbers("referencePoint").stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray()),
                    new WeightSet(weights.text("origin"), EvaluatedPolicy.matrix(weights.table("vectors"))),
                    json.objects("policies").stream().map(FrontFile::policy).toList(),
                    json.objects("history").stream().map(FrontFile::snapshot).toList());
        } catch (IllegalArgumentException e) {
            throw RunFileException.content(file, e);
        }
    }

    private static EvaluatedPolicy policy(JsonFields json) {
        EvaluatedPolicy policy = new EvaluatedPolicy(
                json.text("name"),
                json.has("weight") ? Optional.of(json.numbers("weight")) : Optional.empty(),
                json.table("returns"));
        if (json.integer("episodes") != policy.episodes()) {
            throw json.wrong("episodes", "the number of returns, " + policy.episodes());
        }
        List<Double> written = json.numbers("meanReturn");
        double[] mean = policy.meanReturn();
        double slack = MEAN_TOLERANCE * Math.max(1, Points.scale(EvaluatedPolicy.matrix(policy.returns())));
        boolean same = written.size() == mean.length;
        for (int j = 0; same && j < mean.length; j++) same = Math.abs(written.get(j) - mean[j]) <= slack;
        if (!same) throw json.wrong("meanReturn", "the mean of the returns, " + EvaluatedPolicy.list(mean));
        return policy;
    }

    private static FrontSnapshot snapshot(JsonFields json) {
        return new FrontSnapshot(
                json.integer("step"),
                json.number("hypervolume"),
                json.number("expectedUtility"),
                Math.toIntExact(json.integer("cardinality")));
    }
}
