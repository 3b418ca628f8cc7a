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
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The loss on {@link HandMadeSegment}. */
class TdLossTest {
    private final ParameterLayout.Builder layout = new ParameterLayout.Builder();
    private final Network network =
            QNetwork.recurrent(layout, HandMadeSegment.GAME.inputSize(), HandMadeSegment.GAME.actions(), 4);
    private final Parameters weights = new Parameters(layout.build());
    private final SegmentReplay replay = new SegmentReplay("test", HandMadeSegment.FORM, 1, 1);

    private double loss(byte end, Object... keysAndValues) {
        HandMadeSegment.setValues(weights);
        return loss(weights, end, keysAndValues);
    }

    /** @param online the network's weights; the target's are those whose values are known */
    private double loss(Parameters online, byte end, Object... keysAndValues) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "numEnvs", 1, "numSteps", HandMadeSegment.STEPS, "batchSegments", 1, "replaySegments", 1, "hidden", 4));
        settings.put("gamma", 0.5);
        for (int i = 0; i < keysAndValues.length; i += 2) settings.put((String) keysAndValues[i], keysAndValues[i + 1]);
        QConfig config = RecordMaps.with("test", QConfig.DEFAULT, settings);
        replay.add(1);
        HandMadeSegment.fill(replay.page(0), end);
        try (Workers workers = new Workers(1)) {
            TdLoss loss = new TdLoss(config, HandMadeSegment.GAME, network, new Vdn.Sum(1), online, weights, 1);
            loss.differentiate(
                    new ShardedGradient(
                            network, weights.layout(), Kernels.plain(), workers, 1, HandMadeSegment.STEPS, 1),
                    replay,
                    new int[1]);
            return loss.loss();
        }
    }

    /** Targets r + ½·5 where the next step allows both actions, r + ½·3 where it allows action 0 only: (3-3.5)², (3-4.5)², (3-8.5)², (3-6.5)², (3-7.5)². */
    @Test
    void targetsAddTheDiscountedBestLegalValueOfTheNextStep() {
        assertThat(loss(Segments.GOES_ON)).isEqualTo((0.25 + 2.25 + 30.25 + 12.25 + 20.25) / 5);
    }

    @Test
    void targetOfATerminatedTransitionIsItsReward() {
        assertThat(loss(Segments.TERMINATED)).isEqualTo((0.25 + 2.25 + 16 + 12.25 + 20.25) / 5);
    }

    @Test
    void truncatedTransitionIsLeftOutOrTreatedAsAnEnd() {
        assertThat(loss(Segments.TRUNCATED)).isEqualTo((0.25 + 2.25 + 0 + 12.25 + 20.25) / 5);
        assertThat(loss(Segments.TRUNCATED, "truncation", "terminate")).isEqualTo(loss(Segments.TERMINATED));
    }

    /** The last transition of the episode looks into the next one, and the next one's first does not look on. */
    @Test
    void legacyDoneIndexDiffersAtTheEndOfAnEpisodeOnly() {
        Object[] legacy = {"legacyDoneIndex", true, "truncation", "terminate"};
        assertThat(loss(Segments.TERMINATED, legacy)).isEqualTo((0.25 + 2.25 + 30.25 + 1 + 20.25) / 5);
        assertThat(loss(Segments.GOES_ON, legacy)).isEqualTo(loss(Segments.GOES_ON));
    }

    /** The target network alone would choose action 1 where the network itself prefers action 0. */
    @Test
    void doubleQTakesTheTargetsValueOfTheNetworksOwnChoice() {
        HandMadeSegment.setValues(weights);
        Parameters other = new Parameters(weights.layout());
        other.values()[other.layout().slice("q/bias").offset()] = 6;
        double own = loss(other, Segments.GOES_ON, "doubleQ", true);
        double targets = loss(other, Segments.GOES_ON, "doubleQ", false);
        assertThat(own)
                .isEqualTo(
                        (square(6 - 2.5) + square(6 - 3.5) + square(6 - 8.5) + square(6 - 5.5) + square(6 - 6.5)) / 5);
        assertThat(targets)
                .isEqualTo(
                        (square(6 - 3.5) + square(6 - 4.5) + square(6 - 8.5) + square(6 - 6.5) + square(6 - 7.5)) / 5);
    }

    private static double square(double x) {
        return x * x;
    }

    /** With γ = 0 targets do not move, so that the gradient is the whole slope. */
    @Test
    void gradientIsTheSlopeOfTheLoss() {
        weights.initialise(new SplittableRandom(5));
        double before = loss(weights, Segments.TERMINATED, "gamma", 0);
        float[] gradient = weights.gradients().clone();
        double squares = 0;
        for (float slope : gradient) squares += (double) slope * slope;
        double step = 1e-3 / Math.sqrt(squares);
        for (int i = 0; i < gradient.length; i++) weights.values()[i] += (float) (step * gradient[i]);
        double after = loss(weights, Segments.TERMINATED, "gamma", 0);
        assertThat((after - before) / step).isCloseTo(squares, within(0.01 * squares));
    }
}
