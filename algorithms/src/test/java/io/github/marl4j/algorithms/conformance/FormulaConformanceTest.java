package io.github.marl4j.algorithms.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.env.ConformanceCheck;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The learning formulas against values from their definitions, and networks against JAX, all computed in double precision there. */
class FormulaConformanceTest {
    private static final ConformanceCheck CHECK = ServiceLoader.load(ConformanceCheck.class).stream()
            .filter(provider -> provider.type() == FormulaConformance.class)
            .findFirst()
            .orElseThrow()
            .get();

    /** Number of cases by file. */
    private static final Map<String, Integer> WITHOUT_NETWORK =
            Map.of("gae", 9, "pqn_lambda_returns", 5, "vtrace", 5, "value_norm", 3, "contrastive_loss", 5);

    private static final Map<String, Integer> ON_NETWORKS =
            Map.of("qmix", 4, "ppo_loss", 8, "ppo_network", 4, "clam_encoder", 3);

    private static Stream<String> files() {
        return Stream.of(WITHOUT_NETWORK, ON_NETWORKS).flatMap(files -> files.keySet().stream());
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedCaseIsReproduced() {
        return files().map(name -> DynamicTest.dynamicTest(name, () -> {
            Map<String, Object> file = read(name);
            assertThat(CHECK.knows(file)).isTrue();
            List<ConformanceCheck.Result> results = CHECK.check(file);
            boolean onNetworks = ON_NETWORKS.containsKey(name);
            assertThat(results)
                    .extracting(ConformanceCheck.Result::variant)
                    .containsExactlyElementsOf(onNetworks ? List.of("plain", "simd") : List.of("plain"));
            int cases = (onNetworks ? ON_NETWORKS : WITHOUT_NETWORK).get(name);
            assertThat(results).allSatisfy(result -> {
                assertThat(result.mismatch()).isNull();
                assertThat(result.comparisons()).isEqualTo(cases);
                assertThat(result.largestDeviation()).isBetween(0.0, 1.0);
            });
        }));
    }

    /** A check that left out a field would not notice that its last number is off. */
    @TestFactory
    Stream<DynamicTest> everyChangedExpectationIsFound() {
        return files().map(name -> DynamicTest.dynamicTest(name, () -> {
            Map<String, Object> file = read(name);
            Map<String, Object> first = firstCase(file);
            Map<String, Object> expected = object(first, "expected");
            for (String field : List.copyOf(expected.keySet())) {
                Object right = expected.get(field);
                if (right == null) continue;
                expected.put(field, withLastNumberRaised(right));
                assertThat(CHECK.check(file)).allSatisfy(result -> {
                    assertThat(result.mismatch())
                            .startsWith("case \"" + first.get("name") + "\" field=" + field)
                            .contains("got ", "expected ");
                    assertThat(result.largestDeviation()).isGreaterThan(1);
                });
                expected.put(field, right);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyMissingInputIsNamed() {
        return files().map(name -> DynamicTest.dynamicTest(name, () -> {
            Map<String, Object> file = read(name);
            Map<String, Object> first = firstCase(file);
            for (String key : List.copyOf(first.keySet())) {
                Object content = first.remove(key);
                if (content != null) assertRefused(file, "\"" + key + "\"");
                first.put(key, content);
            }
        }));
    }

    @Test
    void aListOfAnotherLengthIsNamed() {
        Map<String, Object> file = read("gae");
        list(firstCase(file), "values").remove(0);
        assertRefused(file, "gae_0", "\"values\"", "list of 5", "[6, 4]");
    }

    @Test
    void anActionThatDoesNotExistIsNamed() {
        Map<String, Object> file = read("ppo_loss");
        list(firstCase(file), "actions").set(2, 5.0);
        assertRefused(file, "ppo_0", "\"actions\"", "5.0", "from 0 to 4");
    }

    @Test
    void weightsThatAreMissingAreNamed() {
        Map<String, Object> file = read("ppo_network");
        object(firstCase(file), "params").remove("gru/hz/kernel");
        assertRefused(file, "gru_0", "params", "\"gru/hz/kernel\"");
    }

    @Test
    void anUnknownNetworkIsNamed() {
        Map<String, Object> file = read("ppo_network");
        firstCase(file).put("network", "transformer");
        assertRefused(file, "gru_0", "\"network\"", "transformer", "gru-actor-critic");
    }

    @Test
    void otherKindsAndFormatsAreNotKnown() {
        assertThat(CHECK.knows(Map.of("format", "marl4j-eval/1", "kind", "wilson")))
                .isFalse();
        assertThat(CHECK.knows(Map.of("format", "marl4j-trace/1", "kind", "gae")))
                .isFalse();
    }

    private static void assertRefused(Map<String, Object> file, String... named) {
        assertThatThrownBy(() -> CHECK.check(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(named);
    }

    private static Object withLastNumberRaised(Object value) {
        if (value instanceof Number number) return number.doubleValue() + 0.01;
        if (value instanceof List<?> list) {
            List<Object> changed = new ArrayList<>(list);
            changed.set(list.size() - 1, withLastNumberRaised(list.get(list.size() - 1)));
            return changed;
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> changed = new TreeMap<>((Map<String, Object>) value);
        changed.computeIfPresent(changed.keySet().iterator().next(), (key, old) -> withLastNumberRaised(old));
        return changed;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> firstCase(Map<String, Object> file) {
        return (Map<String, Object>) list(file, "cases").get(0);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> holder, String key) {
        return (Map<String, Object>) holder.get(key);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> holder, String key) {
        return (List<Object>) holder.get(key);
    }

    private static Map<String, Object> read(String name) {
        try (Reader reader = new InputStreamReader(
                FormulaConformanceTest.class.getResourceAsStream("/golden/" + name + ".json"),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, new TypeToken<Map<String, Object>>() {}.getType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
