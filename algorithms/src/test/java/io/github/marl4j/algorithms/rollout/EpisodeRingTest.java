package io.github.marl4j.algorithms.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EpisodeRingTest {

    private static void play(EpisodeRing ring, int env, int steps, float value) {
        for (int t = 0; t < steps; t++) ring.rows()[ring.append(env)] = value + t;
        ring.end(env);
    }

    private static int[] listed(EpisodeRing ring) {
        int[] listed = new int[ring.size()];
        ring.list(listed);
        return listed;
    }

    @Test
    void everyEnvironmentKeepsItsOwnLatestEpisodes() {
        EpisodeRing ring = new EpisodeRing(2, 5, 3, 1);
        assertThat(ring.capacity()).isEqualTo(4);
        for (int e = 0; e < 4; e++) play(ring, 0, 1 + e % 3, 10 * e);
        play(ring, 1, 2, 100);
        int[] listed = listed(ring);
        assertThat(listed).hasSize(3);
        assertThat(ring.length(listed[0])).isEqualTo(3);
        assertThat(ring.rows()[ring.at(listed[0], 2)]).isEqualTo(22);
        assertThat(ring.length(listed[1])).isEqualTo(1);
        assertThat(ring.rows()[ring.at(listed[1], 0)]).isEqualTo(30);
        assertThat(ring.rows()[ring.at(listed[2], 1)]).isEqualTo(101);
    }

    @Test
    void anEpisodeUnderWayOverwritesNothingAndIsNotListed() {
        EpisodeRing ring = new EpisodeRing(1, 2, 2, 1);
        play(ring, 0, 2, 10);
        play(ring, 0, 2, 20);
        ring.rows()[ring.append(0)] = -1;
        int[] listed = listed(ring);
        assertThat(listed).hasSize(2);
        assertThat(ring.rows()[ring.at(listed[0], 0)]).isEqualTo(10);
        assertThat(ring.rows()[ring.at(listed[1], 0)]).isEqualTo(20);
    }

    @Test
    void anAbandonedEpisodeBeginsAnew() {
        EpisodeRing ring = new EpisodeRing(1, 1, 3, 1);
        ring.append(0);
        ring.abandon(0);
        play(ring, 0, 1, 7);
        assertThat(ring.length(listed(ring)[0])).isEqualTo(1);
        assertThat(ring.rows()[ring.at(listed(ring)[0], 0)]).isEqualTo(7);
    }

    @Test
    void endedEpisodesAreCountedOnce() {
        EpisodeRing ring = new EpisodeRing(2, 2, 1, 1);
        play(ring, 0, 1, 0);
        play(ring, 0, 1, 0);
        play(ring, 1, 1, 0);
        assertThat(ring.takeEnded()).isEqualTo(3);
        assertThat(ring.takeEnded()).isZero();
    }

    @Test
    void aBufferThatNoArrayHoldsIsRefused() {
        assertThatThrownBy(() -> new EpisodeRing(10, 10_000, 1000, 400))
                .hasMessageContaining("10000 episodes of up to 1000 steps of 400 numbers")
                .hasMessageContaining("keep fewer");
    }
}
