package io.github.marl4j.envs.fighting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.input.Words;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds on every frame of every match, whatever is pressed. Numbers in names are those of the design, section 17. */
final class InvariantsTest {
    private static final int FRAMES = 3000;
    private static final int SU = Bout.SU;
    private static final int NEVER_HURT = 1 << State.DOWN | 1 << State.KO;

    /** 1: the same inputs give the same hash on every frame, on another thread and in another row too. */
    @Property(tries = 12)
    void sameInputsGiveTheSameFramesOnOtherThreadsAndInBatches(@ForAll long seed) {
        int rows = 12;
        long[][] alone = IntStream.range(0, rows)
                .parallel()
                .mapToObj(r -> hashes(seed + r, r))
                .toArray(long[][]::new);
        FightState batch = new FightState(rows);
        FightEngine engine = new FightEngine(Bout.TABLES);
        RandomInputs[] inputs = new RandomInputs[2 * rows];
        for (int r = 0; r < rows; r++) {
            engine.start(batch, r, r, (5 * r + 1) % 12);
            inputs[2 * r] = new RandomInputs(seed + r);
            inputs[2 * r + 1] = new RandomInputs(~(seed + r));
        }
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int r = 0; r < rows; r++) engine.step(batch, r, inputs[2 * r].next(), inputs[2 * r + 1].next());
            int row = frame % rows;
            assertThat(MatchRecord.hash(Bout.TABLES, batch, row)).isEqualTo(alone[row][frame]);
        }
    }

    private static long[] hashes(long seed, int row) {
        Bout bout = new Bout(row, (5 * row + 1) % 12);
        RandomInputs first = new RandomInputs(seed);
        RandomInputs second = new RandomInputs(~seed);
        long[] hashes = new long[FRAMES];
        for (int frame = 0; frame < FRAMES; frame++) {
            bout.step(first.next(), second.next());
            hashes[frame] = bout.hash();
        }
        return hashes;
    }

    /** 2: exchanged players in a mirror play the mirrored match. */
    @Property(tries = 60)
    void exchangedPlayersInAMirrorPlayTheMirroredMatch(
            @ForAll long seed, @ForAll @IntRange(max = 11) int left, @ForAll @IntRange(max = 11) int right) {
        Bout bout = new Bout(left, right);
        Bout mirror = new Bout(right, left);
        RandomInputs first = new RandomInputs(seed);
        RandomInputs second = new RandomInputs(~seed);
        for (int frame = 0; frame < FRAMES; frame++) {
            int word0 = first.next();
            int word1 = second.next();
            bout.step(word0, word1);
            mirror.step(Words.mirrored(word1), Words.mirrored(word0));
            requireMirrored(bout, mirror, frame);
        }
    }

    private static void requireMirrored(Bout bout, Bout mirror, int frame) {
        for (int field = Cells.FLASH; field < Cells.WINS; field++) {
            assertThat(mirror.match(field))
                    .as("match field %d, frame %d", field, frame)
                    .isEqualTo(bout.match(field));
        }
        assertThat(mirror.match(Cells.SIDE)).isEqualTo(bout.match(Cells.SIDE));
        assertThat(mirror.match(Cells.WINS)).isEqualTo(bout.match(Cells.WINS + 1));
        for (int i = 0; i < 2; i++) {
            for (int field = 0; field < Cells.PLAYER_FIELDS; field++) {
                boolean turned = field == Cells.X || field == Cells.VX || field == Cells.FACING;
                turned |= field == Cells.PUSH_DIRECTION;
                int expected = MatchRecord.player(Bout.TABLES, bout.state, 0, i, field);
                assertThat(MatchRecord.player(Bout.TABLES, mirror.state, 0, 1 - i, field))
                        .as("%s of player %d, frame %d", MatchRecord.PLAYER[field], i, frame)
                        .isEqualTo(turned ? -expected : expected);
            }
            for (int slot = 0; slot < 2; slot++) {
                boolean present = bout.state.projectile(0, i, slot, Cells.P_FIGHTER) >= 0;
                assertThat(mirror.state.projectile(0, 1 - i, slot, Cells.P_FIGHTER) >= 0)
                        .isEqualTo(present);
                if (!present) continue;
                assertThat(mirror.state.projectile(0, 1 - i, slot, Cells.P_X))
                        .isEqualTo(-bout.state.projectile(0, i, slot, Cells.P_X));
            }
        }
    }

    /** 3: a copy has the same future, and neither touches the other. */
    @Property(tries = 20)
    void aCopyHasTheSameFutureAndLeavesTheOriginalAlone(
            @ForAll long seed, @ForAll @IntRange(max = 11) int left, @ForAll @IntRange(max = 11) int right) {
        Bout bout = new Bout(left, right);
        RandomInputs first = new RandomInputs(seed);
        RandomInputs second = new RandomInputs(~seed);
        for (int frame = 0; frame < FRAMES; frame++) {
            int word0 = first.next();
            int word1 = second.next();
            if (frame % 100 == 50) {
                Bout copy = bout.copy();
                long before = bout.hash();
                copy.step(word0, word1);
                copy.hold(5, word1, word0);
                assertThat(bout.hash()).isEqualTo(before);
                copy.become(bout);
                copy.step(word0, word1);
                bout.step(word0, word1);
                assertThat(copy.state).isEqualTo(bout.state);
            } else {
                bout.step(word0, word1);
            }
        }
    }

    /** 4: health, meter, positions and projectiles stay in their bounds. */
    @Property(tries = 60)
    void numbersStayInTheirBounds(
            @ForAll long seed, @ForAll @IntRange(max = 11) int left, @ForAll @IntRange(max = 11) int right) {
        Bout bout = new Bout(left, right);
        RandomInputs first = new RandomInputs(seed);
        RandomInputs second = new RandomInputs(~seed);
        int[] hp = {Integer.MAX_VALUE, Integer.MAX_VALUE};
        int round = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            bout.step(first.next(), second.next());
            boolean began = bout.match(Cells.FRAME) == 0 && bout.match(Cells.ROUND) > round;
            if (began) round = bout.match(Cells.ROUND);
            for (int i = 0; i < 2; i++) {
                int now = bout.get(i, Cells.HP);
                assertThat(now).isBetween(0, began ? bout.fighter(i).health() : hp[i]);
                hp[i] = now;
                assertThat(now).isLessThanOrEqualTo(bout.fighter(i).health());
                assertThat(bout.get(i, Cells.METER)).isBetween(0, 1000);
                assertThat(bout.get(i, Cells.Y)).isNotNegative();
                assertThat(Math.abs(bout.get(i, Cells.X))).isLessThanOrEqualTo(366 * SU);
                assertThat(bout.get(i, Cells.COMBO_HITS)).isLessThanOrEqualTo(15);
            }
            int apart = Math.abs(bout.get(0, Cells.X) - bout.get(1, Cells.X));
            assertThat(apart).isLessThanOrEqualTo(368 * SU + 1);
        }
    }

    /** 8: nobody in block stun, hit stun, before a jump, in the air or protected is gripped. */
    @Property(tries = 60)
    void nobodyIsGrippedWhoMustNotBe(
            @ForAll long seed, @ForAll @IntRange(max = 11) int left, @ForAll @IntRange(max = 11) int right) {
        Bout bout = new Bout(left, right);
        RandomInputs first = new RandomInputs(seed);
        RandomInputs second = new RandomInputs(~seed);
        for (int frame = 0; frame < FRAMES; frame++) {
            int[] state = {bout.get(0, Cells.STATE), bout.get(1, Cells.STATE)};
            int[] protect = {bout.get(0, Cells.THROW_PROTECT), bout.get(1, Cells.THROW_PROTECT)};
            bout.step(first.next(), second.next());
            for (int i = 0; i < 2; i++) {
                boolean gripped = bout.get(i, Cells.STATE) == State.THROWN && state[i] != State.THROWN;
                if (!gripped) continue;
                assertThat(State.block(state[i]) || State.hit(state[i])).isFalse();
                assertThat(state[i]).isNotIn(State.PREJUMP, State.JUGGLE, State.DOWN, State.WAKE, State.KO);
                assertThat(protect[i]).isLessThanOrEqualTo(1);
            }
        }
    }

    /** 9: who lies or is out is not hurt; a move hits no more often than it has hits. */
    @Property(tries = 60)
    void whoLiesIsNotHurtAndNoHitCountsTwice(
            @ForAll long seed, @ForAll @IntRange(max = 11) int left, @ForAll @IntRange(max = 11) int right) {
        Bout bout = new Bout(left, right);
        RandomInputs first = new RandomInputs(seed);
        RandomInputs second = new RandomInputs(~seed);
        int[] used = new int[2];
        for (int frame = 0; frame < FRAMES; frame++) {
            int[] state = {bout.get(0, Cells.STATE), bout.get(1, Cells.STATE)};
            int[] hp = {bout.get(0, Cells.HP), bout.get(1, Cells.HP)};
            int[] mask = {bout.get(0, Cells.HIT_MASK), bout.get(1, Cells.HIT_MASK)};
            int round = bout.match(Cells.ROUND);
            bout.step(first.next(), second.next());
            if (bout.match(Cells.ROUND) != round) continue;
            for (int i = 0; i < 2; i++) {
                if (State.in(state[i], NEVER_HURT))
                    assertThat(bout.get(i, Cells.HP)).isGreaterThanOrEqualTo(hp[i]);
                boolean sameUse = bout.get(i, Cells.STATE) == State.ATTACK && bout.get(i, Cells.T) > 1;
                used[i] = sameUse ? used[i] | mask[i] : 0;
                if (sameUse) assertThat(bout.get(i, Cells.HIT_MASK) & used[i]).isEqualTo(used[i]);
            }
        }
    }

    /** 10: a round lasts at most its clock, and every match ends. */
    @Property(tries = 6)
    void everyMatchEnds(@ForAll long seed, @ForAll @IntRange(max = 11) int left) {
        Bout bout = new Bout(left, left);
        RandomInputs first = new RandomInputs(seed);
        RandomInputs second = new RandomInputs(~seed);
        int frames = 0;
        int flashes = 0;
        while (bout.match(Cells.PHASE) != Cells.OVER) {
            if (bout.match(Cells.FLASH) > 0) flashes++;
            bout.step(first.next(), second.next());
            frames++;
            assertThat(bout.match(Cells.FRAME)).isLessThanOrEqualTo(FightEngine.CLOCK + FightEngine.END_FRAMES);
        }
        assertThat(frames - flashes).isLessThanOrEqualTo(4 * (FightEngine.CLOCK + FightEngine.END_FRAMES));
        assertThat(bout.match(Cells.ROUND)).isBetween(2, 4);
    }
}
