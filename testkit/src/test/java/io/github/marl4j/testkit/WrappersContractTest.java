package io.github.marl4j.testkit;

import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.wrappers.AgentId;
import io.github.marl4j.env.wrappers.CentralState;
import io.github.marl4j.env.wrappers.FixedPolicy;
import io.github.marl4j.env.wrappers.FrameStack;
import io.github.marl4j.env.wrappers.LinearReward;
import io.github.marl4j.env.wrappers.NormalizeObservation;
import io.github.marl4j.env.wrappers.NormalizeReward;
import io.github.marl4j.env.wrappers.TimeLimit;
import io.github.marl4j.testkit.games.TestGames;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Wrapped environments keep the contract of environments. */
final class WrappersContractTest extends EnvContract {
    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                wrapped("TimeLimit", TestGames.pond(), env -> new TimeLimit(env, 5)),
                wrapped("TimeLimit", TestGames.takeAway(3), env -> new TimeLimit(env, 5)),
                wrapped("FrameStack", TestGames.pond(), env -> new FrameStack(env, 3)),
                wrapped("FrameStack", TestGames.takeAway(3), env -> new FrameStack(env, 3)),
                wrapped("LinearReward", TestGames.pond(), env -> new LinearReward(env, 2f, -1f)),
                wrapped("all that keep rows apart", TestGames.pond(), WrappersContractTest::all));
    }

    @Override
    protected CheckPlan plan() {
        return new CheckPlan(7, 20, 60);
    }

    private static VectorEnv all(VectorEnv env) {
        return new AgentId(new CentralState(new FrameStack(new LinearReward(new TimeLimit(env, 7), 1f, 1f), 2)));
    }

    private static VectorEnvFactory wrapped(String name, VectorEnvFactory game, UnaryOperator<VectorEnv> wrapper) {
        return VectorEnvFactory.of(
                name + " of " + game.name(), (numEnvs, how) -> wrapper.apply(game.make(numEnvs, how)));
    }

    @Test
    void wrappersWhoseRowsShareStatisticsKeepTheRestOfTheContract() {
        for (VectorEnvFactory env : List.of(
                wrapped("NormalizeObservation", TestGames.pond(), NormalizeObservation::new),
                wrapped("NormalizeObservation", TestGames.takeAway(3), NormalizeObservation::new),
                wrapped("NormalizeReward", TestGames.pond(), e -> new TimeLimit(new NormalizeReward(e, 0.9), 6)),
                wrapped("NormalizeReward", TestGames.takeAway(3), e -> new NormalizeReward(e, 0.9)))) {
            EnvChecks.contract(env);
            EnvChecks.snapshot(env);
            EnvChecks.parallelView(env);
            EnvChecks.aecView(env);
            EnvChecks.zeroAllocation(env);
        }
    }

    @Test
    void withFrozenStatisticsRowsAreIndependentAndSeedsRepeat() {
        VectorEnvFactory observations = wrapped("frozen NormalizeObservation", TestGames.pond(), env -> {
            NormalizeObservation normalized = new NormalizeObservation(env);
            normalized.setFrozen(true);
            return normalized;
        });
        VectorEnvFactory rewards = wrapped("frozen NormalizeReward", TestGames.pond(), env -> {
            NormalizeReward normalized = new NormalizeReward(env, 0.9);
            normalized.setFrozen(true);
            return normalized;
        });
        EnvChecks.all(observations);
        EnvChecks.all(rewards);
    }

    @Test
    void fixedPoliciesKeepTheContractExceptThatASingleRowMeetsAnotherRandomOpponent() {
        VectorEnvFactory boatsRemain =
                wrapped("FixedPolicy", TestGames.pond(), e -> new FixedPolicy(e, Map.of("anglers", Policy.random())));
        EnvChecks.contract(boatsRemain);
        EnvChecks.seed(boatsRemain);
        EnvChecks.snapshot(boatsRemain);
        EnvChecks.parallelView(boatsRemain);
        EnvChecks.aecView(boatsRemain);
        EnvChecks.zeroAllocation(wrapped(
                "FixedPolicy", TestGames.pond(), e -> new FixedPolicy(e, Map.of("boats", Policy.random()))));
    }
}
