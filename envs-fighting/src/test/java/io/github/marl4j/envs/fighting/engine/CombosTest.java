package io.github.marl4j.envs.fighting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.input.MoveScripts;
import io.github.marl4j.envs.fighting.input.Words;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.envs.fighting.roster.MoveKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Combos: those of the data connect, and none is longer or harder than the design allows. */
final class CombosTest {
    /** Sequences tried for each fighter; the design asks for 100 000: {@code -Dmarl4j.fighting.combos=100000}. */
    private static final int SEQUENCES = Integer.getInteger("marl4j.fighting.combos", 4000);

    private static final int HARDEST_WITH_METER = 620;
    private static final int HARDEST_WITHOUT = 500;

    /** 12. */
    @TestFactory
    Stream<DynamicTest> stringsOfTheDataAreTrueCombos() {
        return Bout.TABLES.roster.fighters().stream().flatMap(fighter -> {
            List<List<String>> strings = new ArrayList<>(fighter.ai().combos());
            strings.addAll(fighter.ai().punish());
            return strings.stream()
                    .map(string -> DynamicTest.dynamicTest(
                            fighter.id() + " " + string,
                            () -> assertThat(connects(fighter, string)).isTrue()));
        });
    }

    private static boolean connects(Fighter fighter, List<String> string) {
        boolean air = fighter.move(string.get(0)).needsAir();
        for (int distance = 40; distance <= (air ? 240 : 60); distance += 10) {
            for (int wait = air ? 4 : 0; wait <= (air ? 44 : 0); wait++) {
                Bout bout = new Bout(fighter.id(), "aren").apart(distance, 1);
                bout.set(0, Cells.METER, 1000);
                bout.hold(1, 0, 0); // push boxes
                if (air) {
                    bout.hold(5, Words.direction(9), 0);
                    bout.hold(wait, rest(fighter), 0);
                } else if (MoveScripts.keepsCharge(fighter)) {
                    bout.hold(60, MoveScripts.CHARGE, 0);
                }
                if (goesOn(bout, fighter, string, 0)) return true;
            }
        }
        return false;
    }

    /** What is held between moves: down-back where a charge must be kept, else nothing. */
    private static int rest(Fighter fighter) {
        return MoveScripts.keepsCharge(fighter) ? MoveScripts.CHARGE : 0;
    }

    /** What is held after a crouching move: releasing and pressing down again would be a motion of its own. */
    private static int restAfter(int[] script) {
        int word = script[script.length - 1];
        return (word & Inputs.DOWN) != 0 ? word & (Inputs.DOWN | Inputs.LEFT) : 0;
    }

    /**
     * Whether the charge of a move cannot be had from presses alone: two strings of dax end in a charge that the standing normal or the straight before it used up. They are true combos for
     * whoever has the charge, which is given to them here.
     */
    private static boolean lost(Fighter fighter, List<String> string, int next) {
        boolean last = next == string.size() - 1 && fighter.id().equals("dax");
        return last
                && (string.get(next).equals("uppercut.H") || string.get(next).equals("super"));
    }

    private static boolean goesOn(Bout from, Fighter fighter, List<String> string, int next) {
        if (next == string.size()) return true;
        int rest = rest(fighter);
        if (next > 0 && rest == 0) rest = restAfter(script(fighter, string.get(next - 1)));
        for (int delay = 0; delay <= (next == 0 ? 0 : 40); delay++) {
            Bout bout = from.copy();
            if (!holds(bout, delay, rest, next > 0)) break;
            if (lost(fighter, string, next)) Arrays.fill(bout.state.held, 0, FightState.DIRECTIONS, 0L);
            if (lost(fighter, string, next)) bout.state.held[FightState.DOWN] = bout.state.held[FightState.LEFT] = -1L;
            int[] script = presses(fighter, string.get(next));
            if (hits(bout, fighter, string.get(next), script, next > 0) && goesOn(bout, fighter, string, next + 1)) {
                return true;
            }
        }
        return false;
    }

    /** The usual presses; normals that do not duck with back held where that keeps a charge. */
    private static int[] presses(Fighter fighter, String id) {
        Move move = fighter.move(id);
        int[] usual = script(fighter, move.id());
        if (!MoveScripts.keepsCharge(fighter)) return usual;
        if (move.kind() == MoveKind.NORMAL && usual[0] == MoveScripts.button(move)) {
            return new int[] {usual[0] | Words.direction(4)};
        }
        return usual;
    }

    private static int[] script(Fighter fighter, String id) {
        return Bout.SCRIPTS.words(Bout.TABLES.firstMove[fighter.index()] + fighter.moveIndex(id));
    }

    private static boolean holds(Bout bout, int frames, int word, boolean combo) {
        for (int f = 0; f < frames; f++) {
            bout.step(word, 0);
            if (combo && dropped(bout)) return false;
        }
        return true;
    }

