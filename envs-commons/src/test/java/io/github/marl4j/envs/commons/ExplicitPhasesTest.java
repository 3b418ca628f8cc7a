package io.github.marl4j.envs.commons;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplicitPhasesTest {
    private static final Map<String, Object> THREE = Map.of("explicitPhases", true, "agents", 3, "months", 2);
    private static final int PHASE = CommonsSpec.HARVESTS + 2 * 3 + 2;

    @Test
    void everyAgentActsInEveryPhaseAndTheFirstTalksForAll() {
        List<String> turns = new ArrayList<>();
        try (AecEnv game = Marl4j.aec("commons/fishery-v1", THREE)) {
            game.reset(1, ResetOptions.NONE);
            for (int turn = 0; turn < 10; turn++) {
                AecEnv.Last last = game.last();
                int phase = (int) last.observation().values()[PHASE];
                turns.add(phase + game.agentSelection().substring("persona_".length()));
                game.step(Action.of(phase == 0 ? 10 : 0));
            }
        }
        assertThat(turns).containsExactly("00", "01", "02", "10", "11", "12", "20", "30", "31", "32");
    }

    @Test
    void othersHarvestsAreHiddenUntilTheDiscussion() {
        try (AecEnv game = Marl4j.aec("commons/fishery-v1", THREE)) {
            game.reset(1, ResetOptions.NONE);
            for (int harvest : new int[] {7, 8, 9}) game.step(Action.of(harvest));
            float[] revealed = game.last().observation().values();
            assertThat(revealed[CommonsSpec.OWN_HARVEST]).isEqualTo(7);
            assertThat(revealed[CommonsSpec.HARVESTS + 1]).isZero();
            for (int i = 0; i < 3; i++) game.step(Action.of(0));
            assertThat(game.last().observation().values()[CommonsSpec.HARVESTS + 1])
                    .isEqualTo(8);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Persona.Kind.class,
            names = {"SUSTAINABLE", "GRIM", "CONDITIONAL", "RECIPROCATOR", "END_GRABBER"})
    void personasPlayTheSameGameAsWithAllAtOnce(Persona.Kind kind) {
        Persona[] society = Play.oneAnd(Persona.of(Persona.Kind.FREE_RIDER), 4, Persona.of(kind));
        Play atOnce = Play.of(Map.of("mask", "none"), 1, society);
        assertThat(inTurn(society)).isEqualTo(atOnce.total());
    }

    private static int inTurn(Persona[] society) {
        VectorOptions alone = VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);
        Map<String, Object> options = Map.of("mask", "none", "explicitPhases", true);
        try (VectorEnv env = Marl4j.vector("commons/fishery-v1", 1, options, alone)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = PersonaPolicy.bySeat(List.of(society)).newPlayer(env.spec(), 0, 1, 1);
            env.reset(1, batch);
            int total = 0;
            while (!batch.episodeOver[0]) {
                player.act(batch, actions);
                env.step(actions, batch);
                for (float reward : batch.groups[0].rewards) total += (int) reward;
            }
            return total;
        }
    }
}
