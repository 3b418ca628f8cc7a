package io.github.marl4j.envs.fighting.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The computer's fighters: stronger levels win, and nobody knows more than the delay allows. */
final class CpuPlayerTest {
    private static final FightTables TABLES = FightTables.shipped();
    private static final CpuTables CPU = new CpuTables(TABLES);
    private static final int MATCHES = 48;

    /** Plays a match and returns the winner, 0 or 1, or -1 for a draw. */
    static int winner(int fighter0, int fighter1, int level0, int level1, long seed) {
        FightEngine engine = new FightEngine(TABLES);
        FightState state = new FightState(1);
        CpuMemory memory = new CpuMemory(1);
        CpuPlayer player = new CpuPlayer(CPU);
        engine.start(state, 0, fighter0, fighter1);
        for (int i = 0; i < 2; i++) memory.start(0, i, seed + i);
        while (state.match(0, Cells.PHASE) != Cells.OVER) {
            int word0 = player.word(state, 0, memory, 0, level0);
            engine.step(state, 0, word0, player.word(state, 0, memory, 1, level1));
        }
        int lead = state.match(0, Cells.WINS) - state.match(0, Cells.WINS + 1);
        return lead == 0 ? -1 : lead > 0 ? 0 : 1;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void twoLevelsMoreWinMostMatches(int level) {
        long won = IntStream.range(0, MATCHES)
                .parallel()
                .filter(n -> {
                    boolean strongLeft = n % 2 == 0;
                    int strong = strongLeft ? level + 2 : level;
                    int winner = winner(n % 12, (n / 12 + 3 * n + 1) % 12, strong, 2 * level + 2 - strong, 1000L * n);
                    return winner == (strongLeft ? 0 : 1);
                })
                .count();
        assertThat(won).as("of %d", MATCHES).isGreaterThanOrEqualTo(MATCHES * 70 / 100);
    }

    @Test
    void observationsNewerThanTheDelayDoNotMatter() {
        FightEngine engine = new FightEngine(TABLES);
        FightState state = new FightState(1);
        CpuMemory memory = new CpuMemory(1);
        CpuMemory changed = new CpuMemory(1);
        CpuPlayer player = new CpuPlayer(CPU);
        engine.start(state, 0, 0, 3);
        for (int i = 0; i < 2; i++) memory.start(0, i, 7 + i);
        int level = 4;
        for (int frame = 0; frame < 3000; frame++) {
            changed.copyFrom(memory, 0, 0);
            int newer =
                    Math.min(changed.cells[CpuMemory.COUNT], CpuLevel.of(level).reaction()) - 1;
            for (int age = 0; age < newer; age++) {
                int at = CpuMemory.seenAt(changed.cells, 0, age);
                for (int field = 0; field < CpuMemory.SEEN_SIZE; field++) changed.cells[at + field] = 1;
            }
            int expected = player.word(state, 0, memory, 0, level);
            assertThat(player.word(state, 0, changed, 0, level)).isEqualTo(expected);
            engine.step(state, 0, expected, player.word(state, 0, memory, 1, 5));
        }
    }

    @Test
    void theSameSeedPlaysTheSameMatch() {
        assertThat(winner(2, 9, 5, 6, 11)).isEqualTo(winner(2, 9, 5, 6, 11));
    }
}
