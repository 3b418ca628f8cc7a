package io.github.marl4j.commons.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers on file, one JSON line each, written before they are used: what was answered once is never asked again. A line has the caller, how often the same
 * caller had asked the same before, the request, the answer, and what went wrong on the way. The request is found by its SHA-256; callers are kept apart so
 * that the order in which several ask at the same time does not matter. A line that failed for good has no answer.
 *
 * <p>A last line without its line break is a write that a crash cut off; opening the cassette removes it. Any thread may call it.
 */
public final class Cassette implements AutoCloseable {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** What to do about a request without an answer. */
    public enum Mode {
        /** Ask, and record the answer. */
        RECORD,
        /** Refuse. */
        REPLAY_ONLY
    }

    /**
     * A recorded answer.
     *
     * @param caller who asked
     * @param kind {@code chat}, {@code embed} or {@code person}
     * @param request what was asked
     * @param answer what was answered, or {@code null}
     * @param faults attempts that failed
     * @param latencyMillis of the attempt that succeeded
     */
    public record Entry(
            String caller, String kind, JsonObject request, JsonObject answer, List<Fault> faults, long latencyMillis) {

        /** Returns the tokens that the answer took. */
        TokenCount tokens() {
            long written = answer.has("completionTokens")
                    ? answer.get("completionTokens").getAsLong()
                    : 0;
            return new TokenCount(answer.get("promptTokens").getAsLong(), written);
        }
    }

    private record Slot(String key, String caller, int occurrence) {}

    private final Path file;
    private final Mode mode;
    private final FileChannel channel;
    private final List<Entry> recorded = new ArrayList<>();
    private final Map<Slot, Entry> answers = new HashMap<>();
    private final Map<Slot, Integer> recordedCounts = new HashMap<>();
    private final Map<Slot, Integer> askedCounts = new HashMap<>();

    private Cassette(Path file, Mode mode, FileChannel channel) {
        this.file = file;
        this.mode = mode;
        this.channel = channel;
    }

    /**
     * Opens a cassette; in mode {@link Mode#RECORD} it is created if missing.
     *
     * @throws CassetteException if a line is broken, with its number
     */
    public static Cassette open(Path file, Mode mode) {
        try {
            if (mode == Mode.REPLAY_ONLY && !Files.exists(file)) {
                throw new CassetteException(file + " does not exist, and only recorded answers are allowed");
            }
            FileChannel channel = mode == Mode.REPLAY_ONLY
                    ? FileChannel.open(file, StandardOpenOption.READ)
                    : FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Cassette cassette = new Cassette(file, mode, channel);
            cassette.readAll();
            return cassette;
        } catch (IOException failed) {
            throw RunFileException.reading(file, failed);
        }
    }

