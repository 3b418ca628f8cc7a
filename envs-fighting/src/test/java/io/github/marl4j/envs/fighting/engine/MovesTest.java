package io.github.marl4j.envs.fighting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.input.Words;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Level;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.envs.fighting.roster.MoveKind;
import io.github.marl4j.envs.fighting.roster.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every move of every fighter, made by real presses: that it comes out, reaches, is blocked as it should be, and has the advantage that the table promises. */
final class MovesTest {
    private static final IntUnaryOperator IDLE = frame -> 0;
    private static final int MOST_FRAMES = 250;

    private static Stream<DynamicTest> eachFighter(Consumer<Fighter> check) {
        return Bout.TABLES.roster.fighters().stream()
                .map(fighter -> DynamicTest.dynamicTest(fighter.id(), () -> check.accept(fighter)));
    }

    private static Bout bout(Fighter left, String right) {
        Bout bout = new Bout(left.id(), right);
        bout.set(0, Cells.METER, 1000);
        return bout;
    }

    /** Jumps forward and waits until the fighter is high enough for an air special. */
    private static void jump(Bout bout) {
        int forward = bout.get(0, Cells.FACING) > 0 ? 9 : 7;
        bout.hold(5, Words.direction(forward), 0);
        bout.hold(9, 0, 0);
        assertThat(bout.get(0, Cells.Y)).isGreaterThan(MoveChoice.AIR_SPECIAL_HEIGHT);
    }

    @Test
    void trainingMayMakeEveryOpeningHitACounterHitOrNone() {
        int usual = lost(CounterHits.AS_THEY_COME);
        assertThat(usual).isPositive();
        assertThat(lost(CounterHits.ALWAYS)).isEqualTo(usual * 120 / 100);
        assertThat(lost(CounterHits.NEVER)).isEqualTo(usual);
    }

    /** Returns what a punch takes from somebody who stands. */
    private static int lost(CounterHits rule) {
        Bout bout = new Bout("aren", "otto").apart(60, 1);
        bout.engine.counterHits(rule);
        int before = bout.get(1, Cells.HP);
        assertThat(bout.make("st.HP", IDLE)).isTrue();
        bout.hold(20, 0, 0);
        return before - bout.get(1, Cells.HP);
    }

    /** 14. */
    @TestFactory
    Stream<DynamicTest> everyMoveCanBeMadeByPressesOnBothSides() {
        return eachFighter(fighter -> {
            for (Move move : fighter.moves()) {
                if (!move.input().selectable()) continue;
                for (int side : new int[] {1, -1}) {
                    Bout bout = bout(fighter, "aren").apart(200, side);
                    if (move.needsAir()) jump(bout);
                    assertThat(bout.make(move.id(), IDLE))
                            .as("%s, side %d", move.id(), side)
                            .isTrue();
                }
            }
        });
    }

    /** 5. */
    @TestFactory
    Stream<DynamicTest> measuredAdvantageIsThatOfTheTable() {
        return eachFighter(fighter -> {
            for (Move move : fighter.moves()) {
                if (!move.input().selectable() || move.needsAir()) continue;
                if (move.advantage().hit() != null) {
                    assertThat(advantage(fighter, move, false))
                            .as("%s on hit", move.id())
                            .isEqualTo(move.advantage().hit());
                }
                if (move.advantage().block() != null) {
                    assertThat(advantage(fighter, move, true))
                            .as("%s on block", move.id())
                            .isEqualTo(move.advantage().block());
                }
            }
        });
    }

    /** Frames that the maker of a move can act before its victim, at point blank. */
    private static int advantage(Fighter fighter, Move move, boolean block) {
        Bout bout = bout(fighter, "aren").pointBlank(1);
        int word = block ? Words.direction(isLow(move) ? 3 : 6) : 0;
        assertThat(bout.make(move.id(), frame -> 0)).isTrue();
        waitForTheHit(bout, move);
        int freeAttacker = 0;
        int freeVictim = 0;
        boolean touched = false;
        for (int frame = 0; frame < MOST_FRAMES && (freeAttacker == 0 || freeVictim == 0); frame++) {
            bout.step(0, word);
            touched |= bout.get(1, Cells.STATE) >= State.BLOCK_STAND;
            if (!touched) continue;
            if (freeAttacker == 0 && State.neutral(bout.get(0, Cells.STATE))) freeAttacker = frame;
            if (freeVictim == 0 && State.neutral(bout.get(1, Cells.STATE))) freeVictim = frame;
        }
        assertThat(touched).as("%s touches", move.id()).isTrue();
        return freeVictim - freeAttacker;
    }

