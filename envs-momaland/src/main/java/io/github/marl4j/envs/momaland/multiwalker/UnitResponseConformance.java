package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import java.util.List;
import java.util.Map;

/** Replays recorded first steps in which one motor of each walker is at full strength. Later steps of the file are not compared: there feet are on corners of the ground. */
public final class UnitResponseConformance implements ConformanceCheck {

    /** Called by {@link java.util.ServiceLoader}. */
    public UnitResponseConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return file.get("cases") instanceof List<?> cases
                && !cases.isEmpty()
                && cases.get(0) instanceof Map<?, ?> first
                && first.containsKey("n_walkers")
                && first.containsKey("action")
                && first.containsKey("terrainY");
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        Comparison comparison = new Comparison();
        List<Map<String, Object>> cases = Json.maps(file, "cases");
        for (int c = 0; c < cases.size() && !comparison.failed(); c++) {
            comparison.at("case=" + c + " step=1");
            check(cases.get(c), comparison);
            comparison.stepDone();
        }
        return List.of(comparison.result("first step"));
    }

    private static void check(Map<String, Object> unit, Comparison comparison) {
        int walkers = Json.whole(unit, "n_walkers");
        int corners = Json.list(unit, "terrainY").size();
        MultiwalkerOptions options =
                MultiwalkerOptions.of(Map.of("nWalkers", walkers, "terrainLength", corners, "rules", "reference"));
        MultiwalkerKernel kernel = new MultiwalkerKernel(options, 1, 0);
        try {
            MultiwalkerKernel.Rules rules = kernel.new Rules();
            RecordedTeam.writeStart(unit, kernel.state);
            rules.begin(0);
            RecordedTeam.compare(
                    Json.map(unit, "initialState"), kernel.state, MultiwalkerConformance.PHYSICS_TOLERANCE, comparison);
            double[] action = Json.numbers("action", Json.value(unit, "action"));
            Actions actions = new Actions(kernel.spec(), 1);
            for (int j = 0; j < actions.groups[0].floats.length; j++)
                actions.groups[0].floats[j] = (float) action[j % action.length];
            rules.step(0, 1, actions, new Batch(kernel.spec(), 1));
            Map<String, Object> after = Json.map(Json.maps(unit, "steps").get(0), "state");
            RecordedTeam.compare(after, kernel.state, MultiwalkerConformance.PHYSICS_TOLERANCE, comparison);
        } finally {
            kernel.close();
        }
    }
}
