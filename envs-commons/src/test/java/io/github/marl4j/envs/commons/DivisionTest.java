package io.github.marl4j.envs.commons;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.Chance;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionTest {
    private static final int SAMPLES = 60_000;

    /** Returns the exact probability of every outcome of the division unit by unit. */
    private static Map<List<Integer>, Double> enumerate(List<Integer> needs, int units) {
        Map<List<Integer>, Double> outcomes = new HashMap<>();
        long wanting = needs.stream().filter(need -> need > 0).count();
        if (units == 0 || wanting == 0) return new HashMap<>(Map.of(needs, 1.0));
        for (int i = 0; i < needs.size(); i++) {
            if (needs.get(i) <= 0) continue;
            Integer[] fewer = needs.toArray(Integer[]::new);
            fewer[i]--;
            enumerate(List.of(fewer), units - 1)
                    .forEach((rest, chance) -> outcomes.merge(rest, chance / wanting, Double::sum));
        }
        return outcomes;
    }

    private static int[] divide(Chance chance, boolean stochastic, int pool, int... requests) {
        int[] obtained = new int[requests.length];
        Division division = new Division(chance, requests.length);
        if (stochastic) division.stochastic(0, 0, pool, requests, obtained, 0);
        else division.proportional(0, 0, pool, requests, obtained, 0);
        chance.nextEpisode(0);
        return obtained;
    }

    private static Chance chance(long seed) {
        Chance chance = new Chance(1, 0);
        chance.seed(seed);
        return chance;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3:4", "2,2:3", "1,1,4,1:5", "3,1,2,0,2:6", "5,5:7", "1,1,1,1,1,1,1,1,1:3"})
    void theFastDivisionHasTheDistributionOfTheOneUnitByUnit(String text) {
        List<Integer> requests = Arrays.stream(text.split(":")[0].split(","))
                .map(Integer::valueOf)
                .toList();
        int units = Integer.parseInt(text.split(":")[1]);
        Map<List<Integer>, Double> exact = enumerate(requests, units);
        Map<List<Integer>, Integer> drawn = new HashMap<>();
        Chance chance = chance(5);
        int[] asked = requests.stream().mapToInt(Integer::intValue).toArray();
        for (int i = 0; i < SAMPLES; i++) {
            int[] obtained = divide(chance, true, units, asked);
            Integer[] rest = new Integer[asked.length];
            for (int seat = 0; seat < rest.length; seat++) rest[seat] = asked[seat] - obtained[seat];
            drawn.merge(List.of(rest), 1, Integer::sum);
        }
        assertThat(exact.keySet()).containsAll(drawn.keySet());
        exact.forEach((outcome, probability) -> {
            double expected = SAMPLES * probability;
            double spread = Math.sqrt(expected * (1 - probability)) + 1;
            assertThat(drawn.getOrDefault(outcome, 0) - expected)
                    .as("%s", outcome)
                    .isBetween(-5 * spread, 5 * spread);
        });
    }

    @Test
    void equalRequestsWithoutEndAreMultinomial() {
        Chance chance = chance(9);
        double sum = 0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < SAMPLES; i++) {
            int[] obtained = divide(chance, true, 100, 100, 100, 100, 100, 100);
            sum += obtained[0];
            squares += (obtained[0] - 20) * (obtained[0] - 20);
            products += (obtained[1] - 20) * (obtained[4] - 20);
        }
        assertThat(sum / SAMPLES).isBetween(19.92, 20.08);
        assertThat(squares / SAMPLES).as("100 p (1 - p)").isBetween(15.5, 16.5);
        assertThat(products / SAMPLES).as("-100 p²").isBetween(-4.4, -3.6);
    }

    @Property(tries = 300)
    void everythingIsGivenAndNobodyGetsMoreThanItWants(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 60) Integer> requests,
            @ForAll @IntRange(max = 80) int pool,
            @ForAll long seed,
            @ForAll boolean stochastic) {
        int[] asked = requests.stream().mapToInt(Integer::intValue).toArray();
        int wanted = Arrays.stream(asked).sum();
        int units = Math.min(pool, Math.max(0, wanted - 1));
        int[] obtained = divide(chance(seed), stochastic, units, asked);
        assertThat(Arrays.stream(obtained).sum()).isEqualTo(units);
        for (int i = 0; i < asked.length; i++) assertThat(obtained[i]).isBetween(0, asked[i]);
    }

    @Test
    void proportionalSharesThatAreWholeLeaveNothingToChance() {
        assertThat(divide(chance(1), false, 100, 100, 100, 100, 100, 100)).containsOnly(20);
        assertThat(divide(chance(1), false, 30, 40, 20)).containsExactly(20, 10);
    }
}
