package io.github.marl4j.envs.momaland.samegame;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.momaland.Rules;
import io.github.marl4j.envs.momaland.board.OneGame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The bit operations of the kernel against the rules written down cell by cell. */
final class SameGamePropertyTest {

    /** Plays by lists of columns, lowest tile first. */
    private static final class Plain {
        final List<List<Integer>> columns = new ArrayList<>();

        Integer colour(int x, int row) {
            boolean inside = x >= 0
                    && x < columns.size()
                    && row >= 0
                    && row < columns.get(x).size();
            return inside ? columns.get(x).get(row) : null;
        }

        /** Marks the group of a cell with 0 and returns its size. */
        int paint(int x, int row, int colour) {
            if (colour == 0 || colour(x, row) == null || colour(x, row) != colour) return 0;
            columns.get(x).set(row, 0);
            return 1
                    + paint(x + 1, row, colour)
                    + paint(x - 1, row, colour)
                    + paint(x, row + 1, colour)
                    + paint(x, row - 1, colour);
        }

        boolean inGroup(int x, int row) {
            Integer colour = colour(x, row);
            return colour != null
                    && (colour.equals(colour(x + 1, row))
                            || colour.equals(colour(x - 1, row))
                            || colour.equals(colour(x, row + 1))
                            || colour.equals(colour(x, row - 1)));
        }

        void removePainted() {
            for (List<Integer> column : columns) column.removeIf(colour -> colour == 0);
            columns.removeIf(List::isEmpty);
        }
    }

    @Property(tries = 150)
    void bitsPlayLikeListsOfTiles(
            @ForAll @IntRange(min = 3, max = 30) int width,
            @ForAll @IntRange(min = 3, max = 30) int height,
            @ForAll @IntRange(min = 2, max = 10) int colours,
            @ForAll long seed) {
        SameGameKernel kernel =
                new SameGameKernel(new SameGameOptions(width, height, colours, 1, false, true, Rules.FIXED), 1, 0);
        OneGame game = new OneGame(kernel);
        for (int skip = 0; skip < Math.floorMod(seed, 5); skip++) game.next();
        Plain plain = new Plain();
        for (int x = 0; x < width; x++) {
            plain.columns.add(new ArrayList<>());
            for (int y = height - 1; y >= 0; y--) plain.columns.get(x).add(kernel.board.colour(0, x, y));
        }
        Random random = new Random(seed);
        for (int move = 0; move < 60 && !game.over(); move++) {
            boolean[] mask = game.mask(0);
            for (int cell = 0; cell < width * height; cell++) {
                assertThat(mask[cell]).isEqualTo(plain.inGroup(cell % width, height - 1 - cell / width));
            }
            int[] legal = game.legal();
            int action = legal[random.nextInt(legal.length)];
            int x = action % width;
            int row = height - 1 - action / width;
            int colour = plain.colour(x, row);
            int size = plain.paint(x, row, colour);
            plain.removePainted();
            game.play(action);
            assertThat(game.reward(0)[colour - 1]).isEqualTo(size * size);
            for (int cell = 0; cell < width * height; cell++) {
                Integer expected = plain.colour(cell % width, height - 1 - cell / width);
                assertThat(kernel.board.colour(0, cell % width, cell / width))
                        .isEqualTo(expected == null ? 0 : expected);
            }
        }
    }
}
