package io.github.marl4j.gpu.samples;

import java.util.Arrays;
import java.util.List;

/** A bit of everything that kernels are written in: what it computes on a device must be what it computes here. */
public final class Samples {
    /** Numbers of each input and output array. */
    public static final int SIZE = 16;

    /** Read, {@code [0, 1000)} for places and anything else beside. */
    public final int[] ints = new int[SIZE];

    public final long[] longs = new long[SIZE];
    public final float[] floats = new float[SIZE];
    public final double[] doubles = new double[SIZE];
    public final byte[] bytes = new byte[SIZE];
    public final short[] shorts = new short[SIZE];
    public final boolean[] flags = new boolean[SIZE];

    /** Written. */
    public final int[] wholes = new int[64];

    public final long[] longWholes = new long[32];
    public final float[] reals = new float[32];
    public final double[] doubleReals = new double[32];

    private final List<Shape> shapes = List.of(new Square(3), new Circle(2), new Square(5));
    private final Shape[] byNumber = {new Circle(7), new Square(1), new Circle(11)};
    private final int[][] ragged = {{1, 2, 3}, {}, {4, 5}};
    private final Suit trump = Suit.HEARTS;

    enum Suit {
        CLUBS,
        HEARTS,
        SPADES
    }

    interface Shape {
        int area(int scale);
    }

    record Square(int side) implements Shape {
        @Override
        public int area(int scale) {
            return side * side * scale;
        }
    }

    record Circle(int radius) implements Shape {
        @Override
        public int area(int scale) {
            return 3 * radius * radius * scale - 1;
        }
    }

    /** Computes everything. */
    public void run() {
        wholeNumbers();
        narrowNumbers();
        longNumbers();
        realNumbers();
        branches();
        loops();
        copies();
        objects();
    }

    private int small(int i) {
        return Math.floorMod(ints[i], 1000);
    }

    private void wholeNumbers() {
        int a = ints[0];
        int b = small(1) + 1;
        wholes[0] = a / b;
        wholes[1] = a % b;
        wholes[2] = a << ints[2];
        wholes[3] = a >> ints[2];
        wholes[4] = a >>> ints[2];
        wholes[5] = Math.floorMod(a, -b);
        wholes[6] = Integer.bitCount(a) + Integer.numberOfTrailingZeros(ints[3]) * 100;
        wholes[7] = Integer.numberOfLeadingZeros(ints[3]) + Integer.signum(ints[4]) * 100;
        wholes[8] = Math.max(ints[4], ints[5]) ^ Math.min(ints[6], ints[7]);
        wholes[9] = ~a & 0xFF | (ints[8] & ints[9]);
        int c = small(5);
        c += 3;
        c *= 7;
        c -= small(6) / 2;
        c >>= 1;
        c |= 64;
        int d = c++;
        wholes[10] = --c + d;
        wholes[11] = c;
    }

    private void narrowNumbers() {
        byte b = bytes[0];
        b += 100;
        bytes[1] += ints[0];
        bytes[2]++;
        short s = (short) ints[1];
        shorts[0] -= 30000;
        char letter = (char) ints[2];
        wholes[12] = b;
        wholes[13] = bytes[1] + bytes[2];
        wholes[14] = s + shorts[0];
        wholes[15] = letter;
        wholes[16] = (byte) ints[3] >>> 3;
    }

    private void longNumbers() {
        long x = longs[0];
        longWholes[0] = x * 0x9E3779B97F4A7C15L + longs[1];
        longWholes[1] = x >>> 33 ^ x << 13;
        longWholes[2] = x >> ints[0];
        longWholes[3] = Math.multiplyHigh(x, longs[1]);
        longWholes[4] = Long.bitCount(x) + Long.numberOfTrailingZeros(longs[2]) * 1000L;
        longWholes[5] = Math.floorMod(ints[0], 97) * 10_000_000_000L;
        longWholes[6] = (int) x;
        long sum = 0;
        for (long each : longs) sum = 31 * sum + each;
        longWholes[7] = sum;
        x ^= x >>> 7;
        x *= -3;
        longWholes[8] = x;
    }

