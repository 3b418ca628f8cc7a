package io.github.marl4j.commons.society;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.commons.MonthResult;
import io.github.marl4j.envs.commons.Scenario;
import io.github.marl4j.envs.commons.Society;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The same society as an environment, for one seat with a trained policy: it has the same seed and is given the same requests, so it shows the numbers that the policy has learned from.
 * Agreements reached in words are not seen there. One thread at a time.
 */
final class Mirror implements AutoCloseable {
    private static final VectorOptions ONE =
            VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);

    /** Options that decide how the society is shown, not how it lives: those of the training hold. */
    private static final Set<String> SHOWN = Set.of("mask", "messages", "tokens", "tokenSlots", "majority", "scaled");

    private final Society society;
    private final int seat;
    private final VectorEnv env;
    private final Batch batch;
    private final Actions actions;
    private final List<String> agents;
    private final Policy.Player player;
    private int month;

    /**
     * Starts the mirror.
     *
     * @param scenarioFile file of the scenario; empty for those of the library
     * @param seed of the society
     * @param trained plays the seat
     * @throws IllegalArgumentException if the policy cannot play this environment
     */
    Mirror(Society society, String scenarioFile, long seed, int seat, TrainedPolicy trained) {
        this.society = society;
        this.seat = seat;
        Map<String, Object> options = new LinkedHashMap<>(society.options().toMap());
        trained.envOptions().forEach((name, value) -> {
            if (SHOWN.contains(name)) options.put(name, value);
        });
        String scenario = society.options().scenario().name();
        if (!scenarioFile.isEmpty()) {
            options.put("scenarioFile", scenarioFile);
            scenario = Scenario.known().get(0);
        }
        env = Marl4j.vector("commons/" + scenario, 1, options, ONE);
        batch = env.newBatch();
        actions = env.newActions();
        agents = env.spec().groups().get(0).agents();
        player = trained.policy().newPlayer(env.spec(), 0, 1, seed);
        env.reset(seed, batch);
        player.act(batch, actions);
    }

    /** Returns what the policy takes this month. */
    int amount(Scene scene) {
        while (month < scene.view().month()) follow();
        return actions.groups[0].ints[at(seat)];
    }

    /** Gives the mirror a month of the society. */
    private void follow() {
        for (MonthResult.Harvest harvest : society.months().get(month).harvests()) {
            actions.groups[0].ints[at(harvest.seat())] = harvest.requested();
        }
        env.step(actions, batch);
        month++;
        player.act(batch, actions);
    }

    private int at(int anySeat) {
        return agents.indexOf("persona_" + anySeat) * actions.groups[0].numInts;
    }

    @Override
    public void close() {
        env.close();
    }
}
