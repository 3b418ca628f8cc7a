package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets the personas that made an episode decide again, from what the batched kernel shows them. Scripts and chance have nothing to repeat. */
final class PersonaReplay {
    private static final Map<String, Persona.Kind> NAMES = Map.ofEntries(
            Map.entry("sustainable", Persona.Kind.SUSTAINABLE),
            Map.entry("toldThreshold", Persona.Kind.TOLD),
            Map.entry("greedy", Persona.Kind.GREEDY),
            Map.entry("freerider", Persona.Kind.FREE_RIDER),
            Map.entry("altruist", Persona.Kind.ALTRUIST),
            Map.entry("fairshare", Persona.Kind.FAIR_SHARE),
            Map.entry("reciprocator", Persona.Kind.RECIPROCATOR),
            Map.entry("conditional", Persona.Kind.CONDITIONAL),
            Map.entry("grim", Persona.Kind.GRIM),
            Map.entry("restorer", Persona.Kind.RESTORER),
            Map.entry("endgrab", Persona.Kind.END_GRABBER));

    private PersonaReplay() {}

    static boolean knowsSomebodyIn(RecordedSociety episode) {
        return episode.config.list("policies").stream().anyMatch(policy -> persona(String.valueOf(policy)) != null);
    }

    static ConformanceCheck.Result of(RecordedSociety episode) {
        Findings findings = new Findings();
        BatchReplay replay = new BatchReplay(episode, BatchReplay.rules(episode));
        List<Persona> personas = new ArrayList<>();
        List<Boolean> known = new ArrayList<>();
        for (Object policy : episode.config.list("policies")) {
            Persona persona = persona(String.valueOf(policy));
            known.add(persona != null);
            personas.add(persona == null ? Persona.of(Persona.Kind.ALTRUIST) : persona);
        }
        Policy.Player player =
                PersonaPolicy.bySeat(personas).newPlayer(replay.kernel().spec(), 0, 1, 0);
        Actions decided = new Actions(replay.kernel().spec(), 1);
        replay.start(episode.draws());
        for (int month = 0; month < episode.months.size(); month++) {
            player.act(replay.batch(), decided);
            int at = month;
            episode.requests(month).forEach((seat, request) -> {
                if (known.get(seat))
                    findings.same("month=" + at + " seat=" + seat, decided.groups[0].ints[2 * seat], request);
            });
            replay.play(month);
        }
        return findings.result("personas");
    }

    private static Persona persona(String policy) {
        if (policy.startsWith("constant:")) return Persona.named("trace", policy);
        return NAMES.containsKey(policy) ? Persona.of(NAMES.get(policy)) : null;
    }
}
