package io.github.marl4j.envs.momaland.pistonball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ResetOptions;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class PistonballPropertyTest {

    private static PistonballKernel table(int pistons, long seed) {
        PistonballKernel game =
                new PistonballKernel(PistonballOptions.of(Map.of("nPistons", pistons, "maxCycles", 60)), 1, 0);
        game.chance().seed(seed);
        game.newWorker().reset(0, ResetOptions.NONE);
        return game;
    }

    @Property(tries = 60)
    void startsAreInTheirRanges(@ForAll @IntRange(min = 2, max = 30) int pistons, @ForAll long seed) {
        PistonballKernel game = table(pistons, seed);
        double middle = 80 + 40 * pistons - 110;
        assertThat(game.ball[BallPhysics.X]).isBetween(Math.max(81, middle - 30), Math.max(81, middle + 30));
        assertThat(game.ball[BallPhysics.Y]).isBetween(395.0, 425.0);
        assertThat(game.ball[BallPhysics.SPIN]).isBetween(-6 * Math.PI, 6 * Math.PI);
        for (double y : game.pistonY) {
            assertThat(y).isBetween(463.0, 491.0);
            assertThat((491 - y) % 4).isZero();
        }
        assertThat(game.wayAtStart[0]).isPositive();
    }

    /** The sum of the objective distance is the share of the way that is left behind, whatever happens on it. */
    @Property(tries = 40)
    void theBallStaysOnTheTableAndReturnsAreTheWayMade(
            @ForAll @IntRange(min = 2, max = 12) int pistons, @ForAll long seed) {
        PistonballKernel game = table(pistons, seed);
        PistonballKernel.Pistons rules = game.newWorker();
        SplittableRandom random = new SplittableRandom(seed);
        Actions actions = new Actions(game.spec(), 1);
        Batch out = new Batch(game.spec(), 1);
        int start = game.edge[0];
        double sum = 0;
        List<Objective> objectives = game.spec().objectives();
        while (!game.over[0]) {
            for (int i = 0; i < pistons; i++) actions.groups[0].floats[i] = (float) random.nextDouble(-1, 1);
            rules.step(0, 1, actions, out);
            sum += out.groups[0].rewards[0];
            assertThat(out.groups[0].rewards[0])
                    .isBetween(objectives.get(0).low(), objectives.get(0).high());
            assertThat(game.ball[BallPhysics.X]).isBetween(70.0, 40.0 * pistons + 10);
            assertThat(game.ball[BallPhysics.Y]).isBetween(70.0, 460.0);
        }
        double way = 100.0 * (start - game.edge[0]) / game.wayAtStart[0];
        assertThat(sum).isEqualTo(way, within(1e-3 * (1 + Math.abs(way))));
        assertThat((float) sum)
                .isGreaterThanOrEqualTo(game.spec().pareto().referencePoint().get(0));
    }
}
