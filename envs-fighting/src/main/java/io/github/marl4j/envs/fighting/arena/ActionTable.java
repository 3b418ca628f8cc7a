package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.input.MoveScripts;
import io.github.marl4j.envs.fighting.input.Words;
import io.github.marl4j.envs.fighting.roster.Button;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.envs.fighting.roster.MoveKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each action makes a fighter press: a word to hold, or a script of words, both as for one who looks to the right. Immutable, shared. Source: design, section 15.
 */
final class ActionTable {
    /** Words to hold for the directions none, up, down, left, right, up-left, up-right, down-left, down-right. */
    static final int[] DIRECTIONS = {
        0,
        Words.direction(8),
        Words.direction(2),
        Words.direction(4),
        Words.direction(6),
        Words.direction(7),
        Words.direction(9),
        Words.direction(1),
        Words.direction(3)
    };

    /** Buttons of the 22 actions, from action 9: none, MK, LK, HK, MP, LP, HP. */
    private static final int[] BUTTONS = {
        0,
        Words.button(Button.MK),
        Words.button(Button.LK),
        Words.button(Button.HK),
        Words.button(Button.MP),
        Words.button(Button.LP),
        Words.button(Button.HP)
    };

    /** Buttons of the factored space. */
    static final int[] FACTORED = {
        0,
        Words.button(Button.LP),
        Words.button(Button.MP),
        Words.button(Button.HP),
        Words.button(Button.LK),
        Words.button(Button.MK),
        Words.button(Button.HK),
        Words.button(Button.THROW)
    };

    static final int FIRST_SPECIAL = 16;
    static final int SPECIALS = 3;
    private static final int SCRIPT_FRAMES = 8;
    private static final int BUTTON_FRAMES = 2;
    private static final int LONGEST_MACRO = 12;

    /** Actions of macro40 by number. */
    static final int WAIT = 0;

    static final int WALK = 1;
    static final int RETREAT = 2;
    static final int CROUCH_GUARD = 3;
    static final int STAND_GUARD = 4;
    static final int BACKDASH = 9;
    static final int STAND_NORMALS = 10;
    static final int THROWS = 22;
    static final int SPECIAL_MOVES = 24;
    static final int COMMAND = 36;
    static final int SUPER = 37;
    static final int AIR_NORMAL = 38;
    static final int CHAIN = 39;
    static final int MACROS = 40;

    /** Words of scripts; a script is an index. */
    final int[][] scripts;

    /** Script of a signature special, {@code [fighter][special]}, and its heavy form. */
    final int[][] signature;

    final int[][] heavy;

    /** Script of a macro, {@code [fighter][macro]}; -1 where the fighter has no such move. */
    final int[][] macros;

    /** Script that holds a direction for eight frames, {@code [digit]}. */
    final int[] holds = new int[10];

    /** Script of every move row; -1 where no input makes the move. */
    private final int[] presses;

    /** Move row that a macro makes, {@code [fighter][macro]}; -1 if it makes none. */
    final int[][] macroMoves;

    private final List<int[]> growing = new ArrayList<>();
    private final MoveScripts moveScripts;
    private final FightTables tables;

    ActionTable(FightTables tables, MoveScripts moveScripts) {
        this.tables = tables;
        this.moveScripts = moveScripts;
        int n = tables.roster.fighters().size();
        signature = new int[n][SPECIALS];
        heavy = new int[n][SPECIALS];
        macros = new int[n][MACROS];
        macroMoves = new int[n][MACROS];
        presses = new int[tables.firstMove[n]];
        for (Fighter fighter : tables.roster.fighters()) {
            int f = fighter.index();
            for (int s = 0; s < SPECIALS; s++) {
                Move move = fighter.move(fighter.signature().get(s));
                signature[f][s] = add(eightFrames(move));
                heavy[f][s] = add(eightFrames(fighter.move(heavyId(move))));
            }
            Arrays.fill(macros[f], -1);
            Arrays.fill(macroMoves[f], -1);
            fillMacros(f, fighter);
        }
        for (int digit = 0; digit < holds.length; digit++) holds[digit] = digit == 0 ? -1 : add(eightTimes(digit));
        for (int row = 0; row < presses.length; row++) {
            int[] words = moveScripts.words(row);
            presses[row] = words.length == 0 ? -1 : add(words);
        }
        scripts = growing.toArray(int[][]::new);
    }

    private static int[] eightTimes(int digit) {
        int[] words = new int[SCRIPT_FRAMES];
        Arrays.fill(words, Words.direction(digit));
        return words;
    }

