package io.github.marl4j.evaluation;

import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.MetricNames;
import io.github.marl4j.evaluation.runs.MetricsWriter;
import io.github.marl4j.evaluation.runs.ResultFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Run folders with invented learning curves, for tests of what reads them. */
public final class SyntheticRuns {
    private static final int UPDATES = 120;
    private static final long STEPS_PER_UPDATE = 8192;

    private SyntheticRuns() {}

    /** Writes a finished run whose win rate rises to about {@code skill}. */
    public static Path write(Path root, String task, String algorithm, long seed, double skill) throws IOException {
        Path folder = Files.createDirectories(
                root.resolve(task.replace('/', '-')).resolve(algorithm).resolve("20270131-142501-seed" + seed));
        writeStart(folder, task, algorithm, seed);
        SplittableRandom random = new SplittableRandom(seed * 31 + algorithm.hashCode());
        ResultFile.Key key = ResultFile.Key.of(task, algorithm, seed);
        ResultFile results = ResultFile.EMPTY;
        try (MetricsWriter writer = MetricsWriter.create(folder)) {
            for (int update = 1; update <= UPDATES; update++) {
                long step = update * STEPS_PER_UPDATE;
                double seconds = update * (0.9 + 0.05 * seed);
                double share = skill / (1 + Math.exp(-(update - 45 - 4 * seed) / 9.0));
                writer.write(step, seconds, update(update, share, random));
                if (update % 6 == 0) {
                    EvaluationResult evaluation = evaluation(share, 32, random);
                    writer.write(step, seconds, evaluation.summary());
                    results = results.withStep(key, new ResultFile.Step(step, seconds, evaluation.perEpisode()));
                }
            }
        }
        results.withAbsoluteMetrics(key, evaluation(skill, 512, random).perEpisode())
                .write(folder.resolve("result.json"));
        AtomicFiles.write(folder.resolve("DONE"), "");
        return folder;
    }

    /** Writes config and manifest, as they are before the first update. */
    public static void writeStart(Path folder, String task, String algorithm, long seed) {
        AtomicFiles.write(folder.resolve("config.json"), """
                {
                  "algorithm": "%s",
                  "env": {"id": "%s", "options": {"maxSteps": 100}},
                  "seed": %d,
                  "totalSteps": 983040,
                  "%s": {"learningRate": 0.004, "gamma": 0.99, "clip": 0.2, "hidden": [128, 128]}
                }
                """.formatted(algorithm, task, seed, algorithm));
        new Manifest(
                        "0.1.0",
                        "87fc192",
                        "marl4j train configs/" + algorithm + "/" + task.replace('/', '-') + ".json --seed " + seed,
                        "OpenJDK 64-Bit Server VM 17.0.15",
                        "Linux 6.1 amd64",
                        "AMD EPYC 9R14, 2 logical processors",
                        "vector-api",
                        2,
                        Instant.parse("2027-01-31T14:25:01Z"),
                        Optional.of(Instant.parse("2027-01-31T14:27:14Z")))
                .write(folder.resolve("manifest.json"));
    }

    /** Writes a picture as {@code media/battle.gif}. */
    public static void writeRecording(Path folder) throws IOException {
        BufferedImage image = new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.DARK_GRAY);
        graphics.fillRect(0, 0, 320, 320);
        for (int unit = 0; unit < 6; unit++) {
            graphics.setColor(unit < 3 ? Color.CYAN : Color.ORANGE);
            graphics.fillOval(unit < 3 ? 60 : 230, 60 + unit % 3 * 80, 26, 26);
        }
        graphics.dispose();
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        ImageIO.write(image, "gif", gif);
        Files.createDirectories(folder.resolve("media"));
        AtomicFiles.write(folder.resolve("media/battle.gif"), gif.toByteArray());
    }

    /** An evaluation with about this share of wins in both modes. */
    public static EvaluationResult evaluation(double share, int episodes, SplittableRandom random) {
        return new EvaluationResult(episodes(share, episodes, random), episodes(0.9 * share, episodes, random));
    }

    private static Episodes episodes(double share, int count, SplittableRandom random) {
        List<Episode> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean won = random.nextDouble() < share;
            String outcome = won ? Episode.WON : random.nextInt(4) == 0 ? Episode.TIMEOUT : Episode.LOST;
            list.add(new Episode(1000 + i, (won ? 1 : 0) + random.nextDouble(), 20 + random.nextInt(60), outcome));
        }
        return new Episodes(list);
    }

    private static Map<String, Double> update(int update, double share, SplittableRandom random) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(
                MetricNames.TRAIN_WIN_RATE,
                Math.min(1, Math.max(0, 0.85 * share + 0.04 * (random.nextDouble() - 0.5))));
        values.put(MetricNames.TRAIN_RETURN, 0.4 + 1.5 * share + 0.1 * random.nextDouble());
        values.put("update/policy_loss", -0.02 * Math.exp(-update / 50.0) + 0.004 * (random.nextDouble() - 0.5));
        values.put("update/value_loss", 0.8 * Math.exp(-update / 30.0) + 0.05 * random.nextDouble());
        values.put("update/entropy", 1.6 * Math.exp(-update / 80.0) + 0.03 * random.nextDouble());
        values.put("update/kl", 0.006 + 0.004 * random.nextDouble());
        values.put("update/clip_fraction", 0.08 + 0.04 * random.nextDouble());
        values.put("update/gradient_norm", 0.4 + 0.2 * random.nextDouble());
        return values;
    }
}
