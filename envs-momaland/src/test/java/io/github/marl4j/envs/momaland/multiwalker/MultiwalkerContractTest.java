package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** The contract, for teams of several sizes and with every way to end an episode. */
final class MultiwalkerContractTest extends EnvContract {
    private static final String ID = MultiwalkerOptions.ID;

    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                VectorEnvFactory.of(ID),
                VectorEnvFactory.of(ID, Map.of("nWalkers", 1, "maxCycles", 20, "terrainLength", 30)),
                VectorEnvFactory.of(ID, Map.of("nWalkers", 2, "terminateOnFall", false, "sharedReward", 0.4)),
                VectorEnvFactory.of(
                        ID,
                        Map.of("terminateOnFall", false, "removeOnFall", false, "positionNoise", 0, "angleNoise", 0)),
                VectorEnvFactory.of(
                        ID, Map.of("rules", "reference", "nWalkers", 2, "terminateOnFall", false, "maxCycles", 110)),
                VectorEnvFactory.of(ID, Map.of("rules", "reference", "nWalkers", 5, "terminateReward", 3)));
    }

    /** A new episode starts with a new native world and the objects that stand for it. */
    @Override
    protected boolean allocatesAtEnds() {
        return true;
    }

    @Override
    protected CheckPlan plan() {
        return new CheckPlan(5, 4, 120);
    }
}
