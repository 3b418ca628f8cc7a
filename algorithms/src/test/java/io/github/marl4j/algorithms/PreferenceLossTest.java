package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.algorithms.nn.ParameterLayout;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.QNetwork;
import io.github.marl4j.algorithms.nn.ShardedGradient;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.algorithms.rollout.SegmentReplay;
import io.github.marl4j.algorithms.rollout.Segments;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Space;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loss on steps made by hand: two agents, two actions, two objectives. */
class PreferenceLossTest {
    private static final QGame GAME = new QGame(2, 1, 2, 0);
    private static final float[] TREASURE = {1, 0};
    private static final float[] TIME = {0, 1};
    private static final PreferenceConfig CONFIG = RecordMaps.with(
            "test", PreferenceConfig.DEFAULT, Map.of("gamma", 0.5, "hidden", 4, "layers", 1, "replaySteps", 64));

    private final ParameterLayout.Builder layout = new ParameterLayout.Builder();
    private final Network network =
            QNetwork.parallel(layout, GAME.inputSize() + 2, 4, 4, 1, QNetwork.Norm.NONE, false, false);
    private final Parameters online = new Parameters(layout.build());
    private final Parameters target = new Parameters(online.layout());
    private final SegmentReplay replay =
            new SegmentReplay("test", new Segments.Form(2, 2, 1, 2, 2, 0), CONFIG.replaySteps(), 1);

    private static Batch game() {
        AgentGroup group = new AgentGroup("all", List.of("a", "b"), new Space.Box(0, 1, 1), new Space.Discrete(2));
        return new Batch(
                new EnvSpec(
                        "test/step-v1",
                        "test",
                        false,
                        List.of(group),
                        List.of(new Objective("treasure", 0, 9), new Objective("time", -1, 0)),
                        EnvSpec.NO_STATE,
                        List.of(),
                        0,
                        Map.of()),
                1);
    }

    /** The team earns (r, -1) for action 0 of the first agent and action 1 of the second. */
    private void keep(float seen, float r, byte end, boolean secondMayChoose) {
        Batch batch = game();
        int slot = replay.add(1);
        Segments segments = replay.page(slot);
        int at = segments.step(replay.segment(slot), 0);
        for (int when = 0; when < 2; when++) {
            java.util.Arrays.fill(batch.groups[0].alive, true);
            java.util.Arrays.fill(batch.groups[0].actionMask, true);
            batch.groups[0].actionMask[3] = secondMayChoose;
            batch.groups[0].observations[0] = seen + when;
            batch.groups[0].observations[1] = seen - when;
            segments.noteSeen(at + when, batch, 0, false);
        }
        segments.actions[2 * at + 1] = 1;
        segments.rewards[2 * at] = r;
        segments.rewards[2 * at + 1] = -1;
        segments.ends[at] = end;
    }

    private double differentiate(PreferenceConfig config, double lambda, float[][] learnt, float[]... conditions) {
        int steps = replay.size();
        int[] batch = new int[steps];
        for (int i = 0; i < steps; i++) batch[i] = i;
        float[][][] all = new float[steps][][];
        java.util.Arrays.fill(all, learnt);
        try (Workers workers = new Workers(1)) {
            ShardedGradient gradient = new ShardedGradient(
                    network, online.layout(), Kernels.plain(), workers, 2, 1, PreferenceLoss.rows(GAME, 2));
            PreferenceLoss loss = new PreferenceLoss(config, GAME, 2, network, online, target, 2);
            loss.differentiate(gradient, replay, batch, new Preferences.Batch(all, conditions), lambda);
            return loss.loss();
        }
    }

    /** Both agents value action 0 at (2, -1) and action 1 at (1, 3), whatever they see and want. */
    private void setValues(Parameters parameters, float... values) {
        int bias = parameters.layout().slice("q/bias").offset();
        System.arraycopy(values, 0, parameters.values(), bias, 4);
    }