    /** Returns the script that presses a move, -1 if the fighter has none in this row. */
    int press(int fighter, int row) {
        boolean own = row >= tables.firstMove[fighter] && row < tables.firstMove[fighter + 1];
        return own ? presses[row] : -1;
    }

    private static String heavyId(Move move) {
        return move.id().substring(0, move.id().lastIndexOf('.')) + ".H";
    }

    private int add(int... words) {
        growing.add(words);
        return growing.size() - 1;
    }

    /** Directions spread over eight frames, the last of them and the button on the last two; of a charge only the release. */
    private static int[] eightFrames(Move move) {
        int[] digits = MoveScripts.digits(move.input().motion());
        int[] words = new int[SCRIPT_FRAMES];
        int last = digits.length - 1;
        int button = MoveScripts.button(move);
        if (last == 0) {
            for (int f = 0; f < BUTTON_FRAMES; f++) words[f] = Words.direction(digits[0]) | button;
            return words;
        }
        int lead = SCRIPT_FRAMES - BUTTON_FRAMES;
        for (int f = 0; f < lead; f++) words[f] = Words.direction(digits[f * last / lead]);
        for (int f = lead; f < SCRIPT_FRAMES; f++) words[f] = Words.direction(digits[last]) | button;
        return words;
    }

    private void fillMacros(int f, Fighter fighter) {
        int[] digits = {5, 6, 4, 1, 4, 8, 9, 7};
        for (int macro = WAIT; macro < digits.length; macro++)
            macros[f][macro] = add(held(Words.direction(digits[macro])));
        macros[f][8] = add(Words.direction(6), 0, Words.direction(6));
        macros[f][BACKDASH] = add(Words.direction(4), 0, Words.direction(4));
        String[] buttons = {"LP", "MP", "HP", "LK", "MK", "HK"};
        for (int b = 0; b < buttons.length; b++) {
            move(f, STAND_NORMALS + b, fighter, "st." + buttons[b]);
            move(f, STAND_NORMALS + buttons.length + b, fighter, "cr." + buttons[b]);
        }
        move(f, THROWS, fighter, "throw.F");
        move(f, THROWS + 1, fighter, "throw.B");
        specials(f, fighter);
        fighter.moves().stream()
                .filter(m -> m.kind() == MoveKind.COMMAND)
                .findFirst()
                .ifPresent(m -> move(f, COMMAND, fighter, m.id()));
        move(f, SUPER, fighter, "super");
        move(f, AIR_NORMAL, fighter, "j.HP");
        chain(f, fighter);
    }

    private static int[] held(int word) {
        return new int[] {word};
    }

    private void move(int f, int macro, Fighter fighter, String id) {
        int row = tables.firstMove[f] + fighter.moveIndex(id);
        macroMoves[f][macro] = row;
        macros[f][macro] = add(moveScripts.words(row));
    }

    /** Up to four specials in the order of the data, each light, medium, heavy. */
    private void specials(int f, Fighter fighter) {
        int macro = SPECIAL_MOVES;
        for (Move move : fighter.moves()) {
            if (!move.id().endsWith(".L") || macro >= COMMAND) continue;
            String name = move.id().substring(0, move.id().length() - 1);
            for (String strength : List.of("L", "M", "H")) move(f, macro++, fighter, name + strength);
        }
    }

    /** The first combo that starts on the ground, as much of it as fits into twelve frames. */
    private void chain(int f, Fighter fighter) {
        List<String> combo = fighter.ai().combos().stream()
                .filter(string -> !fighter.move(string.get(0)).needsAir())
                .findFirst()
                .orElse(List.of());
        int[] words = new int[0];
        for (String id : combo) {
            int[] more = moveScripts.words(tables.firstMove[f] + fighter.moveIndex(id));
            if (words.length + more.length > LONGEST_MACRO) break;
            int from = words.length;
            words = Arrays.copyOf(words, from + more.length);
            System.arraycopy(more, 0, words, from, more.length);
        }
        if (words.length == 0) return;
        macros[f][CHAIN] = add(words);
        macroMoves[f][CHAIN] = tables.firstMove[f] + fighter.moveIndex(combo.get(0));
    }

    /** Returns the word that a direction or button of the 22 actions holds. */
    static int heldWord(int action) {
        return action < DIRECTIONS.length ? DIRECTIONS[action] : BUTTONS[action - DIRECTIONS.length];
    }
}
