package io.github.marl4j.envs.momaland.gemmining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ParallelEnv;
import io.github.marl4j.env.RecordedDraws;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class GemMiningRulesTest {
    private static final GemMiningInstance TWO_VILLAGES = new GemMiningInstance(
            new int[] {2, 3}, new int[] {2, 3}, new double[][] {{0.1, 0.2}, {0.3, 0.4}, {0.5, 0.1}, {0, 0}});

    private static GemMiningKernel game(Map<String, Object> options) {
        return new GemMiningKernel(GemMiningOptions.of(options), TWO_VILLAGES, 1, 0);
    }

    /** Village 0 is alone in group 0, village 1 in group 1. */
    private static Batch step(GemMiningKernel game, int first, int second) {
        Batch out = new Batch(game.spec(), 1);
        Actions actions = new Actions(game.spec(), 1);
        actions.groups[0].ints[0] = first;
        actions.groups[1].ints[0] = second;
        game.newWorker().step(0, 1, actions, out);
        return out;
    }

    @Test
    void actionsAreMinesCountedFromTheVillagesOwnNumber() {
        GemMiningKernel game = game(Map.of());
        step(game, 1, 2);
        assertThat(game.mine).containsExactly(1, 3);
    }

    @Test
    void workersInOneMineRaiseTheProbabilityTogether() {
        GemMiningKernel game = game(Map.of("wBonus", 1.1));
        assertThat(game.probability(1, 0, 5)).isCloseTo(0.3 * Math.pow(1.1, 5), within(1e-15));
        assertThat(game.probability(1, 0, 0)).isZero();
        GemMiningKernel afterTheFirst = game(Map.of("wBonus", 1.1, "bonusExponent", "workersMinusOne"));
        assertThat(afterTheFirst.probability(1, 0, 5)).isCloseTo(0.3 * Math.pow(1.1, 4), within(1e-15));
        GemMiningKernel truncated = game(Map.of("wBonus", 10.0, "truncProbability", 0.7));
        assertThat(truncated.probability(1, 0, 5)).isEqualTo(0.7);
    }

    @Test
    void everyVillageEarnsAllGemsFound() {
        GemMiningKernel game = game(Map.of("wBonus", 1.0));
        RecordedDraws draws = new RecordedDraws();
        // Mine 1 has 2 workers, mine 2 has 3; draws are numbered by mine and gem.
        draws.put(GemMiningKernel.GEM, 2, 0.29);
        draws.put(GemMiningKernel.GEM, 3, 0.4);
        draws.put(GemMiningKernel.GEM, 4, 0.49);
        draws.put(GemMiningKernel.GEM, 5, 0.09);
        game.chance().replay(0, draws);
        Batch out = step(game, 1, 1);
        assertThat(out.groups[0].rewards).containsExactly(2, 1);
        assertThat(out.groups[1].rewards).containsExactly(2, 1);
        assertThat(out.groups[1].terminated).containsExactly(true);
        assertThat(out.episodeOver).containsExactly(true);
        assertThat(draws.remaining()).isZero();
    }

    @Test
    void villagesAreListedInNumericOrderWhateverTheirGroup() {
        try (ParallelEnv env = Marl4j.parallel("momaland/gem-mining-v1")) {
            assertThat(env.spec().groups().size()).isGreaterThan(1);
            assertThat(env.possibleAgents()).hasSize(20).startsWith("agent_0", "agent_1", "agent_2");
            assertThat(env.reset().observations().keySet()).containsExactlyElementsOf(env.possibleAgents());
        }
    }

    @Property(tries = 100)
    void drawnInstancesKeepTheirBounds(
            @ForAll @IntRange(min = 1, max = 30) int villages,
            @ForAll @IntRange(min = 1, max = 4) int gems,
            @ForAll boolean correlated,
            @ForAll @IntRange(min = 0, max = 1000) int seed) {
        GemMiningOptions options = GemMiningOptions.of(
                Map.of("numAgents", villages, "numObjectives", gems, "correlatedObjectives", correlated, "seed", seed));
        GemMiningInstance instance = GemMiningInstance.draw(options);
        assertThat(instance.base().length).isEqualTo(villages + 3);
        for (int i = 0; i < villages; i++) {
            assertThat(instance.workers()[i]).isBetween(1, 5);
            assertThat(instance.reach()[i]).isBetween(2, 4);
        }
        for (double[] mine : instance.base()) {
            double sum = 0;
            for (double p : mine) sum += p;
            if (correlated) assertThat(sum).isLessThanOrEqualTo(0.5);
            else for (double p : mine) assertThat(p).isBetween(0.01, 0.5);
        }
    }

    @Test
    void gemsAreFoundAsOftenAsTheirProbabilitySays() {
        GemMiningKernel game = new GemMiningKernel(GemMiningOptions.of(Map.of("wBonus", 1.0)), TWO_VILLAGES, 4000, 0);
        Batch out = new Batch(game.spec(), 4000);
        Actions actions = new Actions(game.spec(), 4000);
        game.newWorker().step(0, 4000, actions, out);
        double[] found = new double[2];
        for (int env = 0; env < 4000; env++) for (int j = 0; j < 2; j++) found[j] += out.groups[0].rewards[2 * env + j];
        // Village 0 in mine 0, village 1 in mine 1; five standard deviations of 4000 draws are below 0.06.
        assertThat(found[0] / 4000).isCloseTo(0.1 + 0.3, within(0.06));
        assertThat(found[1] / 4000).isCloseTo(0.2 + 0.4, within(0.06));
    }

    @Test
    void wrongOptionsAreRefusedInOneSentence() {
        assertThatThrownBy(() -> GemMiningOptions.of(Map.of("minConnectivity", 5)))
                .hasMessage("momaland/gem-mining-v1: minConnectivity=5 must not exceed maxConnectivity=4");
        assertThatThrownBy(() -> GemMiningOptions.of(Map.of("minWorkers", 6))).hasMessageContaining("maxWorkers=5");
        assertThatThrownBy(() -> GemMiningOptions.of(Map.of("numTimesteps", 2)))
                .hasMessageContaining("numTimesteps=2 must be 1");
        assertThatThrownBy(() -> GemMiningOptions.of(Map.of("maxProb", 2)))
                .hasMessage("momaland/gem-mining-v1: maxProb=2 must be a number from 0.0 to 1.0");
    }

    @Test
    void aMineOutOfReachIsRefused() {
        assertThatThrownBy(() -> step(game(Map.of()), 2, 0))
                .isInstanceOf(IllegalActionException.class)
                .hasMessageContaining("action 2 of agent_0 must be from 0 to 1 (mines 0 to 1)");
    }
}
