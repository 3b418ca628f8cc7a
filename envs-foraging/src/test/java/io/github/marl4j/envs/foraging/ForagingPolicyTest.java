package io.github.marl4j.envs.foraging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForagingPolicyTest {

    private static int choice(Field field, ForagingTarget target, int player) {
        Actions actions = new Actions(field.game.spec(), 1);
        new ForagingPolicy(target).newPlayer(field.game.spec(), 0, 1, 1).act(field.look().batch, actions);
        return actions.groups[0].ints[player];
    }

    @Test
    void theNearestFoodIsToTheEastButTheLightOneIsSouth() {
        Field field = Field.of(8, 2)
                .player(0, 3, 2, 1)
                .player(1, 7, 0, 1)
                .food(0, 3, 4, 2)
                .food(1, 6, 2, 1);
        assertThat(choice(field, ForagingTarget.NEAREST, 0)).isEqualTo(4);
        assertThat(choice(field, ForagingTarget.NEAREST_LIGHT, 0)).isEqualTo(2);
        assertThat(choice(field, ForagingTarget.CENTRE_LIGHT, 0)).isEqualTo(2);
    }

    @Test
    void onePlayerBesideItsFoodLoads() {
        Field field = Field.of(8, 2).player(0, 3, 3, 1).player(1, 7, 0, 1).food(0, 3, 4, 2);
        assertThat(choice(field, ForagingTarget.NEAREST, 0)).isEqualTo(5);
    }

    @Test
    void theFoodInTheMiddleOfBothIsChosenFromTheirCentre() {
        Field field = Field.of(9, 2)
                .player(0, 0, 4, 1)
                .player(1, 8, 4, 1)
                .food(0, 1, 6, 1)
                .food(1, 4, 2, 1);
        assertThat(choice(field, ForagingTarget.NEAREST, 0)).isEqualTo(2);
        assertThat(choice(field, ForagingTarget.CENTRE, 1)).isEqualTo(1);
        assertThat(choice(field, ForagingTarget.CENTRE, 0)).isEqualTo(2);
    }

    @Test
    void playersWhoGoForTheSameFoodEatMuchMoreThanAtRandom() {
        double scripted = paid(Marl4j.policies(Field.ID).get("centre"));
        assertThat(scripted).isGreaterThan(0.3).isGreaterThan(5 * paid(Policy.random()));
    }

    /** Mean return of both players together where every food needs both. */
    private static double paid(Policy policy) {
        try (VectorEnv env = Marl4j.vector(Field.ID, 64, Map.of("forceCoop", true), VectorOptions.DEFAULT)) {
            Policy.Player player = policy.newPlayer(env.spec(), 0, 64, 3);
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(5, batch);
            double paid = 0;
            for (int t = 0; t < 50; t++) {
                player.act(batch, actions);
                env.step(actions, batch);
                for (float reward : batch.groups[0].rewards) paid += reward;
            }
            return paid / 64;
        }
    }

    @Test
    void withoutLevelsTheScriptsRefuseToPlay() {
        assertThatThrownBy(() -> new ForagingPolicy(ForagingTarget.NEAREST)
                        .newPlayer(Marl4j.spec(Field.ID, Map.of("observeAgentLevels", false)), 0, 1, 1))
                .hasMessageContaining("observeAgentLevels=true");
    }
}