    private static boolean dropped(Bout bout) {
        return bout.get(1, Cells.COMBO_HITS) == 0;
    }

    private static boolean hits(Bout bout, Fighter fighter, String id, int[] script, boolean combo) {
        int before = bout.get(1, Cells.COMBO_HITS);
        int rest = MoveScripts.keepsCharge(fighter) ? rest(fighter) : restAfter(script);
        for (int frame = 0; frame < script.length + 60; frame++) {
            bout.step(frame < script.length ? script[frame] : rest, 0);
            if (combo && dropped(bout)) return false;
            boolean now = bout.move(0).equals(id) || bout.get(0, Cells.STATE) == State.THROWING || sent(bout, id);
            if (now && (bout.get(1, Cells.COMBO_HITS) > before || bout.get(1, Cells.STATE) == State.THROWN))
                return true;
        }
        return false;
    }

    private static boolean sent(Bout bout, String id) {
        return bout.fighter(0).move(id).projectile() != null;
    }

    /** 7. */
    @TestFactory
    Stream<DynamicTest> noSequenceIsHarderThanTheDesignAllows() {
        return Bout.TABLES.roster.fighters().stream()
                .map(fighter -> DynamicTest.dynamicTest(fighter.id(), () -> {
                    int[] hardest = IntStream.range(0, 2)
                            .parallel()
                            .map(meter -> hardest(fighter, 1000 * meter))
                            .toArray();
                    assertThat(hardest[0]).isBetween(100, HARDEST_WITHOUT);
                    assertThat(hardest[1]).isBetween(150, HARDEST_WITH_METER);
                }));
    }

    private static int hardest(Fighter fighter, int meter) {
        SplittableRandom random = new SplittableRandom(fighter.index() * 31L + meter);
        int hardest = 0;
        Bout start = new Bout(fighter.id(), "brakka");
        Bout bout = start.copy();
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            bout.become(start);
            bout.apart(30 + random.nextInt(40), random.nextBoolean() ? 1 : -1);
            if (random.nextBoolean()) corner(bout);
            bout.set(0, Cells.METER, meter);
            if (MoveScripts.keepsCharge(fighter)) {
                bout.hold(50, Words.facing(MoveScripts.CHARGE, bout.get(0, Cells.FACING)), 0);
            }
            hardest = Math.max(hardest, sequence(bout, fighter, random));
        }
        return hardest;
    }

    private static void corner(Bout bout) {
        int side = bout.get(0, Cells.FACING);
        int shift = side * FightEngine.STAGE_HALF - bout.get(1, Cells.X);
        bout.set(0, Cells.X, bout.get(0, Cells.X) + shift);
        bout.set(1, Cells.X, bout.get(1, Cells.X) + shift);
    }

    /** Random moves, each pressed shortly after the one before, until the combo drops. */
    private static int sequence(Bout bout, Fighter fighter, SplittableRandom random) {
        int most = 0;
        int first = Bout.TABLES.firstMove[fighter.index()];
        boolean began = false;
        if (random.nextInt(3) == 0) jumpIn(bout, random);
        for (int move = 0; move < 12; move++) {
            int[] script =
                    Bout.SCRIPTS.words(first + random.nextInt(fighter.moves().size()));
            int frames = script.length + random.nextInt(random.nextBoolean() ? 6 : 20);
            int rest = Words.facing(rest(fighter), bout.get(0, Cells.FACING));
            for (int frame = 0; frame < frames; frame++) {
                int word = frame < script.length ? Words.facing(script[frame], bout.get(0, Cells.FACING)) : rest;
                bout.step(word, 0);
                int hits = bout.get(1, Cells.COMBO_HITS);
                assertThat(hits).isLessThanOrEqualTo(15);
                if (began && hits == 0) return most;
                began |= hits > 0;
                most = Math.max(most, bout.get(1, Cells.COMBO_DAMAGE));
            }
            if (!began && move > 1) return most;
        }
        return most;
    }

    private static void jumpIn(Bout bout, SplittableRandom random) {
        int facing = bout.get(0, Cells.FACING);
        bout.hold(5, Words.facing(Words.direction(random.nextBoolean() ? 8 : 9), facing), 0);
        bout.hold(20 + random.nextInt(16), 0, 0);
    }

    @Test
    void theFifteenthHitOfAComboLaunchesForGood() {
        Bout bout = new Bout("aren", "brakka").pointBlank(1);
        bout.make("st.LP", frame -> 0);
        bout.set(1, Cells.COMBO_HITS, 14);
        bout.hold(5, 0, 0);
        assertThat(bout.get(1, Cells.COMBO_HITS)).isEqualTo(15);
        assertThat(bout.get(1, Cells.STATE)).isEqualTo(State.JUGGLE);
        assertThat(bout.get(1, Cells.JUGGLE_POINTS)).isEqualTo(99);
        assertThat(bout.get(1, Cells.KNOCKDOWN)).isEqualTo(2);
    }
}
