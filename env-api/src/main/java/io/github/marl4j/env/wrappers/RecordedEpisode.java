package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.files.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;

/**
 * What it takes to play an episode again: seed, number of the episode, and every action. Immutable.
 *
 * <p>File form, one line each: {@code marl4j-episode 1}, {@code id …}, {@code option name=value} for each option of the environment (for people; a replay is given the environment),
 * {@code seed …}, {@code episode …}, {@code reset name=value} for each reset option, and for each step {@code step} with one action per agent: whole numbers with commas between, then, if there
 * are any, {@code |} and real numbers.
 *
 * @param id of the environment
 * @param options of the environment, as text
 * @param seed of the last reset
 * @param episode number of the episode since that reset
 * @param resetOptions as text; empty except in episode 0
 * @param steps one list of actions per step, in the order of {@link EnvSpec#agents()}
 */
public record RecordedEpisode(
        String id,
        Map<String, String> options,
        long seed,
        long episode,
        Map<String, String> resetOptions,
        List<List<Action>> steps) {
    private static final String FIRST_LINE = "marl4j-episode 1";

    /** Copies the collections. */
    public RecordedEpisode {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        resetOptions = Collections.unmodifiableMap(new LinkedHashMap<>(resetOptions));
        steps = steps.stream().map(List::copyOf).toList();
    }

    /**
     * Plays the episode again in row 0.
     *
     * @param env one like that of the recording, wrappers inside the {@link Recording} included, with the same {@code firstEnv}; is reset
     * @param afterEach called after the reset and after every step; what it gets is overwritten by the next
     * @throws IllegalArgumentException if the environment has another id or other agents
     */
    public void replay(VectorEnv env, Consumer<Batch> afterEach) {
        if (!env.spec().id().equals(id)) {
            throw new IllegalArgumentException(
                    env.spec().id() + ": the recorded episode is of " + id + " and cannot be played here");
        }
        Batch batch = env.newBatch();
        Actions actions = env.newActions();
        env.reset(seed, new ResetOptions(new LinkedHashMap<>(resetOptions)), batch);
        for (long i = 0; i < episode; i++) env.resetRow(0, batch);
        afterEach.accept(batch);
        for (List<Action> step : steps) {
            setActions(env.spec(), step, actions);
            env.step(actions, batch);
            afterEach.accept(batch);
        }
    }

    private void setActions(EnvSpec spec, List<Action> step, Actions actions) {
        if (step.size() != spec.agents().size()) {
            throw new IllegalArgumentException(id + ": the recorded episode has actions of " + step.size()
                    + " agents, the environment has " + spec.agents().size());
        }
        int next = 0;
        for (int g = 0; g < spec.groups().size(); g++) {
            AgentGroup group = spec.groups().get(g);
            for (int a = 0; a < group.size(); a++) actions.groups[g].set(0, a, step.get(next++));
        }
    }

    /** Saves the episode; the file appears whole or not at all. */
    public void save(Path target) throws IOException {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        text.append("id ").append(id).append('\n');
        options.forEach((name, value) -> appendPair(text, "option", name, value));
        text.append("seed ").append(seed).append('\n');
        text.append("episode ").append(episode).append('\n');
        resetOptions.forEach((name, value) -> appendPair(text, "reset", name, value));
        for (List<Action> step : steps) {
            text.append("step");
            for (Action action : step) text.append(' ').append(text(action));
            text.append('\n');
        }
        try (AtomicFile file = new AtomicFile(target)) {
            file.stream().write(text.toString().getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    private static void appendPair(StringBuilder text, String kind, String name, String value) {
        String line = kind + " " + name + "=" + value;
        text.append(line.replaceAll("\\R", " ")).append('\n');
    }

    private static String text(Action action) {
        StringJoiner ints = new StringJoiner(",");
        for (int i = 0; i < action.numInts(); i++) ints.add(Integer.toString(action.intAt(i)));
        if (action.numFloats() == 0) return ints.toString();
        StringJoiner floats = new StringJoiner(",");
        for (int i = 0; i < action.numFloats(); i++) floats.add(Float.toString(action.floatAt(i)));
        return ints + "|" + floats;
    }

    /**
     * Reads a saved episode.
     *
     * @throws IOException if it cannot be read, or is damaged: names the line
     */
    public static RecordedEpisode load(Path file) throws IOException {
        Reading reading = new Reading();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number == 1 && !line.equals(FIRST_LINE)) throw new IllegalArgumentException("no " + FIRST_LINE);
                if (number > 1) reading.take(line);
            }
            return reading.episode();
        } catch (IllegalArgumentException damaged) {
            throw new IOException(file + ":" + number + ": not a recorded episode: " + damaged.getMessage(), damaged);
        }
    }

    private static final class Reading {
        private final Map<String, String> single = new LinkedHashMap<>();
        private final Map<String, String> options = new LinkedHashMap<>();
        private final Map<String, String> resetOptions = new LinkedHashMap<>();
        private final List<List<Action>> steps = new ArrayList<>();

        void take(String line) {
            int space = line.indexOf(' ');
            String kind = space < 0 ? line : line.substring(0, space);
            String rest = space < 0 ? "" : line.substring(space + 1);
            switch (kind) {
                case "id", "seed", "episode" -> single.put(kind, rest);
                case "option" -> putPair(options, rest);
                case "reset" -> putPair(resetOptions, rest);
                case "step" -> {
                    List<Action> actions = new ArrayList<>();
                    for (String action : rest.split(" ")) actions.add(action(action));
                    steps.add(actions);
                }
                default -> throw new IllegalArgumentException("unknown word \"" + kind + "\"");
            }
        }

        private static void putPair(Map<String, String> into, String pair) {
            int equals = pair.indexOf('=');
            if (equals < 0) throw new IllegalArgumentException("no = in \"" + pair + "\"");
            into.put(pair.substring(0, equals), pair.substring(equals + 1));
        }

        private static Action action(String text) {
            int bar = text.indexOf('|');
            String ints = bar < 0 ? text : text.substring(0, bar);
            String[] intTexts = ints.isEmpty() ? new String[0] : ints.split(",");
            String[] floatTexts =
                    bar < 0 ? new String[0] : text.substring(bar + 1).split(",");
            int[] whole = new int[intTexts.length];
            float[] real = new float[floatTexts.length];
            for (int i = 0; i < whole.length; i++) whole[i] = Integer.parseInt(intTexts[i]);
            for (int i = 0; i < real.length; i++) real[i] = Float.parseFloat(floatTexts[i]);
            return new Action(whole, real);
        }

        RecordedEpisode episode() {
            long seed = Long.parseLong(required("seed"));
            long episode = Long.parseLong(required("episode"));
            return new RecordedEpisode(required("id"), options, seed, episode, resetOptions, steps);
        }

        private String required(String name) {
            String value = single.get(name);
            if (value == null) throw new IllegalArgumentException("no line with " + name);
            return value;
        }
    }
}
