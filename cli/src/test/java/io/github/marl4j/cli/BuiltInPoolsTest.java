package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.pool.PolicyPool;
import io.github.marl4j.algorithms.pool.PoolSetting;
import io.github.marl4j.algorithms.pool.PoolSetting.Split;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvChecks;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pools that come with the library can be met. */
class BuiltInPoolsTest {

    static List<String> pools() {
        return PolicyPool.builtIn();
    }

    private static VectorEnvFactory hidden(String name) {
        PoolSetting setting = PoolSetting.of(name).withSplit(Split.ALL);
        PolicyPool pool = setting.pool();
        return VectorEnvFactory.of("pool " + name, (numEnvs, how) -> {
            VectorEnv env = Marl4j.vector(pool.env(), numEnvs, pool.options(), how);
            return setting.applyTo(env, how.firstEnv());
        });
    }

    /** In the battle the ego agent may fall before the others, whose episode then goes on without it. */
    @ParameterizedTest
    @MethodSource("pools")
    void episodesWithHiddenPartnersAreTheSameInABatchOfAnySizeAndAfterARestore(String name) {
        CheckPlan plan = new CheckPlan(3, 12, 30);
        EnvChecks.vectorEqualsSingle(hidden(name), plan);
        EnvChecks.seed(hidden(name), plan);
        EnvChecks.snapshot(hidden(name), plan);
    }

    @ParameterizedTest
    @MethodSource("pools")
    void stepsWithHiddenPartnersAllocateNothing(String name) {
        EnvChecks.zeroAllocation(hidden(name), new CheckPlan(3, 12, 30));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void nobodyIsBothLearntWithAndHeldOut(String name) {
        PolicyPool pool = PolicyPool.load(name);
        assertThat(pool.heldout())
                .extracting(member -> member.policies())
                .doesNotContainAnyElementsOf(
                        pool.train().stream().map(member -> member.policies()).toList());
    }
}
