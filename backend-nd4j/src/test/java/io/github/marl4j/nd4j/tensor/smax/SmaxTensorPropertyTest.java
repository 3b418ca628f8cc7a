package io.github.marl4j.nd4j.tensor.smax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.nd4j.tensor.SameAsJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The tensor kernel plays the episodes of the JVM kernel, to the bit; of zeros the sign may differ. */
class SmaxTensorPropertyTest {
    private record Game(String id, Map<String, Object> options) {}

    @Provide
    Arbitrary<Game> games() {
        List<Game> games = new ArrayList<>();
        for (String id : Marl4j.ids()) if (id.startsWith("smax/")) games.add(new Game(id, Map.of()));
        String siege = "smax/custom-v1";
        games.add(new Game(siege, Map.of("allies", "2 zergling", "enemies", "7 zergling")));
        games.add(new Game(siege, Map.of("allies", "1 stalker", "enemies", "1 stalker", "maxSteps", 9)));
        Map<String, Object> uneven = Map.of(
                "allies",
                "3 random",
                "enemies",
                "5 random",
                "smacv2PositionGeneration",
                true,
                "smacv2UnitTypeGeneration",
                true);
        games.add(new Game(siege, uneven));
        List<Map<String, Object>> values = List.of(
                Map.of("bothSides", true),
                Map.of("bothSides", true, "seeEnemyActions", false),
                Map.of("actionType", "continuous", "bothSides", true),
                Map.of("actionType", "continuous"),
                Map.of("observationType", "conic"),
                Map.of("observationType", "conic", "bothSides", true, "seeEnemyActions", false),
                Map.of("attackMode", "random", "wallsCauseDeath", false),
                Map.of("enemyShoots", false, "maxSteps", 12),
                Map.of("mapWidth", 24, "mapHeight", 20, "useSelfPlayReward", true),
                Map.of("worldStepsPerEnvStep", 3, "timePerStep", 0.2, "damage", List.of(7.3, 9, 13, 8.1, 5, 12)));
        for (Map<String, Object> value : values) {
            for (String id : List.of("smax/2s3z-v1", "smax/smacv2_5_units-v1", "smax/5m_vs_6m-v1")) {
                games.add(new Game(id, value));
            }
        }
        return Arbitraries.of(games);
    }

    @Property(tries = 50)
    void episodesAreThoseOfTheJvm(
            @ForAll("games") Game game, @ForAll long seed, @ForAll @IntRange(min = 1, max = 17) int numEnvs) {
        boolean large = Marl4j.spec(game.id, game.options).agents().size() > 20;
        SameAsJvm.playAnything(game.id, game.options, numEnvs, seed, large ? 8 : 30);
    }

    @Property(tries = 6)
    void legalPlayOfManyEpisodesIsThatOfTheJvm(@ForAll long seed) {
        int ended = SameAsJvm.play("smax/3m-v1", Map.of("maxSteps", 20), 3, seed, 150);
        assertThat(ended).isGreaterThan(9);
    }

    @Property(tries = 6)
    void rowsAreResetAndStatesGoAcross(@ForAll long seed) {
        SameAsJvm.playRowByRow("smax/smacv2_5_units-v1", Map.of("maxSteps", 6), 3, seed, 20);
    }
}
