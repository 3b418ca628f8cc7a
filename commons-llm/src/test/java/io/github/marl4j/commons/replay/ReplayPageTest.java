package io.github.marl4j.commons.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.marl4j.commons.ChatServer;
import io.github.marl4j.commons.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayPageTest {
    private static final String EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";

    @TempDir
    Path folder;

    private Path run(String said) {
        Path run = folder.resolve("run");
        String answer = "{\"utterance\": \"" + said + "\", \"concludes\": true, \"nextSpeaker\": \"John\"}";
        try (ChatServer server = new ChatServer(Runs.NAMES).answering(body -> answer)) {
            Runs.start(run, Runs.at(server, Map.of("society", Map.of("months", 1))), Runs.surroundings());
        }
        return run;
    }

    @Test
    void whatAModelSaysIsDataAndNeverMarkup() {
        String html = ReplayPage.html(List.of(run(EVIL)));
        assertThat(html).doesNotContain("<script>alert").doesNotContain("<img");
        assertThat(html.split("</script>", -1)).hasSize(3);
        assertThat(data(html).toString()).contains("utterance").contains("onerror=alert(2)");
    }

    @Test
    void thePageLoadsNothing() {
        String html = ReplayPage.html(List.of(run("Hello.")));
        assertThat(html)
                .doesNotContainPattern("(src|href)=")
                .contains("default-src 'none'")
                .doesNotContain("/*DATA*/");
    }

    @Test
    void moreThanTwoRunsAreRefused() {
        assertThatThrownBy(() -> ReplayPage.html(List.of(folder, folder, folder)))
                .hasMessageContaining("1 or 2 runs");
    }

    private static JsonObject data(String html) {
        String start = "id=\"data\">";
        int from = html.indexOf(start) + start.length();
        return JsonParser.parseString(html.substring(from, html.indexOf("</script>", from)))
                .getAsJsonObject();
    }
}
