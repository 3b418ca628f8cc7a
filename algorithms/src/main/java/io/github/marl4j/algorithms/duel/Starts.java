package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.PpoLearner;
import io.github.marl4j.algorithms.run.Checkpoint;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Weights to start from: those of the policy of an earlier run, e.g. a champion of the one-player game. */
final class Starts {
    private static final String WEIGHTS = ".weights";

    private Starts() {}

    /**
     * Reads the policy of a run with one agent group.
     *
     * @param folder of the run; empty for none
     * @return null for none
     * @throws RunFileException if there is no checkpoint, or not one network in it
     */
    static float[] read(String folder) {
        if (folder.isEmpty()) return null;
        Path file = Checkpoint.newest(Path.of(folder).resolve("checkpoints"))
                .orElseThrow(() -> new RunFileException("run " + folder + " has no checkpoint to start from"));
        Map<String, Object> arrays = Checkpoint.read(file).state().arrays();
        List<float[]> found = arrays.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(WEIGHTS))
                .map(entry -> (float[]) entry.getValue())
                .toList();
        if (found.size() != 1) {
            throw new RunFileException("run " + folder + " has " + found.size()
                    + " networks of policies; a start needs a run with one, e.g. of ippo or self-play");
        }
        return found.get(0);
    }

    /**
     * Puts weights in the place of those that were drawn.
     *
     * @throws IllegalArgumentException if their number is another
     */
    static void put(PpoLearner ppo, float[] weights) {
        ppo.learnt().forEach((name, array) -> {
            if (!name.endsWith(WEIGHTS)) return;
            float[] own = (float[]) array;
            if (own.length != weights.length) {
                throw new IllegalArgumentException("a start of " + weights.length
                        + " weights came; the network has " + own.length
                        + ": it needs the same network, hidden, layers and observations");
            }
            System.arraycopy(weights, 0, own, 0, own.length);
        });
    }
}