    private static boolean isLow(Move move) {
        return move.hits().stream().anyMatch(hit -> hit.effect().level() == Level.LOW)
                || move.projectile() != null && move.projectile().hit().level() == Level.LOW;
    }

    /** A standing guard that is held too early walks out of reach. */
    private static void waitForTheHit(Bout bout, Move move) {
        int first = move.hits().isEmpty()
                ? move.projectile().spawnFrame()
                : move.hits().get(0).frames().first();
        bout.hold(first - 2, 0, 0);
    }

    /** 6: standing. */
    @TestFactory
    Stream<DynamicTest> everyGroundNormalReachesAStandingOpponentChestToChest() {
        return eachFighter(fighter -> {
            for (Move move : groundNormals(fighter))
                assertThat(reaches(fighter, move, 0)).as(move.id()).isTrue();
        });
    }

    /** 6: crouching. */
    @TestFactory
    Stream<DynamicTest> mostGroundNormalsReachACrouchingOpponent() {
        return eachFighter(fighter -> assertThat(groundNormals(fighter).stream()
                        .filter(move -> reaches(fighter, move, Words.direction(2)))
                        .count())
                .isGreaterThanOrEqualTo(9));
    }

    private static List<Move> groundNormals(Fighter fighter) {
        return fighter.moves().stream()
                .filter(move -> move.kind() == MoveKind.NORMAL && !move.needsAir())
                .toList();
    }

    private static boolean reaches(Fighter fighter, Move move, int victim) {
        Bout bout = bout(fighter, "aren").pointBlank(1);
        bout.hold(2, 0, victim);
        bout.make(move.id(), frame -> victim);
        for (int frame = 0; frame < move.total(); frame++) bout.step(0, victim);
        return (bout.events(0) & Event.HIT) != 0;
    }

    /** 6: in the air. */
    @TestFactory
    Stream<DynamicTest> everyAirNormalCanHitFromAForwardJump() {
        return eachFighter(fighter -> {
            for (Move move : fighter.moves()) {
                if (move.kind() != MoveKind.NORMAL || !move.needsAir()) continue;
                assertThat(hitsFromAJump(fighter, move)).as(move.id()).isTrue();
            }
        });
    }

    private static boolean hitsFromAJump(Fighter fighter, Move move) {
        int button = Bout.SCRIPTS.words(Bout.TABLES.firstMove[fighter.index()] + fighter.moveIndex(move.id()))[0];
        for (int distance = 60; distance <= 200; distance += 10) {
            for (int wait = 6; wait < 40; wait += 2) {
                Bout bout = bout(fighter, "aren").apart(distance, 1);
                bout.hold(5, Words.direction(9), 0);
                bout.hold(wait, 0, 0);
                bout.step(button, 0);
                bout.hold(25, 0, 0);
                if ((bout.events(0) & Event.HIT) != 0) return true;
            }
        }
        return false;
    }

    /** 6: guards. */
    @TestFactory
    Stream<DynamicTest> lowsBeatStandingGuardsAndOverheadsCrouchingOnes() {
        return eachFighter(fighter -> {
            List<String> checked = new ArrayList<>();
            for (Move move : fighter.moves()) {
                boolean ground = move.kind() == MoveKind.NORMAL || move.kind() == MoveKind.COMMAND;
                if (!ground || move.needsAir() || move.hits().size() != 1) continue;
                Level level = move.hits().get(0).effect().level();
                boolean standing = blocks(fighter, move, 6);
                boolean crouching = blocks(fighter, move, 3);
                checked.add(move.id());
                assertThat(standing)
                        .as("%s against a standing guard", move.id())
                        .isEqualTo(level != Level.LOW);
                if (move.stance() == Stance.CROUCH || level != Level.MID) {
                    assertThat(crouching || !reaches(fighter, move, Words.direction(3)))
                            .as("%s against a crouching guard", move.id())
                            .isEqualTo(level != Level.OVERHEAD);
                }
            }
            assertThat(checked).hasSizeGreaterThanOrEqualTo(11);
        });
    }

    private static boolean blocks(Fighter fighter, Move move, int guard) {
        Bout bout = bout(fighter, "aren").pointBlank(1);
        int held = Words.direction(guard);
        bout.make(move.id(), frame -> 0);
        waitForTheHit(bout, move);
        bout.hold(move.total(), 0, held);
        return (bout.events(1) & Event.BLOCK) != 0;
    }

    @Test
    void aStandingGuardDoesNotStopALowStrike() {
        Bout bout = new Bout("aren", "aren").pointBlank(1);
        bout.make("cr.LK", frame -> 0);
        bout.hold(10, 0, Words.direction(6));
        assertThat(bout.get(1, Cells.HP)).isEqualTo(1000 - 26);
    }
}
