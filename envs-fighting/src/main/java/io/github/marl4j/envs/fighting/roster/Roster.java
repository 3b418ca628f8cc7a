package io.github.marl4j.envs.fighting.roster;

import io.github.marl4j.env.UnknownNameException;
import java.util.List;

/**
 * All fighters and the ladder.
 *
 * @param fighters in file order, at most 16
 * @param ladder stages of the one-player game, in order
 * @param dataHash FNV-1a of the file's bytes: which data a replay was recorded with
 */
public record Roster(List<Fighter> fighters, List<Stage> ladder, long dataHash) {

    /** Who waits on a stage, and how strong. */
    public record Stage(int number, String opponent, int cpuLevel) {}

    private static final class Shipped {
        static final Roster ROSTER = RosterFile.shipped();
    }

    /** Returns the twelve fighters of this library. Read once; any thread may call it. */
    public static Roster shipped() {
        return Shipped.ROSTER;
    }

    /** Returns the ids of all fighters. */
    public List<String> ids() {
        return fighters.stream().map(Fighter::id).toList();
    }

    /**
     * Returns the index of a fighter.
     *
     * @param askedBy for the error
     * @throws UnknownNameException if there is none of this id
     */
    public int indexOf(String askedBy, String fighterId) {
        int index = ids().indexOf(fighterId);
        if (index < 0) throw new UnknownNameException(askedBy, "fighter", fighterId, ids());
        return index;
    }
}
