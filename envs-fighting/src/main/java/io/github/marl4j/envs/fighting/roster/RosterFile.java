package io.github.marl4j.envs.fighting.roster;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.marl4j.envs.fighting.data.DataFile;
import io.github.marl4j.envs.fighting.data.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code characters.json}. The file has {@code format}, {@code units} and {@code strengths} (for people), {@code moveDefaults} and {@code hitDefaults} (what absent keys mean),
 * {@code ladder} and {@code characters}; what stands in a character and a move is documented at {@link Fighter} and {@link Move}. Unknown formats, unknown keys, missing keys without default,
 * empty rects, and frames outside a move or overlapping are errors that name character, move and key.
 */
public final class RosterFile {
    static final String FORMAT = "marl4j-fighters/1";
    private static final String NAME = "characters.json";
    private static final int MOST_FIGHTERS = 16;
    private static final int MOST_MOVES = 64;
    private static final JsonObject NONE = new JsonObject();

    private RosterFile() {}

    static Roster shipped() {
        return parse(NAME, DataFile.text(RosterFile.class, NAME));
    }

    /**
     * Reads a file's text.
     *
     * @param name of the file, for errors
     * @throws IllegalArgumentException if it is not what the schema says; names file, character, move and key
     */
    public static Roster parse(String name, String json) {
        JsonElement parsed;
        try {
            parsed = JsonParser.parseString(json);
        } catch (JsonParseException malformed) {
            throw new IllegalArgumentException(name + ": is no JSON: " + malformed.getMessage(), malformed);
        }
        if (!parsed.isJsonObject()) throw new IllegalArgumentException(name + ": must be a JSON object");
        return new Reading(name, parsed.getAsJsonObject(), Fnv.hash(json.getBytes(StandardCharsets.UTF_8))).roster();
    }

    private record Reading(String file, JsonObject root, long hash) {

        Roster roster() {
            Fields top = new Fields(file, root, NONE);
            String format = top.text("format");
            if (!format.equals(FORMAT)) throw top.wrong("format", "is \"" + format + "\", expected " + FORMAT);
            requireNumber(top, "framesPerSecond", 60);
            requireNumber(top, "subunit", 256);
            top.has("units"); // for people
            top.has("strengths"); // for people
            object(top, "moveDefaults");
            object(top, "hitDefaults");
            object(top, "characters");
            List<Fighter> fighters = new ArrayList<>();
            if (!root.get("characters").isJsonArray()) throw top.wrong("characters", "must be a list");
            for (JsonElement each : root.getAsJsonArray("characters")) fighters.add(fighter(each, fighters.size()));
            if (fighters.isEmpty() || fighters.size() > MOST_FIGHTERS) {
                throw top.wrong("characters", "has " + fighters.size() + " entries, allowed are 1 to " + MOST_FIGHTERS);
            }
            List<Roster.Stage> ladder = top.each(
                    "ladder",
                    NONE,
                    stage -> new Roster.Stage(
                            stage.whole("stage", 1, 99), stage.text("opponent"), stage.whole("cpuLevel", 1, 8)));
            Roster roster = new Roster(List.copyOf(fighters), List.copyOf(ladder), hash);
            for (Roster.Stage stage : ladder) roster.indexOf(file + ": key \"ladder.opponent\"", stage.opponent());
            top.done();
            return roster;
        }

        private static void requireNumber(Fields top, String key, int expected) {
            if (top.whole(key, 0, 1_000_000) != expected) throw top.wrong(key, "must be " + expected);
        }

        private static void object(Fields top, String key) {
            if (!top.has(key)) throw top.wrong(key, "is missing");
        }