    private void readAll() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = 0;
        int line = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            line++;
            remember(parse(new String(bytes, start, i - start, StandardCharsets.UTF_8), line));
            start = i + 1;
        }
        if (mode == Mode.RECORD) {
            channel.truncate(start);
            channel.position(start);
        }
    }

    private Entry parse(String text, int line) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            JsonObject request = json.getAsJsonObject("request");
            if (!json.get("key").getAsString().equals(key(request))) {
                throw new CassetteException(
                        file + ":" + line
                                + ": the request is not the one its key was made of; the line was changed, restore the file or start the run anew");
            }
            boolean answered = json.has("answer");
            return new Entry(
                    json.get("caller").getAsString(),
                    json.get("kind").getAsString(),
                    request,
                    answered ? json.getAsJsonObject("answer") : null,
                    Fault.fromJson(json.getAsJsonArray("faults")),
                    json.get("latencyMillis").getAsLong());
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | NumberFormatException broken) {
            if (broken instanceof CassetteException known) throw known;
            throw new CassetteException(
                    file + ":" + line + ": not an entry of a cassette; restore the file or start the run anew", broken);
        }
    }

    private void remember(Entry entry) {
        recorded.add(entry);
        if (entry.answer() == null) return;
        Slot group = new Slot(key(entry.request()), entry.caller(), 0);
        int occurrence = recordedCounts.merge(group, 1, Integer::sum) - 1;
        answers.put(new Slot(group.key(), group.caller(), occurrence), entry);
    }

    /** Returns what was recorded before this cassette was opened, in file order. */
    public List<Entry> recordedBefore() {
        return List.copyOf(recorded);
    }

    /**
     * Answers from the file, else asks and records. Calls of one caller with equal requests must come one after the other.
     *
     * @param caller who asks, e.g. {@code persona_0}
     * @param kind for people who read the file
     * @param request the whole question; not modified
     * @param ask gives the live answer
     */
    Answered<JsonObject> answer(String caller, String kind, JsonObject request, Supplier<Answered<JsonObject>> ask) {
        String key = key(request);
        Entry known;
        synchronized (this) {
            Slot group = new Slot(key, caller, 0);
            int occurrence = askedCounts.merge(group, 1, Integer::sum) - 1;
            known = answers.get(new Slot(key, caller, occurrence));
        }
        if (known != null) return new Answered<>(known.answer(), known.faults(), known.latencyMillis());
        if (mode == Mode.REPLAY_ONLY) throw missing(caller, kind, request);
        try {
            Answered<JsonObject> live = ask.get();
            append(key, new Entry(caller, kind, request, live.value(), live.faults(), live.latencyMillis()));
            return live;
        } catch (EndpointException failed) {
            append(key, new Entry(caller, kind, request, null, failed.faults(), 0));
            throw failed;
        } catch (BudgetSpentException spent) {
            if (!spent.faults().isEmpty()) append(key, new Entry(caller, kind, request, null, spent.faults(), 0));
            throw spent;
        }
    }

    private synchronized void append(String key, Entry entry) {
        JsonObject json = new JsonObject();
        json.addProperty("key", key);
        json.addProperty("caller", entry.caller());
        json.addProperty("kind", entry.kind());
        json.add("request", entry.request());
        if (entry.answer() != null) json.add("answer", entry.answer());
        JsonArray faults = Fault.toJson(entry.faults());
        json.add("faults", faults);
        json.addProperty("latencyMillis", entry.latencyMillis());
        ByteBuffer bytes = ByteBuffer.wrap((GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) channel.write(bytes);
        } catch (IOException failed) {
            throw RunFileException.writing(file, failed);
        }
    }

    /** Makes sure that what was recorded survives a loss of power. */
    public void force() {
        if (mode == Mode.REPLAY_ONLY) return;
        try {
            channel.force(true);
        } catch (IOException failed) {
            throw RunFileException.writing(file, failed);
        }
    }

    private CassetteException missing(String caller, String kind, JsonObject request) {
        String asked = GSON.toJson(request);
        Entry nearest = null;
        int longest = -1;
        for (Entry each : recorded) {
            if (!each.caller().equals(caller) || !each.kind().equals(kind)) continue;
            int shared = sharedPrefix(asked, GSON.toJson(each.request()));
            if (shared > longest) {
                longest = shared;
                nearest = each;
            }
        }
        String hint = nearest == null
                ? "nothing is recorded for this caller"
                : "the nearest recorded request differs from character " + longest + " on: asked …"
                        + excerpt(asked, longest) + "…, recorded …" + excerpt(GSON.toJson(nearest.request()), longest)
                        + "…";
        return new CassetteException(file + " has no answer for a " + kind + " request of " + caller
                + ", and only recorded answers are allowed; " + hint);
    }

    private static int sharedPrefix(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) i++;
        return i;
    }

    private static String excerpt(String text, int around) {
        return text.substring(Math.max(0, Math.min(text.length(), around) - 20), Math.min(text.length(), around + 40));
    }

    /** Returns the SHA-256 of a request's JSON text. */
    static String key(JsonObject request) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(GSON.toJson(request).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            if (mode == Mode.RECORD) channel.force(true);
            channel.close();
        } catch (IOException failed) {
            throw RunFileException.writing(file, failed);
        }
    }
}
