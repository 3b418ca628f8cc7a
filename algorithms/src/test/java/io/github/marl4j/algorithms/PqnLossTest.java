package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.algorithms.nn.ParameterLayout;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.QNetwork;
import io.github.marl4j.algorithms.nn.ShardedGradient;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.algorithms.rollout.Segments;
import io.github.marl4j.algorithms.run.RecordMaps;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The loss on {@link HandMadeSegment}; returns are worked out backwards from the last but one step. */
class PqnLossTest {
    private static final QGame GAME = HandMadeSegment.GAME;

    private static double loss(byte end, String truncation, double lambda) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of(
                "numEnvs", 1, "numSteps", HandMadeSegment.STEPS, "memoryWindow", 0, "minibatches", 1, "hidden", 4));
        settings.putAll(Map.of("gamma", 0.5, "lambda", lambda, "truncation", truncation));
        settings.putAll(Map.of("norm", "none", "normaliseInput", false, "network", "mlp"));
        PqnVdn.Config config = RecordMaps.with("test", PqnVdn.Config.DEFAULT, settings);
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        Network network =
                QNetwork.parallel(layout, GAME.inputSize(), GAME.actions(), 4, 1, QNetwork.Norm.NONE, false, false);
        Parameters weights = new Parameters(layout.build());
        HandMadeSegment.setValues(weights);
        Segments segments = new Segments(HandMadeSegment.FORM, 1);
        HandMadeSegment.fill(segments, end);
        try (Workers workers = new Workers(1)) {
            ShardedGradient gradient = new ShardedGradient(
                    network, weights.layout(), Kernels.plain(), workers, 1, HandMadeSegment.STEPS, 1);
            PqnLoss loss = new PqnLoss(config, GAME, weights, 1);
            loss.differentiate(gradient, segments, new float[0], 0, new int[1], 0, 1);
            return loss.loss();
        }
    }

    private static double meanSquare(double... returns) {
        double sum = 0;
        for (double g : returns) sum += (3 - g) * (3 - g);
        return sum / (HandMadeSegment.STEPS - 1);
    }

    /** λ = 0: r + ½·5, or r + ½·3 before step 3, where only action 0 is legal. */
    @Test
    void withoutLambdaReturnsLookOneStepAhead() {
        assertThat(loss(Segments.GOES_ON, "skip", 0)).isEqualTo(meanSquare(3.5, 4.5, 8.5, 6.5, 7.5));
    }

    /** λ = 1: rewards to the end of the window, whose last state is worth 5. */
    @Test
    void withLambdaOneReturnsAreDiscountedSumsOfRewards() {
        double g4 = 5 + 0.5 * 5;
        double g3 = 4 + 0.5 * g4;
        double g2 = 7 + 0.5 * g3;
        double g1 = 2 + 0.5 * g2;
        assertThat(loss(Segments.GOES_ON, "skip", 1)).isEqualTo(meanSquare(1 + 0.5 * g1, g1, g2, g3, g4));
        assertThat(loss(Segments.TERMINATED, "skip", 1)).isEqualTo(meanSquare(3.75, 5.5, 7, g3, g4));
    }

    /** The transition itself is left out (a return of 3 is no error); the ones before take the value 5 of its state for what came of it. */
    @Test
    void truncatedTransitionIsLeftOutOrTreatedAsAnEnd() {
        double g3 = 4 + 0.5 * 7.5;
        assertThat(loss(Segments.TRUNCATED, "skip", 1)).isEqualTo(meanSquare(1 + 0.5 * 4.5, 4.5, 3, g3, 7.5));
        assertThat(loss(Segments.TRUNCATED, "terminate", 1)).isEqualTo(loss(Segments.TERMINATED, "skip", 1));
    }
}
