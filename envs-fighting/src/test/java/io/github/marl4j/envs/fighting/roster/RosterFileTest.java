package io.github.marl4j.envs.fighting.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The data file: what it holds, and that every fault is told with character, move and key. */
final class RosterFileTest {
    private JsonObject file;

    @BeforeEach
    void readTheFile() throws IOException {
        try (InputStream in = RosterFile.class.getResourceAsStream("characters.json")) {
            file = JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
        }
    }

    private JsonObject move(int index) {
        return file.getAsJsonArray("characters")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("moves")
                .get(index)
                .getAsJsonObject();
    }

    private void refuses(Consumer<JsonObject> fault, String... words) {
        fault.accept(file);
        assertThatThrownBy(() -> RosterFile.parse("characters.json", file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(words);
    }

    @Test
    void theFileHolds12FightersAnd373Moves() {
        Roster roster = Roster.shipped();
        assertThat(roster.fighters()).hasSize(12);
        assertThat(roster.fighters().stream().mapToInt(f -> f.moves().size()).sum())
                .isEqualTo(373);
        assertThat(roster.ladder()).hasSize(12);
    }

    @Test
    void anUnknownFormatIsRefused() {
        refuses(f -> f.addProperty("format", "marl4j-fighters/9"), "format", "marl4j-fighters/9", "marl4j-fighters/1");
    }

    @Test
    void aMissingKeyIsToldWithCharacterAndMove() {
        refuses(f -> move(0).remove("total"), "\"aren\"", "\"st.LP\"", "\"total\"", "missing");
    }

    @Test
    void anUnknownKeyIsToldWithTheClosestOne() {
        refuses(f -> move(0).addProperty("totl", 3), "\"st.LP\"", "\"totl\"", "did you mean \"total\"");
    }

    @Test
    void aRectWithoutWidthIsRefused() {
        refuses(
                f -> move(0).getAsJsonArray("hits")
                        .get(0)
                        .getAsJsonObject()
                        .add("rects", JsonParser.parseString("[[1,2,0,4]]")),
                "\"st.LP\"",
                "hits[0].rects",
                "above 0");
    }

    @Test
    void framesOutsideTheMoveAreRefused() {
        refuses(
                f -> move(0).getAsJsonArray("hits")
                        .get(0)
                        .getAsJsonObject()
                        .add("frames", JsonParser.parseString("[4,99]")),
                "\"st.LP\"",
                "hits[0].frames",
                "total=12");
    }

    @Test
    void hitsThatOverlapInTimeAreRefused() {
        refuses(
                f -> move(0).getAsJsonArray("hits")
                        .add(move(0).getAsJsonArray("hits").get(0)),
                "\"st.LP\"",
                "hits",
                "overlapping");
    }

    @Test
    void anUnknownInputIsRefused() {
        refuses(f -> move(0).addProperty("input", "789+LP"), "\"st.LP\"", "input", "789+LP");
    }

    @Test
    void aStringWithAMoveThatDoesNotExistIsRefused() {
        refuses(
                f -> f.getAsJsonArray("characters")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("ai")
                        .add("poke", JsonParser.parseString("[\"st.LQ\"]")),
                "\"aren\"",
                "ai.poke",
                "st.LQ",
                "did you mean");
    }

    @Test
    void textThatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> RosterFile.parse("characters.json", "{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("characters.json");
    }
}
