package io.github.marl4j.envs.fighting.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.cpu.CpuMemory;
import io.github.marl4j.envs.fighting.cpu.CpuPlayer;
import io.github.marl4j.envs.fighting.cpu.CpuTables;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Looking ahead leaves the match alone, and pays. */
final class SearchPlayerTest {
    private static final FightTables TABLES = FightTables.shipped();

    @Test
    void theSearchLeavesTheMatchAlone() {
        FightEngine engine = new FightEngine(TABLES);
        FightState state = new FightState(2);
        FightState before = new FightState(2);
        for (int env = 0; env < 2; env++) engine.start(state, env, 0, 5);
        SearchPlayer player = new SearchPlayer(TABLES, 60, 1);
        for (int frame = 0; frame < 200; frame++) {
            before.copyFrom(state, 0, 0);
            before.copyFrom(state, 1, 1);
            int word = player.word(state, 1, 0);
            assertThat(state).isEqualTo(before);
            engine.step(state, 1, word, 0);
        }
    }

    @Test
    void theSearcherBeatsTheSecondLevelOfTheComputer() {
        assertThat(LongStream.range(0, 6)
                        .parallel()
                        .filter(SearchPlayerTest::searcherWins)
                        .count())
                .isGreaterThanOrEqualTo(5);
    }

    private static boolean searcherWins(long seed) {
        FightEngine engine = new FightEngine(TABLES);
        FightState state = new FightState(1);
        CpuMemory memory = new CpuMemory(1);
        CpuPlayer computer = new CpuPlayer(new CpuTables(TABLES));
        SearchPlayer searcher = new SearchPlayer(TABLES, 80, seed);
        engine.start(state, 0, (int) seed, (int) seed + 1);
        memory.start(0, 1, seed);
        while (state.match(0, Cells.PHASE) != Cells.OVER) {
            int word = searcher.word(state, 0, 0);
            engine.step(state, 0, word, computer.word(state, 0, memory, 1, 2));
        }
        return state.match(0, Cells.WINS) > state.match(0, Cells.WINS + 1);
    }
}
