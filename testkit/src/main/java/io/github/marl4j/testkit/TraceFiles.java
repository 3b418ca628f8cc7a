package io.github.marl4j.testkit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Finds and reads recorded files: {@code *.json} and {@code *.json.gz}. Stateless; any thread may call it. */
public final class TraceFiles {
    /** Numbers as Double everywhere. {@code NaN} and {@code Infinity} are no JSON, and refused. */
    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .setObjectToNumberStrategy(ToNumberPolicy.DOUBLE)
            .create();

    private static final Pattern LINE = Pattern.compile("at line (\\d+)");

    private TraceFiles() {}

    /**
     * Returns the recorded files under a folder, at any depth, sorted by path.
     *
     * @param root a folder, or a single file
     * @throws TraceFileException if it does not exist or cannot be listed
     */
    public static List<Path> find(Path root) {
        if (!Files.exists(root)) throw new TraceFileException(root + " does not exist");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(TraceFiles::isTrace)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException refused) {
            throw new TraceFileException("cannot list " + root + ": " + refused, refused);
        }
    }

    private static boolean isTrace(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") || name.endsWith(".json.gz");
    }

    /**
     * Reads a file whose outermost form is a JSON object.
     *
     * @return maps in file order, lists, {@code Double}, {@code String}, {@code Boolean}, {@code null}
     * @throws TraceFileException if it cannot be read or is not such JSON; the message has the file and, where known, the line
     */
    public static Map<String, Object> read(Path file) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
                Reader text = new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder())) {
            return parse(file, text);
        } catch (CharacterCodingException notText) {
            throw new TraceFileException(file + ": is not UTF-8 text", notText);
        } catch (IOException refused) {
            throw new TraceFileException("cannot read " + file + ": " + refused, refused);
        }
    }

    private static Map<String, Object> parse(Path file, Reader text) throws IOException {
        try {
            JsonReader reader = GSON.newJsonReader(text);
            Map<String, Object> object = GSON.fromJson(reader, new TypeToken<Map<String, Object>>() {});
            if (object == null) throw new TraceFileException(file + ": is empty; expected a JSON object");
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new TraceFileException(file + ": something follows the JSON object");
            }
            return object;
        } catch (JsonParseException malformed) {
            if (malformed.getCause() instanceof CharacterCodingException notText) throw notText;
            String message = String.valueOf(malformed.getMessage());
            Matcher line = LINE.matcher(message);
            String place = line.find() ? file + ":" + line.group(1) : file.toString();
            throw new TraceFileException(place + ": not a JSON object: " + firstLine(message), malformed);
        }
    }

    private static String firstLine(String message) {
        String first = message.lines().findFirst().orElse(message);
        return first.replaceFirst("^(?:[a-z]+\\.)+[A-Za-z]+Exception: ", "");
    }
}
