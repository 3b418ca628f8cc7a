package io.github.marl4j.evaluation.cases;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.env.ConformanceCheck;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;

/** The recorded files among the test resources, and the checks as a command finds them. */
final class GoldenCases {
    private GoldenCases() {}

    static Map<String, Object> read(String name) throws IOException {
        try (Reader reader = new InputStreamReader(
                GoldenCases.class.getResourceAsStream("/golden/" + name + ".json"), StandardCharsets.UTF_8)) {
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
}
