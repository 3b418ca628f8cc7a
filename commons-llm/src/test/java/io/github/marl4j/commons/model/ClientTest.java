package io.github.marl4j.commons.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.commons.ChatServer;
import io.github.marl4j.commons.ChatServer.Wrong;
import io.github.marl4j.commons.Runs;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientTest {
    private final Runs.Jumping pace = new Runs.Jumping();
    private final Meter meter = new Meter(Budget.UNLIMITED, Prices.NONE);

    private Client client(ClientLimits limits) {
        return new Client(limits, meter, Map.<String, String>of()::get, pace, new SplittableRandom(1));
    }

    private static ChatRequest question(ChatServer server) {
        return ChatRequest.of(ModelSettings.at(server.url(), "stand-in"), "Task: summarise the conversation", null);
    }

    @Test
    void waitsAsLongAsTheEndpointAsks() {
        try (ChatServer server = new ChatServer(Runs.NAMES).doing(1, List.of(Wrong.TOO_MANY_REQUESTS))) {
            Answered<ChatReply> answered = client(ClientLimits.DEFAULT).chat(question(server));
            assertThat(answered.faults()).extracting(Fault::kind).containsExactly("HTTP 429");
            assertThat(pace.waits).containsExactly(Duration.ofSeconds(7));
        }
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureWithJitter() {
        try (ChatServer server = new ChatServer(Runs.NAMES).doing(1, Collections.nCopies(5, Wrong.SERVER_ERROR))) {
            client(ClientLimits.DEFAULT).chat(question(server));
            List<Duration> waits = List.copyOf(pace.waits);
            assertThat(waits).hasSize(5);
            IntStream.range(0, 5)
                    .forEach(k -> assertThat(waits.get(k))
                            .isBetween(Duration.ofMillis(500L << k), Duration.ofMillis(1000L << k)));
        }
    }

    @Test
    void givesUpAfterTheLastAttemptAndSaysWhatItSaw() {
        try (ChatServer server = new ChatServer(Runs.NAMES).doing(1, Collections.nCopies(9, Wrong.SERVER_ERROR))) {
            assertThatThrownBy(() -> client(ClientLimits.DEFAULT).chat(question(server)))
                    .isInstanceOf(EndpointException.class)
                    .hasMessageContaining("HTTP 500, oops")
                    .hasMessageContaining("the last of 6 attempts: 6 × HTTP 500");
            assertThat(server.requests()).isEqualTo(6);
        }
    }

    @Test
    void keepsToTheRateOfRequestsAndOfTokens() {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            Client byRequests = client(new ClientLimits(1, 30, 0, 5, 1, 0));
            for (int i = 0; i < 4; i++) byRequests.chat(question(server));
            assertThat(pace.nanoTime()).isEqualTo(Duration.ofSeconds(6).toNanos());
            pace.waits.clear();
            Client byTokens = client(new ClientLimits(1, 0, 660, 5, 1, 0));
            for (int i = 0; i < 3; i++) byTokens.chat(question(server));
            assertThat(pace.waits).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));
        }
    }

    @Test
    void readsRetryAfterAsSecondsOrAsADate() {
        assertThat(HttpAttempt.wait("1.5")).contains(Duration.ofMillis(1500));
        assertThat(HttpAttempt.wait("Wed, 21 Oct 2015 07:28:00 GMT")).contains(Duration.ZERO);
        assertThat(HttpAttempt.wait("soon")).isEmpty();
    }

    @Test
    void aKeyThatIsNotSetIsNamedBeforeAnythingIsAsked() {
        ModelSettings settings = ModelSettings.read(
                "models.main", Map.of("url", "http://127.0.0.1:1/v1", "model", "m", "keyVariable", "NO_SUCH_KEY"));
        assertThatThrownBy(() -> client(ClientLimits.DEFAULT).prepare(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NO_SUCH_KEY");
    }

    @Test
    void addressesWithSecretsAreRefused() {
        for (String url : List.of("http://me:pass@host/v1", "https://host/v1?key=abc")) {
            assertThatThrownBy(() -> ModelSettings.at(url, "m"))
                    .hasMessageContaining("keyVariable")
                    .hasMessageNotContaining("abc")
                    .hasMessageNotContaining("pass@");
        }
        assertThatThrownBy(() -> ModelSettings.at("localhost:80", "m"))
                .hasMessageContaining("http://127.0.0.1:8080/v1");
    }

    @Test
    void moneyWithoutAPriceIsRefusedWithTheClosestModel() {
        Prices prices =
                Prices.of("prices.json", Map.of("models", Map.of("gpt-small", Map.of("input", 1, "output", 2))));
        assertThat(prices.of("gpt-small", new TokenCount(1_000_000, 500_000))).isEqualTo(2);
        assertThatThrownBy(() -> prices.require("gpt-smal")).hasMessageContaining("did you mean \"gpt-small\"?");
    }

    @Test
    void hashedTextsThatShareWordsAreAlike() {
        float[] lake = HashedEmbedder.vector("fish in the lake");
        float[] near = HashedEmbedder.vector("the lake has fish");
        float[] far = HashedEmbedder.vector("a meeting at noon");
        assertThat(dot(lake, lake)).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
        assertThat(dot(lake, near)).isGreaterThan(dot(lake, far) + 0.3);
        assertThat(HashedEmbedder.vector("")).containsOnly(0f);
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
