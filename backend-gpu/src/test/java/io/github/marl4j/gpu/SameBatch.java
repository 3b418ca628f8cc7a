package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Snapshot;
import java.util.Arrays;

/** Compares all that a batch tells where it is valid, and names the first number that differs. */
final class SameBatch {
    private SameBatch() {}

    static void require(String where, Batch expected, Batch found) {
        require(where, expected, found, 0);
    }

    /**
     * Compares.
     *
     * @param tolerance of numbers; truth values are compared exactly
     */
    static void require(String where, Batch expected, Batch found, double tolerance) {
        same(where + ", episodeOver", expected.episodeOver, found.episodeOver);
        for (int g = 0; g < expected.groups.length; g++) {
            String group = where + ", group " + g + ", ";
            Batch.Rows a = expected.groups[g];
            Batch.Rows b = found.groups[g];
            same(group + "actionMask", a.actionMask, b.actionMask);
            same(group + "alive", a.alive, b.alive);
            same(group + "acts", a.acts, b.acts);
            same(group + "terminated", a.terminated, b.terminated);
            same(group + "truncated", a.truncated, b.truncated);
            near(group + "rewards", a.rewards, b.rewards, tolerance);
            near(group + "observations", a.observations, b.observations, tolerance);
            nearAtEnds(group + "finalObservations", expected, a.finalObservations, b.finalObservations, tolerance);
        }
        near(where + ", state", expected.state, found.state, tolerance);
        nearAtEnds(where + ", finalState", expected, expected.finalState, found.finalState, tolerance);
        near(where + ", infos", expected.infos, found.infos, tolerance);
    }

    static void requireSame(String where, Snapshot expected, Snapshot found) {
        assertThat(found.arrays().keySet())
                .as(where)
                .isEqualTo(expected.arrays().keySet());
        expected.arrays()
                .forEach((name, array) -> assertThat(found.arrays().get(name))
                        .as(where + ", snapshot, " + name)
                        .isEqualTo(array));
    }

    private static void same(String where, boolean[] expected, boolean[] found) {
        assertThat(Arrays.mismatch(expected, found)).as(where + " differ at").isEqualTo(-1);
    }

    /** Compares what is valid only in rows whose episode is over. */
    private static void nearAtEnds(String where, Batch batch, float[] expected, float[] found, double tolerance) {
        int width = expected.length / batch.numEnvs;
        for (int env = 0; env < batch.numEnvs; env++) {
            if (batch.episodeOver[env]) near(where, expected, found, env * width, (env + 1) * width, tolerance);
        }
    }

    private static void near(String where, float[] expected, float[] found, double tolerance) {
        near(where, expected, found, 0, expected.length, tolerance);
    }

    private static void near(String where, float[] expected, float[] found, int from, int to, double tolerance) {
        for (int i = from; i < to; i++) {
            boolean same = Float.floatToIntBits(expected[i]) == Float.floatToIntBits(found[i]);
            if (same || Math.abs(expected[i] - found[i]) <= tolerance) continue;
            assertThat(found[i]).as(where + "[" + i + "]").isEqualTo(expected[i]);
        }
    }
}
