package io.github.marl4j.envs.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds in every game. */
class ParticlePropertyTest {

    private static void scatter(Stage stage, SplittableRandom random, double halfSide) {
        for (int e = 0; e < stage.world.entities; e++)
            stage.put(e, random.nextDouble(-halfSide, halfSide), random.nextDouble(-halfSide, halfSide));
    }

    @Property(tries = 100)
    void contactsOfAgentsChangeNoMomentumInAll(@ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int agents) {
        Stage stage = new Stage("simple-spread-v3", "n", agents);
        scatter(stage, new SplittableRandom(seed), 0.4);
        stage.step();
        double sumX = 0;
        double sumY = 0;
        double most = 1;
        for (int a = 0; a < agents; a++) {
            sumX += stage.vx(a);
            sumY += stage.vy(a);
            most = Math.max(most, Math.hypot(stage.vx(a), stage.vy(a)));
        }
        assertThat(sumX).isEqualTo(0, within(1e-12 * agents * most));
        assertThat(sumY).isEqualTo(0, within(1e-12 * agents * most));
    }

    @Property(tries = 100)
    void aContactPushesApartAlongTheLineBetweenTheBodies(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Stage stage = new Stage("simple-push-v3").put(0, 0, 0);
        double angle = random.nextDouble(2 * Math.PI);
        double gap = random.nextDouble(0.001, 0.12);
        stage.put(1, gap * Math.cos(angle), gap * Math.sin(angle)).step();
        double along = stage.vx(1) * Math.cos(angle) + stage.vy(1) * Math.sin(angle);
        double across = stage.vy(1) * Math.cos(angle) - stage.vx(1) * Math.sin(angle);
        assertThat(along).isPositive();
        assertThat(across).isEqualTo(0, within(1e-12));
        assertThat(along).isEqualTo(10 * Contacts.penetration(gap, 0.1), within(1e-12));
    }

    @Property(tries = 50)
    void nobodyIsFasterThanItsLimit(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Stage stage = new Stage("simple-tag-v3", "numGood", 3, "maxCycles", 100);
        scatter(stage, random, 0.7);
        for (int t = 0; t < 40; t++) {
            stage.step(
                    random.nextInt(5), random.nextInt(5), random.nextInt(5), random.nextInt(5), random.nextInt(5), 1);
            for (int a = 0; a < 6; a++)
                assertThat(Math.hypot(stage.vx(a), stage.vy(a))).isLessThanOrEqualTo((a < 3 ? 1 : 1.3) + 1e-12);
        }
    }

    @Property(tries = 50)
    void theOrderOfTheAgentsDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int agents) {
        SplittableRandom random = new SplittableRandom(seed);
        Stage one = new Stage("simple-spread-v3", "n", agents);
        Stage other = new Stage("simple-spread-v3", "n", agents);
        scatter(one, random, 0.6);
        int shift = 1 + random.nextInt(agents - 1);
        for (int e = 0; e < one.world.entities; e++) {
            int from = e < agents ? (e + shift) % agents : e;
            other.put(e, one.x(from), one.game.state.y[from]);
        }
        for (int t = 0; t < 10; t++) {
            int[] choices = new int[agents];
            int[] shifted = new int[agents];
            for (int a = 0; a < agents; a++) choices[a] = random.nextInt(5);
            for (int a = 0; a < agents; a++) shifted[a] = choices[(a + shift) % agents];
            one.step(choices);
            other.step(shifted);
            for (int a = 0; a < agents; a++) {
                int same = (a + shift) % agents;
                assertThat(other.x(a)).isEqualTo(one.x(same), within(1e-9));
                assertThat(other.earned(a)).isEqualTo(one.earned(same), within(1e-9));
            }
        }
    }

    @Property(tries = 100)
    void noSharingOfTargetsCostsLessThanTheChosen(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] costs = new double[n][n];
        for (double[] row : costs) for (int c = 0; c < n; c++) row[c] = random.nextDouble();
        Assignment assignment = new Assignment(n);
        assignment.solve(Arrays.stream(costs).flatMapToDouble(Arrays::stream).toArray());
        int[] chosen = assignment.columnOf;
        double sum = 0;
        for (int a = 0; a < n; a++) sum += costs[a][chosen[a]];
        assertThat(chosen).doesNotHaveDuplicates();
        assertThat(sum).isEqualTo(least(costs, 0, new boolean[n]), within(1e-12));
    }

    private static double least(double[][] costs, int row, boolean[] taken) {
        if (row == costs.length) return 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < costs.length; c++) {
            if (taken[c]) continue;
            taken[c] = true;
            least = Math.min(least, costs[row][c] + least(costs, row + 1, taken));
            taken[c] = false;
        }
        return least;
    }
}
