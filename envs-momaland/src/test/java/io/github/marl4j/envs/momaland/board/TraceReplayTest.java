package io.github.marl4j.envs.momaland.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.ConformanceCheck;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replay notices what is wrong in a recording. */
final class TraceReplayTest {

    private static Map<String, Object> trace(String name) throws IOException {
        return BoardGoldenTraceTest.read(BoardGoldenTraceTest.TRACES.resolve(name + ".json.gz"));
    }

    private static ConformanceCheck.Result replay(Map<String, Object> trace) {
        return BoardGoldenTraceTest.checkFor(trace).check(trace).get(0);
    }

    /** Replaces the first number found in a nested value. */
    @SuppressWarnings("unchecked")
    private static boolean change(Object nested, UnaryOperator<Double> how) {
        if (nested instanceof Map<?, ?> map) {
            for (Map.Entry<String, Object> entry : ((Map<String, Object>) map).entrySet()) {
                if (entry.getValue() instanceof Double number) {
                    entry.setValue(how.apply(number));
                    return true;
                }
                if (change(entry.getValue(), how)) return true;
            }
        } else if (nested instanceof List<?> list) {
            List<Object> entries = (List<Object>) list;
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i) instanceof Double number) {
                    entries.set(i, how.apply(number));
                    return true;
                }
                if (change(entries.get(i), how)) return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "moconnect4_v0-4x4-s4, state",
        "moconnect4_v0-4x4-s4, observations",
        "moconnect4_v0-4x4-s4, actionMasks",
        "moconnect4_v0-4x4-s4, rewards",
        "mobreakthrough_v0-w3h5-s6, cumulativeRewards",
        "mosame_game_v0-w8h4quirk-s7, rewards",
        "mosame_game_v0-w8h4quirk-s7, observations",
        "moingenious_v0-bonus-s8, state",
        "moingenious_v0-bonus-s8, actionMasks"
    })
    void everyFieldIsCompared(String name, String field) throws IOException {
        Map<String, Object> trace = trace(name);
        int step = 3;
        Map<?, ?> record = (Map<?, ?>) ((List<?>) trace.get("steps")).get(step);
        Object target = record.get(field);
        if (field.equals("cumulativeRewards")) target = ((Map<?, ?>) target).get(record.get("agentSelection"));
        assertThat(change(target, number -> number + 1)).isTrue();
        assertThat(replay(trace).mismatch())
                .startsWith("step " + step + " (")
                .contains(field)
                .contains("expected");
        assertThat(replay(trace).passed()).isFalse();
    }

    @Test
    void drawsThatNobodyAskedForAreNoticed() throws IOException {
        Map<String, Object> trace = trace("moingenious_v0-b3stuck-s9");
        List<?> steps = (List<?>) trace.get("steps");
        steps.remove(steps.size() - 1);
        assertThat(replay(trace).passed()).isTrue();
        Map<?, ?> chance = (Map<?, ?>) ((Map<?, ?>) steps.get(steps.size() - 1)).get("chance");
        @SuppressWarnings("unchecked")
        List<Object> draws = (List<Object>) chance.get("draws");
        draws.add(draws.get(0));
        assertThat(replay(trace).mismatch()).contains("recorded draws that were not asked for");
    }

    @Test
    void wrappedRewardsAreCompared() throws IOException {
        Map<String, Object> trace = trace("moconnect4_v0-wnorm-s8");
        Map<?, ?> episode = (Map<?, ?>) ((List<?>) trace.get("episodes")).get(1);
        List<?> steps = (List<?>) episode.get("steps");
        Map<?, ?> last = (Map<?, ?>) steps.get(steps.size() - 1);
        assertThat(change(last.get("reward"), number -> number * 1.00001)).isTrue();
        assertThat(replay(trace).mismatch()).startsWith("episode 1 step ").contains("reward[0]");
    }

    @Test
    void missingKeysAreNamed() throws IOException {
        Map<String, Object> trace = trace("mosame_game_v0-clear-s11");
        trace.remove("initialState");
        assertThatThrownBy(() -> replay(trace))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trace: key \"initialState\" is missing");
        Map<String, Object> other = trace("mosame_game_v0-clear-s11");
        other.put("steps", "none");
        assertThatThrownBy(() -> replay(other)).hasMessage("trace: key \"steps\" must be a list");
    }
}
