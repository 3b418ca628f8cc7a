package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.rollout.EpisodeRing;
import java.util.Arrays;

/**
 * Two views of each of N episodes: crops of the token sequence whose lengths are drawn once for each view, beginning at a step of their own. Some steps of a crop are masked: their token is zero, and as
 * positions are coded later, only the position remains. The strong view masks more than the weak one.
 *
 * <p>Source: clam.md section 4. Decided there or here: a start for each sample instead of one for all; an episode shorter than the drawn length is taken whole; with some probability a crop begins at the
 * start of its episode, as everything does that is encoded in play.
 */
final class AsymmetricCrops {
    private final ContrastConfig config;
    private final int longest;
    private final int[] episodes;
    private final int[] starts;
    private final int[] lengths;
    private final boolean[] masked;
    private final int[] steps;

    /**
     * Reserves memory.
     *
     * @param longest tokens of the longest crop
     */
    AsymmetricCrops(ContrastConfig config, int longest) {
        this.config = config;
        this.longest = longest;
        int views = 2 * config.batch();
        episodes = new int[views];
        starts = new int[views];
        lengths = new int[views];
        masked = new boolean[views * longest];
        steps = new int[longest];
    }

    /** Returns the number of views: that of view b of episode i is {@code batch + i}. */
    int views() {
        return lengths.length;
    }

    /** Returns the number of tokens of a view. */
    int length(int view) {
        return lengths[view];
    }

    /**
     * Draws both views of each episode.
     *
     * @param chosen episodes of the ring, the first {@code batch} entries; not modified
     */
    void draw(EpisodeRing ring, int[] chosen, DrawStream random) {
        int batch = config.batch();
        int most = config.cropMax(longest);
        int least = Math.min(config.cropMin(), most);
        for (int view = 0; view < 2; view++) {
            int length = least + random.below(most - least + 1);
            double mask = view == 0 ? config.strongMask() : config.weakMask();
            for (int i = 0; i < batch; i++) {
                drawOne(view * batch + i, ring, chosen[i], length, mask, random);
            }
        }
    }

    private void drawOne(int view, EpisodeRing ring, int episode, int wanted, double mask, DrawStream random) {
        int whole = ring.length(episode);
        int length = Math.min(wanted, whole);
        episodes[view] = episode;
        lengths[view] = length;
        boolean prefix = random.happens(config.prefixCropProbability());
        starts[view] = prefix ? 0 : random.below(whole - length + 1);
        int first = view * longest;
        Arrays.fill(masked, first, first + longest, false);
        int hidden = (int) Math.ceil(mask * length);
        for (int t = 0; t < length; t++) steps[t] = t;
        random.sample(steps, length, hidden);
        for (int i = 0; i < hidden; i++) masked[first + steps[i]] = true;
    }

    /**
     * Writes the tokens of a view.
     *
     * @param size features of a token, the first numbers of a step in the ring
     * @param at where the first token begins
     */
    void write(int view, EpisodeRing ring, int size, float[] out, int at) {
        for (int t = 0; t < lengths[view]; t++) {
            int to = at + t * size;
            if (masked[view * longest + t]) Arrays.fill(out, to, to + size, 0f);
            else System.arraycopy(ring.rows(), ring.at(episodes[view], starts[view] + t), out, to, size);
        }
    }
}