        private Fighter fighter(JsonElement element, int index) {
            if (!element.isJsonObject()) throw new IllegalArgumentException(file + ": a character must be an object");
            JsonObject object = element.getAsJsonObject();
            String place = file + ": character " + object.get("id");
            Fields in = new Fields(place, object, NONE);
            if (in.whole("index", 0, MOST_FIGHTERS) != index) throw in.wrong("index", "must be " + index);
            String chains = in.text("chains");
            if (!List.of("light", "magic").contains(chains)) {
                throw in.wrong("chains", "is \"" + chains + "\", allowed are light and magic");
            }
            Fighter fighter = new Fighter(
                    in.text("id"),
                    in.text("name"),
                    index,
                    in.text("archetype"),
                    in.text("title"),
                    in.text("story"),
                    palette(in),
                    in.text("build"),
                    in.whole("health", 1, 10_000),
                    in.whole("stunLimit", 1, 10_000),
                    chains.equals("magic"),
                    in.inside("movement", Reading::movement),
                    in.inside("boxes", Reading::boxes),
                    in.texts("signature"),
                    in.inside("ai", Reading::tactics),
                    moves(place, in, object));
            in.done();
            RosterChecks.check(fighter, in);
            return fighter;
        }

        private List<Move> moves(String place, Fields in, JsonObject object) {
            if (!in.has("moves") || !object.get("moves").isJsonArray()) throw in.wrong("moves", "must be a list");
            JsonObject moveDefaults = root.getAsJsonObject("moveDefaults");
            MoveReader reader = new MoveReader(root.getAsJsonObject("hitDefaults"));
            List<Move> moves = new ArrayList<>();
            for (JsonElement each : object.getAsJsonArray("moves")) {
                if (!each.isJsonObject()) throw in.wrong("moves", "must hold objects");
                JsonObject move = each.getAsJsonObject();
                Fields fields = new Fields(place + ", move " + move.get("id"), move, moveDefaults);
                moves.add(reader.read(fields));
                fields.done();
            }
            if (moves.size() > MOST_MOVES) throw in.wrong("moves", "has more than " + MOST_MOVES + " entries");
            return List.copyOf(moves);
        }

        private static List<Integer> palette(Fields in) {
            List<Integer> colours = new ArrayList<>();
            for (String text : in.texts("palette")) {
                if (!text.matches("#[0-9A-Fa-f]{6}"))
                    throw in.wrong("palette", "has \"" + text + "\", expected #RRGGBB");
                colours.add(Integer.parseInt(text.substring(1), 16));
            }
            if (colours.size() != 4) throw in.wrong("palette", "must have 4 colours");
            return List.copyOf(colours);
        }

        private static Movement movement(Fields in) {
            return new Movement(
                    speed(in, "walkForward"),
                    speed(in, "walkBack"),
                    in.whole("prejump", 1, 60),
                    speed(in, "jumpVy"),
                    speed(in, "gravity"),
                    speed(in, "jumpVxForward"),
                    speed(in, "jumpVxBack"),
                    in.whole("airJumps", 0, 9),
                    in.inside("dashForward", dash -> dash(dash, 0)),
                    in.inside("dashBack", dash -> dash(dash, dash.whole("invulFrames", 0, 255))),
                    in.whole("landRecovery", 0, 60));
        }

        private static Movement.Dash dash(Fields in, int invulFrames) {
            return new Movement.Dash(
                    in.whole("moveFrames", 1, 60), speed(in, "speed"), in.whole("recovery", 0, 60), invulFrames);
        }

        private static int speed(Fields in, String key) {
            return in.whole(key, 1, 1 << 14);
        }

        private static Map<Stance, Fighter.Boxes> boxes(Fields in) {
            Map<Stance, Fighter.Boxes> boxes = new EnumMap<>(Stance.class);
            for (Stance stance : Stance.values()) {
                String key = stance.name().toLowerCase(Locale.ROOT);
                boxes.put(stance, in.inside(key, box -> new Fighter.Boxes(box.rect("push"), box.rects("hurt"))));
            }
            return boxes;
        }

        private static Tactics tactics(Fields in) {
            int[] range = in.pair("range");
            return new Tactics(
                    range[0],
                    range[1],
                    percent(in, "zone"),
                    percent(in, "rush"),
                    percent(in, "grab"),
                    percent(in, "jump"),
                    in.texts("antiAir"),
                    in.texts("poke"),
                    in.texts("pressure"),
                    in.texts("zoner"),
                    in.strings("punish"),
                    in.strings("combos"),
                    in.has("ticks") ? in.strings("ticks") : List.of());
        }

        private static int percent(Fields in, String key) {
            return in.whole(key, 0, 100);
        }
    }
}
