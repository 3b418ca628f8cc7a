package io.github.marl4j.python;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Python wants to know about environments before it makes one, as JSON. */
public final class Facts {
    private Facts() {}

    /** Returns all ids with their descriptions and numbers of agents. */
    public static String environments() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String id : Marl4j.ids()) {
            EnvSpec spec = Marl4j.spec(id);
            all.add(Map.of(
                    "id", id,
                    "description", spec.description(),
                    "agents", spec.agents().size()));
        }
        return JsonText.of(all);
    }

    /**
     * Returns the options of an environment.
     *
     * @throws io.github.marl4j.env.UnknownNameException if there is no such environment
     */
    public static String options(String id) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (EnvOption option : Marl4j.options(id)) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("name", option.name());
            facts.put("type", option.type());
            facts.put("default", option.defaultValue());
            facts.put("description", option.description());
            all.add(facts);
        }
        return JsonText.of(all);
    }

    /**
     * Returns the facts of an environment.
     *
     * @param options JSON object
     */
    public static String spec(String id, String options) {
        return JsonText.of(of(Marl4j.spec(id, JsonText.map(id + ": options", options))));
    }

    static Map<String, Object> of(EnvSpec spec) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", spec.id());
        facts.put("description", spec.description());
        facts.put("turnBased", spec.turnBased());
        facts.put("maxSteps", spec.maxSteps());
        facts.put("groups", spec.groups().stream().map(Facts::of).toList());
        facts.put("order", spec.order());
        facts.put("objectives", spec.objectives().stream().map(Facts::of).toList());
        facts.put("state", of(spec.stateSpace()));
        facts.put("infos", spec.infos());
        facts.put("options", spec.options());
        return facts;
    }

    private static Map<String, Object> of(AgentGroup group) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", group.name());
        facts.put("agents", group.agents());
        facts.put("observation", of(group.observationSpace()));
        facts.put("action", of(group.actionSpace()));
        return facts;
    }

    private static Map<String, Object> of(Objective objective) {
        return Map.of("name", objective.name(), "low", objective.low(), "high", objective.high());
    }

    private static Map<String, Object> of(Space space) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("type", space.getClass().getSimpleName());
        if (space instanceof Space.Discrete discrete) facts.put("n", discrete.n());
        else if (space instanceof Space.MultiDiscrete several) facts.put("n", several.n());
        else if (space instanceof Space.MultiBinary switches) facts.put("n", switches.n());
        else if (space instanceof Space.Box box) {
            facts.put("low", box.low());
            facts.put("high", box.high());
            facts.put("shape", box.shape());
        } else if (space instanceof Space.Dict dict) {
            Map<String, Object> parts = new LinkedHashMap<>();
            dict.parts().forEach((name, part) -> parts.put(name, of(part)));
            facts.put("parts", parts);
        }
        return facts;
    }
}
