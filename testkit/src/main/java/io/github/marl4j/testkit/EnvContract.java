package io.github.marl4j.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * A JUnit 5 test class for environments: list yours, and every check becomes a test of each.
 *
 * <pre>{@code
 * final class PondContractTest extends EnvContract {
 *     @Override
 *     protected List<VectorEnvFactory> environments() {
 *         return List.of(VectorEnvFactory.of("pond/small-v1"), VectorEnvFactory.of("pond/small-v1", Map.of("maxRounds", 3)));
 *     }
 * }
 * }</pre>
 */
public abstract class EnvContract {

    /** Creates the test class; JUnit calls it. */
    protected EnvContract() {}

    /** Returns the environments to check. */
    protected abstract List<VectorEnvFactory> environments();

    /** Returns how much to play; {@link CheckPlan#DEFAULT} unless overridden. */
    protected CheckPlan plan() {
        return CheckPlan.DEFAULT;
    }

    /** Returns whether the environments draw pictures; true unless overridden. */
    protected boolean drawsPictures() {
        return true;
    }

    /**
     * Returns whether steps that end an episode may allocate, because new episodes start with new native objects; false unless overridden. All other steps must not. Tell users of such an
     * environment how much it is.
     */
    protected boolean allocatesAtEnds() {
        return false;
    }

    /** Returns a container of tests for each environment. */
    @TestFactory
    Stream<DynamicNode> environmentsKeepTheirContract() {
        return environments().stream().map(env -> DynamicContainer.dynamicContainer(env.name(), checks(env)));
    }

    private Stream<DynamicTest> checks(VectorEnvFactory env) {
        CheckPlan plan = plan();
        Stream<DynamicTest> always = Stream.of(
                test("contract", () -> EnvChecks.contract(env, plan)),
                test("seed", () -> EnvChecks.seed(env, plan)),
                test("snapshot", () -> EnvChecks.snapshot(env, plan)),
                test("vectorEqualsSingle", () -> EnvChecks.vectorEqualsSingle(env, plan)),
                test("parallelView", () -> EnvChecks.parallelView(env, plan)),
                test("aecView", () -> EnvChecks.aecView(env, plan)),
                test("masks", () -> EnvChecks.masks(env, plan)),
                allocatesAtEnds()
                        ? test("zeroAllocationBetweenEnds", () -> EnvChecks.zeroAllocationBetweenEnds(env, plan))
                        : test("zeroAllocation", () -> EnvChecks.zeroAllocation(env, plan)));
        Stream<DynamicTest> pictures =
                drawsPictures() ? Stream.of(test("render", () -> EnvChecks.render(env, plan))) : Stream.empty();
        return Stream.concat(always, pictures);
    }

    private static DynamicTest test(String name, Executable check) {
        return DynamicTest.dynamicTest(name, check);
    }
}
