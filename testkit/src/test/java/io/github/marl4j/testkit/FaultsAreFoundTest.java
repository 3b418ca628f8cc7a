package io.github.marl4j.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Reward;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.testkit.games.Fault;
import io.github.marl4j.testkit.games.TestGames;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault that can be put into the pond, or into a view, is found by the check that is there for it. */
final class FaultsAreFoundTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NAN_REWARD                     | contract           | reward fish of agent boat_0 is NaN at step=3 env=
            REWARD_OUT_OF_BOUNDS           | contract           | is 6.0, not from 0.0 to 5.0
            NAN_OBSERVATION_OF_THE_DEAD    | contract           | is NaN
            OBSERVATION_OUTSIDE_SPACE      | contract           | feature 0 is 1.5, not from 0.0 to 1.0
            FINAL_STATE_OUTSIDE_SPACE      | contract           | state: feature 0 is 401.0
            NAN_INFO                       | contract           | info caught is NaN
            EMPTY_MASK                     | contract           | acts and has no legal choice
            TERMINATED_AND_TRUNCATED       | contract           | is terminated and truncated at once
            LEAVES_WITHOUT_FLAG            | contract           | neither terminated nor truncated
            ALIVE_THOUGH_TERMINATED        | contract           | is alive though terminated or truncated
            COMES_BACK                     | contract           | was terminated before and no longer is
            SURVIVORS_WITHOUT_FLAG         | contract           | neither terminated nor truncated though the episode is over
            EPISODE_OVER_NOT_CLEARED       | contract           | though the episode is over
            REWARD_OF_THE_DEAD_NOT_WRITTEN | contract           | is NaN
            NO_TIME_LIMIT                  | contract           | the episode goes on after maxSteps=12
            RESET_OPTIONS_IGNORED          | contract           | reset option noSuchOption must be refused
            BLANK_TEXT                     | contract           | describe gives no text
            SPEC_CHANGES                   | contract           | spec() gives another spec at every call
            HIDDEN_CHANCE                  | seed               | two instances with the same seed differ
            RESET_LEAVES_ENERGY            | seed               | two instances with the same seed differ
            ROWS_DIFFER                    | vectorEqualsSingle | a row of a batch and the same environment alone differ: state[0]
            ROWS_SHARE_STOCK               | vectorEqualsSingle | a row of a batch and the same environment alone differ
            ROUND_NOT_IN_SNAPSHOT          | snapshot           | the environment itself after restore and the first time differ
            ALLOCATES_IN_STEP              | zeroAllocation     | step allocates: at least
            ALLOCATES_IN_RESET             | zeroAllocation     | step allocates: at least
            ALLOCATES_IN_STEP              | zeroAllocationBetweenEnds | step allocates: at least
            PICTURE_CHANGES_STATE          | render             | drawing or describing changed the state
            PICTURE_BY_CHANCE              | render             | two pictures of the same state differ
            EMPTY_PICTURE                  | render             | is empty
            LEGAL_CHOICE_REFUSED           | masks              | which the mask allows, is refused: pond/test-v1: nobody may ask for 4
            """)
    void faultsOfTheKernelAreFound(Fault fault, String check, String message) {
        assertThatThrownBy(() -> run(check, TestGames.pond(fault)))
                .isInstanceOf(EnvCheckFailure.class)
                .hasMessageContaining(message)
                .hasMessageContaining("; repeat with: EnvChecks." + check + "(pond [" + fault + "], new CheckPlan(7, ");
    }

    private static void run(String check, VectorEnvFactory env) {
        Map<String, Consumer<VectorEnvFactory>> checks = Map.of(
                "contract", EnvChecks::contract,
                "seed", EnvChecks::seed,
                "vectorEqualsSingle", EnvChecks::vectorEqualsSingle,
                "snapshot", EnvChecks::snapshot,
                "zeroAllocation", EnvChecks::zeroAllocation,
                "zeroAllocationBetweenEnds", f -> EnvChecks.zeroAllocationBetweenEnds(f, CheckPlan.DEFAULT),
                "render", EnvChecks::render,
                "masks", EnvChecks::masks);
        checks.get(check).accept(env);
    }

    @Test
    void anExceptionInTheKernelIsAFailureThatCanBeRepeated() {
        VectorEnvFactory broken = VectorEnvFactory.of("no env", (numEnvs, how) -> {
            throw new IllegalStateException("the pond leaks");
        });
        assertThatThrownBy(() -> EnvChecks.seed(broken))
                .isInstanceOf(EnvCheckFailure.class)
                .hasMessage(
                        "threw java.lang.IllegalStateException: the pond leaks; repeat with: EnvChecks.seed(no env, "
                                + "new CheckPlan(7, 37, 150))");
    }

    @Test
    void theParallelCheckFindsAViewOfAnotherEpisode() {
        int[] made = new int[1];
        VectorEnvFactory shifting = VectorEnvFactory.of(
                "shifting pond", (numEnvs, how) -> TestGames.pond().make(numEnvs, how.withFirstEnv(made[0]++)));
        assertThatThrownBy(() -> EnvChecks.parallelView(shifting))
                .hasMessageContaining("than in the vector environment");
    }

    @Test
    void theAecCheckFindsRewardsThatAreNotTheVectorEnvironments() {
        int[] made = new int[1];
        VectorEnvFactory shifting = VectorEnvFactory.of(
                "shifting pond", (numEnvs, how) -> TestGames.pond().make(numEnvs, how.withFirstEnv(made[0]++)));
        assertThatThrownBy(() -> EnvChecks.aecView(shifting))
                .hasMessageContaining("in the turn-taking view is")
                .hasMessageContaining("in the vector environment");
    }

    @Test
    void theAecCheckFindsRewardsThatAreNotWhatLastSays() {
        assertBooksWrong(TestGames.takeAway(2), "last() of player_", (method, result) -> {
            if (!method.equals("last")) return result;
            AecEnv.Last last = (AecEnv.Last) result;
            return new AecEnv.Last(
                    last.observation(), new Reward(9f), last.terminated(), last.truncated(), last.info());
        });
    }

    @Test
    void theAecCheckFindsRewardsThatAreNotCleared() {
        assertBooksWrong(
                TestGames.takeAway(3),
                "earned player_",
                (method, result) -> {
                    if (!method.equals("rewards")) return result;
                    Map<String, Reward> rewards = castRewards(result);
                    if (rewards.values().stream().allMatch(reward -> reward.scalar() == 0)) {
                        rewards.replaceAll((agent, reward) -> new Reward(0.5f));
                    }
                    return rewards;
                },
                1);
    }

    @Test
    void theAecCheckFindsTheWrongOrderOfLastSteps() {
        assertBooksWrong(TestGames.pond(), "expected the first finished agent", (method, result) -> {
            if (!method.equals("agents")) return result;
            List<String> agents = new ArrayList<>(castNames(result));
            Collections.reverse(agents);
            return agents;
        });
    }

    @Test
    void theAecCheckFindsFlagsThatDisagree() {
        assertBooksWrong(TestGames.pond(), "last() and the maps disagree", (method, result) -> {
            if (!method.equals("last")) return result;
            AecEnv.Last last = (AecEnv.Last) result;
            return new AecEnv.Last(last.observation(), last.reward(), true, last.truncated(), last.info());
        });
    }

    private static void assertBooksWrong(
            VectorEnvFactory factory, String message, BiFunction<String, Object, Object> distortion) {
        assertBooksWrong(factory, message, distortion, 0);
    }

    /** The books of the true view are right, those of the distorted one are not; the first calls of a method may be left as they are. */
    private static void assertBooksWrong(
            VectorEnvFactory factory, String message, BiFunction<String, Object, Object> distortion, int spare) {
        CheckRun run = new CheckRun("aecView", factory, CheckPlan.DEFAULT);
        VectorEnv one = run.make(1, AutoresetMode.DISABLED);
        AecEnv view = AecEnv.of(one);
        assertThatCode(() -> new AecBooks(run, view).play()).doesNotThrowAnyException();
        int[] resets = new int[1];
        AecEnv distorted = (AecEnv) Proxy.newProxyInstance(
                AecEnv.class.getClassLoader(), new Class<?>[] {AecEnv.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(view, arguments);
                        if (method.getName().equals("step")) resets[0]++;
                        return resets[0] < spare ? result : distortion.apply(method.getName(), result);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        assertThatThrownBy(() -> new AecBooks(run, distorted).play())
                .isInstanceOf(EnvCheckFailure.class)
                .hasMessageContaining(message);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Reward> castRewards(Object result) {
        return (Map<String, Reward>) result;
    }

    @SuppressWarnings("unchecked")
    private static List<String> castNames(Object result) {
        return (List<String>) result;
    }
}
