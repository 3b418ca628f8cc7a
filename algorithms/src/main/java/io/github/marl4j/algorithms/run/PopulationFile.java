package io.github.marl4j.algorithms.run;

import io.github.marl4j.algorithms.duel.Population;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The facts of a run's snapshots, for readers; their weights are in the checkpoint beside it, as {@code population.ID.sideSIDE}.
 *
 * <pre>{@code
 * {"format": "marl4j-population/1", "members": [{"id": 0, "learner": 0, "parent": -1, "side": 0, "step": 0, "config": "sha-256", "weights": 34839, "crc32c": "9a3f…"}]}
 * }</pre>
 */
final class PopulationFile {
    private static final String NAME = "population.json";

    private PopulationFile() {}

    static void write(Path folder, List<Population.Member> members) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", "marl4j-population/1");
        file.put("members", members.stream().map(PopulationFile::facts).toList());
        AtomicFiles.write(folder.resolve(NAME), Json.pretty(file));
    }

    private static Map<String, Object> facts(Population.Member member) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", member.id());
        facts.put("learner", member.learner());
        facts.put("parent", member.parent());
        facts.put("side", member.side());
        facts.put("step", member.step());
        facts.put("config", member.config());
        facts.put("weights", member.weights().length);
        facts.put("crc32c", checksum(member.weights()));
        return facts;
    }

    private static String checksum(float[] weights) {
        ByteBuffer bytes = ByteBuffer.allocate(weights.length * Float.BYTES);
        for (float weight : weights) bytes.putFloat(weight);
        CRC32C sum = new CRC32C();
        sum.update(bytes.flip());
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
