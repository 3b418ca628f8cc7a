package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.env.Space;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The network kind {@code cnn}: what it takes and what it refuses. */
final class PixelNetworkTest {
    private static PpoConfig config(Map<String, Object> changes) {
        return RecordMaps.with("ippo", PpoConfig.IPPO, changes);
    }

    @Test
    void anImageIsSeenThroughTheAskedFilters() {
        PpoConfig cnn = config(Map.of("network", "cnn", "filters", List.of(8, 12, 16), "hidden", 32));
        ActorCritic model = PpoNetworks.convolutional(cnn, "game", new Space.Box(0, 255, 100, 128, 3), 22, false);
        assertThat(model.shared()).isTrue();
        assertThat(model.actor().inputSize()).isEqualTo(100 * 128 * 3);
        assertThat(model.actorLayout().slice("conv1/kernel").rows()).isEqualTo(8 * 8 * 3);
        assertThat(model.actorLayout().slice("conv3/kernel").columns()).isEqualTo(16);
        assertThat(model.actorLayout().slice("dense/kernel").rows()).isEqualTo(9 * 12 * 16);
    }

    @Test
    void whatIsNoImageIsRefused() {
        PpoConfig cnn = config(Map.of("network", "cnn"));
        assertThatThrownBy(() -> PpoNetworks.convolutional(cnn, "game", new Space.Box(-1, 1, 156), 22, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("game", "network=cnn", "156");
        assertThatThrownBy(() -> PpoNetworks.convolutional(cnn, "game", new Space.Box(-1, 1, 84, 84, 1), 22, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0");
        PpoConfig coded = config(Map.of("network", "cnn", "agentId", true));
        assertThatThrownBy(() -> PpoNetworks.convolutional(coded, "game", new Space.Box(0, 255, 84, 84, 1), 22, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("agentId=false");
    }

    @Test
    void filtersThatAreNoCountsAreRefused() {
        assertThatThrownBy(() -> config(Map.of("filters", List.of(16, 0.5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("filters");
        assertThatThrownBy(() -> config(Map.of("filters", List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 3");
    }
}
