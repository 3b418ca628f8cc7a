package io.github.marl4j.testkit;

import io.github.marl4j.testkit.games.TestGames;
import java.util.List;

/** The kernels of the tests pass every check, and with them the three views of the library. */
final class GamesContractTest extends EnvContract {
    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(TestGames.pond(), TestGames.takeAway(2), TestGames.takeAway(3), TestGames.takeAway(12));
    }
}
