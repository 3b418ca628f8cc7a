package io.github.marl4j.evaluation.runs;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON files as plain maps: text keys in file order, lists, text, booleans, null; whole numbers as Long, others as Double. */
public final class Json {
    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();
    private static final Pattern LINE = Pattern.compile("at line (\\d+)");

    private Json() {}

    /**
     * Reads a file that holds one JSON object.
     *
     * @throws RunFileException if it is missing or no JSON object, with the line
     */
    public static Map<String, Object> read(Path file) {
        return parse(file, text(file));
    }

    /**
     * Reads a text that holds one JSON object.
     *
     * @param file that it came from, for errors
     * @throws RunFileException if it is no JSON object, with the line
     */
    public static Map<String, Object> parse(Path file, String text) {
        try {
            Map<String, Object> object = GSON.fromJson(text, new TypeToken<Map<String, Object>>() {});
            if (object == null) {
                throw RunFileException.atLine(file, 1, "the file is empty; expected a JSON object");
            }
            return object;
        } catch (JsonParseException e) {
            Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
            String place = line.find() ? file + ":" + line.group(1) : file.toString();
            throw new RunFileException(place + ": not a JSON object: " + firstLine(e), e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new RunFileException("cannot read " + file + ": it is not UTF-8 text", e);
        } catch (IOException e) {
            throw RunFileException.reading(file, e);
        }
    }

    /** Returns a value as indented JSON that ends with a line break. */
    public static String pretty(Object value) {
        return GSON.toJson(value) + "\n";
    }

    private static String firstLine(JsonParseException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines()
                .findFirst()
                .orElse(message)
                .replaceFirst("^com\\.google\\.gson\\.stream\\.MalformedJsonException: ", "")
                .replaceFirst("^java\\.[a-z.]*\\.?[A-Za-z]*Exception: ", "");
    }
}
