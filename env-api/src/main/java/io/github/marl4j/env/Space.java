package io.github.marl4j.env;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/**
 * The set of values that an observation or an action may take.
 *
 * <p>Every space has one flat layout, so that learners see arrays and people still see names: an observation is a row of
 * {@link #flatSize()} floats; an action is {@link #numInts()} whole numbers followed, in an array of their own, by
 * {@link #numFloats()} real ones. Parts of a {@link Dict} follow each other in the order of their declaration.
 */
public sealed interface Space {

    /** Returns the number of scalars that one element takes in a flat row of an observation. */
    int flatSize();

    /** Returns the shape of one element; empty for a scalar. The array is a copy. */
    int[] shape();

    /** Returns how many whole numbers an action of this space has. */
    int numInts();

    /** Returns how many real numbers an action of this space has. */
    int numFloats();

    /** Returns the length of an action mask for this space: one flag for each choice of each discrete part, 0 if it has none. */
    int maskSize();

    /** Returns whether {@code action} has the right form and every number is in range. Masks play no part. */
    boolean contains(Action action);

    /**
     * Draws an action: discrete parts uniformly over the choices that {@code mask} allows, real numbers uniformly between their bounds, with one infinite bound at an
     * exponentially distributed distance (mean 1) from the other, without bounds from the standard normal distribution.
     *
     * @param random where the chance comes from
     * @param mask not modified; length {@link #maskSize()}, or {@code null} when everything is allowed
     * @throws IllegalArgumentException if the mask has another length or allows no choice of some part
     */
    Action sample(RandomGenerator random, boolean[] mask);

    /** A choice out of {@code n}: 0 to n-1. */
    record Discrete(int n) implements Space {
        public Discrete {
            requirePositive("n", n);
        }

        @Override
        public int flatSize() {
            return 1;
        }

        @Override
        public int[] shape() {
            return new int[0];
        }

        @Override
        public int numInts() {
            return 1;
        }

        @Override
        public int numFloats() {
            return 0;
        }

        @Override
        public int maskSize() {
            return n;
        }

        @Override
        public boolean contains(Action action) {
            return action.numInts() == 1 && action.numFloats() == 0 && action.intAt(0) >= 0 && action.intAt(0) < n;
        }

        @Override
        public Action sample(RandomGenerator random, boolean[] mask) {
            checkMask(this, mask);
            return Action.of(sampleMasked(random, mask, 0, n));
        }
    }

    /** Several choices at once, choice {@code i} out of {@code n[i]}. The mask holds the parts one after the other. */
    record MultiDiscrete(int... n) implements Space {
        public MultiDiscrete {
            n = n.clone();
            requirePositive("number of parts", n.length);
            for (int count : n) requirePositive("n", count);
        }

        /** Returns a copy of the number of choices of each part. */
        @Override
        public int[] n() {
            return n.clone();
        }

        @Override
        public int flatSize() {
            return n.length;
        }

        @Override
        public int[] shape() {
            return new int[] {n.length};
        }

        @Override
        public int numInts() {
            return n.length;
        }

        @Override
        public int numFloats() {
            return 0;
        }

        @Override
        public int maskSize() {
            return Arrays.stream(n).sum();
        }

        @Override
        public boolean contains(Action action) {
            if (action.numInts() != n.length || action.numFloats() != 0) return false;
            for (int i = 0; i < n.length; i++) {
                if (action.intAt(i) < 0 || action.intAt(i) >= n[i]) return false;
            }
            return true;
        }

        @Override
        public Action sample(RandomGenerator random, boolean[] mask) {
            checkMask(this, mask);
            int[] chosen = new int[n.length];
            for (int i = 0, offset = 0; i < n.length; offset += n[i++]) {
                chosen[i] = sampleMasked(random, mask, offset, n[i]);
            }
            return Action.of(chosen);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof MultiDiscrete that && Arrays.equals(n, that.n);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(n);
        }

        @Override
        public String toString() {
            return "MultiDiscrete" + Arrays.toString(n);
        }
    }

    /** {@code n} switches, each 0 or 1. The mask has two flags for each switch: may it be 0, may it be 1. */
    record MultiBinary(int n) implements Space {
        public MultiBinary {
            requirePositive("n", n);
        }

