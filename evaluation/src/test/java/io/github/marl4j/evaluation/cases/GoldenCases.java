package io.github.marl4j.evaluation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.env.ConformanceCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.zip.GZIPInputStream;

/** The recorded files among the test resources, and the checks as a command finds them. */
final class GoldenCases {
    private GoldenCases() {}

    static Map<String, Object> read(String name) throws IOException {
        try (InputStream file = GoldenCases.class.getResourceAsStream("/golden/" + name);
                Reader reader = new InputStreamReader(
                        name.endsWith(".gz") ? new GZIPInputStream(file) : file, StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, new TypeToken<Map<String, Object>>() {});
        }
    }

    static ConformanceCheck check(Class<? extends ConformanceCheck> type) {
        return ServiceLoader.load(ConformanceCheck.class).stream()
                .filter(provider -> provider.type() == type)
                .findFirst()
                .orElseThrow()
                .get();
    }

    /**
     * Replays a recorded file.
     *
     * @param name of the file, without its ending
     * @param check class of this package that knows it
     * @param cases how many there must be
     */
    static void assertReproduced(String name, String check, int cases) throws Exception {
        Class<?> type = Class.forName(GoldenCases.class.getPackageName() + "." + check);
        ConformanceCheck found = check(type.asSubclass(ConformanceCheck.class));
        Map<String, Object> file = read(name + ".json.gz");
        assertThat(found.knows(file)).isTrue();
        List<ConformanceCheck.Result> results = found.check(file);
        assertThat(results).allSatisfy(result -> assertThat(result.mismatch()).isNull());
        assertThat(results.stream()
                        .mapToInt(ConformanceCheck.Result::comparisons)
                        .sum())
                .isEqualTo(cases);
    }
}
