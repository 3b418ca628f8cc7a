package io.github.marl4j.commons.subskills;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.marl4j.commons.ChatServer;
import io.github.marl4j.commons.Runs;
import io.github.marl4j.evaluation.runs.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubskillsTest {
    private static final Pattern POOL = Pattern.compile(
            "(?:there are|begins with|between 0 and) (\\d+) tons of fish(?: in the lake|, and| this|\\.)");
    private static final Pattern TAKEN = Pattern.compile("takes (\\d+)");

    @TempDir
    Path folder;

    /** Solves what a prompt asks; {@code wrongBy} is added to every answer. */
    private static String solve(JsonObject body, int wrongBy) {
        String prompt = body.getAsJsonArray("messages")
                .get(0)
                .getAsJsonObject()
                .get("content")
                .getAsString();
        Matcher pools = POOL.matcher(prompt);
        int pool = -1;
        while (pools.find()) pool = Integer.parseInt(pools.group(1));
        Matcher taken = TAKEN.matcher(prompt);
        boolean consequence = prompt.contains("Task: suppose") || prompt.contains("beginning of next month?");
        int answer = pool / 2 / 5;
        if (consequence && taken.find()) answer = Math.min(100, 2 * (pool - 5 * Integer.parseInt(taken.group(1))));
        return "{\"reasoning\": \"\", \"amount\": " + (answer + wrongBy) + "}";
    }

    private List<SubskillTest.Score> run(int wrongBy) {
        try (ChatServer server = new ChatServer(Runs.NAMES).answering(body -> solve(body, wrongBy))) {
            return SubskillTest.run(
                    folder.resolve("by" + wrongBy),
                    Runs.at(server, Map.of()),
                    List.of(Subskill.values()),
                    12,
                    Runs.surroundings(),
                    (skill, done) -> {});
        }
    }

    @Test
    void rightAnswersPassEveryTestAndWrongOnesNone() {
        assertThat(run(0)).hasSize(8).allSatisfy(score -> {
            assertThat(score.mean()).as(score.skill().key()).isEqualTo(1);
            assertThat(score.fallbacks()).isZero();
        });
        assertThat(run(1))
                .allSatisfy(score ->
                        assertThat(score.mean()).as(score.skill().key()).isZero());
    }

    @Test
    void takingLessThanTheShareIsSustainableButTakingNothingIsNot() {
        assertThat(Subskill.SUSTAINABLE_ACTION.passes(3, 7)).isTrue();
        assertThat(Subskill.SUSTAINABLE_ACTION.passes(0, 7)).isFalse();
        assertThat(Subskill.SUSTAINABLE_ACTION.passes(0, 0)).isTrue();
        assertThat(Subskill.THRESHOLD.passes(3, 7)).isFalse();
    }

    @Test
    void theFileHoldsEveryQuestionAndTheIntervalOfThePaper() {
        run(0);
        Map<String, Object> file = Json.read(folder.resolve("by0/threshold.json"));
        assertThat(file).containsEntry("score_mean", 1.0).containsEntry("score_ci_lower", 1.0);
        assertThat((List<?>) file.get("instances")).hasSize(12);
    }
}
