package io.github.marl4j.testkit;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.UnknownNameException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether the facts that an environment tells about itself make sense. */
final class SpecCheck {
    private SpecCheck() {}

    static void run(CheckRun run, EnvSpec spec) {
        run.at("spec");
        run.require(
                spec.id().matches("[a-z0-9_-]+/[a-zA-Z0-9_.-]+-v\\d+"),
                () -> "id \"" + spec.id() + "\" must have the form family/name-v1");
        run.require(!spec.description().isBlank(), () -> "the description is empty");
        run.require(distinct(spec.infos()), () -> "names of infos come twice: " + spec.infos());
        List<String> objectives =
                spec.objectives().stream().map(Objective::name).toList();
        run.require(distinct(objectives), () -> "names of objectives come twice: " + objectives);
        for (Objective objective : spec.objectives()) {
            run.require(
                    objective.low() <= objective.high(),
                    () -> "objective " + objective.name() + " has low=" + objective.low() + " and high="
                            + objective.high());
        }
        for (AgentGroup group : spec.groups()) {
            run.require(group.observationSpace().flatSize() > 0, () -> "group " + group.name() + " observes nothing");
            run.require(
                    group.actionSpace().numInts() + group.actionSpace().numFloats() > 0,
                    () -> "group " + group.name() + " has actions without numbers");
        }
        run.factory.id().ifPresent(id -> registered(run, id, spec));
    }

    private static void registered(CheckRun run, String id, EnvSpec spec) {
        run.require(
                Marl4j.resolve(id).equals(spec.id()),
                () -> "the spec has id " + spec.id() + ", the registry " + Marl4j.resolve(id));
        Set<String> documented = new TreeSet<>();
        for (EnvOption option : Marl4j.options(id)) {
            documented.add(option.name());
            run.require(!option.description().isBlank(), () -> "option " + option.name() + " has no description");
        }
        run.require(
                documented.equals(new TreeSet<>(spec.options().keySet())),
                () -> "documented options are " + documented + ", those of the spec "
                        + spec.options().keySet());
        run.require(
                Marl4j.spec(id, spec.options()).equals(spec),
                () -> "the spec made from its own options " + spec.options() + " differs from it");
        Map<String, Object> wrong = new LinkedHashMap<>(spec.options());
        wrong.put("noSuchOption", 1);
        run.requireRefused(UnknownNameException.class, "option noSuchOption", () -> Marl4j.spec(id, wrong));
    }

    private static boolean distinct(List<String> names) {
        return new HashSet<>(names).size() == names.size();
    }
}
