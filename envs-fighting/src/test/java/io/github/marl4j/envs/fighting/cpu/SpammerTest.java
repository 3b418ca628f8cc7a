package io.github.marl4j.envs.fighting.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.Chance;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.input.MoveScripts;
import io.github.marl4j.envs.fighting.input.Words;
import io.github.marl4j.envs.fighting.roster.Fighter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody beats the strongest computer with one move again and again: walk into its reach, or jump, and press it. */
final class SpammerTest {
    private static final FightTables TABLES = FightTables.shipped();
    private static final CpuTables CPU = new CpuTables(TABLES);
    private static final MoveScripts SCRIPTS = new MoveScripts(TABLES);
    private static final MoveFacts FACTS = new MoveFacts(TABLES);
    private static final int STRONGEST = 8;

    static Stream<String> spammers() {
        return TABLES.roster.fighters().stream()
                .flatMap(fighter -> moves(fighter).map(m -> fighter.id() + " " + m));
    }

    /** Pokes, the sweep, jump-ins, the throw, the quick rising special and what flies flat and fast. */
    private static Stream<String> moves(Fighter fighter) {
        Stream<String> common =
                Stream.of("st.LP", "st.MP", "st.HP", "cr.LK", "cr.MK", "cr.HK", "j.MK", "j.HP", "j.HK", "throw.F");
        List<String> own = switch (fighter.id()) {
            case "aren" -> List.of("gust.M", "rise.H", "super");
            case "brakka" -> List.of("crush.M", "shoulder.M");
            case "sable" -> List.of("letter.H");
            case "juno" -> List.of("offbeat.H", "snap.H");
            case "otto" -> List.of("sluice.H", "wave.M");
            case "mirelle" -> List.of("spire.M");
            case "dax" -> List.of("uppercut.H");
            case "lio" -> List.of("swing.H", "tumble.L");
            case "vesna" -> List.of("thornup.M", "lash.M");
            case "oyun" -> List.of("palm.M");
            case "rook" -> List.of("barge.M", "tremor.M");
            default -> List.of("ascent.H", "lantern.M");
        };
        return Stream.concat(common, own.stream());
    }

    @ParameterizedTest
    @MethodSource("spammers")
    void oneMoveDoesNotBeatLevelEight(String who) {
        String[] words = who.split(" ");
        int fighter = TABLES.roster.indexOf("test", words[0]);
        int row = TABLES.firstMove[fighter]
                + TABLES.roster.fighters().get(fighter).moveIndex(words[1]);
        double points = IntStream.range(0, 12)
                .parallel()
                .mapToDouble(opponent -> (1 + new Match(fighter, row, opponent).play()) / 2.0)
                .sum();
        assertThat(points).as("points of 12 matches, one against each").isLessThanOrEqualTo(6);
    }

    /** A match of the spammer, on the left or the right in turn, against the computer. */
    private static final class Match {
        private final FightEngine engine = new FightEngine(TABLES);
        private final FightState state = new FightState(1);
        private final CpuMemory memory = new CpuMemory(1);
        private final CpuPlayer computer = new CpuPlayer(CPU);
        private final int row;
        private final int me;
        private final int reach;
        private int[] script = new int[0];
        private int at;
        private int facing;
        private int charge;

        Match(int fighter, int row, int opponent) {
            this.row = row;
            this.me = opponent % 2;
            int own = FACTS.normal(row) ? FACTS.reach(row) : FACTS.gripRange(row);
            this.reach = own < 0 ? Integer.MAX_VALUE : own + FACTS.standingWidth(opponent) / 2;
            if (me == 0) engine.start(state, 0, fighter, opponent);
            else engine.start(state, 0, opponent, fighter);
            memory.start(0, 1 - me, Chance.mix(77 + opponent));
        }

        /** Returns 1 if the spammer wins, -1 if it loses, 0 for a draw. */
        int play() {
            while (state.match(0, Cells.PHASE) != Cells.OVER) {
                int own = word();
                int other = computer.word(state, 0, memory, 1 - me, STRONGEST);
                engine.step(state, 0, me == 0 ? own : other, me == 0 ? other : own);
            }
            return Integer.signum(state.match(0, Cells.WINS + me) - state.match(0, Cells.WINS + 1 - me));
        }

        private int word() {
            int side = state.match(0, Cells.SIDE);
            int toward = me == 0 ? side : -side;
            if (charge > 0) {
                charge--;
                return Words.facing(MoveScripts.CHARGE, toward);
            }
            if (at < script.length) return Words.facing(script[at++], facing);
            boolean air = FACTS.needsAir(row);
            int present = state.player(0, me, Cells.STATE);
            if (State.neutral(present)) {
                int way = Math.abs(state.player(0, 0, Cells.X) - state.player(0, 1, Cells.X)) / 256;
                if (air) return Words.facing(Words.direction(9), toward);
                return way <= reach ? press(toward) : Words.facing(Words.direction(6), toward);
            }
            boolean falls = present == State.AIR && state.player(0, me, Cells.VY) < 0;
            return air && falls ? press(toward) : 0;
        }

        private int press(int toward) {
            script = SCRIPTS.words(row);
            at = 0;
            facing = toward;
            if (!SCRIPTS.needsCharge(row)) return Words.facing(script[at++], facing);
            charge = MoveScripts.CHARGE_FRAMES - 1;
            return Words.facing(MoveScripts.CHARGE, toward);
        }
    }
}
