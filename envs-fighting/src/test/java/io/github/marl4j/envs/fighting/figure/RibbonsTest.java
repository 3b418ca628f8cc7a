package io.github.marl4j.envs.fighting.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.cpu.CpuMatch;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MatchRecord;
import org.junit.jupiter.api.Test;

/** Loose ends of clothes over whole matches. */
final class RibbonsTest {
    private static final FightTables TABLES = FightTables.shipped();

    @Test
    void ribbonsKeepTheirLengthAndStayAboveTheFloor() {
        for (int fighter = 0; fighter < 12; fighter += 2) {
            CpuMatch match = new CpuMatch();
            match.start(fighter, 7, fighter + 1, 7, 3);
            Ribbons ribbons = new Ribbons(TABLES);
            ribbons.begin(match.state(), 0);
            double sum = 0;
            int frames = 0;
            for (; frames < 1500 && match.step(); frames++) {
                ribbons.played(match.state(), 0);
                sum += ribbons.stretch(match.state(), 0);
                for (int i = 0; i < 2; i++) {
                    double origin =
                            Poser.pixels(match.state().player(0, i, io.github.marl4j.envs.fighting.engine.Cells.Y));
                    for (int point = 1; point <= Ribbons.SEGMENTS; point++) {
                        assertThat(ribbons.localY(i, 0, point) + origin).isGreaterThan(0);
                    }
                }
            }
            assertThat(sum / frames).as("mean stretch of %s", fighter).isLessThan(0.15);
        }
    }

    @Test
    void whoFollowsTheSameMatchSeesTheSameRibbonsAndTheMatchDoesNotKnowThem() {
        double[] ends = new double[2];
        long[] hashes = new long[2];
        for (int time = 0; time < 2; time++) {
            CpuMatch match = new CpuMatch();
            match.start(0, 6, 11, 6, 9);
            Ribbons ribbons = new Ribbons(TABLES);
            ribbons.begin(match.state(), 0);
            for (int frame = 0; frame < 400 && match.step(); frame++) ribbons.played(match.state(), 0);
            ends[time] = ribbons.localX(1, 1, Ribbons.SEGMENTS, 1);
            hashes[time] = MatchRecord.hash(TABLES, match.state(), 0);
        }
        assertThat(ends[0]).isEqualTo(ends[1]);
        assertThat(hashes[0]).isEqualTo(hashes[1]);
    }
}
