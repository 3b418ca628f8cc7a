package io.github.marl4j.nd4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/** Plays an environment on the JVM and as tensors, side by side, and demands the same numbers of both: all that a {@link Batch} tells, and the state. */
public final class SameAsJvm {
    private final VectorEnv jvm;
    private final VectorEnv tensors;
    private final Batch told;
    private final Batch toldByTensors;
    private final Actions actions;

    private SameAsJvm(VectorEnv jvm, VectorEnv tensors) {
        this.jvm = jvm;
        this.tensors = tensors;
        told = jvm.newBatch();
        toldByTensors = tensors.newBatch();
        actions = jvm.newActions();
    }

    /**
     * Plays at random, legal moves only; episodes that end give way to the next.
     *
     * @return how many episodes ended
     */
    public static int play(String id, Map<String, Object> options, int numEnvs, long seed, int steps) {
        VectorOptions how = VectorOptions.DEFAULT.withThreads(1).withFirstEnv((int) (seed & 7));
        try (VectorEnv jvm = Marl4j.vector(id, numEnvs, options, how);
                VectorEnv tensors = Marl4j.vector(id, numEnvs, options, how.withBackend("nd4j-tensor"))) {
            return new SameAsJvm(jvm, tensors).play(seed, steps);
        }
    }

    /** Plays anything, whatever the masks say, high codes more often; all actions are one code or real numbers from 0 to 1. Episodes that end give way to the next. */
    public static void playAnything(String id, Map<String, Object> options, int numEnvs, long seed, int steps) {
        VectorOptions how = VectorOptions.DEFAULT.withThreads(1).withFirstEnv((int) (seed & 7));
        try (VectorEnv jvm = Marl4j.vector(id, numEnvs, options, how);
                VectorEnv tensors = Marl4j.vector(id, numEnvs, options, how.withBackend("nd4j-tensor"))) {
            SameAsJvm both = new SameAsJvm(jvm, tensors);
            both.start(seed);
            SplittableRandom random = new SplittableRandom(seed);
            for (int step = 1; step <= steps; step++) {
                both.chooseAnything(random);
                both.step("step=" + step);
            }
        }
    }

    /** Plays at random without autoreset: rows whose episode is over are reset one by one, and a state of the JVM is brought over now and then. */
    public static void playRowByRow(String id, Map<String, Object> options, int numEnvs, long seed, int steps) {
        VectorOptions how = VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);
        try (VectorEnv jvm = Marl4j.vector(id, numEnvs, options, how);
                VectorEnv tensors = Marl4j.vector(id, numEnvs, options, how.withBackend("nd4j-tensor"))) {
            new SameAsJvm(jvm, tensors).playRowByRow(seed, steps);
        }
    }

    private int play(long seed, int steps) {
        Policy.Player player = start(seed);
        int ended = 0;
        for (int step = 1; step <= steps; step++) {
            step(player, "step=" + step);
            for (boolean over : told.episodeOver) if (over) ended++;
        }
        return ended;
    }

    private Policy.Player start(long seed) {
        jvm.reset(seed, told);
        tensors.reset(seed, toldByTensors);
        requireSame("reset");
        return Policy.random().newPlayer(jvm, 0, seed);
    }

    private void chooseAnything(SplittableRandom random) {
        for (int g = 0; g < actions.groups.length; g++) {
            int codes = told.groups[g].maskSize;
            int[] ints = actions.groups[g].ints;
            for (int i = 0; i < ints.length; i++) {
                ints[i] = random.nextBoolean() ? random.nextInt(codes) : random.nextInt(codes / 2, codes);
            }
            float[] floats = actions.groups[g].floats;
            for (int i = 0; i < floats.length; i++) floats[i] = (float) random.nextDouble();
        }
    }

    private void step(Policy.Player player, String when) {
        player.act(told, actions);
        step(when);
    }

    private void step(String when) {
        jvm.step(actions, told);
        tensors.step(actions, toldByTensors);
        requireSame(when);
    }

    private void playRowByRow(long seed, int steps) {
        Policy.Player player = start(seed);
        for (int step = 1; step <= steps; step++) {
            step(player, "step=" + step);
            if (step == steps / 2) goAcross();
            for (int env = 0; env < jvm.numEnvs(); env++) {
                assertThat(tensors.isOver(env)).isEqualTo(jvm.isOver(env));
                if (!jvm.isOver(env)) continue;
                jvm.resetRow(env, told);
                tensors.resetRow(env, toldByTensors);
            }
        }
    }

    private void goAcross() {
        Snapshot snapshot = jvm.snapshot();
        tensors.reset(-1, toldByTensors);
        tensors.restore(snapshot, toldByTensors);
        jvm.restore(tensors.snapshot(), told);
        requireSame("restored");
        assertThat(tensors.describe(0)).isEqualTo(jvm.describe(0));
    }

    private void requireSame(String when) {
        for (int g = 0; g < told.groups.length; g++)
            requireSame(when + " group=" + g, toldByTensors.groups[g], told.groups[g]);
        same(when + " state", toldByTensors.state, told.state);
        same(when + " infos", toldByTensors.infos, told.infos);
        same(when + " episodeOver", toldByTensors.episodeOver, told.episodeOver);
        for (int env = 0; env < told.numEnvs; env++) {
            if (!told.episodeOver[env]) continue;
            same(when + " finalState", part(toldByTensors.finalState, env), part(told.finalState, env));
        }
        Map<String, Object> expected = jvm.snapshot().arrays();
        Map<String, Object> got = tensors.snapshot().arrays();
        assertThat(got.keySet()).as(when).isEqualTo(expected.keySet());
        expected.forEach((name, array) -> same(when + " " + name, got.get(name), array));
    }

    private void requireSame(String when, Batch.Rows got, Batch.Rows expected) {
        same(when + " observations", got.observations, expected.observations);
        same(when + " actionMask", got.actionMask, expected.actionMask);
        same(when + " rewards", got.rewards, expected.rewards);
        same(when + " alive", got.alive, expected.alive);
        same(when + " acts", got.acts, expected.acts);
        same(when + " terminated", got.terminated, expected.terminated);
        same(when + " truncated", got.truncated, expected.truncated);
        for (int env = 0; env < told.numEnvs; env++) {
            if (!told.episodeOver[env]) continue;
            same(when + " finalObservations", part(got.finalObservations, env), part(expected.finalObservations, env));
        }
    }

    private float[] part(float[] all, int env) {
        int size = all.length / told.numEnvs;
        return Arrays.copyOfRange(all, env * size, (env + 1) * size);
    }

    /** 0 and -0 are the same, everything else must have the same bits. */
    private static void same(String what, Object got, Object expected) {
        if (got instanceof float[] floats && expected instanceof float[] wanted) {
            assertThat(floats.length).as(what).isEqualTo(wanted.length);
            for (int i = 0; i < floats.length; i++) {
                if (floats[i] != wanted[i])
                    assertThat(floats[i]).as(what + "[" + i + "]").isEqualTo(wanted[i]);
            }
        } else if (got instanceof double[] numbers && expected instanceof double[] wanted) {
            assertThat(numbers.length).as(what).isEqualTo(wanted.length);
            for (int i = 0; i < numbers.length; i++) {
                if (numbers[i] != wanted[i])
                    assertThat(numbers[i]).as(what + "[" + i + "]").isEqualTo(wanted[i]);
            }
        } else {
            assertThat(got).as(what).isEqualTo(expected);
        }
    }
}
