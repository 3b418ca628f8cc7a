package io.github.marl4j.nd4j.tensor.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.nd4j.tensor.SameAsJvm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The tensor kernel plays the episodes of the JVM kernel: all numbers are the same, draws included. */
class CommonsTensorPropertyTest {
    private static final List<String> IDS = List.of("commons/fishery-v1", "commons/pasture-v1", "commons/pollution-v1");

    /** Requests are kept small enough for some societies to live on. */
    private static Map<String, Object> options(SplittableRandom random) {
        int seats = random.nextInt(2, 8);
        int capacity = random.nextInt(20, 400);
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("agents", random.nextInt(2, seats + 1));
        options.put("seats", seats);
        options.put("months", random.nextInt(1, 9));
        options.put("capacity", capacity);
        options.put("initialResource", random.nextInt(capacity / 2, capacity + 1));
        options.put("collapseBelow", random.nextInt(6));
        options.put("maxRequest", Math.max(1, random.nextInt(capacity) * 3 / (2 * seats)));
        options.put("growth", any(random, "2", "3/2", "1", "7/3"));
        options.put("allocation", any(random, "stochastic", "proportional"));
        options.put("rules", any(random, "strict", "reference"));
        options.put("language", any(random, "chat", "none", "none_and_no_observation"));
        options.put("mask", any(random, "pool", "none"));
        options.put("messages", any(random, "none", "proposal", "tokens"));
        options.put("tokenSlots", random.nextInt(1, 4));
        options.put("majority", random.nextBoolean());
        options.put("reward", any(random, "individual", "mean", "social", "inequity", "vector"));
        options.put("rewardScale", random.nextDouble(0.01, 2));
        options.put("socialAngle", random.nextDouble(-3, 3));
        options.put("universalization", random.nextBoolean());
        options.put("scaled", random.nextBoolean());
        return options;
    }

    private static String any(SplittableRandom random, String... words) {
        return words[random.nextInt(words.length)];
    }

    @Property(tries = 30)
    void episodesAreThoseOfTheJvm(
            @ForAll @IntRange(max = 2) int which, @ForAll @IntRange(min = 1, max = 9) int numEnvs, @ForAll long seed) {
        SameAsJvm.play(IDS.get(which), options(new SplittableRandom(seed)), numEnvs, seed, 25);
    }

    @Property(tries = 4)
    void manyEpisodesAreThoseOfTheJvm(@ForAll @IntRange(max = 2) int which, @ForAll long seed) {
        assertThat(SameAsJvm.play(IDS.get(which), Map.of("maxRequest", 22), 7, seed, 60))
                .isGreaterThan(20);
    }

    @Property(tries = 4)
    void rowsAreResetAndStatesGoAcross(@ForAll long seed) {
        Map<String, Object> options = options(new SplittableRandom(seed));
        options.put("perturbations", perturbations());
        options.put("seats", 8);
        options.put("agents", 4);
        options.put("months", 9);
        SameAsJvm.playRowByRow(IDS.get(0), options, 3, seed, 30);
    }

    /** Whoever comes in month 2 may leave in month 4; shocks keep the resource alive. */
    private static List<Map<String, Object>> perturbations() {
        List<Map<String, Object>> changes = new ArrayList<>();
        changes.add(Map.of("month", 0, "type", "shock", "factor", 0.5, "added", 12));
        changes.add(Map.of("month", 2, "type", "newcomer", "agents", 7));
        changes.add(Map.of("month", 3, "type", "growth", "growth", "5/2"));
        changes.add(Map.of("month", 4, "type", "departure", "seat", 1));
        changes.add(Map.of("month", 4, "type", "shock", "factor", 1.7, "added", -3));
        changes.add(Map.of("month", 5, "type", "speech", "language", "none_and_no_observation"));
        return changes;
    }

    @Property(tries = 5)
    void perturbedSocietiesAreThoseOfTheJvm(@ForAll long seed) {
        Map<String, Object> options = options(new SplittableRandom(seed));
        options.put("perturbations", perturbations());
        options.put("seats", 8);
        options.put("agents", 4);
        options.put("months", 8);
        options.put("maxRequest", 4);
        SameAsJvm.play(IDS.get(0), options, 6, seed, 40);
    }

    /** Beyond eight agents who want something there is a draw for each unit, and beyond 255 units the words begin anew. */
    @Property(tries = 4)
    void largeSocietiesAreThoseOfTheJvm(@ForAll long seed) {
        SameAsJvm.play(IDS.get(0), Map.of("agents", 12, "maxRequest", 30), 4, seed, 8);
        SameAsJvm.play(
                IDS.get(1),
                Map.of("agents", 6, "capacity", 1200, "initialResource", 1200, "maxRequest", 400),
                4,
                seed,
                8);
        SameAsJvm.play(IDS.get(2), Map.of("agents", 11, "allocation", "proportional"), 4, seed, 8);
    }

    @Test
    void whatTensorsDoNotHaveIsRefused() {
        for (Map<String, Object> options : List.<Map<String, Object>>of(
                Map.of("explicitPhases", true),
                Map.of("personas", List.of("learner", "greedy", "greedy", "greedy", "greedy")),
                Map.of("seats", 65))) {
            assertThatThrownBy(() ->
                            Marl4j.vector(IDS.get(0), 2, options, VectorOptions.DEFAULT.withBackend("nd4j-tensor")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("tensor rules do not have")
                    .hasMessageContaining(options.keySet().iterator().next());
        }
    }
}
