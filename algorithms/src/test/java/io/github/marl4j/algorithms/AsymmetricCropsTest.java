package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.algorithms.rollout.EpisodeRing;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsymmetricCropsTest {
    private static final int LONGEST = 12;
    private static final int BATCH = 6;

    private static ContrastConfig config(Map<String, Object> changes) {
        Map<String, Object> all = new java.util.HashMap<>(Map.of("batch", BATCH, "cropMin", 4));
        all.putAll(changes);
        return io.github.marl4j.algorithms.run.RecordMaps.with("test", ContrastConfig.MODERN, all);
    }

    /** Episodes whose step t has the token (episode + 1, t + 1). */
    private static EpisodeRing episodes(int length) {
        EpisodeRing ring = new EpisodeRing(BATCH, BATCH, LONGEST, 2);
        for (int e = 0; e < BATCH; e++) {
            for (int t = 0; t < length; t++) {
                int at = ring.append(e);
                ring.rows()[at] = e + 1;
                ring.rows()[at + 1] = t + 1;
            }
            ring.end(e);
        }
        return ring;
    }

    private static AsymmetricCrops drawn(ContrastConfig config, EpisodeRing ring, long seed) {
        AsymmetricCrops crops = new AsymmetricCrops(config, LONGEST);
        int[] listed = new int[BATCH];
        ring.list(listed);
        crops.draw(ring, listed, new DrawStream(seed));
        return crops;
    }

    private static float[] tokens(AsymmetricCrops crops, EpisodeRing ring, int view) {
        float[] tokens = new float[crops.length(view) * 2];
        crops.write(view, ring, 2, tokens, 0);
        return tokens;
    }

    private static long hidden(float[] tokens) {
        return IntStream.range(0, tokens.length / 2)
                .filter(t -> tokens[2 * t] == 0 && tokens[2 * t + 1] == 0)
                .count();
    }

    @Test
    void theStrongViewHidesThreeTenthsOfItsStepsAndTheWeakNone() {
        EpisodeRing ring = episodes(LONGEST);
        for (long seed = 0; seed < 30; seed++) {
            AsymmetricCrops crops = drawn(config(Map.of()), ring, seed);
            for (int i = 0; i < BATCH; i++) {
                float[] strong = tokens(crops, ring, i);
                assertThat(hidden(strong)).isEqualTo((long) Math.ceil(0.3 * crops.length(i)));
                assertThat(hidden(tokens(crops, ring, BATCH + i))).isZero();
            }
        }
    }

    @Test
    void aCropIsAStretchOfItsOwnEpisode() {
        EpisodeRing ring = episodes(LONGEST);
        for (long seed = 0; seed < 30; seed++) {
            AsymmetricCrops crops = drawn(config(Map.of("prefixCropProbability", 0)), ring, seed);
            for (int i = 0; i < BATCH; i++) {
                float[] weak = tokens(crops, ring, BATCH + i);
                for (int t = 0; t < weak.length / 2; t++) {
                    assertThat(weak[2 * t]).isEqualTo(i + 1);
                    assertThat(weak[2 * t + 1]).isEqualTo(weak[1] + t);
                }
            }
        }
    }

    @Test
    void allCropsOfAViewAreEquallyLongAndLengthsSpanTheRange() {
        EpisodeRing ring = episodes(LONGEST);
        java.util.Set<Integer> lengths = new java.util.TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            AsymmetricCrops crops = drawn(config(Map.of()), ring, seed);
            for (int i = 1; i < BATCH; i++) {
                assertThat(crops.length(i)).isEqualTo(crops.length(0));
                assertThat(crops.length(BATCH + i)).isEqualTo(crops.length(BATCH));
            }
            lengths.add(crops.length(0));
        }
        assertThat(lengths).containsExactly(4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void prefixesBeginWithTheEpisode() {
        EpisodeRing ring = episodes(LONGEST);
        AsymmetricCrops crops = drawn(config(Map.of("prefixCropProbability", 1)), ring, 3);
        for (int i = 0; i < BATCH; i++)
            assertThat(tokens(crops, ring, BATCH + i)[1]).isEqualTo(1);
    }

    @Test
    void anEpisodeShorterThanTheCropIsTakenWhole() {
        EpisodeRing ring = episodes(2);
        AsymmetricCrops crops = drawn(config(Map.of()), ring, 3);
        for (int view = 0; view < crops.views(); view++)
            assertThat(crops.length(view)).isEqualTo(2);
        assertThat(tokens(crops, ring, BATCH)).containsExactly(1, 1, 1, 2);
    }
}
