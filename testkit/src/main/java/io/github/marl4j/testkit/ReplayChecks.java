package io.github.marl4j.testkit;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Checks that play the same episodes in two ways and compare every number. */
final class ReplayChecks {
    private ReplayChecks() {}

    static void seed(CheckRun run) {
        try (VectorEnv a = run.make(run.plan.numEnvs(), AutoresetMode.SAME_STEP);
                VectorEnv b = run.make(run.plan.numEnvs(), AutoresetMode.SAME_STEP)) {
            b.reset(run.plan.seed() + 1, b.newBatch());
            together(run, "two instances with the same seed", a, b);
            together(run, "a second reset with the same seed", a, b);
        }
    }

    private static void together(CheckRun run, String what, VectorEnv a, VectorEnv b) {
        RandomPlay play = new RandomPlay(run.plan.seed());
        Batch x = a.newBatch();
        Batch y = b.newBatch();
        a.reset(run.plan.seed(), x);
        b.reset(run.plan.seed(), y);
        Actions actions = a.newActions();
        for (int step = 0; step <= run.plan.steps(); step++) {
            requireSame(run, what, step, x, y);
            play.choose(x, 0, step, actions);
            a.step(actions, x);
            b.step(actions, y);
        }
    }

    private static void requireSame(CheckRun run, String what, int step, Batch x, Batch y) {
        for (int env = 0; env < x.numEnvs; env++) {
            String difference = BatchRows.difference(x, env, y, env);
            if (difference == null) continue;
            run.at(step, env);
            throw run.failure(what + " differ: " + difference);
        }
    }

    static void snapshot(CheckRun run) {
        try (VectorEnv env = run.make(run.plan.numEnvs(), AutoresetMode.SAME_STEP);
                VectorEnv other = run.make(run.plan.numEnvs(), AutoresetMode.SAME_STEP)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            RandomPlay play = new RandomPlay(run.plan.seed());
            env.reset(run.plan.seed(), batch);
            int half = run.plan.steps() / 2;
            for (int step = 0; step < half; step++) {
                play.choose(batch, 0, step, actions);
                env.step(actions, batch);
            }
            Snapshot kept = env.snapshot();
            byte[] bytes = bytes(kept);
            List<Batch> future = new ArrayList<>();
            for (int step = half; step < run.plan.steps(); step++) {
                play.choose(batch, 0, step, actions);
                batch = env.newBatch();
                env.step(actions, batch);
                future.add(batch);
            }
            run.at("end");
            run.require(kept.equals(read(bytes)), () -> "the snapshot changed while the environment went on");
            requireSameFuture(run, "the environment itself after restore", env, kept, half, future);
            requireSameFuture(run, "a new environment after restore from bytes", other, read(bytes), half, future);
        }
    }

    private static void requireSameFuture(
            CheckRun run, String what, VectorEnv env, Snapshot from, int firstStep, List<Batch> future) {
        Batch batch = env.newBatch();
        BatchRows.spoil(batch);
        env.restore(from, batch);
        run.at("restore");
        run.require(
                env.snapshot().equals(from),
                () -> what + ": a snapshot taken right away differs from the one restored");
        Actions actions = env.newActions();
        RandomPlay play = new RandomPlay(run.plan.seed());
        for (int i = 0; i < future.size(); i++) {
            play.choose(batch, 0, firstStep + i, actions);
            env.step(actions, batch);
            requireSame(run, what + " and the first time", firstStep + i, batch, future.get(i));
        }
    }

    private static byte[] bytes(Snapshot snapshot) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            snapshot.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static Snapshot read(byte[] bytes) {
        try {
            return Snapshot.readFrom(new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static void vectorEqualsSingle(CheckRun run) {
        for (int threads = 1; threads <= 3; threads++) {
            VectorOptions how = VectorOptions.DEFAULT.withThreads(threads);
            try (VectorEnv many = run.factory.make(run.plan.numEnvs(), how)) {
                List<Single> singles = new ArrayList<>();
                try {
                    for (int env = 0; env < run.plan.numEnvs(); env++) {
                        AutoresetMode mode = env % 2 == 0 ? AutoresetMode.SAME_STEP : AutoresetMode.DISABLED;
                        singles.add(new Single(run, env, mode));
                    }
                    compare(run, many, threads, singles);
                } finally {
                    singles.forEach(single -> single.env.close());
                }
            }
        }
    }

    private static void compare(CheckRun run, VectorEnv many, int threads, List<Single> singles) {
        Batch batch = many.newBatch();
        Actions actions = many.newActions();
        RandomPlay play = new RandomPlay(run.plan.seed());
        many.reset(run.plan.seed(), batch);
        for (Single single : singles) single.env.reset(run.plan.seed(), single.batch);
        for (int step = 0; step <= run.plan.steps(); step++) {
            for (Single single : singles) {
                run.at("step=" + step + " env=" + single.number + " threads=" + threads + " autoreset="
                        + single.env.autoreset());
                single.requireSame(batch);
                play.choose(single.batch, single.number, step, single.actions);
                single.env.step(single.actions, single.batch);
            }
            play.choose(batch, 0, step, actions);
            many.step(actions, batch);
        }
    }

    /** A batch of one that plays row {@code number} of the large batch. */
    private static final class Single {
        private final CheckRun run;
        private final int number;
        private final VectorEnv env;
        private final Batch batch;
        private final Actions actions;

        Single(CheckRun run, int number, AutoresetMode autoreset) {
            this.run = run;
            this.number = number;
            env = run.factory.make(
                    1, VectorOptions.DEFAULT.withThreads(1).withFirstEnv(number).withAutoreset(autoreset));
            batch = env.newBatch();
            actions = env.newActions();
        }

        void requireSame(Batch many) {
            requireNone(
                    "a row of a batch and the same environment alone",
                    BatchRows.outcomeDifference(many, number, batch, 0));
            if (env.isOver(0)) env.resetRow(0, batch);
            requireNone(
                    "a row of a batch and the same environment alone",
                    BatchRows.presentDifference(many, number, batch, 0));
        }

        private void requireNone(String what, String difference) {
            if (difference != null) throw run.failure(what + " differ: " + difference);
        }
    }
}
