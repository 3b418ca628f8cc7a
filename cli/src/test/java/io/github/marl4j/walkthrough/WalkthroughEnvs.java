package io.github.marl4j.walkthrough;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;

/** The family of the walk-through: one environment. */
public final class WalkthroughEnvs implements EnvProvider {
    private static final String MEETING = "walkthrough/meeting-v1";

    @Override
    public String family() {
        return "walkthrough";
    }

    @Override
    public List<String> ids() {
        return List.of(MEETING);
    }

    @Override
    public List<EnvOption> options(String id) {
        return List.of(
                new EnvOption("cells", "int", 10, "Length of the corridor [cells], at least 2."),
                new EnvOption("maxSteps", "int", 20, "Steps after which an episode is truncated, at least 1."));
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        OptionReader read = new OptionReader(id, options);
        EnvSpec spec = MeetingRules.spec(read.intAtLeast("cells", 10, 2), read.intAtLeast("maxSteps", 20, 1));
        read.done(); // refuses options that nobody asked for
        return spec;
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        EnvSpec spec = spec(id, options);
        int cells = (Integer) spec.options().get("cells");
        return new KernelVectorEnv(new MeetingRules(cells, spec.maxSteps(), numEnvs, how), how);
    }
}
