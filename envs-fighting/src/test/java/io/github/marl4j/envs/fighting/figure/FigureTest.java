package io.github.marl4j.envs.fighting.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.data.Rect;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.paint.MatchPainter;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.envs.fighting.roster.MoveKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is drawn agrees with the boxes, and the twelve can be told apart at the size that agents see. */
final class FigureTest {
    private static final FightTables TABLES = FightTables.shipped();
    private static final int NEAR = 3;
    private static final int FRAMES = 120;

    @Test
    void theStrikingLimbEndsInTheHitBoxOfEveryGroundNormal() {
        FightState state = new FightState(1);
        Poser poser = new Poser(TABLES);
        for (Fighter fighter : TABLES.roster.fighters()) {
            new FightEngine(TABLES).start(state, 0, fighter.index(), 0);
            int p = Cells.player(0, 0);
            for (int m = 0; m < fighter.moves().size(); m++) {
                Move move = fighter.moves().get(m);
                if (move.kind() != MoveKind.NORMAL || move.needsAir()) continue;
                state.cells[p + Cells.STATE] = State.ATTACK;
                state.cells[p + Cells.MOVE] = m;
                state.cells[p + Cells.T] = move.hits().get(0).frames().first();
                poser.pose(state, 0, 0);
                Rect rect = move.hits().get(0).rects().get(0);
                assertThat(anyLimbIn(poser.joints, rect))
                        .as("%s %s", fighter.id(), move.id())
                        .isTrue();
            }
        }
    }

    private static boolean anyLimbIn(double[] joints, Rect rect) {
        for (int joint = Pose.FRONT_HAND; joint <= Pose.REAR_FOOT; joint += 2) {
            double x = joints[joint];
            double y = joints[joint + 1];
            boolean inside = x >= rect.x() - NEAR
                    && x <= rect.x() + rect.w() + NEAR
                    && y >= rect.y() - NEAR
                    && y <= rect.y() + rect.h() + NEAR;
            if (inside) return true;
        }
        return false;
    }

    /** One of the feet stays where it is, whatever the fighter's speed. */
    @Test
    void feetDoNotSlideWhenWalking() {
        FightState state = new FightState(1);
        Poser poser = new Poser(TABLES);
        for (Fighter fighter : TABLES.roster.fighters()) {
            new FightEngine(TABLES).start(state, 0, fighter.index(), 0);
            int p = Cells.player(0, 0);
            for (int walk : new int[] {State.WALK_F, State.WALK_B}) {
                boolean forward = walk == State.WALK_F;
                double speed = forward
                        ? fighter.movement().walkForward() / 256.0
                        : -fighter.movement().walkBack() / 256.0;
                state.cells[p + Cells.STATE] = walk;
                double slid = 0;
                double[] before = null;
                for (int t = 0; t < FRAMES; t++) {
                    state.cells[p + Cells.T] = t;
                    poser.pose(state, 0, 0);
                    if (before != null) slid += slide(before, poser.joints, speed);
                    before = poser.joints.clone();
                }
                assertThat(slid / FRAMES).as("%s [px a frame]", fighter.id()).isLessThan(0.3);
            }
        }
    }

    /** Returns how far the foot slides that slides least [px]. */
    private static double slide(double[] before, double[] now, double speed) {
        double front = Math.abs(now[Pose.FRONT_FOOT] - before[Pose.FRONT_FOOT] + speed);
        double rear = Math.abs(now[Pose.REAR_FOOT] - before[Pose.REAR_FOOT] + speed);
        return Math.min(front, rear);
    }

    @Test
    void theTwelveStandingFiguresDifferAtTheSizeThatAgentsSee() {
        int[][] pictures = new int[12][];
        MatchPainter painter = MatchPainter.forAgents(TABLES, 128, 100);
        FightState state = new FightState(1);
        FightEngine engine = new FightEngine(TABLES);
        for (int f = 0; f < 12; f++) {
            engine.start(state, 0, f, 0);
            state.cells[Cells.player(0, 0) + Cells.X] = 0;
            state.cells[Cells.player(0, 1) + Cells.X] = 0;
            state.cells[Cells.player(0, 1) + Cells.Y] = 400 * 256;
            painter.paint(state, 0);
            int[] figure = painter.pixels().clone();
            pictures[f] = Arrays.copyOfRange(figure, 128 * 25, 128 * 92);
        }
        for (int a = 0; a < 12; a++) {
            for (int b = a + 1; b < 12; b++) {
                int differ = 0;
                for (int p = 0; p < pictures[a].length; p++) if (pictures[a][p] != pictures[b][p]) differ++;
                assertThat(differ).as("%d and %d", a, b).isGreaterThan(80);
            }
        }
    }

    /** Without colours: a share of the pixels that either of two figures covers. */
    @Test
    void theTwelveStandingFiguresDifferInOutlineAlone() {
        boolean[][] outlines = new boolean[12][];
        MatchPainter painter = MatchPainter.forAgents(TABLES, 128, 100);
        FightState state = new FightState(1);
        FightEngine engine = new FightEngine(TABLES);
        for (int f = 0; f < 12; f++) {
            engine.start(state, 0, f, 0);
            state.cells[Cells.player(0, 1) + Cells.Y] = 400 * 256;
            state.cells[Cells.player(0, 0) + Cells.X] = 0;
            state.cells[Cells.player(0, 1) + Cells.X] = 0;
            painter.paint(state, 0);
            int[] with = painter.pixels().clone();
            state.cells[Cells.player(0, 0) + Cells.Y] = 400 * 256;
            painter.paint(state, 0);
            outlines[f] = new boolean[with.length];
            for (int p = 128 * 20; p < with.length; p++) outlines[f][p] = with[p] != painter.pixels()[p];
        }
        for (int a = 0; a < 12; a++) {
            for (int b = a + 1; b < 12; b++) {
                int differ = 0;
                int either = 0;
                for (int p = 0; p < outlines[a].length; p++) {
                    if (outlines[a][p] != outlines[b][p]) differ++;
                    if (outlines[a][p] || outlines[b][p]) either++;
                }
                assertThat(differ / (double) either).as("%d and %d", a, b).isGreaterThanOrEqualTo(0.08);
            }
        }
    }

    @Test
    void thePictureDependsOnTheStateAlone() {
        FightState state = new FightState(1);
        new FightEngine(TABLES).start(state, 0, 3, 8);
        MatchPainter first = MatchPainter.forAgents(TABLES, 128, 100);
        first.paint(state, 0);
        int[] once = first.pixels().clone();
        state.cells[Cells.player(0, 0) + Cells.X] += 3000;
        first.paint(state, 0);
        assertThat(first.pixels()).isNotEqualTo(once);
        state.cells[Cells.player(0, 0) + Cells.X] -= 3000;
        first.paint(state, 0);
        assertThat(first.pixels()).isEqualTo(once);
    }
}
