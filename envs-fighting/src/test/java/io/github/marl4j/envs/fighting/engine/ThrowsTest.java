package io.github.marl4j.envs.fighting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.input.Words;
import io.github.marl4j.envs.fighting.roster.Button;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Throws, and what cannot be touched, case by case. */
final class ThrowsTest {
    private static final int THROW = Words.button(Button.THROW);

    /** A bout on the frame before a grip of player 0 connects. */
    private static Bout beforeTheGrip() {
        Bout bout = new Bout("aren", "dax").pointBlank(1);
        bout.step(THROW, 0);
        bout.hold(3, 0, 0);
        return bout;
    }

    @Test
    void aThrowConnectsOnItsFifthFrameWithWhoStands() {
        Bout bout = beforeTheGrip();
        assertThat(bout.get(1, Cells.STATE)).isEqualTo(State.STAND);
        bout.step(0, 0);
        assertThat(bout.get(1, Cells.STATE)).isEqualTo(State.THROWN);
        bout.hold(30, 0, 0);
        assertThat(bout.get(1, Cells.HP)).isEqualTo(1070 - 120);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                State.PREJUMP,
                State.BLOCK_STAND,
                State.BLOCK_CROUCH,
                State.HIT_STAND,
                State.HIT_CROUCH,
                State.WAKE,
                State.TECH,
                State.DOWN
            })
    void noThrowConnectsInStunBeforeAJumpOrOnTheFloor(int state) {
        Bout bout = beforeTheGrip();
        bout.set(1, Cells.STATE, state);
        bout.set(1, Cells.T, 0);
        bout.set(1, Cells.STUN_TIMER, 9);
        bout.set(1, Cells.DOWN_LENGTH, 9);
        bout.set(1, Cells.PUSH_STEP, 8);
        bout.hold(2, 0, 0);
        assertThat(bout.get(1, Cells.STATE)).isEqualTo(state);
        assertThat(bout.get(0, Cells.STATE)).isEqualTo(State.ATTACK);
    }

    @Test
    void noThrowConnectsWithWhoIsProtected() {
        Bout bout = beforeTheGrip();
        bout.set(1, Cells.THROW_PROTECT, 6);
        bout.hold(2, 0, 0);
        assertThat(bout.get(1, Cells.STATE)).isEqualTo(State.STAND);
    }

    @ParameterizedTest
    @MethodSource("fighters")
    void equalThrowsOnTheSameFrameAreBroken(int fighter) {
        Bout bout = new Bout(fighter, (fighter + 5) % 12).pointBlank(1);
        bout.step(THROW, THROW);
        bout.hold(4, 0, 0);
        assertThat(bout.get(0, Cells.STATE)).isEqualTo(State.TECH);
        assertThat(bout.get(1, Cells.STATE)).isEqualTo(State.TECH);
        assertThat(bout.events(0)).isEqualTo(Event.TECH);
    }

    static IntStream fighters() {
        return IntStream.range(0, 12);
    }

    @Test
    void aCommandThrowBeatsANormalOneOnTheSameFrame() {
        Bout bout = new Bout("brakka", "aren").pointBlank(1);
        for (int digit : new int[] {6, 3, 2, 1}) bout.step(Words.direction(digit), 0);
        bout.step(Words.direction(4), 0);
        bout.step(Words.direction(7) | Words.button(Button.HP), THROW);
        bout.hold(4, 0, 0);
        assertThat(bout.get(0, Cells.STATE)).isEqualTo(State.THROWING);
        assertThat(bout.get(1, Cells.STATE)).isEqualTo(State.THROWN);
    }

    @Test
    void aThrowIsBrokenByAPressWithinTheWindow() {
        Bout bout = beforeTheGrip();
        bout.hold(8, 0, 0);
        bout.step(0, THROW);
        assertThat(bout.get(0, Cells.STATE)).isEqualTo(State.TECH);
        assertThat(bout.get(1, Cells.HP)).isEqualTo(1070);
    }

    @Test
    void aPressAfterTheWindowIsTooLate() {
        Bout bout = beforeTheGrip();
        bout.hold(9, 0, 0);
        bout.step(0, THROW);
        bout.hold(30, 0, 0);
        assertThat(bout.get(1, Cells.HP)).isEqualTo(1070 - 120);
    }

    /** 9. */
    @ParameterizedTest
    @ValueSource(ints = {State.RESET, State.DOWN, State.WAKE, State.THROWING, State.THROWN, State.TECH, State.KO})
    void strikesDoNotTouchUntouchableStates(int state) {
        Bout bout = new Bout("aren", "dax").pointBlank(1);
        bout.make("st.HP", frame -> 0);
        bout.hold(7, 0, 0);
        bout.set(1, Cells.STATE, state);
        if (state == State.RESET) bout.set(1, Cells.Y, 20 * Bout.SU);
        bout.set(1, Cells.VY, 500);
        bout.set(1, Cells.MOVE, 18);
        bout.set(1, Cells.T, 0);
        bout.set(1, Cells.DOWN_LENGTH, 9);
        bout.hold(4, 0, 0);
        assertThat(bout.get(1, Cells.HP)).isEqualTo(1070);
        assertThat(bout.get(0, Cells.HIT_MASK)).isZero();
    }

    @Test
    void aBackdashCannotBeHitOnItsFirstFrames() {
        Bout bout = new Bout("aren", "dax").pointBlank(1);
        int back = Words.direction(6);
        bout.step(0, back);
        bout.step(0, 0);
        bout.make("st.LP", frame -> 0);
        bout.step(0, 0);
        bout.step(0, back);
        assertThat(bout.get(1, Cells.STATE)).isEqualTo(State.DASH_B);
        bout.step(0, 0);
        assertThat(bout.get(1, Cells.HP)).isEqualTo(1070);
    }
}
