package io.github.marl4j.envs.fighting.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy in a match that somebody else runs does what it does in its environment. */
final class PolicySeatTest {
    /** Every choice is a function of what is seen, so two equal views lead to equal matches. */
    private static final Policy STARING = (spec, group, numEnvs, seed) -> (batch, actions) -> {
        Batch.Rows rows = batch.groups[group];
        Actions.Rows out = actions.groups[group];
        for (int row = 0; row < rows.alive.length; row++) {
            int first = row * rows.observationSize;
            int seen = Arrays.hashCode(Arrays.copyOfRange(rows.observations, first, first + rows.observationSize));
            int choice = Math.floorMod(seen ^ seen >>> 13, rows.maskSize);
            while (!rows.actionMask[row * rows.maskSize + choice]) choice = (choice + 1) % rows.maskSize;
            out.ints[row] = choice;
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"versus", "fightladder", "vector-fast"})
    void aMatchOfTwoSeatsIsTheMatchOfTheEnvironment(String word) {
        String id = "fighting/" + word + "-v1";
        Map<String, Object> options = Map.of("episode", "match");
        FightEngine engine = new FightEngine(FightTables.shipped());
        FightState state = new FightState(1);
        engine.start(state, 0, 0, 0);
        PolicySeat[] seats = {new PolicySeat(id, options, STARING, 0), new PolicySeat(id, options, STARING, 1)};
        for (PolicySeat seat : seats) seat.begin(state, 1);
        try (VectorEnv env = Marl4j.vector(id, 1, options, VectorOptions.DEFAULT.withThreads(1))) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = STARING.newPlayer(env.spec(), 0, 1, 1);
            env.reset(1, batch);
            int skip = seats[0].frameSkip();
            int hp = env.spec().infos().indexOf("hp0");
            int x = env.spec().infos().indexOf("x0");
            for (int decision = 0; decision < 60; decision++) {
                player.act(batch, actions);
                env.step(actions, batch);
                for (int frame = 0; frame < skip; frame++) {
                    for (int i = 0; i < 2; i++) state.cells[Cells.player(Cells.match(0), i) + Cells.EVENTS] = 0;
                    engine.step(state, 0, seats[0].word(), seats[1].word());
                    for (PolicySeat seat : seats) seat.played(state);
                }
                for (int i = 0; i < 2; i++) {
                    assertThat(state.player(0, i, Cells.HP)).isEqualTo((int) batch.infos[hp + i]);
                    assertThat(state.player(0, i, Cells.X)).isEqualTo((int) batch.infos[x + i]);
                }
            }
        }
    }

    /** Player 1 of a shared policy: what is told of player 0 must not be taken for it. */
    @Test
    void whatAPolicyExpectsIsToldForItsOwnSide() {
        Policy telling = (spec, group, numEnvs, seed) -> new Policy.ExplainingPlayer() {
            @Override
            public void explain(Batch batch, double[] odds, double[] values) {
                Arrays.fill(odds, 0);
                odds[batch.groups[0].maskSize + 3] = 1;
                values[0] = -5;
                values[1] = 0.25;
            }

            @Override
            public void act(Batch batch, Actions actions) {}
        };
        FightState state = new FightState(1);
        new FightEngine(FightTables.shipped()).start(state, 0, 0, 1);
        PolicySeat seat = new PolicySeat("fighting/vector-fast-v1", Map.of(), telling, 1);
        seat.begin(state, 1);
        seat.word();
        assertThat(seat.value()).isEqualTo(0.25);
        assertThat(seat.chance(3)).isEqualTo(1);
        assertThat(seat.chance(0)).isZero();
    }

    @Test
    void aPolicyOfAnotherGameIsRefused() {
        assertThatThrownBy(() -> new PolicySeat("smax/3m-v1", Map.of(), STARING, 0))
                .hasMessageContaining("smax/3m-v1")
                .hasMessageContaining("fighting/");
    }
}