    private void realNumbers() {
        float f = floats[0];
        float g = floats[1];
        double d = doubles[0];
        reals[0] = f * g + floats[2];
        reals[1] = f / g;
        reals[2] = (float) Math.sqrt(Math.abs(f));
        reals[3] = (float) (d * f);
        reals[4] = Math.max(f, -0f) + Math.min(g, 0f);
        reals[5] = -f;
        reals[6] = Math.signum(g);
        float h = floats[3];
        h += d;
        h *= 0.1f;
        h /= 3;
        reals[7] = h;
        doubleReals[0] = d * doubles[1] + doubles[2];
        doubleReals[1] = d / doubles[1];
        doubleReals[2] = Math.sqrt(d * d + doubles[1] * doubles[1]);
        doubleReals[3] = Math.floor(doubles[2]) + Math.ceil(doubles[3]) + Math.rint(doubles[4]);
        doubleReals[4] = f + g;
        doubleReals[5] = (int) Math.max(-1e6, Math.min(1e6, d));
        doubleReals[6] = ints[0] * 0.1;
        doubleReals[7] = Math.abs(doubles[5]) - Math.max(doubles[6], doubles[7]);
        wholes[17] = Float.floatToRawIntBits(f);
        wholes[18] = (int) (Math.abs(f) < 1000 ? f * 1000 : 7);
        wholes[19] = f < g ? 1 : f == g ? 2 : 3;
        wholes[20] = d > 0.5 && f > 0 || flags[0] ? 1 : 0;
    }

    private int word(int number) {
        return switch (number % 4) {
            case 0 -> number + 10;
            case 1, 2 -> number * 2;
            default -> -number;
        };
    }

    private int byCase(int number) {
        int sum = 0;
        switch (number % 5) {
            case 0:
            case 1:
                sum += 10;
                break;
            case 2: {
                if (number > 500) break;
                sum += 100;
                break;
            }
            default:
                sum += 1000;
        }
        return sum;
    }

    private int early(int number) {
        if (number < 10) return 1;
        for (int i = 0; i < 5; i++) {
            if (number % (i + 2) == 0) return 10 * i;
        }
        return 2;
    }

    private void branches() {
        wholes[21] = word(small(0)) + word(small(1));
        wholes[22] = byCase(small(2));
        wholes[23] = early(small(3));
        boolean both = flags[0] & flags[1] | flags[2] ^ flags[3];
        both &= !flags[4];
        wholes[24] = both ? small(4) : flags[5] ? -1 : -2;
        wholes[25] = flags[6] && 10 / (small(6) + 1) > 0 ? 5 : 6;
        wholes[26] = trump == Suit.HEARTS ? trump.ordinal() : -1;
    }

    private void loops() {
        int sum = 0;
        for (int i = 0, j = SIZE - 1; i < j; i++, j--) sum += small(i) - small(j);
        wholes[27] = sum;
        int n = small(0);
        int steps = 0;
        while (n > 1) {
            n = n % 2 == 0 ? n / 2 : n - 1;
            if (++steps > 12) break;
        }
        wholes[28] = steps;
        int count = 0;
        do count += 3;
        while (count < small(1));
        wholes[29] = count;
        int odd = 0;
        for (int value : ints) {
            if ((value & 1) == 0) continue;
            odd += Math.floorMod(value, 7);
        }
        wholes[30] = odd;
        int nested = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                if (j == small(i) % 4) break;
                nested += 10 * i + j;
            }
        }
        wholes[31] = nested;
    }

    private void copies() {
        for (int i = 0; i < 8; i++) wholes[32 + i] = small(i);
        System.arraycopy(wholes, 32, wholes, 34, 6);
        for (int i = 0; i < 8; i++) wholes[40 + i] = small(i);
        System.arraycopy(wholes, 42, wholes, 40, 6);
        System.arraycopy(ints, 3, wholes, 48, 4);
        Arrays.fill(wholes, 52, 54, small(3));
        Arrays.sort(doubles);
        doubleReals[8] = doubles[0];
        doubleReals[9] = doubles[SIZE - 1];
        int at = 0;
        wholes[54 + at++] = 7;
        wholes[54 + at] = at;
    }

    private void objects() {
        int sum = 0;
        for (Shape shape : shapes) {
            int area = shape.area(small(0) % 10);
            switch (area % 3) {
                case 0:
                    continue;
                case 1:
                    sum += 1;
                    break;
                default:
                    sum += 100;
            }
            sum += area;
        }
        wholes[56] = sum;
        wholes[57] = byNumber[small(1) % 3].area(2);
        int[] row = ragged[small(2) % 3];
        int ofRow = row.length;
        for (int value : row) ofRow += 10 * value;
        wholes[58] = ofRow;
        wholes[59] = shapes.get(2).area(small(3));
    }
}
