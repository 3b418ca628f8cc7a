package io.github.marl4j.testkit;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.render.Frame;
import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A kernel whose state is that of a kernel of the JVM, and whose steps and views are made on a backend. */
final class BackendKernel implements Kernel {
    private static final String OVER = "vector.over";

    private final Kernel jvm;
    private final BackendEnv there;
    private final Tally tally;

    BackendKernel(Kernel jvm, BackendEnv there, Tally tally) {
        this.jvm = jvm;
        this.there = there;
        this.tally = tally;
    }

    @Override
    public EnvSpec spec() {
        return jvm.spec();
    }

    @Override
    public int numEnvs() {
        return jvm.numEnvs();
    }

    @Override
    public Chance chance() {
        return jvm.chance();
    }

    @Override
    public Map<String, Object> state() {
        return jvm.state();
    }

    @Override
    public String form() {
        return there.kernel();
    }

    @Override
    public boolean repeatsRewardsInExtraTurns() {
        return jvm.repeatsRewardsInExtraTurns();
    }

    @Override
    public Frame render(int env) {
        return jvm.render(env);
    }

    @Override
    public String describe(int env) {
        return jvm.describe(env);
    }

    @Override
    public Worker newWorker() {
        return new Player(jvm.newWorker());
    }

    @Override
    public void close() {
        jvm.close();
    }

    private final class Player implements Worker {
        private final Worker worker;
        private final Batch byJvm = new Batch(spec(), numEnvs());

        Player(Worker worker) {
            this.worker = worker;
        }

        @Override
        public void reset(int env, ResetOptions options) {
            if (there.takesRecordedDraws() && chance().replays(env) && options.isEmpty()) {
                there.replay(chance());
                there.goTo(held());
                take(there.reset(env), env, env + 1);
                tally.recorded(1);
                return;
            }
            Snapshot before = held();
            int left = drawsLeft();
            worker.reset(env, options);
            if (drawsLeft() < left && options.isEmpty()) resetBesideJvm(before);
        }

        @Override
        public void restored(int from, int to) {
            worker.restored(from, to);
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            Snapshot before = held();
            int left = drawsLeft();
            if (!there.takesRecordedDraws()) {
                // The JVM goes first, into a batch that nobody else sees: only so it shows whether the step asks for
                // recorded draws.
                worker.step(from, to, actions, byJvm);
                if (drawsLeft() < left) {
                    copy(outcome(byJvm), outcome(out));
                    stepBesideJvm(before, actions);
                    return;
                }
            }
            there.replay(chance());
            there.goTo(before);
            take(there.step(actions), from, to);
            copy(outcome(there.told), outcome(out));
            tally.onBackend(to - from);
            if (drawsLeft() < left) tally.recorded(to - from);
        }

        @Override
        public void observe(int from, int to, Batch out) {
            there.goTo(held());
            copy(views(there.told), views(out));
        }

        /** Makes the step again, here and there, with generated draws. */
        private void stepBesideJvm(Snapshot before, Actions actions) {
            withGeneratedDraws(before, () -> {
                worker.step(0, 1, actions, byJvm);
                tally.drawnStep();
                there.goTo(before);
                Snapshot found = there.step(actions);
                tally.compare(outcome(byJvm), outcome(there.told));
                return found;
            });
        }

        private void resetBesideJvm(Snapshot before) {
            withGeneratedDraws(before, () -> {
                chance().nextEpisode(0);
                worker.reset(0, ResetOptions.NONE);
                tally.drawnReset();
                there.goTo(before);
                return there.reset(0);
            });
        }

        /** Plays from a state with generated draws, compares where that leads, and comes back. */
        private void withGeneratedDraws(Snapshot before, Supplier<Snapshot> play) {
            RecordedDraws draws = chance().recording(0);
            Snapshot after = held();
            hold(before);
            chance().replay(0, null);
            Snapshot found = play.get();
            worker.observe(0, 1, byJvm);
            tally.compare(views(byJvm), views(there.told));
            Map<String, Object> state = new LinkedHashMap<>(found.arrays());
            state.put(OVER, new boolean[1]);
            tally.compare(held().arrays(), state);
            hold(after);
            chance().replay(0, draws);
        }

        private int drawsLeft() {
            int left = 0;
            for (int row = 0; row < numEnvs(); row++) {
                RecordedDraws draws = chance().recording(row);
                if (draws != null) left += draws.remaining();
            }
            return left;
        }

        /** Brings rows to where a snapshot has them; whose chance it is stays. */
        private void take(Snapshot snapshot, int from, int to) {
            Map<String, Object> arrays = snapshot.arrays();
            state().forEach((name, array) -> {
                int length = Array.getLength(array) / numEnvs();
                System.arraycopy(arrays.get(name), from * length, array, from * length, (to - from) * length);
            });
            worker.restored(from, to);
        }

        private Snapshot held() {
            return Snapshot.copyOf(spec().id(), live());
        }

        private void hold(Snapshot snapshot) {
            snapshot.copyTo(spec().id(), live());
            worker.restored(0, 1);
        }

        /** The live arrays under the names of a snapshot. Whether the episode is over is the caller's affair. */
        private Map<String, Object> live() {
            Map<String, Object> arrays = new LinkedHashMap<>(jvm.state());
            arrays.putAll(chance().state());
            arrays.put(OVER, new boolean[numEnvs()]);
            return arrays;
        }
    }

    private static Map<String, Object> outcome(Batch batch) {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("episodeOver", batch.episodeOver);
        arrays.put("infos", batch.infos);
        for (Batch.Rows rows : batch.groups) {
            arrays.put("rewards of " + rows.group.name(), rows.rewards);
            arrays.put("terminated of " + rows.group.name(), rows.terminated);
            arrays.put("truncated of " + rows.group.name(), rows.truncated);
        }
        return arrays;
    }

    private static Map<String, Object> views(Batch batch) {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("state", batch.state);
        for (Batch.Rows rows : batch.groups) {
            arrays.put("observations of " + rows.group.name(), rows.observations);
            arrays.put("actionMask of " + rows.group.name(), rows.actionMask);
            arrays.put("alive of " + rows.group.name(), rows.alive);
            arrays.put("acts of " + rows.group.name(), rows.acts);
        }
        return arrays;
    }

    private static void copy(Map<String, Object> from, Map<String, Object> to) {
        from.forEach((name, array) -> System.arraycopy(array, 0, to.get(name), 0, Array.getLength(array)));
    }
}
