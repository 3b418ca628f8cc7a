package io.github.marl4j.viewer.input;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.marl4j.env.files.AtomicFile;
import io.github.marl4j.envs.fighting.data.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a person has set: a JSON file of format {@code marl4j-viewer/1} with {@code keys1}, {@code keys2}, {@code pad1} and {@code pad2} (a name for each {@link Command} in lower case),
 * {@code muted}, {@code safeColours} (boxes in colours that colour-blind people tell apart) and {@code largeText}. Names are those of {@link KeyNames}.
 */
public final class Settings {
    private static final String FORMAT = "marl4j-viewer/1";
    private static final List<String> KEYS_1 =
            List.of("W", "S", "A", "D", "U", "I", "O", "J", "K", "L", "SPACE", "ESCAPE");
    private static final List<String> KEYS_2 =
            List.of("UP", "DOWN", "LEFT", "RIGHT", "KP_7", "KP_8", "KP_9", "KP_4", "KP_5", "KP_6", "KP_0", "ESCAPE");
    private static final List<String> PAD = List.of(
            "DPAD_UP",
            "DPAD_DOWN",
            "DPAD_LEFT",
            "DPAD_RIGHT",
            "X",
            "Y",
            "RIGHT_BUMPER",
            "A",
            "B",
            "RIGHT_TRIGGER",
            "LEFT_BUMPER",
            "START");

    private final List<Map<Command, Integer>> keys;
    private final List<Map<Command, Integer>> pads;
    private boolean muted;
    private boolean safeColours;
    private boolean largeText;

    private Settings(List<Map<Command, Integer>> keys, List<Map<Command, Integer>> pads) {
        this.keys = keys;
        this.pads = pads;
    }

    /** Returns the settings of somebody who has set nothing. */
    public static Settings defaults() {
        return new Settings(List.of(keys(KEYS_1), keys(KEYS_2)), List.of(pad(PAD), pad(PAD)));
    }

    private static Map<Command, Integer> keys(List<String> names) {
        Map<Command, Integer> map = new EnumMap<>(Command.class);
        for (Command c : Command.values()) map.put(c, KeyNames.key("settings", names.get(c.ordinal())));
        return map;
    }

    private static Map<Command, Integer> pad(List<String> names) {
        Map<Command, Integer> map = new EnumMap<>(Command.class);
        for (Command c : Command.values()) map.put(c, KeyNames.padButton("settings", names.get(c.ordinal())));
        return map;
    }

    /** Returns where this user's file lies: in the folder that the system has for configurations. */
    public static Path usualFile() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String home = System.getProperty("user.home");
        String given = System.getenv(system.contains("win") ? "APPDATA" : "XDG_CONFIG_HOME");
        Path folder;
        if (given != null && !given.isBlank()) folder = Path.of(given);
        else if (system.contains("mac")) folder = Path.of(home, "Library", "Application Support");
        else folder = Path.of(home, ".config");
        return folder.resolve("marl4j").resolve("viewer.json");
    }

    /**
     * Reads a file; the defaults if there is none.
     *
     * @throws IllegalArgumentException if it is wrong; names file and key
     */
    public static Settings read(Path file) {
        if (!Files.exists(file)) return defaults();
        JsonElement parsed;
        try {
            parsed = JsonParser.parseString(Files.readString(file));
        } catch (JsonParseException malformed) {
            throw new IllegalArgumentException(file + ": is no JSON: " + malformed.getMessage(), malformed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
        if (!parsed.isJsonObject()) throw new IllegalArgumentException(file + ": must be a JSON object");
        JsonObject since = new JsonObject(); // what older files do not have
        since.addProperty("largeText", false);
        Fields in = new Fields(file.toString(), parsed.getAsJsonObject(), since);
        if (!in.text("format").equals(FORMAT)) throw in.wrong("format", "must be " + FORMAT);
        Settings settings = new Settings(
                List.of(map(file, in, "keys1", true), map(file, in, "keys2", true)),
                List.of(map(file, in, "pad1", false), map(file, in, "pad2", false)));
        settings.muted = in.flag("muted");
        settings.safeColours = in.flag("safeColours");
        settings.largeText = in.flag("largeText");
        in.done();
        return settings;
    }

    private static Map<Command, Integer> map(Path file, Fields in, String key, boolean ofKeys) {
        return in.inside(key, each -> {
            Map<Command, Integer> map = new EnumMap<>(Command.class);
            for (Command command : Command.values()) {
                String name = each.text(word(command));
                String asker = file + ": \"" + key + "." + word(command) + "\"";
                map.put(command, ofKeys ? KeyNames.key(asker, name) : KeyNames.padButton(asker, name));
            }
            return map;
        });
    }

    private static String word(Command command) {
        return command.name().toLowerCase(Locale.ROOT);
    }

    /** Writes the file, whole or not at all. */
    public void write(Path file) throws IOException {
        JsonObject root = new JsonObject();
        root.addProperty("format", FORMAT);
        for (int i = 0; i < 2; i++) root.add("keys" + (i + 1), object(keys.get(i), true));
        for (int i = 0; i < 2; i++) root.add("pad" + (i + 1), object(pads.get(i), false));
        root.addProperty("muted", muted);
        root.addProperty("safeColours", safeColours);
        root.addProperty("largeText", largeText);
        String text = new GsonBuilder().setPrettyPrinting().create().toJson(root) + "\n";
        try (AtomicFile out = new AtomicFile(file)) {
            out.stream().write(text.getBytes(StandardCharsets.UTF_8));
            out.commit();
        }
    }

    private static JsonObject object(Map<Command, Integer> map, boolean ofKeys) {
        JsonObject object = new JsonObject();
        map.forEach((command, number) ->
                object.addProperty(word(command), ofKeys ? KeyNames.key(number) : KeyNames.padButton(number)));
        return object;
    }

    /** Returns the key of a command of a player, 0 or 1. */
    public int key(int player, Command command) {
        return keys.get(player).get(command);
    }

    /** Maps a key; whoever had it takes the old one in exchange, so that no command is lost. */
    public void map(int player, Command command, int key) {
        int old = keys.get(player).get(command);
        for (Map<Command, Integer> each : keys) {
            each.replaceAll((other, has) -> has == key && other != Command.PAUSE ? Integer.valueOf(old) : has);
        }
        keys.get(player).put(command, key);
    }

    /** Returns the gamepad's button of a command of a player, 0 or 1. */
    public int pad(int player, Command command) {
        return pads.get(player).get(command);
    }

    /** Maps a gamepad's button, a number of {@link KeyNames}; what had it on the same gamepad takes the old one in exchange. */
    public void mapPad(int player, Command command, int button) {
        Map<Command, Integer> map = pads.get(player);
        int old = map.get(command);
        map.replaceAll((other, has) -> has == button ? Integer.valueOf(old) : has);
        map.put(command, button);
    }

    /** Returns whether there is no sound. */
    public boolean muted() {
        return muted;
    }

    /** Turns sound off or on. */
    public void mute(boolean silent) {
        muted = silent;
    }

    /** Returns whether boxes have colours that colour-blind people tell apart. */
    public boolean safeColours() {
        return safeColours;
    }

    /** Returns whether text is larger. */
    public boolean largeText() {
        return largeText;
    }

    /** Chooses the size of text. */
    public void useLargeText(boolean large) {
        largeText = large;
    }

    /** Chooses the colours of boxes. */
    public void useSafeColours(boolean safe) {
        safeColours = safe;
    }
}
