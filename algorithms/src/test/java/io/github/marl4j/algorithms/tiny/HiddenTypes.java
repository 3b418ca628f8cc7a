package io.github.marl4j.algorithms.tiny;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.wrappers.HiddenPartners;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Repeated rock, paper, scissors against one of the scripted types, drawn anew in each episode: clam.md section 10.3. */
public final class HiddenTypes implements EnvProvider {
    public static final String ID = "hidden/rps-v1";
    private static final String GAME = "games/repeated-rps-v1";

    public HiddenTypes() {}

    @Override
    public String family() {
        return "hidden";
    }

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public List<EnvOption> options(String id) {
        return List.of();
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        try (VectorEnv env = vector(id, options, 1, VectorOptions.DEFAULT.withThreads(1))) {
            return env.spec();
        }
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        new OptionReader(id, options).done();
        List<HiddenPartners.Member> pool = new ArrayList<>();
        for (Map.Entry<String, Policy> type : Marl4j.policies(GAME).entrySet()) {
            if (type.getKey().equals("random")) continue;
            pool.add(new HiddenPartners.Member(type.getKey(), List.of(type.getValue())));
        }
        VectorEnv game = Marl4j.vector(GAME, numEnvs, Map.of(), how);
        return new HiddenPartners(game, "player_0", pool, HiddenPartners.Meeting.RANDOM, how.firstEnv());
    }
}
