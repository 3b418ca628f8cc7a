package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.envs.fighting.roster.Roster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of a fight.
 *
 * @param id of the environment, for errors
 * @param player0 character of {@code player_0}, or {@code random}
 * @param player1 character of {@code player_1} or of the computer, or {@code random}
 * @param cpu level of the computer as {@code player_1}, 1 to 8; 0 for two agents
 * @param ladder whether the computer's character and level are those of the ladder's stages
 * @param stageWeights with the ladder, how often each stage is the first; empty to start with stage 1
 * @param curriculum with the ladder, whether episodes start from the twenty generated starts of their stage
 * @param adaptiveStages with the ladder, whether stages weigh more the more often this copy of the environment has lost them
 * @param side where {@code player_0} stands at first: left, right or random
 * @param actions action space
 * @param observations parts of the observation; a single one is no dictionary
 * @param stack decisions in gray84
 * @param frameSkip frames of a decision
 * @param stickyProb chance that the previous action is repeated
 * @param actionDelay frames between a choice and its effect
 * @param opponentDelay age of what the vector tells about the opponent [frames]
 * @param reward settings of the reward
 * @param episode when it ends
 * @param maxFrames frames after which it is truncated; 0 for no limit
 * @param hash whether infos hold the hash of the state
 */
public record FightingOptions(
        String id,
        String player0,
        String player1,
        int cpu,
        boolean ladder,
        List<Double> stageWeights,
        boolean curriculum,
        boolean adaptiveStages,
        String side,
        ActionSpace actions,
        List<View> observations,
        int stack,
        int frameSkip,
        double stickyProb,
        int actionDelay,
        int opponentDelay,
        RewardOptions reward,
        EpisodeEnd episode,
        int maxFrames,
        boolean hash) {

    static final String RANDOM = "random";
    private static final int STAGES = 12;
    private static final List<String> SIDES = List.of("left", "right", RANDOM);

    /** Checks what depends on several options. */
    public FightingOptions {
        stageWeights = List.copyOf(stageWeights);
        observations = List.copyOf(observations);
        requireCharacter(id, player0);
        requireCharacter(id, player1);
        if (!ladder && (curriculum || adaptiveStages || !stageWeights.isEmpty())) {
            throw new IllegalArgumentException(id + ": stageWeights, curriculum and adaptiveStages need ladder=true");
        }
        if (adaptiveStages && episode == EpisodeEnd.NEVER) {
            throw new IllegalArgumentException(id + ": adaptiveStages=true needs episodes that end, not episode=never");
        }
        if (!ladder && episode == EpisodeEnd.GAME) {
            throw new IllegalArgumentException(id + ": episode=game needs ladder=true");
        }
        if (ladder && cpu != 0) {
            throw new IllegalArgumentException(
                    id + ": cpu=" + cpu + " must be 0 with ladder=true; stages have levels of their own");
        }
        if (!stageWeights.isEmpty()) requireWeights(id, stageWeights);
        if (observations.isEmpty()) throw new IllegalArgumentException(id + ": observations must name a view");
    }

    private static void requireCharacter(String id, String character) {
        if (!character.equals(RANDOM)) Roster.shipped().indexOf(id, character);
    }

    private static void requireWeights(String id, List<Double> weights) {
        double sum = 0;
        for (double weight : weights) sum += weight;
        if (weights.size() != STAGES || !(sum > 0) || weights.stream().anyMatch(w -> w < 0)) {
            throw new IllegalArgumentException(
                    id + ": stageWeights=" + weights + " must be " + STAGES + " numbers of at least 0, not all 0");
        }
    }

    /** Returns whether there is one agent, against the computer. */
    public boolean single() {
        return ladder || cpu > 0;
    }

    /**
     * Reads options by name.
     *
     * @param preset whose defaults hold
     * @throws IllegalArgumentException if a name or value is not allowed
     */
    public static FightingOptions of(Preset preset, Map<String, Object> values) {
        FightingOptions d = preset.options();
        OptionReader read = new OptionReader(d.id, values);
        FightingOptions options = new FightingOptions(
                d.id,
                read.text("player0", d.player0),
                read.text("player1", d.player1),
                read.intBetween("cpu", d.cpu, 0, 8),
                read.flag("ladder", d.ladder),
                read.numbers("stageWeights", d.stageWeights),
                read.flag("curriculum", d.curriculum),
                read.flag("adaptiveStages", d.adaptiveStages),
                read.oneOf("side", d.side, SIDES.toArray(String[]::new)),
                actions(read, d.actions),
                views(d.id, read.text("observations", words(d.observations))),
                read.intBetween("stack", d.stack, 1, 8),
                read.intBetween("frameSkip", d.frameSkip, 1, 16),
                read.doubleBetween("stickyProb", d.stickyProb, 0, 1),
                read.intBetween("actionDelay", d.actionDelay, 0, 30),
                read.intBetween("opponentDelay", d.opponentDelay, 0, 60),
                RewardOptions.read(read, d.reward),
                episode(read, d.episode),
                read.intBetween("maxFrames", d.maxFrames, 0, 1_000_000),
                read.flag("hash", d.hash));
        read.done();
        return options;
    }

    private static ActionSpace actions(OptionReader read, ActionSpace defaultValue) {
        String[] words =
                Arrays.stream(ActionSpace.values()).map(ActionSpace::word).toArray(String[]::new);
        String word = read.oneOf("actions", defaultValue.word(), words);
        return ActionSpace.values()[Arrays.asList(words).indexOf(word)];
    }

    private static EpisodeEnd episode(OptionReader read, EpisodeEnd defaultValue) {
        String[] words =
                Arrays.stream(EpisodeEnd.values()).map(EpisodeEnd::word).toArray(String[]::new);
        String word = read.oneOf("episode", defaultValue.word(), words);
        return EpisodeEnd.values()[Arrays.asList(words).indexOf(word)];
    }

    private static List<View> views(String id, String text) {
        List<String> known = Arrays.stream(View.values()).map(View::word).toList();
        List<View> views = new ArrayList<>();
        for (String word : text.trim().split("\\s*,\\s*")) {
            int index = known.indexOf(word);
            if (index < 0) throw new UnknownNameException(id, "view of observations", word, known);
            if (views.contains(View.values()[index])) {
                throw new IllegalArgumentException(id + ": observations=\"" + text + "\" names " + word + " twice");
            }
            views.add(View.values()[index]);
        }
        return views;
    }

    private static String words(List<View> views) {
        return String.join(",", views.stream().map(View::word).toList());
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("player0", player0);
        map.put("player1", player1);
        map.put("cpu", cpu);
        map.put("ladder", ladder);
        map.put("stageWeights", stageWeights);
        map.put("curriculum", curriculum);
        map.put("adaptiveStages", adaptiveStages);
        map.put("side", side);
        map.put("actions", actions.word());
        map.put("observations", words(observations));
        map.put("stack", stack);
        map.put("frameSkip", frameSkip);
        map.put("stickyProb", stickyProb);
        map.put("actionDelay", actionDelay);
        map.put("opponentDelay", opponentDelay);
        reward.addTo(map);
        map.put("episode", episode.word());
        map.put("maxFrames", maxFrames);
        map.put("hash", hash);
        return map;
    }

    static List<EnvOption> describe(Preset preset) {
        Map<String, Object> d = preset.options().toMap();
        List<EnvOption> options = new ArrayList<>();
        add(options, d, "player0", "string", "Character of player_0, or random.");
        add(options, d, "player1", "string", "Character of player_1 or of the computer, or random.");
        add(options, d, "cpu", "int", "Level of the computer as player_1, 1 to 8; 0 for two agents.");
        add(
                options,
                d,
                "ladder",
                "boolean",
                "Whether player_0 climbs the ladder: twelve stages, each with a character and a level.");
        add(
                options,
                d,
                "stageWeights",
                "list",
                "How often each stage of the ladder is the first; empty to start with stage 1.");
        add(
                options,
                d,
                "curriculum",
                "boolean",
                "Whether episodes begin with the twenty generated starts of their stage.");
        add(
                options,
                d,
                "adaptiveStages",
                "boolean",
                "Whether first stages are drawn in proportion to 1 - win rate, of the latest episodes of this copy there; times stageWeights.");
        add(options, d, "side", "left|right|random", "Where player_0 stands at first.");
        add(options, d, "actions", "raw12|raw15|discrete22|ego22|factored|macro40", "Action space.");
        add(options, d, "observations", "string", "Views with commas between them: vector, rgb, stack3, gray84.");
        add(options, d, "stack", "int", "Decisions that gray84 holds.");
        add(options, d, "frameSkip", "int", "Frames of a decision, 1 to 16.");
        add(options, d, "stickyProb", "float", "Chance that the previous action is repeated.");
        add(options, d, "actionDelay", "int", "Frames between a choice and its effect, 0 to 30.");
        add(
                options,
                d,
                "opponentDelay",
                "int",
                "Age of what the vector tells about the opponent and projectiles [frames].");
        RewardOptions.describe(options, d);
        add(options, d, "episode", "round|match|game|never", "When an episode is over.");
        add(options, d, "maxFrames", "int", "Frames after which an episode is truncated; 0 for no limit.");
        add(options, d, "hash", "boolean", "Whether infos hold the hash of the state.");
        return options;
    }

    static void add(List<EnvOption> options, Map<String, Object> defaults, String name, String type, String text) {
        options.add(new EnvOption(name, type, defaults.get(name), text));
    }
}
