package io.github.marl4j.env.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class DirectMemoryTest {
    private static final int LENGTH = 3 * FlagTile.SIZE;
    private static final byte UNTOUCHED = 7;

    @Property(tries = 300)
    void flagsOfARangeBecomeZerosAndOnesInTheSamePlacesAndTheOthersAreLeftAlone(
            @ForAll long seed,
            @ForAll @IntRange(max = LENGTH) int oneEnd,
            @ForAll @IntRange(max = LENGTH) int otherEnd) {
        int from = Math.min(oneEnd, otherEnd);
        int end = Math.max(oneEnd, otherEnd);
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] flags = new boolean[LENGTH];
        byte[] expected = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            flags[i] = random.nextBoolean();
            expected[i] = i < from || i >= end ? UNTOUCHED : (byte) (flags[i] ? 1 : 0);
        }
        ByteBuffer to = DirectMemory.bytes(LENGTH);
        for (int i = 0; i < LENGTH; i++) to.put(i, UNTOUCHED);

        DirectMemory.copy(flags, from, end, to);

        byte[] found = new byte[LENGTH];
        to.get(0, found);
        assertThat(found).isEqualTo(expected);
        assertThat(to.position()).isZero();
    }
}
