package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.env.UnknownNameException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Settings of {@link Clam} and its ablations.
 *
 * @param profile which defaults the other settings have: {@code modern}, or {@code released} as in the authors' code
 * @param embedding length of the embedding
 * @param width features of an encoded token
 * @param heads heads of the attention, a divisor of the width
 * @param causal whether a token attends to earlier ones only; a step then costs as much as the prefix is long, else its square
 * @param window tokens that an embedding is made of at most, the latest ones; 0 for the whole episode so far. A window finds out when partners are exchanged during an episode
 * @param tokens {@code ego_obs_act}: what the agent saw and did; {@code ego_obs}: what it saw
 * @param contrast how the embedding is learnt
 * @param ppo how the policy is learnt
 */
record ClamConfig(
        Profile profile,
        int embedding,
        int width,
        int heads,
        boolean causal,
        int window,
        TokenForm.Content tokens,
        ContrastConfig contrast,
        PpoConfig ppo) {

    /** Sets of defaults. */
    enum Profile {
        /** The PPO of this library, small batches, an encoder that keeps what it computed. */
        MODERN,
        /** The released code's. */
        RELEASED
    }

    static final ClamConfig MODERN = new ClamConfig(
            Profile.MODERN, 20, 128, 4, true, 0, TokenForm.Content.EGO_OBS_ACT, ContrastConfig.MODERN, PpoConfig.EGO);

    static final ClamConfig RELEASED = new ClamConfig(
            Profile.RELEASED,
            20,
            128,
            4,
            false,
            0,
            TokenForm.Content.EGO_OBS_ACT,
            ContrastConfig.RELEASED,
            PpoConfig.EGO_RELEASED);

    ClamConfig {
        QConfig.requireAtLeast("embedding", embedding, 1);
        QConfig.requireAtLeast("heads", heads, 1);
        QConfig.requireAtLeast("window", window, 0);
        if (width < heads || width % heads != 0) {
            throw new IllegalArgumentException("width=" + width + " must be a multiple of heads=" + heads);
        }
    }

    private static ClamConfig defaults(String who, Object profile) {
        if (profile == null) return MODERN;
        List<String> names = Arrays.stream(Profile.values())
                .map(p -> p.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(String.valueOf(profile).toLowerCase(Locale.ROOT));
        if (index < 0) throw new UnknownNameException(who, "profile", String.valueOf(profile), names);
        return index == Profile.RELEASED.ordinal() ? RELEASED : MODERN;
    }

    /** Returns settings whose defaults are those of the profile that is given. */
    static ClamConfig of(String who, Map<String, Object> given) {
        return RecordMaps.with(who, defaults(who, given.get("profile")), given);
    }
}