        @Override
        public int flatSize() {
            return n;
        }

        @Override
        public int[] shape() {
            return new int[] {n};
        }

        @Override
        public int numInts() {
            return n;
        }

        @Override
        public int numFloats() {
            return 0;
        }

        @Override
        public int maskSize() {
            return 2 * n;
        }

        @Override
        public boolean contains(Action action) {
            if (action.numInts() != n || action.numFloats() != 0) return false;
            for (int i = 0; i < n; i++) {
                if ((action.intAt(i) & ~1) != 0) return false;
            }
            return true;
        }

        @Override
        public Action sample(RandomGenerator random, boolean[] mask) {
            checkMask(this, mask);
            int[] chosen = new int[n];
            for (int i = 0; i < n; i++) chosen[i] = sampleMasked(random, mask, 2 * i, 2);
            return Action.of(chosen);
        }
    }

    /**
     * Real numbers between bounds, both included; a bound may be infinite.
     *
     * @param low lower bounds, one for all scalars or one for each
     * @param high upper bounds, likewise
     * @param shape the shape of one element; empty for a scalar
     */
    record Box(float[] low, float[] high, int[] shape) implements Space {
        public Box {
            shape = shape.clone();
            int size = 1;
            for (int d : shape) {
                if (d < 0) throw new IllegalArgumentException("box: dimension=" + d + " must not be negative");
                size = Math.multiplyExact(size, d);
            }
            low = checkBound("low", low, size);
            high = checkBound("high", high, size);
            for (int i = 0; i < Math.max(low.length, high.length); i++) {
                float l = low[low.length == 1 ? 0 : i];
                float h = high[high.length == 1 ? 0 : i];
                if (!(l <= h)) throw new IllegalArgumentException("box: low=" + l + " must not exceed high=" + h);
            }
        }

        /** A box with the same bounds for all scalars. */
        public Box(float low, float high, int... shape) {
            this(new float[] {low}, new float[] {high}, shape);
        }

        private static float[] checkBound(String name, float[] bound, int size) {
            if (bound.length != 1 && bound.length != size) {
                throw new IllegalArgumentException(
                        "box: " + name + " has length=" + bound.length + ", expected 1 or size=" + size);
            }
            return bound.clone();
        }

        /** Returns a copy of the lower bounds: one for all scalars, or one for each. */
        @Override
        public float[] low() {
            return low.clone();
        }

        /** Returns a copy of the upper bounds: one for all scalars, or one for each. */
        @Override
        public float[] high() {
            return high.clone();
        }

        @Override
        public int[] shape() {
            return shape.clone();
        }

        @Override
        public int flatSize() {
            int size = 1;
            for (int d : shape) size *= d;
            return size;
        }

        @Override
        public int numInts() {
            return 0;
        }

        @Override
        public int numFloats() {
            return flatSize();
        }

        @Override
        public int maskSize() {
            return 0;
        }

        @Override
        public boolean contains(Action action) {
            if (action.numInts() != 0 || action.numFloats() != flatSize()) return false;
            for (int i = 0; i < action.numFloats(); i++) {
                float value = action.floatAt(i);
                if (!(value >= bound(low, i) && value <= bound(high, i))) return false;
            }
            return true;
        }

        @Override
        public Action sample(RandomGenerator random, boolean[] mask) {
            checkMask(this, mask);
            float[] chosen = new float[flatSize()];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = draw(random, bound(low, i), bound(high, i));
            }
            return Action.of(chosen);
        }

        private static float draw(RandomGenerator random, float low, float high) {
            double value;
            if (Float.isFinite(low) && Float.isFinite(high)) {
                // In double, as the width of a wide box is no float.
                value = low + random.nextDouble() * ((double) high - low);
            } else if (Float.isFinite(low)) {
                value = low + random.nextExponential();
            } else if (Float.isFinite(high)) {
                value = high - random.nextExponential();
            } else {
                value = random.nextGaussian();
            }
            return Math.min(high, Math.max(low, (float) value));
        }

