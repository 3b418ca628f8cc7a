package io.github.marl4j.commons.experiment;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.commons.society.Event;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code events.jsonl}: all that happened, a JSON line each, written month by month. A resumed run plays its months again from recorded answers; what it writes must be what is there.
 */
final class Journal {
    static final String NAME = "events.jsonl";

    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    private final Path file;
    private final List<String> written;
    private int next;

    private Journal(Path file, List<String> written) {
        this.file = file;
        this.written = written;
    }

    /** Opens the journal of a run folder; a last line that a crash cut off is removed. */
    static Journal open(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            if (whole.length() < text.length()) Files.writeString(file, whole);
            return new Journal(file, whole.lines().toList());
        } catch (IOException failed) {
            throw RunFileException.reading(file, failed);
        }
    }

    /**
     * Writes a month.
     *
     * @throws RunFileException if the file has another event at this place already, with the line
     */
    void write(List<Event> events) {
        StringBuilder fresh = new StringBuilder();
        for (Event event : events) {
            String line = GSON.toJson(event.toMap());
            if (next >= written.size()) fresh.append(line).append('\n');
            else if (!written.get(next).equals(line)) {
                throw new RunFileException(
                        file + ":" + (next + 1)
                                + ": the run does not come to the same events again; was a prompt set, a scenario or a policy changed since? Start it anew in another folder");
            }
            next++;
        }
        try {
            Files.writeString(
                    file, fresh, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw RunFileException.writing(file, failed);
        }
    }

    /** Reads all events of a run folder. */
    static List<Event> read(Path folder) {
        Path file = folder.resolve(NAME);
        List<Event> events = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                events.add(Event.fromMap(GSON.fromJson(line, new TypeToken<Map<String, Object>>() {})));
            }
        } catch (IOException failed) {
            throw RunFileException.reading(file, failed);
        } catch (JsonParseException | IllegalArgumentException broken) {
            throw new RunFileException(file + ":" + (events.size() + 1) + ": not an event", broken);
        }
        return events;
    }
}
