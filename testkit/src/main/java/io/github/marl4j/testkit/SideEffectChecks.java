package io.github.marl4j.testkit;

import com.sun.management.ThreadMXBean;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.render.Frame;
import java.lang.management.ManagementFactory;

/** Checks of what an environment does besides playing: drawing and allocating. */
final class SideEffectChecks {
    private static final int ROUND_STEPS = 200;
    private static final int ROUNDS = 60;

    private SideEffectChecks() {}

    static void render(CheckRun run) {
        try (VectorEnv env = run.make(2, AutoresetMode.SAME_STEP)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            RandomPlay play = new RandomPlay(run.plan.seed());
            env.reset(run.plan.seed(), batch);
            Frame first = env.render(0);
            for (int step = 0; step < Math.min(20, run.plan.steps()); step++) {
                run.at(step, 0);
                Snapshot before = env.snapshot();
                Frame frame = env.render(0);
                String text = env.describe(0);
                run.require(frame.width() > 0 && frame.height() > 0, () -> "the picture " + frame + " is empty");
                run.require(
                        frame.width() == first.width() && frame.height() == first.height(),
                        () -> "the picture " + frame + " has another size than the first " + first);
                run.require(frame.equals(env.render(0)), () -> "two pictures of the same state differ");
                run.require(text.equals(env.describe(0)), () -> "two descriptions of the same state differ");
                run.require(before.equals(env.snapshot()), () -> "drawing or describing changed the state");
                play.choose(batch, 0, step, actions);
                env.step(actions, batch);
            }
        }
    }

    /**
     * Compiled code must come to a round without a byte: early rounds run interpreted, where the compiler has not yet removed what it can remove, so the check plays on until one is clean.
     *
     * @param countEnds whether steps that end an episode count; if not, a single copy plays, so that most steps do
     */
    static void zeroAllocation(CheckRun run, boolean countEnds) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (VectorEnv env = run.make(countEnds ? run.plan.numEnvs() : 1, AutoresetMode.SAME_STEP)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            RandomPlay play = new RandomPlay(run.plan.seed());
            env.reset(run.plan.seed(), batch);
            boolean episodesEnd = false;
            boolean measured = false;
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS && least > 0; round++) {
                long bytes = 0;
                boolean ended = false;
                for (int step = 0; step < ROUND_STEPS; step++) {
                    play.choose(batch, 0, round * ROUND_STEPS + step, actions);
                    long before = threads.getCurrentThreadAllocatedBytes();
                    env.step(actions, batch);
                    long spent = threads.getCurrentThreadAllocatedBytes() - before;
                    boolean endedNow = false;
                    for (boolean over : batch.episodeOver) endedNow |= over;
                    ended |= endedNow;
                    if (endedNow && !countEnds) continue;
                    bytes += spent;
                    measured = true;
                }
                // Once episodes are known to end, only rounds with an end in them count.
                if (ended && !episodesEnd) {
                    episodesEnd = true;
                    least = Long.MAX_VALUE;
                }
                if (ended || !episodesEnd) least = Math.min(least, bytes);
            }
            long found = least;
            run.at("numEnvs=" + env.numEnvs());
            boolean any = measured;
            run.require(any, () -> "every step ends an episode, so that none can be measured");
            run.require(found == 0, () -> "step allocates: at least " + found + " bytes in " + ROUND_STEPS + " steps");
        }
    }
}
