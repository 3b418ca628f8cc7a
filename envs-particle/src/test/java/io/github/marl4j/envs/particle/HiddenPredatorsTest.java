package io.github.marl4j.envs.particle;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.wrappers.HiddenPartners;
import io.github.marl4j.env.wrappers.HiddenPartners.Meeting;
import io.github.marl4j.env.wrappers.HiddenPartners.Member;
import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** Prey that meets hidden teams of predators keeps the whole contract, a batch of any size included. */
final class HiddenPredatorsTest extends EnvContract {
    private static final String ID = Game.PREDATOR_PREY_LIAM.id;

    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(hidden(Meeting.RANDOM), hidden(Meeting.ROUND_ROBIN.withSwitchStep(7)));
    }

    @Override
    protected CheckPlan plan() {
        return new CheckPlan(5, 11, 40);
    }

    private static VectorEnvFactory hidden(Meeting meeting) {
        return VectorEnvFactory.of("hidden predators, " + meeting, (numEnvs, how) -> {
            VectorEnv env = Marl4j.vector(ID, numEnvs, Map.of("maxCycles", 12), how);
            return new HiddenPartners(env, "prey_0", teams(), meeting, how.firstEnv());
        });
    }

    private static List<Member> teams() {
        Map<String, Policy> scripts = Marl4j.policies(ID);
        Policy prey = scripts.get("to-prey");
        Policy any = scripts.get("to-random-predator");
        return List.of(
                new Member("all hunt", List.of(prey, prey, prey)),
                new Member("one hunts", List.of(prey, any, Policy.random())),
                new Member("nobody hunts", List.of(any, any, any)));
    }
}
