package io.github.marl4j.evaluation.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.evaluation.curves.ChartStyle;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    private static final LabelledVectors CORNERS =
            new LabelledVectors(new double[][] {{0, 0}, {0, 4}, {4, 0}}, new int[] {0, 1, 2});

    /** Three clouds around the corners of a triangle. */
    private static LabelledVectors clouds(int each, double spread, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] vectors = new double[3 * each][];
        int[] labels = new int[3 * each];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 3;
            double[] corner = CORNERS.vectors()[i % 3];
            vectors[i] =
                    new double[] {corner[0] + spread * random.nextGaussian(), corner[1] + spread * random.nextGaussian()
                    };
        }
        return new LabelledVectors(vectors, labels);
    }

    @Test
    void theNearestKnownVectorTellsTheLabel() {
        LabelledVectors asked =
                new LabelledVectors(new double[][] {{1, 0}, {0, 3}, {3, 3.5}, {1.9, 0}}, new int[] {0, 1, 2, 0});
        assertThat(Recognition.nearestNeighbour(CORNERS, asked)).isEqualTo(0.75);
    }

    @Test
    void cloudsApartAreRecognisedAndLabelsWithoutMeaningAreNot() {
        LabelledVectors known = clouds(200, 0.5, 1);
        LabelledVectors asked = clouds(200, 0.5, 2);
        assertThat(Recognition.linearProbe(known, asked, 1e-3)).isGreaterThan(0.99);
        assertThat(Recognition.nearestNeighbour(known, asked)).isGreaterThan(0.99);
        int[] meaningless = new SplittableRandom(3).ints(600, 0, 3).toArray();
        LabelledVectors shuffled = new LabelledVectors(asked.vectors(), meaningless);
        // A third is right by chance; standard deviation 0.02.
        assertThat(Recognition.linearProbe(known, shuffled, 1e-3)).isCloseTo(1 / 3.0, within(0.08));
        assertThat(Recognition.nearestNeighbour(known, shuffled)).isCloseTo(1 / 3.0, within(0.08));
    }

    @Test
    void aLineThroughTheMiddleSeparatesWhatNeighboursConfuse() {
        double[][] vectors = {{-1, 0}, {-2, 5}, {1, 0}, {2, 5}};
        LabelledVectors known = new LabelledVectors(vectors, new int[] {0, 0, 1, 1});
        LabelledVectors asked = new LabelledVectors(new double[][] {{-0.1, 100}, {0.1, -100}}, new int[] {0, 1});
        assertThat(Recognition.linearProbe(known, asked, 1e-6)).isEqualTo(1);
    }

    @Test
    void cosinesOfPairsWithTheSameAndWithOtherLabelsAreAveragedApart() {
        LabelledVectors vectors =
                new LabelledVectors(new double[][] {{1, 0}, {2, 0}, {0, 3}, {-1, 0}}, new int[] {0, 0, 1, 1});
        Recognition.Cosines cosines = Recognition.cosines(vectors);
        assertThat(cosines.same()).isCloseTo((1 + 0) / 2.0, within(1e-12));
        assertThat(cosines.other()).isCloseTo((0 - 1 + 0 - 1) / 4.0, within(1e-12));
    }

    @Test
    void thePlaneOfPointsOnALineExplainsAllAlongItsFirstAxis() {
        PrincipalPlane plane = PrincipalPlane.of(new double[][] {{0, 0, 1}, {3, 4, 1}, {6, 8, 1}});
        assertThat(plane.explained()[0]).isCloseTo(1, within(1e-12));
        assertThat(plane.points()[0][0]).isCloseTo(-5, within(1e-9));
        assertThat(plane.points()[2][0]).isCloseTo(5, within(1e-9));
        assertThat(plane.points()[2][1]).isCloseTo(0, within(1e-9));
    }

    @Test
    void everyLabelOfThePictureNeedsAName() {
        assertThatThrownBy(() -> new EmbeddingChart("", CORNERS, List.of("a", "b")))
                .hasMessage("3 labels have 2 names; expected one for each");
        assertThat(new EmbeddingChart("", CORNERS, List.of("a", "b", "c"))
                        .image(ChartStyle.DEFAULT)
                        .png())
                .hasSizeGreaterThan(1000);
    }
}
