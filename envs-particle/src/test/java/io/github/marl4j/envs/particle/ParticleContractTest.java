package io.github.marl4j.envs.particle;

import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The contract of all environments: every world with choices, and several with other options. */
final class ParticleContractTest extends EnvContract {

    @Override
    protected List<VectorEnvFactory> environments() {
        List<VectorEnvFactory> environments = new ArrayList<>();
        for (String id : Game.ids()) environments.add(VectorEnvFactory.of(id));
        Map<String, Object> real = Map.of("continuousActions", true, "maxCycles", 9);
        environments.add(VectorEnvFactory.of(Game.REFERENCE.id, real));
        environments.add(VectorEnvFactory.of(Game.CRYPTO.id, real));
        environments.add(VectorEnvFactory.of(Game.WORLD_COMM.id, real));
        environments.add(VectorEnvFactory.of(Game.PREDATOR_PREY_LIAM.id, real));
        environments.add(VectorEnvFactory.of(
                Game.SPREAD.id, Map.of("n", 2, "terminateOnSuccess", true, "numLandmarks", 1, "maxCycles", 60)));
        environments.add(
                VectorEnvFactory.of(Game.SPREAD.id, Map.of("n", 7, "numAgentNeighbors", 2, "rules", "jaxmarl")));
        environments.add(
                VectorEnvFactory.of(Game.TAG.id, Map.of("numGood", 2, "terminateOnSuccess", true, "maxCycles", 40)));
        environments.add(VectorEnvFactory.of(
                Game.TAG.id, Map.of("numGood", 3, "numAdversaries", 5, "numObstacles", 0, "rules", "jaxmarl")));
        return environments;
    }

    @Override
    protected CheckPlan plan() {
        return new CheckPlan(5, 11, 40);
    }
}
