package io.github.marl4j.evaluation.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontFileTest {
    private static final EvaluatedPolicy FAST =
            EvaluatedPolicy.of("fast", new double[] {1, 0}, new double[][] {{4, 1}, {6, 1}});
    private static final EvaluatedPolicy SAFE =
            EvaluatedPolicy.of("safe", null, new double[][] {{1, 3}, {2, 4}, {3, 5}});
    private static final EvaluatedPolicy POOR = EvaluatedPolicy.of("poor", null, new double[][] {{1, 1}});
    private static final ReferencePoint ORIGIN = new ReferencePoint(new double[2]);
    private static final WeightSet WEIGHTS = WeightVectors.equallySpaced(2, 5);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve(FrontFile.NAME);
        front(List.of(FAST, SAFE, POOR)).write(file);
    }

    private static FrontFile front(List<EvaluatedPolicy> policies) {
        return new FrontFile(
                "momaland/beach-v1",
                Map.of("capacity", 3L),
                List.of("speed", "safety"),
                .99,
                ORIGIN,
                WEIGHTS,
                policies,
                List.of(new FrontSnapshot(0, 1, 1, 1), new FrontSnapshot(100, 11, 3.5, 2)));
    }

    @Test
    void aFrontSurvivesWritingAndReading() {
        FrontFile read = FrontFile.read(file);
        assertThat(read).isEqualTo(front(List.of(FAST, SAFE, POOR)));
        assertThat(read.points()).isDeepEqualTo(new double[][] {{5, 1}, {2, 4}, {1, 1}});
        assertThat(read.front()).isDeepEqualTo(new double[][] {{5, 1}, {2, 4}});
        assertThat(read.policies()).extracting(EvaluatedPolicy::episodes).containsExactly(2, 3, 1);
    }

    @Test
    void utilityOfTheMeanAndMeanOfTheUtilityDifferUnlessItIsLinear() {
        assertThat(SAFE.scalarisedExpectedReturn(Utility.PRODUCT, null)).isEqualTo(8);
        assertThat(SAFE.expectedScalarisedReturn(Utility.PRODUCT, null)).isEqualTo((3 + 8 + 15) / 3.0);
        double[] half = {.5, .5};
        assertThat(SAFE.expectedScalarisedReturn(Utility.LINEAR, half))
                .isEqualTo(SAFE.scalarisedExpectedReturn(Utility.LINEAR, half));
    }

    @Test
    void aSnapshotMeasuresTheFilteredFront() {
        double[][] points = {{5, 1}, {2, 4}, {1, 1}};
        assertThat(FrontSnapshot.of(7, points, ORIGIN, new WeightSet("two", WeightVectors.extrema(2))))
                .isEqualTo(new FrontSnapshot(7, 5 + 6, 4.5, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"marl4j-front/1\"|\"front/9\"|\"format\" is front/9",
                "\"discount\": 0.99|\"discount\": 1.5|discount=1.5",
                "\"name\": \"safe\"|\"name\": \"fast\"|two policy names are \"fast\"",
                "\"step\": 100|\"step\": 0|history has step=0 after step=0",
                "\"episodes\": 3|\"episodes\": 4|\"policies[1].episodes\" is 4; expected the number of returns, 3",
                "\"cardinality\": 2|\"cardinality\": 0|cardinality=0",
                "\"hypervolume\": 11.0|\"hypervolume\": \"NaN\"|\"history[1].hypervolume\" is NaN; expected a number",
                "\"safety\"|\"speed\"|two objective names are \"speed\"",
                "\"origin\"|\"orign\"|\"weights.origin\" is missing"
            })
    void whatIsWrongIsNamedWithFileAndPlace(String from, String to, String problem) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
        assertThatThrownBy(() -> FrontFile.read(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(problem);
    }

    @Test
    void aMeanThatIsNotTheMeanOfTheReturnsIsRefused() throws IOException {
        String text = Files.readString(file).replaceAll("\\s", "");
        Files.writeString(file, text.replace("\"meanReturn\":[5.0,1.0]", "\"meanReturn\":[5.0,1.1]"));
        assertThatThrownBy(() -> FrontFile.read(file))
                .hasMessageContaining(
                        "\"policies[0].meanReturn\" is [5.0, 1.1]; expected the mean of the returns, [5.0, 1.0]");
    }

    @Test
    void emptyFrontsNansAndWrongWeightsAreRefused() {
        assertThatThrownBy(() -> front(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the front of momaland/beach-v1 is empty; expected at least 1 evaluated policy");
        assertThatThrownBy(() -> EvaluatedPolicy.of("x", null, new double[][] {{1, 2}, {1, Double.NaN}}))
                .hasMessageContaining("policy \"x\"")
                .hasMessageContaining("point 1 [1.0, NaN] has NaN in objective 1");
        assertThatThrownBy(() -> EvaluatedPolicy.of("x", null, new double[0][]))
                .hasMessageContaining("no evaluation episodes");
        assertThatThrownBy(() -> EvaluatedPolicy.of("x", new double[] {.5, .6}, new double[][] {{1, 2}}))
                .hasMessageContaining("sums to 1.1");
        assertThatThrownBy(() -> front(List.of(EvaluatedPolicy.of("flat", null, new double[][] {{1}}))))
                .hasMessageContaining(
                        "policy \"flat\" has objectives=1; expected one number for each of [speed, safety]");
    }
}
