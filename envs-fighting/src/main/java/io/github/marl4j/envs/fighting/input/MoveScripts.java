package io.github.marl4j.envs.fighting.input;

import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.roster.Button;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Motion;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.envs.fighting.roster.Roster;
import io.github.marl4j.envs.fighting.roster.Stance;

/**
 * The presses of every move, frame by frame, for a fighter who looks to the right: each direction of a motion for two frames (a full circle: one), the button with the last direction. A charge is not
 * part of the script: hold {@link #CHARGE} for {@link #CHARGE_FRAMES} frames before. Rows are those of {@link FightTables}. Immutable, shared.
 */
public final class MoveScripts {
    /** Down-back, which charges both ways. */
    public static final int CHARGE = Words.direction(1);

    /** Frames of holding that are enough for every charge. */
    public static final int CHARGE_FRAMES = 44;

    private static final int FRAMES_PER_DIRECTION = 2;

    private final int[][] words;
    private final boolean[] charged;

    /** Makes the scripts of all moves. */
    public MoveScripts(FightTables tables) {
        Roster roster = tables.roster;
        int rows = tables.firstMove[roster.fighters().size()];
        words = new int[rows][];
        charged = new boolean[rows];
        for (Fighter fighter : roster.fighters()) {
            boolean keepsCharge = keepsCharge(fighter);
            for (int m = 0; m < fighter.moves().size(); m++) {
                int row = tables.firstMove[fighter.index()] + m;
                Move move = fighter.moves().get(m);
                words[row] = script(move, keepsCharge);
                charged[row] = isCharge(move.input().motion());
            }
        }
    }

    /** Returns whether a fighter has moves that need back to be held. */
    public static boolean keepsCharge(Fighter fighter) {
        return fighter.moves().stream()
                .anyMatch(move -> move.input().motion() == Motion.CHARGE_FORWARD
                        || move.input().motion() == Motion.CHARGE_DOUBLE);
    }

    private static boolean isCharge(Motion motion) {
        return motion == Motion.CHARGE_FORWARD || motion == Motion.CHARGE_UP || motion == Motion.CHARGE_DOUBLE;
    }

    /** Returns the words of a move's row; not to be modified. Empty if no input makes the move. */
    public int[] words(int row) {
        return words[row];
    }

    /** Returns whether a move needs a charge before its script. */
    public boolean needsCharge(int row) {
        return charged[row];
    }

    /** Returns the directions of a motion as keypad digits. */
    public static int[] digits(Motion motion) {
        return switch (motion) {
            case NONE -> new int[] {5};
            case FORWARD -> new int[] {6};
            case QUARTER_FORWARD, AIR_QUARTER_FORWARD -> new int[] {2, 3, 6};
            case QUARTER_BACK, AIR_QUARTER_BACK -> new int[] {2, 1, 4};
            case DRAGON_FORWARD -> new int[] {6, 2, 3};
            case DRAGON_BACK -> new int[] {4, 2, 1};
            case DOWN_DOWN -> new int[] {2, 5, 2};
            case HALF_BACK -> new int[] {6, 3, 2, 1, 4};
            case DOUBLE_QUARTER -> new int[] {2, 3, 6, 2, 3, 6};
            case FULL_CIRCLE -> new int[] {6, 3, 2, 1, 4, 7};
            case CHARGE_FORWARD -> new int[] {6};
            case CHARGE_UP -> new int[] {8};
            case CHARGE_DOUBLE -> new int[] {6, 4, 6};
        };
    }

    private static int[] script(Move move, boolean keepsCharge) {
        if (!move.input().selectable()) return new int[0];
        Motion motion = move.input().motion();
        int[] digits = digits(motion);
        if (motion == Motion.NONE && move.stance() == Stance.CROUCH) digits = new int[] {keepsCharge ? 1 : 2};
        if (move.input().back()) digits = new int[] {4};
        int each = motion == Motion.FULL_CIRCLE ? 1 : FRAMES_PER_DIRECTION;
        int[] script = new int[digits.length * each];
        for (int frame = 0; frame < script.length; frame++) {
            script[frame] = Words.direction(digits[frame / each]);
            if (frame / each == digits.length - 1) script[frame] |= button(move);
        }
        return script;
    }

    /** Returns the word of the button that makes a move: THROW for the normal throws, the heavy one where any of three does. */
    public static int button(Move move) {
        if (move.isNormalThrow()) return Words.button(Button.THROW);
        return Words.button(move.input().strongest());
    }
}
