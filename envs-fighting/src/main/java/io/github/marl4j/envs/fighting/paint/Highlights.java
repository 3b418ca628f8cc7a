package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import io.github.marl4j.envs.fighting.engine.State;

/**
 * What the last frames of one match have left to be told, and the state no longer knows: damage that the pale part of a health bar still shows, words such as COUNTER, the last combo. It follows a match
 * frame by frame and depends on nothing else. Source: viewer, section 5. Arrays are {@code [player]}; allocates nothing.
 */
public final class Highlights {
    /** Frames that the pale part of a health bar waits before it catches up. */
    private static final int WAIT = 30;
    /** Least health points that it catches up with in a frame. */
    private static final int CATCH_UP = 6;
    /** Frames that a combo's size stays. */
    private static final int COMBO_STAYS = 60;
    /** Frames that a word stays. */
    private static final int WORD_STAYS = 48;

    /** What may be said about a player. */
    enum Word {
        NONE(""),
        COUNTER("COUNTER"),
        PUNISH("PUNISH"),
        TECH("TECH"),
        ARMOR("ARMOR"),
        REVERSAL("REVERSAL");

        final String text;

        Word(String text) {
            this.text = text;
        }
    }

    private final FightTables tables;
    private final MoveFacts facts;
    private final int[] shown = new int[2];
    private final int[] wait = new int[2];
    private final Word[] word = {Word.NONE, Word.NONE};
    private final int[] wordStays = new int[2];
    private final int[] comboHits = new int[2];
    private final int[] comboDamage = new int[2];
    private final int[] comboStays = new int[2];
    /** How the players were one frame ago. */
    private final int[] health = new int[2];

    private final int[] state = new int[2];
    private final int[] move = new int[2];
    private final int[] time = new int[2];
    private final int[] armor = new int[2];
    private final int[] combo = new int[2];

    /** Creates the highlights of one match; call {@link #begin} first. */
    public Highlights(FightTables tables) {
        this.tables = tables;
        this.facts = new MoveFacts(tables);
    }

    /** Nothing has happened yet. */
    public void begin(FightState s, int env) {
        for (int i = 0; i < 2; i++) {
            word[i] = Word.NONE;
            wordStays[i] = comboStays[i] = wait[i] = 0;
            shown[i] = s.player(env, i, Cells.HP);
            remember(s, env, i);
        }
    }

    /** A frame has been played. */
    public void played(FightState s, int env) {
        for (int i = 0; i < 2; i++) {
            age(i);
            health(s, env, i);
            words(s, env, i);
            combo(s, env, i);
        }
        for (int i = 0; i < 2; i++) remember(s, env, i);
    }

    private void age(int i) {
        if (wordStays[i] > 0 && --wordStays[i] == 0) word[i] = Word.NONE;
        if (comboStays[i] > 0) comboStays[i]--;
    }

    private void health(FightState s, int env, int i) {
        int now = s.player(env, i, Cells.HP);
        if (now > health[i]) shown[i] = now; // a new round
        if (now < health[i]) wait[i] = WAIT;
        else if (wait[i] > 0) wait[i]--;
        else shown[i] = Math.max(now, shown[i] - Math.max(CATCH_UP, (shown[i] - now) / 8));
    }

    private void words(FightState s, int env, int i) {
        int now = s.player(env, i, Cells.STATE);
        if (now == State.TECH && state[i] != State.TECH) say(i, Word.TECH);
        if (now == State.ATTACK
                && state[i] == State.ATTACK
                && s.player(env, i, Cells.MOVE) == move[i]
                && s.player(env, i, Cells.ARMOR_LEFT) < armor[i]) say(i, Word.ARMOR);
        boolean rose = state[i] == State.WAKE || State.block(state[i]) || State.hit(state[i]);
        if (now == State.ATTACK && rose && !facts.normal(row(s, env, i, s.player(env, i, Cells.MOVE)))) {
            say(i, Word.REVERSAL);
        }
        boolean hit = s.player(env, i, Cells.COMBO_HITS) == 1 && combo[i] == 0;
        if (hit && state[i] == State.ATTACK) {
            boolean early = time[i] < facts.lastDanger(row(s, env, i, move[i]));
            say(1 - i, early ? Word.COUNTER : Word.PUNISH);
        }
    }

    private int row(FightState s, int env, int i, int ofMove) {
        return tables.firstMove[s.player(env, i, Cells.FIGHTER)] + ofMove;
    }

    private void say(int i, Word what) {
        word[i] = what;
        wordStays[i] = WORD_STAYS;
    }

    /** A combo counts for who strikes, so the hits that a player has taken belong to the other. */
    private void combo(FightState s, int env, int i) {
        int hits = s.player(env, i, Cells.COMBO_HITS);
        if (hits < 2) return;
        comboHits[1 - i] = hits;
        comboDamage[1 - i] = s.player(env, i, Cells.COMBO_DAMAGE);
        comboStays[1 - i] = COMBO_STAYS;
    }

    private void remember(FightState s, int env, int i) {
        health[i] = s.player(env, i, Cells.HP);
        state[i] = s.player(env, i, Cells.STATE);
        move[i] = s.player(env, i, Cells.MOVE);
        time[i] = s.player(env, i, Cells.T);
        armor[i] = s.player(env, i, Cells.ARMOR_LEFT);
        combo[i] = s.player(env, i, Cells.COMBO_HITS);
    }

    /** Returns the health to which the pale part of a bar reaches. */
    int shownHealth(int i) {
        return shown[i];
    }

    /** Returns the word to be said about a player. */
    Word word(int i) {
        return word[i];
    }

    /** Returns the hits of a player's last combo, 0 if it is too long ago. */
    int comboHits(int i) {
        return comboStays[i] > 0 ? comboHits[i] : 0;
    }

    /** Returns the damage of it [health points]. */
    int comboDamage(int i) {
        return comboDamage[i];
    }
}
