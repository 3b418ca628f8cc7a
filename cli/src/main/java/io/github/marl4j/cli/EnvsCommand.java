package io.github.marl4j.cli;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.evaluation.runs.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists and describes environments. */
@Command(name = "envs", description = "List all environments; 'envs describe ID' tells about one.")
final class EnvsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<EnvSpec> all = Marl4j.ids().stream().map(Marl4j::spec).toList();
        if (json) {
            out.print(Json.pretty(
                    Map.of("environments", all.stream().map(EnvsCommand::brief).toList())));
        } else {
            TextTable table = new TextTable("id", "agents", "what it is");
            for (EnvSpec env : all) {
                table.row(env.id(), Integer.toString(env.agents().size()), env.description());
            }
            out.print(table.text());
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static Map<String, Object> brief(EnvSpec env) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", env.id());
        facts.put("description", env.description());
        facts.put("agents", env.agents().size());
        return facts;
    }

    /** Describes one environment. */
    @Command(name = "describe", description = "Tell everything about an environment: spaces, agents, options.")
    int describe(
            @Parameters(paramLabel = "ID", description = "Environment, e.g. smax/3m-v1.") String id,
            @Option(names = "--json", description = "Print JSON.") boolean asJson,
            @Mixin EnvOptionsMixin options) {
        EnvSpec env = Marl4j.spec(id, options.values());
        List<EnvOption> known = Marl4j.options(env.id());
        PrintWriter out = spec.commandLine().getOut();
        out.print(asJson ? Json.pretty(facts(env, known)) : text(env, known));
        out.flush();
        return ExitCodes.OK;
    }

    private static String text(EnvSpec env, List<EnvOption> known) {
        TextTable groups = new TextTable("group", "agents", "observation", "action");
        for (AgentGroup group : env.groups()) {
            groups.row(
                    group.name(),
                    names(group),
                    group.observationSpace().toString(),
                    group.actionSpace().toString());
        }
        TextTable options = new TextTable("option", "type", "value", "meaning");
        for (EnvOption option : known) {
            Object value = env.options().getOrDefault(option.name(), option.defaultValue());
            options.row(option.name(), option.type(), String.valueOf(value), option.description());
        }
        String nl = System.lineSeparator();
        return env.id() + nl + env.description() + nl + nl + groups.text() + nl + "turn-based  "
                + (env.turnBased() ? "yes" : "no, all living agents act at once") + nl + "rewards     "
                + String.join(
                        ", ", env.objectives().stream().map(Objective::name).toList()) + nl + "state       "
                + env.stateSpace().flatSize() + " numbers" + nl + "infos       "
                + (env.infos().isEmpty() ? "none" : String.join(", ", env.infos())) + nl + "time limit  "
                + (env.maxSteps() == 0 ? "none" : env.maxSteps() + " steps") + nl
                + (known.isEmpty() ? "" : nl + options.text());
    }

    private static String names(AgentGroup group) {
        List<String> agents = group.agents();
        return agents.size() <= 3
                ? String.join(", ", agents)
                : agents.get(0) + " … " + agents.get(agents.size() - 1) + " (" + agents.size() + ")";
    }

    private static Map<String, Object> facts(EnvSpec env, List<EnvOption> known) {
        Map<String, Object> facts = brief(env);
        facts.put("turnBased", env.turnBased());
        List<Object> groups = new ArrayList<>();
        for (AgentGroup group : env.groups()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", group.name());
            row.put("agents", group.agents());
            row.put("observationSpace", group.observationSpace().toString());
            row.put("observationSize", group.observationSpace().flatSize());
            row.put("actionSpace", group.actionSpace().toString());
            row.put("maskSize", group.actionSpace().maskSize());
            groups.add(row);
        }
        facts.put("groups", groups);
        facts.put("objectives", env.objectives().stream().map(Objective::name).toList());
        facts.put("stateSize", env.stateSpace().flatSize());
        facts.put("infos", env.infos());
        facts.put("maxSteps", env.maxSteps());
        List<Object> options = new ArrayList<>();
        for (EnvOption option : known) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", option.name());
            row.put("type", option.type());
            row.put("default", option.defaultValue());
            row.put("value", env.options().getOrDefault(option.name(), option.defaultValue()));
            row.put("description", option.description());
            options.add(row);
        }
        facts.put("options", options);
        return facts;
    }
}
