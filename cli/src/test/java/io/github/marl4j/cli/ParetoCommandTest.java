package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.marl4j.evaluation.pareto.EvaluatedPolicy;
import io.github.marl4j.evaluation.pareto.FrontFile;
import io.github.marl4j.evaluation.pareto.FrontSnapshot;
import io.github.marl4j.evaluation.pareto.ReferencePoint;
import io.github.marl4j.evaluation.pareto.WeightSet;
import io.github.marl4j.evaluation.pareto.WeightVectors;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.MetricsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParetoCommandTest {
    private static final double[][] LARGE = {{4, 1}, {3, 3}, {1, 4}, {1, 1}};
    private static final double[][] SMALL = {{2, 2}};

    @TempDir
    Path folder;

    private Path run(String algorithm, long seed, double[][] means, double... referencePoint) throws IOException {
        Path run = Files.createDirectories(folder.resolve("runs/" + algorithm + "-" + seed));
        Files.writeString(run.resolve("config.json"), """
                {"algorithm": "%s", "env": {"id": "momaland/beach-v1"}, "seed": %d}""".formatted(algorithm, seed));
        Manifest.starting("0.1.0", "abc", "marl4j train", "plain", 1).write(run.resolve("manifest.json"));
        MetricsWriter.create(run).close();
        int objectives = means[0].length;
        ReferencePoint reference = new ReferencePoint(referencePoint);
        WeightSet weights = WeightVectors.equallySpaced(objectives, 5);
        List<EvaluatedPolicy> policies = new ArrayList<>();
        for (double[] mean : means)
            policies.add(EvaluatedPolicy.of("p" + policies.size(), null, new double[][] {mean}));
        double[][] first = {means[0]};
        new FrontFile(
                        "momaland/beach-v1",
                        Map.of(),
                        List.of("capacity", "mixture", "peace").subList(0, objectives),
                        1,
                        reference,
                        weights,
                        policies,
                        List.of(
                                FrontSnapshot.of(1000, first, reference, weights),
                                FrontSnapshot.of(2000, means, reference, weights)))
                .write(run.resolve(FrontFile.NAME));
        return run;
    }

    @Test
    void groupsAreColumnsAndSeedsMakeTheInterval() throws IOException {
        run("momappo", 1, LARGE, 0, 0);
        run("momappo", 2, SMALL, 0, 0);
        run("pcn", 1, SMALL, 0, 0);
        Cli cli = Cli.run("pareto", folder.resolve("runs"));
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .contains("momaland/beach-v1; objectives capacity, mixture; reference point [0.0, 0.0]")
                .contains("5 weights: Riesz energy")
                .contains("momappo, 2 seeds", "pcn, 1 seed")
                .containsPattern("hypervolume +higher +7\\.5 \\[4, 11\\] +4\\n")
                .containsPattern("cardinality +neither +2 \\[1, 3\\] +1\\n");
    }

    @Test
    void theJsonIsWhatTheTableSaysWithPointsAndVersions() throws IOException {
        JsonObject json =
                Cli.run("pareto", run("momappo", 1, LARGE, 0, 0), "--json").json();
        JsonObject report = json.getAsJsonArray("reports").get(0).getAsJsonObject();
        JsonObject volume = report.getAsJsonObject("measures").getAsJsonObject("hypervolume");
        assertThat(volume.get("iqm").getAsDouble()).isEqualTo(11);
        JsonObject seed = report.getAsJsonArray("seeds").get(0).getAsJsonObject();
        assertThat(seed.get("version").getAsString()).isEqualTo("0.1.0 (abc)");
        assertThat(seed.getAsJsonArray("policies")).hasSize(4);
        assertThat(json.get("command").getAsString()).startsWith("./marl4j pareto");
    }

    @Test
    void anotherReferencePointIsMeasuredFromAndWhatItDoesNotPrecedeIsNamed() throws IOException {
        Path run = run("momappo", 1, LARGE, 0, 0);
        Cli below = Cli.run("pareto", run, "--reference-point", "-1,-1");
        assertThat(below.out()).containsPattern("hypervolume +higher +20\\n");
        Cli inside = Cli.run("pareto", run, "--reference-point", "2,0");
        assertThat(inside.code()).isZero();
        assertThat(inside.out()).containsPattern("hypervolume +higher +4\\n");
        assertThat(inside.err())
                .contains(
                        "note: momaland/beach-v1 momappo seed 1: reference point [2.0, 0.0] is not below 1 of 3 points")
                .contains("2 [1.0, 4.0]");
    }

    @Test
    void weightsAndAKnownFrontCanBeGiven() throws IOException {
        Path run = run("momappo", 1, LARGE, 0, 0);
        Path known = Files.writeString(folder.resolve("known.json"), "{\"points\": [[5, 5]], \"source\": \"by hand\"}");
        Cli cli = Cli.run("pareto", run, "--weights", "11", "--front", known);
        assertThat(cli.out())
                .contains("11 weights: Das-Dennis, objectives=2, partitions=10")
                .containsPattern("igd +lower +2\\.8284\\n")
                .containsPattern("additive_epsilon +lower +2\\n");
        Cli itself = Cli.run("pareto", run, "--front", run.resolve("front.json"));
        assertThat(itself.out()).containsPattern("igd +lower +0\\n");
    }

    @Test
    void picturesAndReportAreWrittenIntoTheFolder() throws IOException {
        run("momappo", 1, new double[][] {{4, 1, 2}, {3, 3, 1}}, 0, 0, 0);
        run("momappo", 2, new double[][] {{1, 4, 2}}, 0, 0, 0);
        Path out = folder.resolve("pictures");
        Cli cli = Cli.run("pareto", folder.resolve("runs"), "--out", out);
        assertThat(cli.code()).as(cli.err()).isZero();
        for (String kind : List.of("front", "parallel", "hypervolume")) {
            Path png = out.resolve("momaland-beach-v1-" + kind + ".png");
            assertThat(cli.out()).contains("wrote " + png);
            assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(500);
            assertThat(out.resolve("momaland-beach-v1-" + kind + ".svg"))
                    .content()
                    .contains("<svg");
        }
        assertThat(out.resolve("pareto.json")).content().contains("marl4j-pareto-report/1");
    }

    @Test
    void withAnotherReferencePointNoHistoryIsDrawn() throws IOException {
        Path out = folder.resolve("pictures");
        Cli cli = Cli.run("pareto", run("momappo", 1, LARGE, 0, 0), "--reference-point=-1,-1", "--out", out);
        assertThat(cli.err()).contains("hypervolume over training is not drawn");
        assertThat(out.resolve("momaland-beach-v1-hypervolume.svg")).doesNotExist();
        assertThat(out.resolve("momaland-beach-v1-front.svg")).exists();
    }

    @Test
    void runsThatDoNotCompareAreRefused() throws IOException {
        run("momappo", 1, LARGE, 0, 0);
        run("pcn", 1, LARGE, -1, 0);
        assertRefused(
                Cli.run("pareto", folder.resolve("runs")),
                ExitCodes.USAGE,
                "different reference points: [0.0, 0.0] in",
                "choose one with --reference-point");
        assertThat(Cli.run("pareto", folder.resolve("runs"), "--reference-point", "-2,-2")
                        .code())
                .isZero();
    }

    @Test
    void wrongInputIsAnsweredInOneSentence() throws IOException {
        Path run = run("momappo", 1, LARGE, 0, 0);
        assertRefused(Cli.run("pareto", folder.resolve("nowhere")), ExitCodes.FAILED, "no run folder at");
        assertRefused(
                Cli.run("pareto", run, "--reference-point", "0;0"), ExitCodes.USAGE, "expected numbers with commas");
        assertRefused(Cli.run("pareto", run, "--reference-point", "0,NaN"), ExitCodes.USAGE, "has NaN in objective 1");
        assertRefused(
                Cli.run("pareto", run, "--reference-point", "0,0,0"),
                ExitCodes.USAGE,
                "reference point has objectives=3");
        assertRefused(Cli.run("pareto", run, "--weights", "0"), ExitCodes.USAGE, "--weights=0 must be at least 1");
        Path known = Files.writeString(folder.resolve("known.json"), "{\"points\": [[5, 5], [1]]}");
        assertRefused(Cli.run("pareto", run, "--front", known), ExitCodes.FAILED, known + ": known front: point 1");
        Files.writeString(known, "{\"points\": []}");
        assertRefused(Cli.run("pareto", run, "--front", known), ExitCodes.FAILED, "expected at least 1 point");
        Files.delete(run.resolve("front.json"));
        assertRefused(Cli.run("pareto", run), ExitCodes.FAILED, "has no front.json; only multi-objective algorithms");
    }

    private static void assertRefused(Cli cli, int code, String... parts) {
        assertThat(cli.err()).contains(parts).hasLineCount(1);
        assertThat(cli.code()).isEqualTo(code);
        assertThat(cli.out()).isEmpty();
    }
}
