package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.render.Gif;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records what happens in row 0: an animated GIF, and a {@link RecordedEpisode} from which the episode can be played again. Both appear in the folder when the episode ends or is left by a
 * reset or close, as {@code seed42-episode3.gif} and {@code .txt}; a second recording of the same seed and episode replaces the first. An episode that is entered in the middle by
 * {@link #restore} is not recorded.
 *
 * <p>With SAME_STEP the picture of an episode's very last state is missing: the row already shows the next episode. Recording allocates and writes files; the other wrappers do not.
 *
 * <p>Order: records the actions that come in and what the environment inside draws. Inside {@link FixedPolicy} the actions of the fixed policies are recorded too, and a replay does not need
 * them.
 */
public final class Recording extends VectorWrapper {

    /**
     * What to record.
     *
     * @param everyEpisodes records episode 0 of a seed and then every so many, at least 1
     * @param pictures whether to write GIFs; without, environments that draw no picture can be recorded
     * @param delayMillis time of each picture [ms], at least 10
     */
    public record Options(int everyEpisodes, boolean pictures, int delayMillis) {
        /** Every episode, with pictures, ten of them a second. */
        public static final Options DEFAULT = new Options(1, true, 100);

        public Options {
            if (everyEpisodes < 1) {
                throw new IllegalArgumentException("recording: everyEpisodes=" + everyEpisodes + " must be at least 1");
            }
        }
    }

    private final Path folder;
    private final Options options;
    private final long[] seedAndEpisode = new long[2];
    private ResetOptions resetOptions = ResetOptions.NONE;
    private Gif gif;
    private List<List<Action>> steps;

    /** Records every episode of row 0. */
    public Recording(VectorEnv inner, Path folder) {
        this(inner, folder, Options.DEFAULT);
    }

    /**
     * Records episodes of row 0.
     *
     * @param folder is made when the first file is written
     */
    public Recording(VectorEnv inner, Path folder, Options options) {
        super(inner, inner.spec(), false);
        this.folder = folder;
        this.options = options;
    }

    @Override
    protected Map<String, Object> state() {
        return Map.of("seedAndEpisode", seedAndEpisode);
    }

    @Override
    protected void afterReset(long seed, ResetOptions newOptions, Batch seen, Batch out) {
        save();
        seedAndEpisode[0] = seed;
        seedAndEpisode[1] = 0;
        resetOptions = newOptions;
        begin();
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        if (env != 0) return;
        save();
        nextEpisode();
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        boolean nextHasBegun = out.episodeOver[0] && resetsItself();
        if (steps != null) {
            steps.add(rowZero(actions));
            if (!nextHasBegun) addPicture();
        }
        if (out.episodeOver[0]) save();
        if (nextHasBegun) nextEpisode();
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        discard();
    }

    private void nextEpisode() {
        seedAndEpisode[1]++;
        resetOptions = ResetOptions.NONE;
        begin();
    }

    private void begin() {
        if (seedAndEpisode[1] % options.everyEpisodes() != 0) return;
        steps = new ArrayList<>();
        try {
            if (options.pictures()) gif = new Gif(file("gif"), options.delayMillis());
        } catch (IOException refused) {
            throw failed(refused);
        }
        addPicture();
    }

    private void addPicture() {
        if (gif == null) return;
        try {
            gif.add(inner.render(0));
        } catch (IOException refused) {
            throw failed(refused);
        } catch (RuntimeException noPicture) {
            discard();
            throw noPicture;
        }
    }

    private List<Action> rowZero(Actions actions) {
        List<Action> chosen = new ArrayList<>();
        for (Actions.Rows rows : actions.groups) {
            for (int a = 0; a < rows.numAgents; a++) chosen.add(rows.get(0, a));
        }
        return chosen;
    }

    /** Writes the files of the present recording, unless nothing has happened in it. */
    private void save() {
        if (steps == null) return;
        if (steps.isEmpty()) {
            discard();
            return;
        }
        try {
            RecordedEpisode episode = new RecordedEpisode(
                    spec().id(),
                    texts(spec().options()),
                    seedAndEpisode[0],
                    seedAndEpisode[1],
                    texts(resetOptions.values()),
                    steps);
            steps = null;
            episode.save(file("txt"));
            if (gif != null) gif.close();
            gif = null;
        } catch (IOException refused) {
            throw failed(refused);
        }
    }

    private void discard() {
        steps = null;
        Gif unfinished = gif;
        gif = null;
        try {
            if (unfinished != null) unfinished.discard();
        } catch (IOException refused) {
            throw failed(refused);
        }
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private Path file(String ending) {
        return folder.resolve("seed" + seedAndEpisode[0] + "-episode" + seedAndEpisode[1] + "." + ending);
    }

    private UncheckedIOException failed(IOException refused) {
        return new UncheckedIOException(spec().id() + ": cannot record to " + folder + ": " + refused, refused);
    }

    /** Saves the recording so far and ends the threads. */
    @Override
    public void close() {
        try {
            save();
        } finally {
            super.close();
        }
    }
}
