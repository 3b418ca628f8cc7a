package io.github.marl4j.envs.fighting.paint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told about the last frames, with states made by hand. */
final class HighlightsTest {
    private static final FightTables TABLES = FightTables.shipped();

    private final FightState state = new FightState(1);
    private final Highlights highlights = new Highlights(TABLES);

    @BeforeEach
    void begin() {
        new FightEngine(TABLES).start(state, 0, 0, 1);
        highlights.begin(state, 0);
    }

    private void set(int player, int field, int value) {
        state.cells[Cells.player(0, player) + field] = value;
    }

    private void play(int frames) {
        for (int frame = 0; frame < frames; frame++) highlights.played(state, 0);
    }

    private void hitDuring(int frameOfTheMove) {
        int move = TABLES.roster.fighters().get(1).moveIndex("st.HP");
        set(1, Cells.STATE, State.ATTACK);
        set(1, Cells.MOVE, move);
        set(1, Cells.T, frameOfTheMove);
        play(1);
        set(1, Cells.STATE, State.HIT_STAND);
        set(1, Cells.COMBO_HITS, 1);
        play(1);
    }

    @Test
    void damageStaysPaleForThirtyFramesAndThenCatchesUp() {
        set(0, Cells.HP, 700);
        play(31);
        assertThat(highlights.shownHealth(0)).isEqualTo(1000);
        play(1);
        assertThat(highlights.shownHealth(0)).isBetween(701, 999);
        play(60);
        assertThat(highlights.shownHealth(0)).isEqualTo(700);
        assertThat(highlights.shownHealth(1)).isEqualTo(1150);
    }

    @Test
    void aNewRoundFillsTheWholeBar() {
        set(0, Cells.HP, 0);
        play(100);
        set(0, Cells.HP, 1000);
        play(1);
        assertThat(highlights.shownHealth(0)).isEqualTo(1000);
    }

    @Test
    void aHitBeforeTheBlowIsACounterAndOneAfterItAPunishment() {
        hitDuring(2);
        assertThat(highlights.word(0)).isEqualTo(Highlights.Word.COUNTER);
        begin();
        hitDuring(30);
        assertThat(highlights.word(0)).isEqualTo(Highlights.Word.PUNISH);
        assertThat(highlights.word(1)).isEqualTo(Highlights.Word.NONE);
    }

    @Test
    void aBrokenThrowAndAbsorbedHitsAreNamed() {
        set(0, Cells.STATE, State.TECH);
        set(1, Cells.STATE, State.ATTACK);
        set(1, Cells.MOVE, 0);
        set(1, Cells.ARMOR_LEFT, 1);
        play(1);
        set(1, Cells.ARMOR_LEFT, 0);
        play(1);
        assertThat(highlights.word(0)).isEqualTo(Highlights.Word.TECH);
        assertThat(highlights.word(1)).isEqualTo(Highlights.Word.ARMOR);
    }

    @Test
    void aCombosSizeStaysForSixtyFrames() {
        set(1, Cells.COMBO_HITS, 4);
        set(1, Cells.COMBO_DAMAGE, 212);
        play(1);
        set(1, Cells.COMBO_HITS, 0);
        play(59);
        assertThat(highlights.comboHits(0)).isEqualTo(4);
        assertThat(highlights.comboDamage(0)).isEqualTo(212);
        play(1);
        assertThat(highlights.comboHits(0)).isZero();
    }
}
