package io.github.marl4j.viewer.fight;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.input.Words;
import java.util.Arrays;

/** Somebody to train with: does one thing over and over, or what was recorded. */
public final class Dummy implements Controller {
    private static final int LONGEST = 600;

    /** What it does. */
    public enum Behaviour {
        /** Stands. */
        STAND("STANDS"),
        /** Crouches. */
        CROUCH("CROUCHES"),
        /** Jumps again and again. */
        JUMP("JUMPS"),
        /** Guards, standing, and crouching against low hits. */
        GUARD("GUARDS ALL"),
        /** Takes the first hit and guards what follows. */
        GUARD_AFTER_HIT("GUARDS AFTER A HIT"),
        /** Plays what was recorded, over and over. */
        RECORDED("PLAYS THE RECORD"),
        /** Plays like the computer at level 4. */
        CPU("FIGHTS LIKE CPU 4");

        private final String words;

        Behaviour(String words) {
            this.words = words;
        }

        /** Returns it for people. */
        public String words() {
            return words;
        }
    }

    private final int side;
    private final CpuController cpu;
    private final int[] record = new int[LONGEST];
    private int recorded;
    private int at;
    private boolean recording;
    private Behaviour behaviour = Behaviour.STAND;

    /** Creates a dummy that stands. */
    public Dummy(int side) {
        this.side = side;
        this.cpu = new CpuController(side, 4);
    }

    /** Changes what it does. */
    public void behave(Behaviour next) {
        behaviour = next;
        at = 0;
    }

    /** Returns what it does. */
    public Behaviour behaviour() {
        return behaviour;
    }

    @Override
    public void begin(FightState state, long seed) {
        cpu.begin(state, seed);
    }

    @Override
    public int word(FightState state) {
        int facing = state.match(0, Cells.SIDE) * (side == 0 ? 1 : -1);
        return switch (behaviour) {
            case STAND -> 0;
            case CROUCH -> Words.direction(2);
            case JUMP -> State.neutral(state.player(0, side, Cells.STATE)) ? Words.direction(8) : 0;
            case GUARD -> Words.facing(guard(state), facing);
            case GUARD_AFTER_HIT -> afterHit(state) ? Words.facing(guard(state), facing) : 0;
            case RECORDED -> recorded == 0 ? 0 : record[at++ % recorded];
            case CPU -> cpu.word(state);
        };
    }

    private boolean afterHit(FightState state) {
        int now = state.player(0, side, Cells.STATE);
        return State.hit(now) || State.block(now);
    }

    /** Low while the other crouches on the ground, else high. */
    private int guard(FightState state) {
        int other = 1 - side;
        boolean low = state.player(0, other, Cells.Y) == 0 && (state.player(0, other, Cells.PREVIOUS) >>> 5 & 1) != 0;
        return Words.direction(low ? 1 : 4);
    }

    /** Begins or ends a record; what is recorded is what {@link #remember} is told. */
    public void toggleRecording() {
        recording = !recording;
        if (recording) {
            recorded = 0;
            Arrays.fill(record, 0);
        }
        at = 0;
    }

    /** Returns whether a record is being made. */
    public boolean recording() {
        return recording && recorded < LONGEST;
    }

    /** Adds a frame to the record. */
    public void remember(int word) {
        if (recording()) record[recorded++] = word;
    }

    @Override
    public String name() {
        return "DUMMY";
    }
}
