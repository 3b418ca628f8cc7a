package io.github.marl4j.envs.foraging;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.wrappers.HiddenPartners;
import io.github.marl4j.env.wrappers.HiddenPartners.Meeting;
import io.github.marl4j.env.wrappers.HiddenPartners.Member;
import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A player whose partner of the same group is hidden keeps the whole contract, a batch of any size included. */
final class HiddenForagersTest extends EnvContract {

    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(VectorEnvFactory.of("a hidden partner", (numEnvs, how) -> {
            List<Member> pool = new ArrayList<>();
            Marl4j.policies(Field.ID).forEach((name, policy) -> pool.add(new Member(name, List.of(policy))));
            return new HiddenPartners(
                    Marl4j.vector(Field.ID, numEnvs, Map.of("maxEpisodeSteps", 15), how),
                    "agent_1",
                    pool,
                    Meeting.RANDOM,
                    how.firstEnv());
        }));
    }

    @Override
    protected CheckPlan plan() {
        return new CheckPlan(6, 20, 60);
    }
}
