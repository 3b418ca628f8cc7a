package io.github.marl4j.env.render;

import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * At most 256 colours for one picture: its own where it has no more, else those of a median cut over its colours at 5 bits per channel.
 *
 * <p>Source: Heckbert, "Color image quantization for frame buffer display", SIGGRAPH 1982; each cut goes through the widest channel of the box that holds the largest (pixels times
 * width).
 */
final class Palette {
    private static final int SIZE = 256;

    private final int[] colours;
    private final int count;
    private final Map<Integer, Integer> exact;
    private final byte[] byBin;

    private Palette(int[] colours, int count, Map<Integer, Integer> exact, byte[] byBin) {
        this.colours = colours;
        this.count = count;
        this.exact = exact;
        this.byBin = byBin;
    }

    static Palette of(int[] rgb) {
        Map<Integer, Integer> seen = new HashMap<>();
        for (int pixel : rgb) {
            int colour = pixel & 0xFFFFFF;
            if (seen.containsKey(colour)) continue;
            if (seen.size() == SIZE) return medianCut(rgb);
            seen.put(colour, seen.size());
        }
        int[] colours = new int[SIZE];
        seen.forEach((colour, index) -> colours[index] = colour);
        return new Palette(colours, Math.max(1, seen.size()), seen, null);
    }

    /** Returns the palette index of each pixel. */
    byte[] indices(int[] rgb) {
        byte[] indices = new byte[rgb.length];
        int lastColour = -1;
        byte last = 0;
        for (int i = 0; i < rgb.length; i++) {
            int colour = rgb[i] & 0xFFFFFF;
            if (colour != lastColour) {
                last = exact != null ? (byte) (int) exact.get(colour) : byBin[bin(colour)];
                lastColour = colour;
            }
            indices[i] = last;
        }
        return indices;
    }

    IndexColorModel model() {
        byte[][] channels = new byte[3][SIZE];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < 3; c++) channels[c][i] = (byte) (colours[i] >> (16 - 8 * c));
        }
        return new IndexColorModel(8, SIZE, channels[0], channels[1], channels[2]);
    }

    private static int bin(int colour) {
        return (colour >> 9 & 0x7C00) | (colour >> 6 & 0x3E0) | (colour >> 3 & 0x1F);
    }

    private static int channel(int bin, int c) {
        return bin >> (10 - 5 * c) & 0x1F;
    }

    /** Colours that will become one, with how many pixels have each. */
    private record Cut(List<Integer> bins, long pixels, int widest, int width) {
        static Cut of(List<Integer> bins, int[] histogram) {
            long pixels = 0;
            int widest = 0;
            int width = -1;
            for (int bin : bins) pixels += histogram[bin];
            for (int c = 0; c < 3; c++) {
                int least = 31;
                int greatest = 0;
                for (int bin : bins) {
                    least = Math.min(least, channel(bin, c));
                    greatest = Math.max(greatest, channel(bin, c));
                }
                if (greatest - least > width) {
                    widest = c;
                    width = greatest - least;
                }
            }
            return new Cut(bins, pixels, widest, width);
        }

        long weight() {
            return pixels * width;
        }
    }

    private static Palette medianCut(int[] rgb) {
        int[] histogram = new int[1 << 15];
        long[][] sums = new long[3][1 << 15];
        for (int pixel : rgb) {
            int bin = bin(pixel & 0xFFFFFF);
            histogram[bin]++;
            for (int c = 0; c < 3; c++) sums[c][bin] += pixel >> (16 - 8 * c) & 0xFF;
        }
        List<Integer> used = new ArrayList<>();
        for (int bin = 0; bin < histogram.length; bin++) if (histogram[bin] > 0) used.add(bin);
        List<Cut> cuts = new ArrayList<>();
        cuts.add(Cut.of(used, histogram));
        while (cuts.size() < SIZE) {
            Cut heaviest = cuts.get(0);
            for (Cut cut : cuts) if (cut.weight() > heaviest.weight()) heaviest = cut;
            if (heaviest.width() == 0) break;
            cuts.remove(heaviest);
            split(heaviest, histogram, cuts);
        }
        return paint(cuts, sums);
    }

    private static void split(Cut cut, int[] histogram, List<Cut> into) {
        List<Integer> sorted = new ArrayList<>(cut.bins());
        sorted.sort((a, b) -> {
            int byChannel = Integer.compare(channel(a, cut.widest()), channel(b, cut.widest()));
            return byChannel != 0 ? byChannel : Integer.compare(a, b);
        });
        long half = 0;
        int middle = 0;
        while (middle < sorted.size() - 1 && 2 * half < cut.pixels()) half += histogram[sorted.get(middle++)];
        into.add(Cut.of(List.copyOf(sorted.subList(0, middle)), histogram));
        into.add(Cut.of(List.copyOf(sorted.subList(middle, sorted.size())), histogram));
    }

    /** Every cut becomes the mean of its pixels. */
    private static Palette paint(List<Cut> cuts, long[][] sums) {
        int[] colours = new int[SIZE];
        byte[] byBin = new byte[1 << 15];
        for (int i = 0; i < cuts.size(); i++) {
            Cut cut = cuts.get(i);
            for (int c = 0; c < 3; c++) {
                long sum = 0;
                for (int bin : cut.bins()) sum += sums[c][bin];
                colours[i] |= (int) (sum / cut.pixels()) << (16 - 8 * c);
            }
            for (int bin : cut.bins()) byBin[bin] = (byte) i;
        }
        return new Palette(colours, cuts.size(), null, byBin);
    }
}
