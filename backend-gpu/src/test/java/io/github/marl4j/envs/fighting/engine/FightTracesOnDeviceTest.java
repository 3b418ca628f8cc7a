package io.github.marl4j.envs.fighting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.fighting.roster.Roster;
import io.github.marl4j.gpu.Devices;
import io.github.marl4j.testkit.TraceFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Recorded frames of the reference model on a device, in decisions of one frame whose actions are the recorded words. The JVM brings each frame's state before it, the device plays the frames of
 * a file as rows of batches; compared with the recording as for the JVM, in whose package this therefore is, and with all that the JVM holds.
 */
class FightTracesOnDeviceTest {
    private static final Path TRACES = Path.of("../envs-fighting/src/test/resources/traces");
    private static final List<String> FILES = List.of(
            "air-0",
            "armor-rook-0",
            "clash-0",
            "command-throws-0",
            "counter-0",
            "dizzy-0",
            "guard-0",
            "inputs-0",
            "match-cpu-00",
            "match-random-00",
            "rounds-0",
            "shards-0",
            "strings-kael",
            "teleport-0",
            "throws-0",
            "tour-brakka-idle",
            "tour-sable-blocking");
    private static final int ROWS = 512;
    private static final Map<String, Object> OPTIONS = Map.of(
            "player0", "aren", "player1", "aren", "actions", "raw12", "observations", "vector", "frameSkip", 1,
            "episode", "match", "maxFrames", 0);

    private final FightTables tables = FightTables.shipped();
    private final FightState before = new FightState(ROWS);
    private final FightState after = new FightState(ROWS);

    @BeforeAll
    static void requireOpenCl() {
        Devices.requireOpenCl();
    }

    @Test
    void everyFrameOnADeviceIsTheRecordedOne() {
        VectorOptions how = VectorOptions.DEFAULT.withBackend("opencl").withAutoreset(AutoresetMode.DISABLED);
        try (VectorEnv device = Marl4j.vector("fighting/versus-v1", ROWS, OPTIONS, how)) {
            for (String name : FILES) replay(name, device);
        }
    }

    private void replay(String name, VectorEnv device) {
        Map<String, Object> file = TraceFiles.read(TRACES.resolve(name + ".json.gz"));
        FightEngine engine = new FightEngine(tables);
        FightState state = new FightState(1);
        List<Object> fighters = TraceState.list(TraceState.object(file, "config"), "characters");
        Roster roster = tables.roster;
        engine.start(
                state,
                0,
                roster.indexOf("trace", String.valueOf(fighters.get(0))),
                roster.indexOf("trace", String.valueOf(fighters.get(1))));
        TraceState trace = new TraceState(tables, state, 0);
        trace.read(TraceState.object(file, "initialState"));
        List<Object> steps = TraceState.list(file, "steps");
        for (int first = 0; first < steps.size(); first += ROWS) {
            Actions actions = device.newActions();
            int rows = Math.min(ROWS, steps.size() - first);
            for (int row = 0; row < ROWS; row++) {
                if (row < rows) {
                    Map<String, Object> step = TraceState.object("steps", steps.get(first + row));
                    if (step.containsKey("set")) trace.read(TraceState.object(step, "set"));
                    // A decision begins without events; nothing else looks at them.
                    for (int i = 0; i < 2; i++) state.cells[Cells.player(Cells.match(0), i) + Cells.EVENTS] = 0;
                    before.copyFrom(state, 0, row);
                    Map<String, Object> words = TraceState.object(step, "actions");
                    int word0 = TraceState.whole(words, "player_0");
                    int word1 = TraceState.whole(words, "player_1");
                    press(actions, 2 * row, word0);
                    press(actions, 2 * row + 1, word1);
                    engine.step(state, 0, word0, word1);
                    after.copyFrom(state, 0, row);
                } else {
                    before.copyFrom(state, 0, row);
                }
            }
            FightState found = step(device, actions);
            for (int row = 0; row < rows; row++) {
                String where = name + ", step " + (first + row);
                Map<String, Object> step = TraceState.object("steps", steps.get(first + row));
                TraceState there = new TraceState(tables, found, row);
                String difference = step.containsKey("brief")
                        ? there.compareBrief(TraceState.list(step, "brief"))
                        : there.compare(TraceState.object(step, "state"));
                assertThat(difference).as(where).isNull();
                FightState one = new FightState(1);
                one.copyFrom(found, row, 0);
                FightState expected = new FightState(1);
                expected.copyFrom(after, row, 0);
                assertThat(one).as(where + ", all numbers").isEqualTo(expected);
            }
        }
    }

    /** Makes one step of all rows from the states in {@link #before}. */
    private FightState step(VectorEnv device, Actions actions) {
        Batch batch = device.newBatch();
        device.reset(0, batch);
        Map<String, Object> arrays = new LinkedHashMap<>(device.snapshot().arrays());
        arrays.putAll(before.arrays());
        device.restore(Snapshot.copyOf(device.spec().id(), arrays), batch);
        device.step(actions, batch);
        FightState found = new FightState(ROWS);
        Map<String, Object> there = device.snapshot().arrays();
        found.arrays().forEach((name, array) -> System.arraycopy(
                there.get(name), 0, array, 0, java.lang.reflect.Array.getLength(array)));
        return found;
    }

    private static void press(Actions actions, int player, int word) {
        assertThat(word).as("twelve buttons").isBetween(0, 0xFFF);
        for (int b = 0; b < 12; b++) actions.groups[0].ints[12 * player + b] = word >>> b & 1;
    }
}
