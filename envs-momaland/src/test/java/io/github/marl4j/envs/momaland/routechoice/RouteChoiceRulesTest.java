package io.github.marl4j.envs.momaland.routechoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class RouteChoiceRulesTest {

    /** Slopes 0.01, constants 45; routes 0-2-4 (over the bridge), 1-4, 0-3. */
    private static RouteChoiceKernel dummy(Map<String, Object> more, boolean... tolled) {
        Map<String, Object> options = new LinkedHashMap<>(more);
        options.put("problemName", "Braess_dummy");
        options.put("numAgents", 4);
        RouteChoiceOptions read = RouteChoiceOptions.of(options);
        RoadNetwork network = read.network();
        boolean[] tolls = tolled.length == 0 ? new boolean[5] : tolled;
        return new RouteChoiceKernel(read, RouteChoiceInstance.of(network, new int[4], tolls), 1, 0);
    }

    private static Batch step(RouteChoiceKernel game, int... actions) {
        Batch out = new Batch(game.spec(), 1);
        Actions chosen = new Actions(game.spec(), 1);
        System.arraycopy(actions, 0, chosen.groups[0].ints, 0, actions.length);
        game.newWorker().step(0, 1, chosen, out);
        return out;
    }

    @Test
    void linksSlowDownWithTheDriversOnThem() {
        RouteChoiceKernel game = dummy(Map.of());
        Batch out = step(game, 0, 0, 1, 2);
        assertThat(game.flow).containsExactly(3, 1, 2, 1, 3);
        // Over the bridge 0.03 + 0 + 0.03; the others 0.03 + 45. Greatest time of a link is 45, the longest route has 3
        // links.
        float bridge = (float) -(0.06 / 45 / 3);
        float other = (float) -(45.03 / 45 / 3);
        float[] rewards = out.groups[0].rewards;
        assertThat(new float[] {rewards[0], rewards[2], rewards[4], rewards[6]})
                .containsExactly(new float[] {bridge, bridge, other, other}, within(1e-7f));
        assertThat(out.infos[0]).isEqualTo((float) ((2 * 0.06 + 2 * 45.03) / 4));
    }

    @Test
    void theMarginalTollIsFlowTimesSlope() {
        Batch out = step(dummy(Map.of()), 0, 0, 1, 2);
        // Tolls 0.03 on both sloped links, greatest 0.04.
        assertThat(out.groups[0].rewards[1]).isCloseTo((float) -(0.06 / 0.04 / 3), within(1e-6f));
        assertThat(out.groups[0].rewards[5]).isCloseTo((float) -(0.03 / 0.04 / 3), within(1e-6f));
    }

    @Test
    void aRandomTollIsTheTimeOnTolledLinks() {
        RouteChoiceKernel game = dummy(Map.of("tollMode", "random"), true, false, false, true, false);
        Batch out = step(game, 0, 0, 1, 2);
        assertThat(game.maxCost[0]).isEqualTo(45);
        assertThat(out.groups[0].rewards[1]).isCloseTo((float) -(0.03 / 45 / 3), within(1e-7f));
        assertThat(out.groups[0].rewards[5]).isEqualTo(0f);
        assertThat(out.groups[0].rewards[7]).isCloseTo((float) -(45.03 / 45 / 3), within(1e-6f));
    }

    @Test
    void withoutAnyTolledLinkNothingCostsAndTheReferenceRefuses() {
        assertThat(step(dummy(Map.of("tollMode", "random")), 0, 1, 2, 0).groups[0].rewards[1])
                .isZero();
        assertThatThrownBy(() -> dummy(Map.of("tollMode", "random", "rules", "reference")))
                .hasMessageContaining("no link is tolled");
    }

    @Test
    void bprLatencyFollowsItsFormula() {
        Latency road = new Latency.Bpr(6, 0.15, 100, 4);
        assertThat(road.at(50)).isCloseTo(6 * (1 + 0.15 * 0.0625), within(1e-12));
        assertThat(road.marginalToll(50)).isCloseTo(6 * 0.15 * 4 * 0.0625, within(1e-12));
        Latency other = new Latency.Bpr(6, 0.15, 100, 3);
        assertThat(other.at(50)).isCloseTo(6 * (1 + 0.15 * 0.125), within(1e-12));
    }

    @Property(tries = 40)
    void everyDriverIsOnExactlyTheLinksOfItsRouteAndRewardsStayInTheirRange(
            @ForAll @IntRange(min = 1, max = 80) int drivers, @ForAll @IntRange(max = 99) int seed) {
        Map<String, Object> options = Map.of(
                "problemName", "BBraess_3_2100_10_c1_900", "numAgents", drivers, "seed", seed, "tollMode", "random");
        RouteChoiceOptions read = RouteChoiceOptions.of(options);
        RouteChoiceInstance instance = RouteChoiceInstance.draw(read);
        RouteChoiceKernel game = new RouteChoiceKernel(read, instance, 1, 0);
        Batch out = new Batch(game.spec(), 1);
        Actions actions = new Actions(game.spec(), 1);
        Random random = new Random(seed);
        long expected = 0;
        for (int g = 0; g < out.groups.length; g++) {
            for (int row = 0; row < out.groups[g].numAgents; row++) {
                int action = random.nextInt(out.groups[g].maskSize);
                actions.groups[g].ints[row] = action;
                int agent =
                        Integer.parseInt(out.groups[g].group.agents().get(row).substring(6));
                expected += instance.network()
                        .trips()
                        .get(instance.drivers()[agent])
                        .routes()
                        .get(action)
                        .size();
            }
        }
        game.newWorker().step(0, 1, actions, out);
        long flow = 0;
        for (int f : game.flow) flow += f;
        assertThat(flow).isEqualTo(expected);
        for (Batch.Rows rows : out.groups)
            for (float reward : rows.rewards) assertThat(reward).isBetween(-1f, 0f);
    }

    @Test
    void driversDrawOnlyTripsWithRoutesAndTheReferenceRefusesOthers() {
        RouteChoiceInstance fixed = RouteChoiceInstance.draw(RouteChoiceOptions.of(Map.of("problemName", "SF")));
        for (int trip : fixed.drivers()) assertThat(fixed.numRoutes(trip)).isPositive();
        Map<String, Object> reference = Map.of("problemName", "SF", "rules", "reference");
        assertThatThrownBy(() -> RouteChoiceInstance.draw(RouteChoiceOptions.of(reference)))
                .hasMessageContaining("which has no routes");
    }

    @Test
    void tripsDrawnAnewChangeFromEpisodeToEpisodeAndMaskRoutesOfOthers() {
        Map<String, Object> options =
                Map.of("problemName", "BBraess_1_2100_10_c1_2100", "numAgents", 30, "redrawOnReset", true);
        try (VectorEnv env = Marl4j.vector("momaland/route-choice-v1", 1, options, VectorOptions.DEFAULT)) {
            Batch batch = env.newBatch();
            env.reset(1, batch);
            float[] first = batch.groups[0].observations.clone();
            for (int i = 0; i < 30; i++)
                assertThat(batch.groups[0].actionMask[2 * i + 1]).isEqualTo(first[i] == 1);
            env.step(env.newActions(), batch);
            assertThat(batch.groups[0].observations).isNotEqualTo(first);
            assertThat(batch.groups[0].finalObservations).isEqualTo(first);
        }
    }

    @Test
    void braessParadoxHoldsTheBridgeMakesEveryoneSlower() {
        Map<String, Object> options = Map.of("problemName", "Braess_dummy", "numAgents", 4000);
        try (VectorEnv env = Marl4j.vector("momaland/route-choice-v1", 1, options, VectorOptions.DEFAULT)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(0, batch);
            env.step(actions, batch);
            assertThat(batch.infos[0]).isCloseTo(80f, within(1e-4f));
            // Whoever leaves the bridge alone would take 40 + 45: nobody does, though all would fare better around it.
            for (int i = 0; i < 4000; i++) actions.groups[0].ints[i] = 1 + i % 2;
            env.step(actions, batch);
            assertThat(batch.infos[0]).isCloseTo(65f, within(1e-4f));
        }
    }

    @Test
    void aRouteThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> step(dummy(Map.of()), 0, 0, 0, 3))
                .isInstanceOf(IllegalActionException.class)
                .hasMessageContaining("action 3 of agent_3 must be one of the 3 routes of its trip 1|4");
    }

    @Test
    void wrongOptionsAreRefusedInOneSentence() {
        assertThatThrownBy(() -> RouteChoiceOptions.of(Map.of("problemName", "Braess_1_4200_10_c2"))
                        .network())
                .hasMessageContaining("did you mean \"Braess_1_4200_10_c1\"?");
        assertThatThrownBy(() ->
                        RouteChoiceOptions.of(Map.of("problemName", "Anaheim")).network())
                .hasMessageContaining("does not come with the library; give its file with networkFile");
        assertThatThrownBy(() -> RouteChoiceOptions.of(Map.of("networkFile", "no-such.json"))
                        .network())
                .hasMessage("road network file no-such.json does not exist");
        assertThatThrownBy(() -> RouteChoiceOptions.of(Map.of("tollMode", "mtc")))
                .hasMessageContaining("did you mean \"mct\"?");
        assertThatThrownBy(() -> RouteChoiceOptions.of(Map.of("redrawOnReset", true, "rules", "reference")))
                .hasMessage("momaland/route-choice-v1: redrawOnReset=true needs rules=fixed");
    }

    @Test
    void theTextTellsWhichRouteIsWhichAction() {
        try (VectorEnv env =
                Marl4j.vector("momaland/route-choice-v1", 1, Map.of("numAgents", 3), VectorOptions.DEFAULT)) {
            env.reset(1, env.newBatch());
            assertThat(env.describe(0)).contains("from 1 to 4 all drivers: 0 = 1-2-3-4, 1 = 1-3-4, 2 = 1-2-4\n");
        }
        Map<String, Object> two = Map.of("problemName", "OW", "numAgents", 30);
        try (VectorEnv env = Marl4j.vector("momaland/route-choice-v1", 1, two, VectorOptions.DEFAULT)) {
            env.reset(1, env.newBatch());
            assertThat(env.describe(0))
                    .containsPattern("from . to . .*agent_0.*: 0 = ")
                    .doesNotContain("agent_9");
        }
    }
}
