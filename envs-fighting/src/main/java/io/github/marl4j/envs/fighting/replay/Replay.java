package io.github.marl4j.envs.fighting.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.marl4j.envs.fighting.data.Fields;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MatchRecord;
import io.github.marl4j.envs.fighting.roster.Roster;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A recorded match. The file is JSON of format {@code marl4j-replay/1}: {@code engineVersion}, {@code dataHash} (hexadecimal), {@code characters} (two ids), {@code note}, {@code frames},
 * {@code inputs} (base64 of runs: a word of 12 bits for each player in three bytes, the length of the run in two) and {@code stateHash} after the last frame. Source: design, section 16.
 *
 * @param characters ids of player 0 and player 1
 * @param note for people, e.g. levels and seed
 * @param inputs words of both players, {@code [frame][player]}
 * @param stateHash after the last frame, see {@link MatchRecord#hash}
 */
public record Replay(List<String> characters, String note, int[] inputs, long stateHash) {
    private static final String FORMAT = "marl4j-replay/1";
    private static final int LONGEST_RUN = 0xFFFF;
    private static final int RUN_BYTES = 5;

    /** Checks the length. */
    public Replay {
        characters = List.copyOf(characters);
        if (characters.size() != 2)
            throw new IllegalArgumentException("replay: characters=" + characters + " must be two");
        if (inputs.length % 2 != 0) throw new IllegalArgumentException("replay: inputs must be pairs");
    }

    /** Returns the number of frames. */
    public int frames() {
        return inputs.length / 2;
    }

    /**
     * Plays the match.
     *
     * @param eachFrame told the number of each frame after it is played; the state is that of {@code state}
     * @throws IllegalStateException if the match ends in another state than the recorded one
     */
    public void play(FightEngine engine, FightState state, IntConsumer eachFrame) {
        Roster roster = engine.tables().roster;
        engine.start(
                state, 0, roster.indexOf("replay", characters.get(0)), roster.indexOf("replay", characters.get(1)));
        for (int frame = 0; frame < frames(); frame++) {
            engine.step(state, 0, inputs[2 * frame], inputs[2 * frame + 1]);
            eachFrame.accept(frame);
        }
        long hash = MatchRecord.hash(engine.tables(), state, 0);
        if (hash != stateHash) {
            throw new IllegalStateException("replay: the match ends with stateHash=" + Long.toHexString(hash)
                    + ", recorded was " + Long.toHexString(stateHash));
        }
    }

    /** Returns the text of the file. */
    public String toJson(FightTables tables) {
        JsonObject root = new JsonObject();
        root.addProperty("format", FORMAT);
        root.addProperty("engineVersion", FightState.ENGINE_VERSION);
        root.addProperty("dataHash", Long.toHexString(tables.roster.dataHash()));
        JsonArray ids = new JsonArray();
        characters.forEach(ids::add);
        root.add("characters", ids);
        root.addProperty("note", note);
        root.addProperty("frames", frames());
        root.addProperty("inputs", Base64.getEncoder().encodeToString(runs()));
        root.addProperty("stateHash", Long.toHexString(stateHash));
        return root + System.lineSeparator();
    }

    private byte[] runs() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int frame = 0;
        while (frame < frames()) {
            int run = 1;
            while (run < LONGEST_RUN && frame + run < frames() && same(frame, frame + run)) run++;
            int both = inputs[2 * frame] | inputs[2 * frame + 1] << 12;
            for (int shift = 0; shift < 24; shift += 8) bytes.write(both >>> shift);
            bytes.write(run);
            bytes.write(run >>> 8);
            frame += run;
        }
        return bytes.toByteArray();
    }

    private boolean same(int first, int second) {
        return inputs[2 * first] == inputs[2 * second] && inputs[2 * first + 1] == inputs[2 * second + 1];
    }

    /**
     * Reads the text of a file.
     *
     * @param name of the file, for errors
     * @throws IllegalArgumentException if it is no replay, or one of another engine version or other data; names file and key
     */
    public static Replay parse(String name, String json, FightTables tables) {
        JsonElement parsed;
        try {
            parsed = JsonParser.parseString(json);
        } catch (JsonParseException malformed) {
            throw new IllegalArgumentException(name + ": is no JSON: " + malformed.getMessage(), malformed);
        }
        if (!parsed.isJsonObject()) throw new IllegalArgumentException(name + ": must be a JSON object");
        Fields in = new Fields(name, parsed.getAsJsonObject(), new JsonObject());
        require(in, "format", in.text("format"), FORMAT);
        int version = in.whole("engineVersion", 0, Integer.MAX_VALUE);
        require(in, "engineVersion", String.valueOf(version), String.valueOf(FightState.ENGINE_VERSION));
        require(in, "dataHash", in.text("dataHash"), Long.toHexString(tables.roster.dataHash()));
        int frames = in.whole("frames", 0, 10_000_000);
        Replay replay = new Replay(in.texts("characters"), in.text("note"), inputs(in, frames), hash(in));
        for (String id : replay.characters) tables.roster.indexOf(name, id);
        in.done();
        return replay;
    }

    private static void require(Fields in, String key, String got, String expected) {
        if (!got.equals(expected)) throw in.wrong(key, "is " + got + ", this library plays " + expected);
    }

    private static long hash(Fields in) {
        try {
            return Long.parseUnsignedLong(in.text("stateHash"), 16);
        } catch (NumberFormatException notHexadecimal) {
            throw in.wrong("stateHash", "must be a hexadecimal number");
        }
    }

    private static int[] inputs(Fields in, int frames) {
        byte[] runs;
        try {
            runs = Base64.getDecoder().decode(in.text("inputs"));
        } catch (IllegalArgumentException notBase64) {
            throw in.wrong("inputs", "is no base64");
        }
        int[] inputs = new int[2 * frames];
        int frame = 0;
        for (int at = 0; at + RUN_BYTES <= runs.length; at += RUN_BYTES) {
            int both = runs[at] & 255 | (runs[at + 1] & 255) << 8 | (runs[at + 2] & 255) << 16;
            int run = runs[at + 3] & 255 | (runs[at + 4] & 255) << 8;
            for (int n = 0; n < run && frame < frames; n++, frame++) {
                inputs[2 * frame] = both & 0xFFF;
                inputs[2 * frame + 1] = both >>> 12;
            }
        }
        if (frame != frames || runs.length % RUN_BYTES != 0) {
            throw in.wrong("inputs", "has " + frame + " frames, expected frames=" + frames);
        }
        return inputs;
    }
}
