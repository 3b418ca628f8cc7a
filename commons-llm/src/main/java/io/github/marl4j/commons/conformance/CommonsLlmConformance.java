package io.github.marl4j.commons.conformance;

import io.github.marl4j.commons.answers.Reading;
import io.github.marl4j.commons.answers.TextRules;
import io.github.marl4j.commons.answers.Utterance;
import io.github.marl4j.commons.memory.MemoryNode;
import io.github.marl4j.commons.memory.Recency;
import io.github.marl4j.commons.memory.Retrieval;
import io.github.marl4j.env.ConformanceCheck;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Replays GovSim's answers ({@code marl4j-commons-parse-cases/1}) and look-ups in memory ({@code marl4j-commons-retrieval-cases/1}); all must agree exactly. */
public final class CommonsLlmConformance implements ConformanceCheck {
    private static final List<String> PARTICIPANTS = List.of("John", "Kate", "Jack", "Emma", "Luke");
    private static final Map<String, BiFunction<Map<?, ?>, int[], Object>> FORMATS = Map.of(
            "marl4j-commons-parse-cases/1", CommonsLlmConformance::parse,
            "marl4j-commons-retrieval-cases/1", CommonsLlmConformance::retrieve);

    /** Called by {@link java.util.ServiceLoader}. */
    public CommonsLlmConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return FORMATS.containsKey(String.valueOf(file.get("format")));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        BiFunction<Map<?, ?>, int[], Object> compute = FORMATS.get(String.valueOf(file.get("format")));
        List<?> cases = list(file, "cases");
        if (cases.isEmpty()) throw new IllegalArgumentException("the list \"cases\" is empty");
        String mismatch = null;
        for (int i = 0; i < cases.size(); i++) {
            Map<?, ?> each = (Map<?, ?>) cases.get(i);
            int[] requests = new int[1];
            Object computed = compute.apply(each, requests);
            Object expected = expected(each);
            if (mismatch == null && !String.valueOf(computed).equals(String.valueOf(expected))) {
                mismatch = "case " + i + ": got " + computed + ", expected " + expected;
            }
        }
        return List.of(new Result("", cases.size(), 0, mismatch));
    }

    private static Object expected(Map<?, ?> each) {
        if (each.containsKey("parsed"))
            return List.of(String.valueOf(plain(each.get("parsed"))), whole(each, "requests"));
        return List.of(plain(each.get("topKPerQuery")), result(each));
    }

    /** Returns the recorded result with nodes of equal age by their ids: their order is not specified there. */
    private static List<Integer> result(Map<?, ?> each) {
        Map<Integer, String> created = new LinkedHashMap<>();
        for (Object node : list(each, "nodes")) {
            created.put(whole((Map<?, ?>) node, "id"), (String) ((Map<?, ?>) node).get("created"));
        }
        List<Integer> ids = new ArrayList<>();
        for (Object id : list(each, "result")) ids.add(((Number) id).intValue());
        List<String> ages = ids.stream().map(created::get).toList();
        if (!ages.equals(ages.stream().sorted().toList())) {
            throw new IllegalArgumentException("result " + ids + " of a case is not in the order of creation");
        }
        ids.sort(Comparator.comparing((Integer id) -> created.get(id)).thenComparing(id -> id));
        return ids;
    }

    /** Returns a parsed value with whole numbers as such and objects as their values. */
    private static Object plain(Object value) {
        if (value instanceof Double number && number == Math.rint(number)) return number.intValue();
        if (value instanceof List<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(each -> plain.add(plain(each)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, field) -> plain.put(String.valueOf(key), plain(field)));
            return plain;
        }
        return value;
    }

    private static Object parse(Map<?, ?> each, int[] requests) {
        List<?> replies = list(each, "replies");
        Supplier<String> answers = () -> (String) replies.get(Math.min(requests[0]++, replies.size() - 1));
        Object value = switch (String.valueOf(each.get("kind"))) {
            case "harvest" -> TextRules.harvest(answers).value();
            case "agreedLimit" -> TextRules.limit(answers).value();
            case "utterance" -> fields(TextRules.utterance(answers, PARTICIPANTS));
            case "rating" -> TextRules.rating(answers).value();
            case "summary" -> TextRules.sentence(answers.get());
            case "insights" ->
                TextRules.insights(answers, whole(each, "statements")).value();
            default -> throw new IllegalArgumentException("kind \"" + each.get("kind") + "\" of a case is unknown");
        };
        return List.of(String.valueOf(value), requests[0]);
    }

    private static Map<String, Object> fields(Reading<Utterance> reading) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("utterance", reading.value().text());
        fields.put("concludes", reading.value().concludes());
        fields.put("next", reading.value().next());
        return fields;
    }

    private static Object retrieve(Map<?, ?> each, int[] unused) {
        List<MemoryNode> nodes = new ArrayList<>();
        for (Object node : list(each, "nodes")) nodes.add(node((Map<?, ?>) node));
        List<float[]> queries = new ArrayList<>();
        for (Object query : list(each, "queries")) queries.add(vector((List<?>) query));
        LocalDateTime clock = LocalDateTime.parse((String) each.get("clock"));
        Retrieval.Result found = Retrieval.find(nodes, clock, whole(each, "k"), queries, Recency.REFERENCE);
        return List.of(
                found.bestPerQuery(),
                found.merged().stream().map(one -> one.node().id()).toList());
    }

    private static MemoryNode node(Map<?, ?> node) {
        return new MemoryNode(
                whole(node, "id"),
                MemoryNode.Kind.valueOf(((String) node.get("kind")).toUpperCase(Locale.ROOT)),
                "",
                LocalDateTime.parse((String) node.get("created")),
                LocalDateTime.parse((String) node.get("expires")),
                whole(node, "importance"),
                (Boolean) node.get("alwaysInclude"),
                vector(list(node, "embedding")));
    }

    private static float[] vector(List<?> numbers) {
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) vector[i] = ((Number) numbers.get(i)).floatValue();
        return vector;
    }

    private static int whole(Map<?, ?> map, String key) {
        if (map.get(key) instanceof Number number) return number.intValue();
        throw new IllegalArgumentException(
                "field \"" + key + "\" of a case is " + map.get(key) + "; expected a number");
    }

    private static List<?> list(Map<?, ?> map, String key) {
        if (map.get(key) instanceof List<?> list) return list;
        throw new IllegalArgumentException("field \"" + key + "\" is " + map.get(key) + "; expected a list");
    }
}
