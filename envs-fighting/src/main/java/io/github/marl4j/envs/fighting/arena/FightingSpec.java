package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Outcomes;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Spaces, agents and infos. */
final class FightingSpec {
    private static final String[] OF_MATCH = {
        "won",
        "lost",
        "draw",
        "outcome",
        "frame",
        "clock",
        "round",
        "stage",
        "cpuLevel",
        "roundStarted",
        "roundEnded",
        "matchStarted",
        "matchEnded"
    };
    private static final String[] OF_PLAYERS = {
        "wins", "hp", "meter", "x", "y", "state", "move", "combo", "maxCombo", "damage", "events"
    };
    /** Infos of the match come first, then those of both players in turn, then the parts of the hash. */
    static final int FIRST_OF_PLAYERS = OF_MATCH.length;

    static final int FIRST_OF_HASH = FIRST_OF_PLAYERS + 2 * OF_PLAYERS.length;
    static final int HASH_PARTS = 4;

    static final String FAMILY = "fighting";

    private FightingSpec() {}

    static EnvSpec of(Preset preset, FightingOptions options) {
        List<String> agents = options.single() ? List.of("player_0") : List.of("player_0", "player_1");
        AgentGroup fighters = new AgentGroup(
                "fighters", agents, observation(options), options.actions().space());
        int skip = options.frameSkip();
        EnvSpec facts = new EnvSpec(
                options.id(),
                preset.description(),
                false,
                List.of(fighters),
                EnvSpec.SCALAR,
                EnvSpec.NO_STATE,
                infos(options),
                (options.maxFrames() + skip - 1) / skip,
                options.toMap());
        return facts.withOutcomes(Outcomes.ofFirst("won", "lost", "draw"));
    }

    /**
     * Checks that an environment is one of this family.
     *
     * @param who asks, for the error
     */
    static void requireFight(String who, EnvSpec spec) {
        if (spec.id().startsWith(FAMILY + "/")) return;
        throw new IllegalArgumentException(who + " plays " + FAMILY + "/..., not " + spec.id());
    }

    private static Space observation(FightingOptions options) {
        List<View> views = options.observations();
        if (views.size() == 1) return views.get(0).space(options.stack());
        LinkedHashMap<String, Space> parts = new LinkedHashMap<>();
        for (View view : views) parts.put(view.word(), view.space(options.stack()));
        return new Space.Dict(parts);
    }

    private static List<String> infos(FightingOptions options) {
        List<String> names = new ArrayList<>(List.of(OF_MATCH));
        for (String name : OF_PLAYERS) for (int player = 0; player < 2; player++) names.add(name + player);
        for (int part = 0; options.hash() && part < HASH_PARTS; part++) names.add("hash" + part);
        return names;
    }
}
