package io.github.marl4j.viewer.fight;

import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.replay.Replay;
import io.github.marl4j.envs.fighting.roster.Roster;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A recorded match that can be shown from any frame. It is played once when it is opened, to keep states to begin from and to check that it ends as recorded. */
public final class Playback {
    private static final int EVERY = 120;

    private final Replay replay;
    private final Fight fight;
    private final List<FightState> kept = new ArrayList<>();

    /**
     * Opens a recorded match.
     *
     * @throws IllegalStateException if it ends in another state than the recorded one
     */
    public Playback(Replay replay) {
        this.replay = replay;
        Roster roster = Roster.shipped();
        int left = roster.indexOf("replay", replay.characters().get(0));
        int right = roster.indexOf("replay", replay.characters().get(1));
        FightEngine engine = new FightEngine(FightTables.shipped());
        FightState state = new FightState(1);
        engine.start(state, 0, left, right);
        keep(state);
        replay.play(engine, state, frame -> {
            if ((frame + 1) % EVERY == 0) keep(state);
        });
        fight = new Fight(left, right, words(0), words(1), 0);
    }

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException if there is none, it was recorded by another version, or it does not end as recorded
     */
    public static Playback open(Path file) {
        if (!Files.isRegularFile(file)) throw new IllegalArgumentException("there is no replay " + file);
        try {
            return new Playback(
                    Replay.parse(String.valueOf(file.getFileName()), Files.readString(file), FightTables.shipped()));
        } catch (CharacterCodingException noText) {
            throw new IllegalArgumentException("replay " + file + " is no text file", noText);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "replay " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (IllegalStateException elsewhere) {
            throw new IllegalArgumentException(file + ": " + elsewhere.getMessage(), elsewhere);
        }
    }

    private void keep(FightState state) {
        FightState copy = new FightState(1);
        copy.copyFrom(state, 0, 0);
        kept.add(copy);
    }

    private Controller words(int side) {
        return new Controller() {
            @Override
            public int word(FightState state) {
                int at = 2 * fight.frame() + side;
                return at < replay.inputs().length ? replay.inputs()[at] : 0;
            }

            @Override
            public String name() {
                return "RECORDED";
            }
        };
    }

    /** Goes to a frame, from 0 to {@link #frames}. */
    public void seek(int frame) {
        int to = Math.max(0, Math.min(frames(), frame));
        fight.jump(kept.get(to / EVERY), to / EVERY * EVERY);
        while (fight.frame() < to) fight.step();
    }

    /** Returns whether the last frame has been shown. */
    public boolean ended() {
        return fight.frame() >= frames();
    }

    /** Returns how many frames there are. */
    public int frames() {
        return replay.frames();
    }

    /** Returns the match; its frames are stepped by its own {@link Fight#step}. */
    public Fight fight() {
        return fight;
    }

    /** Returns the note of the recording. */
    public String note() {
        return replay.note();
    }
}
