package io.github.marl4j.commons.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.commons.ChatServer;
import io.github.marl4j.commons.Runs;
import io.github.marl4j.commons.model.Cassette;
import io.github.marl4j.commons.model.CassetteException;
import io.github.marl4j.commons.model.EndpointException;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    private static final Map<String, Object> THREE_MONTHS = Map.of("society", Map.of("months", 3));

    @TempDir
    Path folder;

    private Path run() {
        return folder.resolve("run");
    }

    private static List<String> eventsWithoutTimes(Path run) throws IOException {
        return Files.readAllLines(run.resolve("events.jsonl")).stream()
                .map(line -> line.replaceAll("\"latencyMillis\":\\d+", ""))
                .toList();
    }

    @Test
    void aRunThatWasKilledGoesOnToTheSameNumbersWithoutAskingAnythingTwice() throws IOException {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            Runs.start(folder.resolve("whole"), Runs.at(server, THREE_MONTHS), Runs.surroundings());
            byte[] cassette = Files.readAllBytes(folder.resolve("whole/cassette.jsonl"));
            byte[] events = Files.readAllBytes(folder.resolve("whole/events.jsonl"));
            for (double part : new double[] {0.1, 0.45, 0.8}) {
                Path killed = folder.resolve("killed" + part);
                Files.createDirectories(killed);
                for (String name : List.of("config.json", "manifest.json")) {
                    Files.copy(folder.resolve("whole").resolve(name), killed.resolve(name));
                }
                // Cut at any byte, as a kill in the middle of a write would.
                Files.write(killed.resolve("cassette.jsonl"), Arrays.copyOf(cassette, (int) (cassette.length * part)));
                Files.write(killed.resolve("events.jsonl"), Arrays.copyOf(events, (int) (events.length * part / 2)));
                int before = server.requests();
                RunReport report = Runs.resume(killed, Runs.surroundings());
                assertThat(report.status()).isEqualTo(RunReport.Status.DONE);
                assertThat(eventsWithoutTimes(killed)).isEqualTo(eventsWithoutTimes(folder.resolve("whole")));
                long kept = lines(Arrays.copyOf(cassette, (int) (cassette.length * part)));
                assertThat(server.requests() - before).isEqualTo((int) (lines(cassette) - kept));
            }
        }
    }

    private static long lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8)
                .chars()
                .filter(c -> c == '\n')
                .count();
    }

    @Test
    void aCassetteReplaysWithoutAModelToTheSameBytes() throws IOException {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            Runs.start(run(), Runs.at(server, THREE_MONTHS), Runs.surroundings());
        }
        Experiment experiment = CommonsRun.experiment(run());
        Path again = folder.resolve("again");
        CommonsRun.start(
                again,
                experiment,
                Runs.manifest(),
                run().resolve("cassette.jsonl"),
                Cassette.Mode.REPLAY_ONLY,
                Runs.surroundings());
        for (String file : List.of("events.jsonl", "result.json", "config.json", "cassette.jsonl")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(run().resolve(file));
        }
    }

    @Test
    void replayWithOtherQuestionsNamesTheNearestRecordedOne() {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            Runs.start(run(), Runs.at(server, THREE_MONTHS), Runs.surroundings());
            Experiment other = Runs.at(server, Map.of("scaffold", "deep_breath"));
            assertThatThrownBy(() -> CommonsRun.start(
                            folder.resolve("other"),
                            other,
                            Runs.manifest(),
                            run().resolve("cassette.jsonl"),
                            Cassette.Mode.REPLAY_ONLY,
                            Runs.surroundings()))
                    .isInstanceOf(CassetteException.class)
                    .hasMessageContaining("persona_0")
                    .hasMessageContaining("take a deep breath");
        }
    }

    @Test
    void aBudgetOfNothingStopsAtOnceAndALargerOneGoesOn() {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            Experiment poor = Runs.at(server, Map.of("budget", Map.of("requests", 0), "society", Map.of("months", 2)));
            RunReport stopped = Runs.start(run(), poor, Runs.surroundings());
            assertThat(stopped.status()).isEqualTo(RunReport.Status.STOPPED);
            assertThat(stopped.reason()).contains("budget of 0 requests");
            assertThat(server.requests()).isZero();
            Experiment middling =
                    Runs.at(server, Map.of("budget", Map.of("requests", 30), "society", Map.of("months", 2)));
            assertThat(CommonsRun.resume(run(), middling, Cassette.Mode.RECORD, Runs.surroundings())
                            .reason())
                    .contains("budget of 30 requests");
            assertThat(server.requests()).isEqualTo(30);
            Experiment rich = Runs.at(server, Map.of("society", Map.of("months", 2)));
            RunReport done = CommonsRun.resume(run(), rich, Cassette.Mode.RECORD, Runs.surroundings());
            assertThat(done.status()).isEqualTo(RunReport.Status.DONE);
            Object calls = ((Map<?, ?>) done.usage().get("total")).get("calls");
            assertThat(calls).as("each answer was asked for once").isEqualTo((long) server.requests());
        }
    }

    @Test
    void aBudgetOfMoneyIsKeptByThePriceTable() {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            Map<String, Object> prices =
                    Map.of("currency", "EUR", "models", Map.of("stand-in", Map.of("input", 10, "output", 100)));
            Map<String, Object> limits = Map.of("inFlight", 1);
            Experiment experiment =
                    Runs.at(server, Map.of("budget", Map.of("money", 0.02), "prices", prices, "limits", limits));
            RunReport report = Runs.start(run(), experiment, Runs.surroundings());
            assertThat(report.reason()).contains("0.02 EUR");
            // An answer costs 100 · 10 + 10 · 100 millionths.
            assertThat(server.requests()).isEqualTo(10);
        }
    }

    @Test
    void unreachableAndForbiddenEndpointsAreSaidAndTheRunGoesOnLater() {
        String gone;
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            gone = server.url();
        }
        Experiment unreachable = Experiment.of(
                "test",
                Map.of(
                        "models",
                        Map.of("main", Map.of("url", gone, "model", "stand-in")),
                        "limits",
                        Map.of("attempts", 2)));
        assertThatThrownBy(() -> Runs.start(run(), unreachable, Runs.surroundings()))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining(gone)
                .hasMessageContaining("is the server running");
        try (ChatServer server = new ChatServer(Runs.NAMES).refusing(401)) {
            assertThatThrownBy(() -> CommonsRun.resume(
                            run(), Runs.at(server, THREE_MONTHS), Cassette.Mode.RECORD, Runs.surroundings()))
                    .isInstanceOf(EndpointException.class)
                    .hasMessageContaining("HTTP 401")
                    .hasMessageContaining("MARL4J_TEST_KEY")
                    .hasMessageContaining("you may not, ***")
                    .hasMessageNotContaining(Runs.SECRET);
            server.refusing(0);
            RunReport report =
                    CommonsRun.resume(run(), Runs.at(server, THREE_MONTHS), Cassette.Mode.RECORD, Runs.surroundings());
            assertThat(report.status()).isEqualTo(RunReport.Status.DONE);
            assertThat(report.usage().get("faults").toString()).contains("HTTP 401=5", "no connection=10");
        }
    }

    @Test
    void nonsenseIsCountedAndTheSocietyGoesOn() {
        try (ChatServer server = new ChatServer(Runs.NAMES).answering(body -> "<b>42</b> or so?")) {
            RunReport report = Runs.start(run(), Runs.at(server, THREE_MONTHS), Runs.surroundings());
            assertThat(report.status()).isEqualTo(RunReport.Status.DONE);
            assertThat(report.months()).isEqualTo(1);
            assertThat(report.usage().get("fallbacks").toString())
                    .contains("harvest={ASKED_AGAIN=5, PARSE_FAILURE=10, READ_AS_TEXT=5}")
                    .contains("utterance={ASKED_AGAIN=1, DEFAULT_USED=1, PARSE_FAILURE=2}");
        }
    }

    @Test
    void aBrokenCassetteIsRefusedWithItsLine() throws IOException {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            Runs.start(run(), Runs.at(server, THREE_MONTHS), Runs.surroundings());
        }
        Path file = run().resolve("cassette.jsonl");
        List<String> lines = Files.readAllLines(file);
        lines.set(6, lines.get(6).substring(0, 40));
        Files.write(file, lines);
        assertThatThrownBy(() -> Runs.resume(run(), Runs.surroundings()))
                .isInstanceOf(CassetteException.class)
                .hasMessageContaining("cassette.jsonl:7");
        lines.set(6, lines.get(5).replace("You are", "You were"));
        Files.write(file, lines);
        assertThatThrownBy(() -> Runs.resume(run(), Runs.surroundings()))
                .isInstanceOf(CassetteException.class)
                .hasMessageContaining("cassette.jsonl:7")
                .hasMessageContaining("key");
    }

    @Test
    void changedEventsAreFoundOut() throws IOException {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            Runs.start(run(), Runs.at(server, THREE_MONTHS), Runs.surroundings());
            Path file = run().resolve("events.jsonl");
            Files.writeString(
                    file, Files.readString(file).replaceFirst("\"importance_score\":10", "\"importance_score\":9"));
            assertThatThrownBy(() -> Runs.resume(run(), Runs.surroundings()))
                    .isInstanceOf(RunFileException.class)
                    .hasMessageContaining("events.jsonl:");
        }
    }

    @Test
    void theKeyIsSentAndNeverWritten() throws IOException {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            Runs.start(run(), Runs.at(server, THREE_MONTHS), Runs.surroundings());
            assertThat(server.authorizations()).isNotEmpty().allMatch(("Bearer " + Runs.SECRET)::equals);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(Runs.SECRET));
        }
    }

    @Test
    void stoppingBetweenMonthsKeepsWhatWasPlayed() {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            int[] asked = new int[1];
            RunReport report = Runs.start(
                    run(), Runs.at(server, THREE_MONTHS), Runs.surroundings(new Runs.Jumping(), () -> asked[0]++ == 2));
            assertThat(report.status()).isEqualTo(RunReport.Status.STOPPED);
            assertThat(report.months()).isEqualTo(2);
            assertThat(Runs.resume(run(), Runs.surroundings()).months()).isEqualTo(3);
        }
    }
}