    /** Q = (2, -1) + (1, 3); for treasure both would choose action 0 next: y = (5, -1) + ½·(4, -2); for time action 1: y = (5, -1) + ½·(2, 6). */
    @Test
    void targetFollowsTheBestActionsForTheWeight() {
        setValues(online, 2, -1, 1, 3);
        setValues(target, 2, -1, 1, 3);
        keep(0, 5, Segments.GOES_ON, true);
        assertThat(differentiate(CONFIG, 0, new float[][] {TREASURE}, TREASURE))
                .isCloseTo((square(3 - 7) + square(2 + 2)) / 2, within(1e-5));
        assertThat(differentiate(CONFIG, 0, new float[][] {TIME}, TIME))
                .isCloseTo((square(3 - 6) + square(2 - 2)) / 2, within(1e-5));
        assertThat(differentiate(CONFIG, 1, new float[][] {TREASURE}, TREASURE)).isCloseTo(square(3 - 7), within(1e-5));
    }

    @Test
    void illegalActionsAreNotLookedForwardTo() {
        setValues(online, 2, -1, 1, 3);
        setValues(target, 2, -1, 1, 3);
        keep(0, 5, Segments.GOES_ON, false);
        assertThat(differentiate(CONFIG, 0, new float[][] {TIME}, TIME))
                .isCloseTo((square(3 - 6.5) + square(2 - 0)) / 2, within(1e-5));
    }

    @Test
    void endsAreWorthTheirRewardAndTimeLimitsCanBeLeftOut() {
        setValues(online, 2, -1, 1, 3);
        keep(0, 5, Segments.TRUNCATED, true);
        assertThat(differentiate(CONFIG, 0, new float[][] {TIME}, TIME))
                .isCloseTo((square(3 - 5) + square(2 + 1)) / 2, within(1e-5));
        PreferenceConfig skipping = RecordMaps.with("test", CONFIG, Map.of("truncation", "skip"));
        assertThat(differentiate(skipping, 0, new float[][] {TIME}, TIME)).isZero();
    }

    /** With the treasure's weight as input the network sees nothing in either action, with the time's it knows that action 0 brings treasure. */
    @Test
    void envelopeTakesOverWhatIsKnownForAnotherWeight() {
        int first = online.layout().slice("dense1/kernel").offset();
        int width = 4;
        online.values()[first + (GAME.inputSize() + 1) * width] = 1;
        online.values()[online.layout().slice("q/kernel").offset()] = 4;
        target.copyFrom(online);
        keep(0, 5, Segments.GOES_ON, true);
        double alone = differentiate(CONFIG, 1, new float[][] {TREASURE}, TREASURE);
        double together = differentiate(CONFIG, 1, new float[][] {TREASURE}, TREASURE, TIME);
        assertThat(alone).isCloseTo(square(5), within(1e-5));
        assertThat(together).isCloseTo(square(5 + 0.5 * 8), within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1})
    void gradientIsThatOfTheLoss(double lambda) {
        online.initialise(new SplittableRandom(1));
        target.initialise(new SplittableRandom(2));
        for (int i = 0; i < 5; i++) keep(i * 0.7f - 1, i, i == 3 ? Segments.TERMINATED : Segments.GOES_ON, true);
        float[][] learnt = {{0.3f, 0.7f}, {0.9f, 0.1f}};
        differentiate(CONFIG, lambda, learnt, learnt);
        float[] gradients = online.gradients().clone();
        float step = 1e-3f;
        for (int i = 0; i < gradients.length; i++) {
            float value = online.values()[i];
            online.values()[i] = value + step;
            double above = differentiate(CONFIG, lambda, learnt, learnt);
            online.values()[i] = value - step;
            double below = differentiate(CONFIG, lambda, learnt, learnt);
            online.values()[i] = value;
            assertThat((double) gradients[i]).as("weight " + i).isCloseTo((above - below) / (2 * step), within(2e-2));
        }
    }

    private static double square(double number) {
        return number * number;
    }
}