        private static float bound(float[] bounds, int i) {
            return bounds[bounds.length == 1 ? 0 : i];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Box that
                    && Arrays.equals(low, that.low)
                    && Arrays.equals(high, that.high)
                    && Arrays.equals(shape, that.shape);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(low), Arrays.hashCode(high), Arrays.hashCode(shape));
        }

        @Override
        public String toString() {
            String bounds = low.length == 1 && high.length == 1 ? low[0] + ", " + high[0] : "bounds for each scalar";
            return "Box(" + bounds + ", shape=" + Arrays.toString(shape) + ")";
        }
    }

    /** Named parts, one after the other in the order of the map. */
    record Dict(Map<String, Space> parts) implements Space {
        public Dict {
            parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }

        /**
         * Returns where part {@code name} begins in a flat row of an observation.
         *
         * @throws UnknownNameException if there is no such part
         */
        public int offset(String name) {
            int offset = 0;
            for (Map.Entry<String, Space> part : parts.entrySet()) {
                if (part.getKey().equals(name)) return offset;
                offset += part.getValue().flatSize();
            }
            throw new UnknownNameException("space", "part", name, parts.keySet());
        }

        @Override
        public int flatSize() {
            return parts.values().stream().mapToInt(Space::flatSize).sum();
        }

        @Override
        public int[] shape() {
            return new int[] {flatSize()};
        }

        @Override
        public int numInts() {
            return parts.values().stream().mapToInt(Space::numInts).sum();
        }

        @Override
        public int numFloats() {
            return parts.values().stream().mapToInt(Space::numFloats).sum();
        }

        @Override
        public int maskSize() {
            return parts.values().stream().mapToInt(Space::maskSize).sum();
        }

        @Override
        public boolean contains(Action action) {
            if (action.numInts() != numInts() || action.numFloats() != numFloats()) return false;
            int ints = 0;
            int floats = 0;
            for (Space part : parts.values()) {
                if (!part.contains(action.slice(ints, part.numInts(), floats, part.numFloats()))) return false;
                ints += part.numInts();
                floats += part.numFloats();
            }
            return true;
        }

        @Override
        public Action sample(RandomGenerator random, boolean[] mask) {
            checkMask(this, mask);
            int[] ints = new int[numInts()];
            float[] floats = new float[numFloats()];
            int nextInt = 0;
            int nextFloat = 0;
            int nextFlag = 0;
            for (Space part : parts.values()) {
                boolean[] partMask =
                        mask == null ? null : Arrays.copyOfRange(mask, nextFlag, nextFlag + part.maskSize());
                Action chosen = part.sample(random, partMask);
                chosen.copyTo(ints, nextInt, floats, nextFloat);
                nextInt += part.numInts();
                nextFloat += part.numFloats();
                nextFlag += part.maskSize();
            }
            return new Action(ints, floats);
        }

        /** Two are equal if they have equal parts in the same order: another order is another layout. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Dict that
                    && List.copyOf(parts.entrySet()).equals(List.copyOf(that.parts.entrySet()));
        }

        @Override
        public int hashCode() {
            return List.copyOf(parts.entrySet()).hashCode();
        }

        @Override
        public String toString() {
            StringJoiner text = new StringJoiner(", ", "Dict(", ")");
            parts.forEach((name, part) -> text.add(name + "=" + part));
            return text.toString();
        }
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) throw new IllegalArgumentException("space: " + name + "=" + value + " must be at least 1");
    }

    private static void checkMask(Space space, boolean[] mask) {
        if (mask != null && mask.length != space.maskSize()) {
            throw new IllegalArgumentException(
                    "action mask has length=" + mask.length + ", expected " + space.maskSize() + " for " + space);
        }
    }

    private static int sampleMasked(RandomGenerator random, boolean[] mask, int offset, int n) {
        if (mask == null) return random.nextInt(n);
        int legal = 0;
        for (int i = 0; i < n; i++) if (mask[offset + i]) legal++;
        if (legal == 0) throw new IllegalArgumentException("action mask allows none of " + n + " choices");
        int skip = random.nextInt(legal);
        int i = 0;
        while (!mask[offset + i] || skip-- > 0) i++;
        return i;
    }
}
