package io.github.marl4j.testkit.games;

import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.Arrays;

/** The invented environments as factories. */
public final class TestGames {
    private TestGames() {}

    /** A pond with 11 boats: their names sorted as text are in another order than in the group. */
    public static VectorEnvFactory pond(Fault... faults) {
        return VectorEnvFactory.of(
                "pond " + Arrays.toString(faults),
                (numEnvs, how) -> new KernelVectorEnv(new Pond(11, 12, numEnvs, how.firstEnv(), faults), how));
    }

    public static VectorEnvFactory takeAway(int players) {
        return VectorEnvFactory.of("take-away of " + players, (numEnvs, how) -> takeAway(players, numEnvs, how));
    }

    public static VectorEnv takeAway(int players, int numEnvs, VectorOptions how) {
        return new KernelVectorEnv(new TakeAway(players, numEnvs, how.firstEnv()), how);
    }
}
