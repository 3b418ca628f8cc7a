package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import java.util.List;
import java.util.Map;

/** What a trace of one environment needs to be replayed: how its options, states and draws are written. */
public interface ReplayedEnv extends ConformanceCheck {

    /**
     * One joint step of a trace.
     *
     * @param actions by agent
     * @param chance what was drawn, as the trace writes it
     */
    record JointStep(Map<String, Object> actions, Map<String, Object> chance) {
        /** Returns the draws of a trace that lists them one by one. */
        public List<Map<String, Object>> draws() {
            return Json.maps(chance, "draws");
        }
    }

    /** An environment that stands where the trace stands. */
    interface Row {
        /** Returns the rules, one row, {@code rules=reference}. */
        Kernel kernel();

        /**
         * Makes a step. A row may do by itself what the rules leave open and the trace has recorded.
         *
         * @param rules of {@link #kernel()}
         */
        default void step(Kernel.Worker rules, Actions actions, Batch out) {
            rules.step(0, 1, actions, out);
        }

        /** Overwrites the state with a recorded start. */
        void start(Map<String, Object> initialState);

        /** Returns the action number, from 0, that a trace writes as {@code recorded}. */
        default int action(String agent, Object recorded) {
            return (int) Json.asNumber("actions." + agent, recorded);
        }

        /** Returns the action that a trace writes as {@code recorded}; called once per agent before each step. */
        default Action act(String agent, Object recorded) {
            return Action.of(action(agent, recorded));
        }

        /** Returns what an agent does that the trace gives no action for. */
        default int idleAction(String agent) {
            throw new IllegalArgumentException("trace: key \"actions." + agent + "\" is missing");
        }

        /** Puts the draws of all steps of an episode where the rules will ask for them. */
        RecordedDraws draws(List<JointStep> steps);

        /** Compares the state with a recorded one. */
        void compareState(Map<String, Object> state, Comparison comparison);

        /** Compares what a recorded step tells of the state. */
        default void compareStep(Map<String, Object> recorded, Comparison comparison) {
            if (recorded.containsKey("state")) compareState(Json.map(recorded, "state"), comparison);
        }

        /** Compares what the trace tells of an agent after a step beside rewards. */
        default void compareInfo(String agent, Map<String, Object> info, Comparison comparison) {
            comparison.same("infos." + agent, Map.of(), info);
        }
    }

    /** Returns the name that traces give the environment, e.g. {@code mobeach_v0}. */
    String traceName();

    /** Returns how far rewards and observations may be off, relative to the recorded ones. */
    double tolerance();

    /** Compares what an agent sees. */
    default void compareObservation(String field, float[] got, double[] recorded, Comparison comparison) {
        comparison.close(field, got, recorded, tolerance());
    }

    /** Compares what an agent earned. */
    default void compareReward(String field, float[] got, double[] recorded, Comparison comparison) {
        comparison.close(field, got, recorded, tolerance());
    }

    /** Returns the environment of a trace. */
    Row row(Map<String, Object> config, Map<String, Object> initialState);

    /** Returns the environment of a trace of one episode; for environments that have to know more of it than options and start. */
    default Row row(Map<String, Object> file) {
        return row(Json.map(file, "config"), Json.map(file, "initialState"));
    }

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
