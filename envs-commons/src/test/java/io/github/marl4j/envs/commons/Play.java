package io.github.marl4j.envs.commons;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Plays a society of personas to its end, in the vector view. */
final class Play {
    /** Infos of the last step, by name in {@link CommonsSpec#INFOS}. */
    final float[] infos;
    /** Units that each agent obtained in all. */
    final int[] totals;
    /** Units before each harvest. */
    final List<Integer> pools = new ArrayList<>();

    private final Batch batch;

    private Play(VectorEnv env, Policy policy, long seed) {
        batch = env.newBatch();
        Actions actions = env.newActions();
        totals = new int[batch.groups[0].numAgents];
        env.reset(seed, batch);
        Policy.Player player = policy.newPlayer(env.spec(), 0, 1, seed);
        while (!batch.episodeOver[0]) {
            pools.add((int) batch.groups[0].observations[CommonsSpec.POOL]);
            player.act(batch, actions);
            env.step(actions, batch);
            for (int i = 0; i < totals.length; i++) totals[i] += (int) batch.groups[0].rewards[i];
        }
        infos = batch.infos;
    }

    static Play of(Map<String, Object> options, long seed, Persona... personas) {
        VectorOptions alone = VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);
        try (VectorEnv env = Marl4j.vector("commons/fishery-v1", 1, options, alone)) {
            return new Play(env, PersonaPolicy.bySeat(List.of(personas)), seed);
        }
    }

    /** Returns the persona on {@code count} seats. */
    static Persona[] all(int count, Persona persona) {
        return Collections.nCopies(count, persona).toArray(Persona[]::new);
    }

    /** Returns one persona, then {@code count} others. */
    static Persona[] oneAnd(Persona one, int count, Persona others) {
        Persona[] all = all(count + 1, others);
        all[0] = one;
        return all;
    }

    int months() {
        return pools.size();
    }

    int total() {
        return Arrays.stream(totals).sum();
    }

    float info(String name) {
        return infos[CommonsSpec.INFOS.indexOf(name)];
    }
}
