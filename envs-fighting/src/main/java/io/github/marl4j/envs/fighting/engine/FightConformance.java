package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.envs.fighting.roster.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Replays golden traces of the fighting engine frame by frame; every number must be equal. Source: design, section 19. */
public final class FightConformance implements ConformanceCheck {
    private static final String FORMAT = "marl4j-trace/1";

    /** A row in the middle of a batch, so that a wrong offset shows. */
    private static final int ENV = 1;

    private static final int ROWS = 3;

    /** Called by {@link java.util.ServiceLoader}. */
    public FightConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return FORMAT.equals(file.get("format")) && "fighting".equals(file.get("family"));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        return List.of(new Replay(file).run());
    }

    @Override
    public Optional<List<Result>> check(Map<String, Object> file, UnaryOperator<Kernel> rules) {
        return Optional.of(List.of(DecisionReplay.of(file, rules)));
    }

    /** Starts all matches of a state with the fighters of a file. */
    static void start(Map<String, Object> file, FightTables tables, FightEngine engine, FightState state) {
        List<Integer> fighters = new ArrayList<>();
        Roster roster = tables.roster;
        for (Object id : TraceState.list(TraceState.object(file, "config"), "characters")) {
            fighters.add(roster.indexOf("trace", String.valueOf(id)));
        }
        if (fighters.size() != 2) throw new IllegalArgumentException("trace: key \"characters\" must name two");
        for (int env = 0; env < state.numMatches(); env++) engine.start(state, env, fighters.get(0), fighters.get(1));
    }

    private static final class Replay {
        private final Map<String, Object> file;
        private final FightTables tables = FightTables.shipped();
        private final FightEngine engine = new FightEngine(tables);
        private final FightState state = new FightState(ROWS);
        private final TraceState trace;
        private int compared;
        private String label = "";
        private Double lastWinner;

        Replay(Map<String, Object> file) {
            this.file = file;
            start(file, tables, engine, state);
            this.trace = new TraceState(tables, state, ENV);
        }

        Result run() {
            trace.read(TraceState.object(file, "initialState"));
            List<Object> steps = TraceState.list(file, "steps");
            for (int s = 0; s < steps.size(); s++) {
                String difference = step(TraceState.object("steps", steps.get(s)));
                if (difference != null)
                    return result("step " + s + (label.isEmpty() ? "" : " (" + label + ") ") + difference);
                compared++;
            }
            String difference = trace.compareAll(TraceState.object(file, "finalState"));
            if (difference == null) difference = outcome(TraceState.object(file, "outcome"));
            return result(difference == null ? null : "end " + difference);
        }

        private Result result(String mismatch) {
            return new Result("", compared, 0, mismatch);
        }

        private String step(Map<String, Object> step) {
            if (step.get("label") != null) label = String.valueOf(step.get("label"));
            if (step.containsKey("set")) trace.read(TraceState.object(step, "set"));
            Map<String, Object> actions = TraceState.object(step, "actions");
            int word0 = TraceState.whole(actions, "player_0");
            int word1 = TraceState.whole(actions, "player_1");
            engine.step(state, ENV, word0, word1);
            if (state.match(ENV, Cells.PHASE) == Cells.OVER) lastWinner = winner();
            if (step.containsKey("brief")) return trace.compareBrief(TraceState.list(step, "brief"));
            return trace.compare(TraceState.object(step, "state"));
        }

        private Double winner() {
            int lead = state.match(ENV, Cells.WINS) - state.match(ENV, Cells.WINS + 1);
            if (lead == 0) return null;
            return lead > 0 ? 0.0 : 1.0;
        }

        /** The winner is that of the last match decided anywhere in the file: scenarios go on with other matches. */
        private String outcome(Map<String, Object> expected) {
            List<Object> wins = TraceState.list(expected, "wins");
            int win0 = state.match(ENV, Cells.WINS);
            int win1 = state.match(ENV, Cells.WINS + 1);
            boolean over = state.match(ENV, Cells.PHASE) == Cells.OVER;
            String got = over + " " + List.of((double) win0, (double) win1) + " " + lastWinner + " "
                    + state.match(ENV, Cells.ROUND);
            String recorded = expected.get("over") + " " + wins + " " + expected.get("winner") + " "
                    + TraceState.whole(expected, "rounds");
            return got.equals(recorded) ? null : "outcome: got " + got + ", expected " + recorded;
        }
    }
}
