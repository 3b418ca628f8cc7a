package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorOptions;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Replays recorded frames as decisions of one frame in the environment of two agents, whose actions are the recorded words: so any kernel of it can play them. Frames are rows of a batch; the engine
 * brings the state before each, and all numbers of the state after it must be the engine's, and the recorded ones.
 */
final class DecisionReplay {
    private static final String ID = "fighting/versus-v1";
    private static final int ROWS = 512;
    private static final int BUTTONS = 12;

    /** Fighters are those of the states that are set; an episode that goes on after its end changes nothing in a match. */
    private static final Map<String, Object> OPTIONS = Map.of(
            "player0",
            "aren",
            "player1",
            "aren",
            "actions",
            "raw12",
            "observations",
            "vector",
            "frameSkip",
            1,
            "episode",
            "match",
            "maxFrames",
            0);

    private final Map<String, Object> file;
    private final List<Object> steps;
    private final FightTables tables = FightTables.shipped();
    private final FightEngine engine = new FightEngine(tables);
    private final FightState leader = new FightState(1);
    private final FightState before = new FightState(ROWS);
    private final FightState expected = new FightState(ROWS);
    private final FightState found = new FightState(ROWS);
    private final Kernel kernel;
    private final Kernel.Worker worker;
    private final Actions actions;
    private final Batch batch;

    private DecisionReplay(Map<String, Object> file, Kernel jvm, UnaryOperator<Kernel> rules) {
        this.file = file;
        this.steps = TraceState.list(file, "steps");
        this.kernel = rules.apply(jvm);
        this.worker = kernel.newWorker();
        this.actions = new Actions(kernel.spec(), ROWS);
        this.batch = new Batch(kernel.spec(), ROWS);
        for (int row = 0; row < ROWS; row++) worker.reset(row, ResetOptions.NONE);
    }

    static ConformanceCheck.Result of(Map<String, Object> file, UnaryOperator<Kernel> rules) {
        VectorOptions how = VectorOptions.DEFAULT.withThreads(1);
        try (KernelVectorEnv jvm = (KernelVectorEnv) Marl4j.vector(ID, ROWS, OPTIONS, how)) {
            return new DecisionReplay(file, jvm.rules(), rules).run();
        }
    }

    private ConformanceCheck.Result run() {
        TraceState trace = new TraceState(tables, leader, 0);
        FightConformance.start(file, tables, engine, leader);
        trace.read(TraceState.object(file, "initialState"));
        for (int first = 0; first < steps.size(); first += ROWS) {
            int rows = Math.min(ROWS, steps.size() - first);
            for (int row = 0; row < rows; row++) lead(first + row, row, trace);
            play(rows);
            for (int row = 0; row < rows; row++) {
                String difference = compare(first + row, row);
                if (difference != null) return result(first + row, "step " + (first + row) + " " + difference);
            }
        }
        int last = (steps.size() - 1) % ROWS;
        String difference = new TraceState(tables, found, last).compareAll(TraceState.object(file, "finalState"));
        return result(steps.size(), difference == null ? null : "end " + difference);
    }

    private static ConformanceCheck.Result result(int compared, String mismatch) {
        return new ConformanceCheck.Result("", compared, 0, mismatch);
    }

    /** Notes a frame's state before it, its words, and the state after it. */
    private void lead(int step, int row, TraceState trace) {
        Map<String, Object> recorded = TraceState.object("steps", steps.get(step));
        if (recorded.containsKey("set")) trace.read(TraceState.object(recorded, "set"));
        // A decision begins without events, and nothing else looks at them.
        for (int i = 0; i < 2; i++) leader.cells[Cells.player(Cells.match(0), i) + Cells.EVENTS] = 0;
        before.copyFrom(leader, 0, row);
        Map<String, Object> words = TraceState.object(recorded, "actions");
        int word0 = TraceState.whole(words, "player_0");
        int word1 = TraceState.whole(words, "player_1");
        press(row, 0, word0);
        press(row, 1, word1);
        engine.step(leader, 0, word0, word1);
        expected.copyFrom(leader, 0, row);
    }

    private void press(int row, int player, int word) {
        if (word >>> BUTTONS != 0) throw new IllegalArgumentException("trace: word=" + word + " has no such button");
        int at = (2 * row + player) * BUTTONS;
        for (int button = 0; button < BUTTONS; button++) actions.groups[0].ints[at + button] = word >>> button & 1;
    }

    private void play(int rows) {
        Map<String, Object> live = kernel.state();
        before.arrays().forEach((name, array) -> copy(array, live.get(name)));
        worker.step(0, rows, actions, batch);
        found.arrays().forEach((name, array) -> copy(live.get(name), array));
    }

    private static void copy(Object from, Object to) {
        System.arraycopy(from, 0, to, 0, Array.getLength(to));
    }

    private String compare(int step, int row) {
        Map<String, Object> recorded = TraceState.object("steps", steps.get(step));
        TraceState there = new TraceState(tables, found, row);
        String difference = recorded.containsKey("brief")
                ? there.compareBrief(TraceState.list(recorded, "brief"))
                : there.compare(TraceState.object(recorded, "state"));
        return difference == null ? found.difference(expected, row) : difference;
    }
}
