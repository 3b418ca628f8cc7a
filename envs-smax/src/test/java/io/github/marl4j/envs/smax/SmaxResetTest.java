package io.github.marl4j.envs.smax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.ResetOptions;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Distributions of many resets; units are tiny, so that the push at the start moves nobody far. */
class SmaxResetTest {
    private static final int RESETS = 6000;
    private static final String TINY = "0.0001,0.0001,0.0001,0.0001,0.0001,0.0001";

    private SmaxKernel kernel;

    private void resets(SmaxScenario scenario, IntConsumer afterEach) {
        SmaxOptions options = SmaxOptions.of(scenario).with(Map.of("radius", TINY, "mapHeight", 24));
        kernel = new SmaxKernel(SmaxEnvs.smaxSpec(options), 1, 0, false);
        Kernel.Worker worker = kernel.newWorker();
        for (int i = 0; i < RESETS; i++) {
            kernel.chance().nextEpisode(0);
            worker.reset(0, ResetOptions.NONE);
            afterEach.accept(i);
        }
    }

    private static SmaxScenario random(int allies, int enemies) {
        return new SmaxScenario(
                "random",
                java.util.Collections.nCopies(allies, "random"),
                java.util.Collections.nCopies(enemies, "random"),
                true,
                true);
    }

    /** Least, greatest and mean of a number. */
    private static final class Spread {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        private double sum;
        private int count;

        void add(double value) {
            least = Math.min(least, value);
            most = Math.max(most, value);
            sum += value;
            count++;
        }

        void isUniform(double from, double to) {
            double width = to - from;
            assertThat(count).isPositive();
            assertThat(least).isBetween(from - 1e-3, from + 0.01 * width);
            assertThat(most).isBetween(to - 0.01 * width, to + 1e-3);
            assertThat(sum / count).isCloseTo(from + width / 2, offset(4 * width / Math.sqrt(12.0 * count)));
        }
    }

    @Test
    void standardTeamsStandWithinTwoUnitsOfTheirPlaces() {
        Spread[] spreads = {new Spread(), new Spread(), new Spread(), new Spread()};
        resets(SmaxScenario.of("pair", "marine", 2, 2), i -> {
            for (int u = 0; u < 2; u++) {
                spreads[0].add(kernel.state.x[u]);
                spreads[1].add(kernel.state.y[u]);
                spreads[2].add(kernel.state.x[2 + u]);
                spreads[3].add(kernel.state.y[2 + u]);
            }
        });
        spreads[0].isUniform(6, 10);
        spreads[1].isUniform(10, 14);
        spreads[2].isUniform(22, 26);
        spreads[3].isUniform(10, 14);
    }

    @Test
    void typesAreUniformTheEnemyCopiesThemAndTheRestAreMarines() {
        int[] counts = new int[UnitType.COUNT];
        resets(random(2, 3), i -> {
            counts[kernel.state.type[0]]++;
            counts[kernel.state.type[1]]++;
            assertThat(kernel.state.type[2]).isEqualTo(kernel.state.type[0]);
            assertThat(kernel.state.type[3]).isEqualTo(kernel.state.type[1]);
            assertThat(kernel.state.type[4]).isZero();
            assertThat(kernel.state.health[0]).isEqualTo(kernel.spec.maxHealth[kernel.state.type[0]]);
        });
        double expected = 2 * RESETS / 6.0;
        for (int count : counts) assertThat((double) count).isCloseTo(expected, offset(4 * Math.sqrt(expected)));
    }

    @Test
    void halfOfTheLayoutsReflectAndTheOthersSurround() {
        int[] reflected = new int[1];
        int[] alliesInside = new int[1];
        int[] corners = new int[4];
        Spread allyX = new Spread();
        Spread allyY = new Spread();
        Spread extraX = new Spread();
        Spread extraY = new Spread();
        Spread insideX = new Spread();
        Spread share = new Spread();
        resets(random(2, 3), i -> {
            SmaxState s = kernel.state;
            if (Math.abs(s.x[2] - (32 - s.x[0])) < 1e-3 && Math.abs(s.y[2] - s.y[0]) < 1e-3) {
                reflected[0]++;
                allyX.add(s.x[0]);
                allyY.add(s.y[1]);
                extraX.add(s.x[4]);
                extraY.add(s.y[4]);
                return;
            }
            boolean inside = near(s, 0) && near(s, 1);
            if (inside) alliesInside[0]++;
            insideX.add(s.x[inside ? 0 : 2]);
            int outside = inside ? 2 : 0;
            // Far from the middle the corner is plain to see, and how far the group is on its way.
            double towards = Math.min(
                    Math.min(s.x[outside], 32 - s.x[outside]) / 16, Math.min(s.y[outside], 24 - s.y[outside]) / 12);
            if (towards < 0.5) corners[(s.x[outside] < 16 ? 0 : 2) + (s.y[outside] < 12 ? 0 : 1)]++;
            share.add(Math.min(s.x[outside], 32 - s.x[outside]));
        });
        assertThat(reflected[0]).isCloseTo(RESETS / 2, offset(4 * 39));
        assertThat(alliesInside[0]).isCloseTo((RESETS - reflected[0]) / 2, offset(200));
        allyX.isUniform(0, 16);
        allyY.isUniform(0, 24);
        extraX.isUniform(16, 32);
        extraY.isUniform(0, 24);
        insideX.isUniform(14, 18);
        assertThat(share.least).isBetween(-2.001, -1.2);
        assertThat(share.most).isGreaterThan(15.5);
        int all = corners[0] + corners[1] + corners[2] + corners[3];
        for (int corner : corners) assertThat(corner).isCloseTo(all / 4, offset((int) (4 * Math.sqrt(all * 0.1875))));
    }

    private static boolean near(SmaxState s, int unit) {
        return Math.abs(s.x[unit] - 16) <= 2 && Math.abs(s.y[unit] - 12) <= 2;
    }

    @Test
    void aGroupSharesOneDrawAndItsUnitsScatter() {
        // With one corner drawn per unit and one share per corner, two units of a group are within the noise of each
        // other.
        int[] together = new int[1];
        int[] all = new int[1];
        resets(random(2, 2), i -> {
            SmaxState s = kernel.state;
            boolean mirrored = Math.abs(s.x[2] - (32 - s.x[0])) < 1e-3;
            if (mirrored || near(s, 0) && near(s, 1)) return;
            all[0]++;
            if (Math.abs(s.x[0] - s.x[1]) < 4 && Math.abs(s.y[0] - s.y[1]) < 4) together[0]++;
        });
        assertThat(together[0]).isGreaterThan(all[0] / 4);
        assertThat(together[0]).isLessThan(all[0] * 2 / 3);
    }
}
