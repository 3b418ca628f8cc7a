package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.envs.fighting.roster.Roster;

/**
 * A roster compiled to flat arrays of integers, so that a frame touches no objects. Lengths in su. A <em>move row</em> is {@link #firstMove}{@code [fighter] + move}. Immutable; any number of
 * engines may share it.
 */
public final class FightTables {
    private static final class Shipped {
        static final FightTables TABLES = new FightTables(Roster.shipped());
    }

    /** The fighters it was made from. */
    public final Roster roster;

    /** Row of the first move, {@code [fighter]}; one more entry for the end. */
    public final int[] firstMove;

    final FighterTable fighters;
    final MoveTable moves;
    final HitTable hits;
    final BoxTable boxes;

    /** Compiles a roster. */
    public FightTables(Roster roster) {
        this.roster = roster;
        int numFighters = roster.fighters().size();
        this.firstMove = new int[numFighters + 1];
        for (Fighter fighter : roster.fighters()) {
            firstMove[fighter.index() + 1] =
                    firstMove[fighter.index()] + fighter.moves().size();
        }
        this.boxes = new BoxTable();
        this.fighters = new FighterTable(roster.fighters(), boxes);
        this.hits = new HitTable();
        this.moves = new MoveTable(firstMove[numFighters]);
        for (Fighter fighter : roster.fighters()) {
            for (Move move : fighter.moves()) {
                int row = firstMove[fighter.index()] + fighter.moveIndex(move.id());
                moves.compile(row, firstMove[fighter.index()], fighter, move, hits, boxes);
            }
        }
        moves.finish(firstMove);
        boxes.finish();
        hits.finish();
    }

    /** Returns the tables of the twelve fighters of this library. */
    public static FightTables shipped() {
        return Shipped.TABLES;
    }
}
