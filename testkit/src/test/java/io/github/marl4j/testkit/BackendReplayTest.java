package io.github.marl4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.testkit.BackendReplay.Steps;
import io.github.marl4j.testkit.games.Fault;
import io.github.marl4j.testkit.games.Pond;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class BackendReplayTest {
    private static final int BOATS = 2;
    private static final int ROUNDS = 4;

    private final Pond jvm = new Pond(BOATS, ROUNDS, 1, 0);
    private final Batch batch = new Batch(jvm.spec(), 1);
    private final Actions actions = new Actions(jvm.spec(), 1);

    /** Ponds of the JVM in the place of a device, right or wrong ones. */
    private record Ponds(String trouble, Fault... faults) implements VectorBackend {
        @Override
        public String name() {
            return "ponds";
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.ofNullable(trouble);
        }

        @Override
        public boolean accelerates() {
            return false;
        }

        @Override
        public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
            if (options.get("boats").equals(1)) throw new IllegalArgumentException("a pond with one boat is too small");
            return new KernelVectorEnv(new Pond(BOATS, ROUNDS, numEnvs, how.firstEnv(), faults), how);
        }
    }

    /** Plays a whole episode; the draws are recorded ones if the pond is told so before. */
    private void play(Kernel.Worker worker) {
        worker.reset(0, ResetOptions.NONE);
        worker.observe(0, 1, batch);
        for (int round = 0; round < ROUNDS; round++) {
            worker.step(0, 1, actions, batch);
            worker.observe(0, 1, batch);
        }
    }

    private void recordDraws() {
        RecordedDraws draws = new RecordedDraws();
        draws.put(0, 0, 70);
        for (int agent = 0; agent <= BOATS; agent++) draws.put(1, agent, 6);
        for (int round = 0; round < ROUNDS; round++) draws.put(2, round, 0.5);
        jvm.chance().replay(0, draws);
    }

    @Test
    void aReplayOnABackendTellsWhatTheJvmTells() {
        Pond alone = new Pond(BOATS, ROUNDS, 1, 0);
        Batch expected = new Batch(alone.spec(), 1);
        try (BackendReplay replay = new BackendReplay(new Ponds(null))) {
            Kernel.Worker worker = replay.rules(jvm).newWorker();
            Kernel.Worker expectedWorker = alone.newWorker();
            play(worker);
            expectedWorker.reset(0, ResetOptions.NONE);
            for (int round = 0; round < ROUNDS; round++) expectedWorker.step(0, 1, actions, expected);
            expectedWorker.observe(0, 1, expected);
            assertThat(BatchRows.difference(expected, 0, batch, 0)).isNull();
            assertThat(jvm.state()).usingRecursiveComparison().isEqualTo(alone.state());
            assertThat(replay.steps()).isEqualTo(new Steps(ROUNDS, 0, 0, 0));
            assertThat(replay.besideJvm()).isEmpty();
        }
    }

    @Test
    void whatABackendDoesWrongIsTold() {
        try (BackendReplay replay =
                new BackendReplay(new Ponds(null, Fault.NAN_INFO, Fault.FINAL_STATE_OUTSIDE_SPACE))) {
            Kernel.Worker worker = replay.rules(jvm).newWorker();
            worker.reset(0, ResetOptions.NONE);
            for (int round = 0; round < 2; round++) worker.step(0, 1, actions, batch);
            assertThat(batch.infos[0]).isFinite();
            worker.step(0, 1, actions, batch);
            assertThat(batch.infos[0]).isNaN();
        }
    }

    @Test
    void recordedDrawsAreTakenByTheJvmAndTheBackendPlaysBesideItWithOthers() {
        recordDraws();
        try (BackendReplay replay = new BackendReplay(new Ponds(null))) {
            play(replay.rules(jvm).newWorker());
            assertThat(jvm.chance().recording(0).remaining()).isZero();
            // Nobody asked for fish.
            assertThat(batch.state[0]).isEqualTo((float) (70 * Math.pow(1.35, ROUNDS)), Offset.offset(1e-3f));
            assertThat(replay.steps()).isEqualTo(new Steps(0, 0, ROUNDS, 1));
            ConformanceCheck.Result beside = replay.besideJvm().orElseThrow();
            assertThat(beside.mismatch()).isNull();
            assertThat(beside.comparisons()).isEqualTo(ROUNDS + 1);
            replay.startOver();
            assertThat(replay.steps()).isEqualTo(Steps.NONE);
        }
    }

    @Test
    void aBackendThatMakesSomethingElseOfTheSameDrawsIsFound() {
        recordDraws();
        try (BackendReplay replay = new BackendReplay(new Ponds(null, Fault.REWARD_OUT_OF_BOUNDS))) {
            play(replay.rules(jvm).newWorker());
            assertThat(replay.besideJvm().orElseThrow().mismatch())
                    .contains("step with draws 2", "rewards of boats[0]", "got 6.0", "expected 0.0");
        }
        recordDraws();
        try (BackendReplay replay = new BackendReplay(new Ponds(null, Fault.ROWS_DIFFER))) {
            play(replay.rules(jvm).newWorker());
            assertThat(replay.besideJvm().orElseThrow().mismatch()).contains("reset 0", "state[0]", "got 30.0");
        }
    }

    @Test
    void whatCannotBeReplayedIsSaid() {
        assertThatThrownBy(() -> new BackendReplay(new Ponds("the sluice is shut")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("backend=ponds cannot run here: the sluice is shut");
        assertThatThrownBy(() -> new BackendReplay("auto"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("\"auto\" is not the name of one backend");
        try (BackendReplay replay = new BackendReplay(new Ponds(null))) {
            assertThatThrownBy(() -> replay.rules(new Pond(1, ROUNDS, 1, 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a pond with one boat is too small");
            assertThatThrownBy(() -> replay.rules(new Pond(BOATS, ROUNDS, 7, 0)))
                    .hasMessageContaining("a kernel of 7 rows");
        }
    }
}
