package io.github.marl4j.envs.fighting.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.envs.fighting.cpu.CpuMatch;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import org.junit.jupiter.api.Test;

/** Replays: they come back from their text, lead to the recorded state, and are refused where they cannot. */
final class ReplayTest {
    private static final FightTables TABLES = FightTables.shipped();

    private static Replay recorded() {
        CpuMatch match = new CpuMatch();
        match.start(4, 5, 7, 6, 3);
        Recorder recorder = new Recorder();
        boolean goesOn = true;
        while (goesOn) {
            goesOn = match.step();
            recorder.add(match.word(0), match.word(1));
        }
        return recorder.replay(TABLES, match.state(), 0, "cpu 5 v 6, seed 3");
    }

    @Test
    void aReplayThatWasWrittenAndReadLeadsToTheRecordedState() {
        Replay replay = recorded();
        Replay read = Replay.parse("match.json", replay.toJson(TABLES), TABLES);
        assertThat(read.inputs()).isEqualTo(replay.inputs());
        int[] frames = new int[1];
        read.play(new FightEngine(TABLES), new FightState(1), frame -> frames[0]++);
        assertThat(frames[0]).isEqualTo(replay.frames()).isGreaterThan(1000);
        assertThat(replay.toJson(TABLES).length()).isLessThan(4 * replay.frames());
    }

    @Test
    void changedInputsAreFound() {
        Replay replay = recorded();
        int[] changed = replay.inputs().clone();
        for (int frame = 0; frame < 600; frame++) changed[2 * frame] = 0;
        Replay other = new Replay(replay.characters(), "", changed, replay.stateHash());
        assertThatThrownBy(() -> other.play(new FightEngine(TABLES), new FightState(1), frame -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stateHash");
    }

    @Test
    void replaysOfAnotherEngineOrOtherDataAreRefused() {
        String json = recorded().toJson(TABLES);
        refuses(json.replace("\"engineVersion\":1", "\"engineVersion\":9"), "engineVersion", "is 9", "plays 1");
        refuses(json.replaceFirst("\"dataHash\":\"[0-9a-f]+\"", "\"dataHash\":\"abc\""), "dataHash", "is abc");
        refuses(json.replaceFirst("\"frames\":", "\"frames\":1"), "inputs", "frames=1");
        refuses("[]", "must be a JSON object");
    }

    private static void refuses(String json, String... words) {
        assertThatThrownBy(() -> Replay.parse("match.json", json, TABLES))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("match.json")
                .contains(words);
    }
}
