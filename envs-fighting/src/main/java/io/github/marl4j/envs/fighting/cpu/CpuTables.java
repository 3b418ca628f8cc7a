package io.github.marl4j.envs.fighting.cpu;

import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import io.github.marl4j.envs.fighting.input.MoveScripts;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Motion;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.envs.fighting.roster.MoveKind;
import io.github.marl4j.envs.fighting.roster.Tactics;
import java.util.List;
import java.util.function.Predicate;

/** Preferences of all fighters with moves as rows, {@code [fighter][…]}. Immutable, shared. */
public final class CpuTables {
    final FightTables tables;
    final MoveFacts facts;
    final MoveScripts scripts;
    final CpuLevels levels = new CpuLevels();
    final Tactics[] tactics;
    final int[][] antiAir;
    final int[][] poke;
    final int[][] pressure;
    final int[][] zoner;
    final int[][] signature;
    /** Strings of moves, {@code [fighter][string][move]}: combos, then punishes, then ticks. */
    final int[][][] strings;

    final int[] numCombos;
    final int[] numPunishes;
    /** Throws to choose from when one is wanted: the normal one, and all command throws. */
    final int[][] grips;

    /** Specials of the air. */
    final int[][] airSpecials;

    final int[] superMove;
    final int[] airHeavy;
    final boolean[] keepsCharge;
    /** Moves, by row, that come out as another one if forward was pressed just before: a quarter circle then reads as forward, down, forward. */
    final boolean[] mistaken;

    /** Compiles the preferences of a roster. */
    public CpuTables(FightTables tables) {
        this.tables = tables;
        this.facts = new MoveFacts(tables);
        this.scripts = new MoveScripts(tables);
        int n = tables.roster.fighters().size();
        tactics = new Tactics[n];
        antiAir = new int[n][];
        poke = new int[n][];
        pressure = new int[n][];
        zoner = new int[n][];
        signature = new int[n][];
        strings = new int[n][][];
        numCombos = new int[n];
        numPunishes = new int[n];
        grips = new int[n][];
        airSpecials = new int[n][];
        superMove = new int[n];
        airHeavy = new int[n];
        keepsCharge = new boolean[n];
        mistaken = new boolean[tables.firstMove[n]];
        for (Fighter fighter : tables.roster.fighters()) compile(fighter);
    }

    private void compile(Fighter fighter) {
        int f = fighter.index();
        Tactics ai = fighter.ai();
        tactics[f] = ai;
        antiAir[f] = rows(fighter, ai.antiAir());
        poke[f] = rows(fighter, ai.poke());
        pressure[f] = rows(fighter, ai.pressure());
        zoner[f] = rows(fighter, ai.zoner());
        signature[f] = rows(fighter, fighter.signature());
        numCombos[f] = ai.combos().size();
        numPunishes[f] = ai.punish().size();
        strings[f] = new int[numCombos[f] + numPunishes[f] + ai.ticks().size()][];
        int next = 0;
        for (List<String> string : ai.combos()) strings[f][next++] = rows(fighter, string);
        for (List<String> string : ai.punish()) strings[f][next++] = rows(fighter, string);
        for (List<String> string : ai.ticks()) strings[f][next++] = rows(fighter, string);
        grips[f] = rows(
                fighter,
                move -> move.grip() != null
                        && move.meterCost() == 0
                        && !move.input().back());
        airSpecials[f] = rows(fighter, move -> move.needsAir() && move.kind() != MoveKind.NORMAL);
        superMove[f] = row(fighter, "super");
        airHeavy[f] = row(fighter, "j.HP");
        keepsCharge[f] = MoveScripts.keepsCharge(fighter);
        for (Move move : fighter.moves()) mistaken[row(fighter, move.id())] = mistaken(fighter, move);
    }

    private static boolean mistaken(Fighter fighter, Move move) {
        if (move.input().motion() != Motion.QUARTER_FORWARD) return false;
        return fighter.moves().stream()
                .anyMatch(other -> other.input().motion() == Motion.DRAGON_FORWARD
                        && MoveScripts.button(other) == MoveScripts.button(move));
    }

    private int row(Fighter fighter, String id) {
        return tables.firstMove[fighter.index()] + fighter.moveIndex(id);
    }

    private int[] rows(Fighter fighter, Predicate<Move> wanted) {
        return rows(
                fighter, fighter.moves().stream().filter(wanted).map(Move::id).toList());
    }

    private int[] rows(Fighter fighter, List<String> ids) {
        return ids.stream().mapToInt(id -> row(fighter, id)).toArray();
    }
}
