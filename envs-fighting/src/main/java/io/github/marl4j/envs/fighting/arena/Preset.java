package io.github.marl4j.envs.fighting.arena;

import java.util.Arrays;
import java.util.List;

/** Settings under a name of their own: the environments of the family. Every option can still be set. Source: design, section 18. */
public enum Preset {
    /** Two agents, vector observations. */
    VERSUS("versus", "Two fighters, a round each.", base()),
    /** FightLadder's settings: pixels, 22 actions, 8 frames. */
    FIGHTLADDER("fightladder", "Two fighters with FightLadder's actions, pixels and reward.", base().pixels()),
    /** Small observations and quick decisions. */
    VECTOR_FAST(
            "vector-fast",
            "Two fighters, vector observations, four frames a decision.",
            base().skip(4).actions(ActionSpace.EGO22)),
    /** A decision on every frame, with a human's delay. */
    HUMAN(
            "human",
            "Two fighters who decide on every frame and see each other late.",
            base().skip(1).actions(ActionSpace.FACTORED).delay(15)),
    /** Matches, quickly. */
    SPEEDRUN(
            "speedrun",
            "Two fighters, whole matches, every decision costs.",
            base().episode(EpisodeEnd.MATCH).perDecision(-0.001)),
    /** The two-player benchmark. */
    MIRROR_AREN("mirror-aren", "Aren against Aren: the two-player benchmark.", base().pixels()),
    /** All characters. */
    CAST_RANDOM("cast-random", "Two fighters drawn anew for every episode.", base().characters(FightingOptions.RANDOM)),
    /** One agent against the computer. */
    CPU("cpu", "One fighter against the computer.", base().cpu(3)),
    /** One agent climbs the ladder. */
    LADDER("ladder", "One fighter climbs the ladder of twelve stages.", base().ladder());

    private final String word;
    private final String description;
    private final Draft draft;

    Preset(String word, String description, Draft draft) {
        this.word = word;
        this.description = description;
        this.draft = draft;
    }

    /** Returns the id of the environment. */
    public String id() {
        return "fighting/" + word + "-v1";
    }

    String description() {
        return description;
    }

    /** Returns its defaults. */
    public FightingOptions options() {
        return draft.options(id());
    }

    static Preset of(String id) {
        return Arrays.stream(values())
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Draft base() {
        return new Draft();
    }

    /** The options in which presets differ. */
    private static final class Draft {
        private String character = "aren";
        private int cpu;
        private boolean ladder;
        private ActionSpace actions = ActionSpace.DISCRETE22;
        private View view = View.VECTOR;
        private int frameSkip = 8;
        private int opponentDelay;
        private RewardOptions reward = RewardOptions.DEFAULT;
        private EpisodeEnd episode = EpisodeEnd.ROUND;

        Draft pixels() {
            view = View.STACK3;
            return this;
        }

        Draft skip(int frames) {
            frameSkip = frames;
            return this;
        }

        Draft actions(ActionSpace space) {
            actions = space;
            return this;
        }

        Draft delay(int frames) {
            opponentDelay = frames;
            return this;
        }

        Draft episode(EpisodeEnd end) {
            episode = end;
            return this;
        }

        Draft perDecision(double added) {
            reward = new RewardOptions(3, 3, 1, 1, 0, false, false, added);
            return this;
        }

        Draft characters(String both) {
            character = both;
            return this;
        }

        Draft cpu(int level) {
            cpu = level;
            return this;
        }

        Draft ladder() {
            ladder = true;
            episode = EpisodeEnd.GAME;
            return this;
        }

        FightingOptions options(String id) {
            return new FightingOptions(
                    id,
                    character,
                    character,
                    cpu,
                    ladder,
                    List.of(),
                    false,
                    false,
                    "left",
                    actions,
                    List.of(view),
                    4,
                    frameSkip,
                    0,
                    0,
                    opponentDelay,
                    reward,
                    episode,
                    0,
                    false);
        }
    }
}
