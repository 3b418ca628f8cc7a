package io.github.marl4j.commons.replay;

import io.github.marl4j.Marl4j;
import io.github.marl4j.commons.experiment.CommonsRun;
import io.github.marl4j.commons.experiment.Experiment;
import io.github.marl4j.commons.society.Event;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.envs.commons.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run as an episode of its environment: the same society with the same seed, played by a policy that asks for what was asked for, and what was said in each month. What the environment shows is then what
 * happened.
 *
 * @param players who sat there, in a few words
 * @param env id of the environment
 * @param options of it
 * @param seed of the society
 * @param requests of each agent by its name in the environment, by month [units]
 * @param said by month
 */
public record Timeline(
        String players,
        String env,
        Map<String, Object> options,
        long seed,
        List<Map<String, Integer>> requests,
        List<List<Line>> said) {

    /**
     * A line of a conversation, or what came of it.
     *
     * @param who speaks; empty for what came of it
     * @param what is said
     */
    public record Line(String who, String what) {}

    /**
     * Reads a run folder; the run may be unfinished.
     *
     * @throws io.github.marl4j.evaluation.runs.RunFileException if a file is missing or broken
     */
    public static Timeline of(Path folder) {
        Experiment experiment = CommonsRun.experiment(folder);
        Map<String, Object> options = new LinkedHashMap<>(experiment.society().toMap());
        String scenario = experiment.society().scenario().name();
        if (experiment.scenario().endsWith(".json")) {
            options.put("scenarioFile", experiment.scenario());
            scenario = Scenario.known().get(0);
        }
        List<Map<String, Integer>> requests = new ArrayList<>();
        List<List<Line>> said = new ArrayList<>();
        Map<String, Integer> month = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (Event event : CommonsRun.events(folder)) {
            switch (event.action()) {
                case "utterance" -> lines.add(new Line(event.text("agent_name"), event.text("utterance")));
                case "harvesting" -> month.put(event.text("agent_id"), event.whole("wanted_resource"));
                case "month" -> {
                    if (event.fields().get("agreedLimit") != null) {
                        lines.add(new Line("", "Agreed: nobody takes more than " + event.whole("agreedLimit") + "."));
                    }
                    requests.add(Map.copyOf(month));
                    said.add(List.copyOf(lines));
                    month.clear();
                    lines.clear();
                }
                default -> {} // thoughts and accounts
            }
        }
        return new Timeline(
                experiment.players(),
                Marl4j.resolve("commons/" + scenario),
                options,
                experiment.seed(),
                List.copyOf(requests),
                List.copyOf(said));
    }

    /** Returns the policy that asks for what was asked for; for one environment, from the beginning of the episode on. */
    public Policy policy() {
        return (EnvSpec spec, int group, int numEnvs, long ownSeed) ->
                new Asker(spec.groups().get(group), group);
    }

    private final class Asker implements Policy.Player {
        private final AgentGroup agents;
        private final int group;
        private int month;

        Asker(AgentGroup agents, int group) {
            this.agents = agents;
            this.group = group;
        }

        @Override
        public void act(Batch batch, Actions actions) {
            Actions.Rows rows = actions.groups[group];
            for (int agent = 0; agent < agents.size(); agent++) {
                rows.ints[agent * rows.numInts] =
                        requests.get(month).getOrDefault(agents.agents().get(agent), 0);
            }
            month++;
        }
    }
}
