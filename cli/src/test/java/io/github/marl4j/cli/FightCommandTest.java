package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code marl4j fight}: films, recordings, tables, and clear words where something is wrong. */
final class FightCommandTest {
    @Test
    void aMatchIsFilmedAndItsRecordingEndsInTheSameState(@TempDir Path folder) throws IOException {
        Path film = folder.resolve("match.gif");
        Path record = folder.resolve("match.json");
        Cli played = Cli.run(
                "fight",
                "--left",
                "otto",
                "--right",
                "juno",
                "--cpu",
                "1,8",
                "--gif",
                film,
                "--seconds",
                "1",
                "--record",
                record);
        assertThat(played.code()).as(played.err()).isZero();
        assertThat(played.out()).contains("Juno Swift wins", "match.gif: 20 frames");
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream file = ImageIO.createImageInputStream(film.toFile())) {
            reader.setInput(file);
            assertThat(reader.read(0).getWidth()).isEqualTo(384);
        }
        Cli again = Cli.run("fight", "--replay", record);
        assertThat(again.out()).contains("Juno Swift wins", "the final state is the recorded one");
        Files.writeString(record, Files.readString(record).replace("\"engineVersion\":1", "\"engineVersion\":2"));
        Cli refused = Cli.run("fight", "--replay", record);
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("engineVersion", "is 2");
    }

    @Test
    void theTableOfMatchUpsHasARowForEachFighter() {
        Cli cli = Cli.run("fight", "--matchups", "--level", "2", "--matches", "1");
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out().lines()).hasSize(13);
        assertThat(cli.out()).contains("aren", "kael");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fight --left arenn           | did you mean "aren"
                    fight --cpu 0,9              | level=0 must be from 1 to 8
                    fight --cpu 5                | must be two levels
                    fight --replay no-such-file  | no-such-file is no file
                    fight --matchups --level 11  | level=11 must be from 1 to 8
                    """)
    void wrongWordsAreAnsweredWithASentence(String line, String sentence) {
        Cli cli = Cli.run((Object[]) line.strip().split(" +"));
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains(sentence);
    }
}
