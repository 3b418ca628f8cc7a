package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceEnvTest {
    @ParameterizedTest
    @CsvSource({
        "smax/3m-v1",
        "smax/2s3z-v1",
        "smax/smacv2_5_units-v1",
        "smax/27m_vs_30m-v1",
        "particle/simple-spread-v3",
        "particle/simple-tag-v3",
        "foraging/8x8-2p-2f-v1"
    })
    void aDevicePlaysTheEpisodesOfTheJavaKernel(String id) {
        try (OpenCl device = OpenCl.open()) {
            playsTheEpisodesOfTheJavaKernel(id, device);
        }
    }

    static void playsTheEpisodesOfTheJavaKernel(String id, Device device) {
        int numEnvs = 64;
        try (DeviceEnv there = new DeviceEnv(id, Map.of(), numEnvs, device);
                VectorEnv here = Marl4j.vector(id, numEnvs)) {
            Batch expected = here.newBatch();
            Batch found = here.newBatch();
            Actions actions = here.newActions();
            here.reset(7, expected);
            there.reset(7);
            there.read(found);
            compare(id, -1, expected, found);
            Policy.Player[] players = new Policy.Player[here.spec().groups().size()];
            for (int g = 0; g < players.length; g++)
                players[g] = Policy.random().newPlayer(here, g, 3 + g);
            for (int step = 0; step < 150; step++) {
                for (Policy.Player player : players) player.act(expected, actions);
                there.write(actions);
                there.step();
                here.step(actions, expected);
                there.read(found);
                compare(id, step, expected, found);
            }
        }
    }

    private static void compare(String id, int step, Batch expected, Batch found) {
        String where = id + " after step " + step;
        assertThat(found.episodeOver).as(where).isEqualTo(expected.episodeOver);
        for (int g = 0; g < expected.groups.length; g++) {
            assertThat(found.groups[g].actionMask).as(where + " mask").isEqualTo(expected.groups[g].actionMask);
            assertThat(found.groups[g].alive).as(where + " alive").isEqualTo(expected.groups[g].alive);
            assertThat(found.groups[g].terminated).as(where).isEqualTo(expected.groups[g].terminated);
            assertThat(found.groups[g].truncated).as(where).isEqualTo(expected.groups[g].truncated);
            assertThat(found.groups[g].rewards).as(where + " rewards").isEqualTo(expected.groups[g].rewards);
            assertThat(found.groups[g].observations)
                    .as(where + " observations")
                    .isEqualTo(expected.groups[g].observations);
        }
        assertThat(found.state).as(where + " state").isEqualTo(expected.state);
        assertThat(found.infos).as(where + " infos").isEqualTo(expected.infos);
    }
}
