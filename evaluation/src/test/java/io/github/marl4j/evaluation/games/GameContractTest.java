package io.github.marl4j.evaluation.games;

import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;

final class GameContractTest extends EnvContract {

    @Override
    protected boolean drawsPictures() {
        return false;
    }

    @Override
    protected List<VectorEnvFactory> environments() {
        return new GameEnvs().ids().stream().map(VectorEnvFactory::of).toList();
    }
}
