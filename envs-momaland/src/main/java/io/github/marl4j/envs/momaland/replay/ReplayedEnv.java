package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import java.util.List;
import java.util.Map;

/** What a trace of one environment needs to be replayed: how its options, states and draws are written. */
public interface ReplayedEnv extends ConformanceCheck {

    /** One joint step of a trace. */
    record JointStep(Map<String, Object> actions, List<Map<String, Object>> draws) {}

    /** An environment that stands where the trace stands. */
    interface Row {
        /** Returns the rules, one row, {@code rules=reference}. */
        Kernel kernel();

        /** Overwrites the state with a recorded start. */
        void start(Map<String, Object> initialState);

        /** Returns the action number, from 0, that a trace writes as {@code recorded}. */
        default int action(String agent, Object recorded) {
            return (int) Json.asNumber("actions." + agent, recorded);
        }

        /** Returns what an agent does that the trace gives no action for. */
        default int idleAction(String agent) {
            throw new IllegalArgumentException("trace: key \"actions." + agent + "\" is missing");
        }

        /** Puts the draws of all steps of an episode where the rules will ask for them. */
        RecordedDraws draws(List<JointStep> steps);

        /** Compares the state with a recorded one. */
        void compareState(Map<String, Object> state, Comparison comparison);

        /** Compares what the trace tells of an agent after a step beside rewards. */
        default void compareInfo(String agent, Map<String, Object> info, Comparison comparison) {
            comparison.same("infos." + agent, Map.of(), info);
        }
    }

    /** Returns the name that traces give the environment, e.g. {@code mobeach_v0}. */
    String traceName();

    /** Returns how far rewards and observations may be off, relative to the recorded ones. */
    double tolerance();

    /** Returns the environment of a trace. */
    Row row(Map<String, Object> config, Map<String, Object> initialState);

    @Override
    default boolean knows(Map<String, Object> file) {
        return Trace.is(file, traceName())
                && List.of("parallel", "aec-converted", "parallel-wrapped").contains(String.valueOf(file.get("api")));
    }

    @Override
    default List<Result> check(Map<String, Object> file) {
        Comparison comparison = new Comparison();
        String api = Json.text(file, "api");
        switch (api) {
            case "parallel" -> new ParallelReplay(this, comparison).check(file);
            case "aec-converted" -> new AecReplay(this, comparison).check(file);
            case "parallel-wrapped" -> new WrappedReplay(this, comparison).check(file);
            default -> throw new IllegalArgumentException("trace: key \"api\" holds \"" + api + "\"");
        }
        return List.of(comparison.result(api));
    }
}
