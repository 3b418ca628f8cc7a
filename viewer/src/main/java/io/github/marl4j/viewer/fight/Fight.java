package io.github.marl4j.viewer.fight;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.CounterHits;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MatchRecord;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.figure.Ribbons;
import io.github.marl4j.envs.fighting.paint.Highlights;
import io.github.marl4j.envs.fighting.replay.Recorder;
import io.github.marl4j.envs.fighting.replay.Replay;

/** A match between two controllers, frame by frame, with what people want to see of it. The engine alone decides what happens. */
public final class Fight {
    /** A thing that moves farther than this between two frames has been put somewhere else [su]. */
    private static final int JUMP = 40 * 256;

    private final FightEngine engine = new FightEngine(FightTables.shipped());
    private final FightState state = new FightState(1);
    private final FightState before = new FightState(1);
    private final FightState shown = new FightState(1);
    private final Highlights highlights = new Highlights(FightTables.shipped());
    private final Ribbons ribbons = new Ribbons(FightTables.shipped());
    private final FrameLog log = new FrameLog(FightTables.shipped());
    private final Controller[] controllers;
    private final int[] fighters;
    private final long seed;
    private Recorder recorder = new Recorder();
    private boolean recorded = true;
    private int frame;
    private final int[] word = new int[2];
    private final int[] costume = new int[2];

    /**
     * Begins a match.
     *
     * @param left index of the fighter on the left
     * @param right index of the fighter on the right
     */
    public Fight(int left, int right, Controller leftController, Controller rightController, long seed) {
        this.fighters = new int[] {left, right};
        this.controllers = new Controller[] {leftController, rightController};
        this.seed = seed;
        if (left == right) costume[1] = 1;
        begin();
    }

    /** Changes the colours of the clothes; 0 are the usual ones. */
    public void wear(int left, int right) {
        costume[0] = left;
        costume[1] = right;
    }

    /** Returns the number of a side's colours. */
    public int costume(int side) {
        return costume[side];
    }

    /** Begins again. */
    public void begin() {
        engine.start(state, 0, fighters[0], fighters[1]);
        recorder = new Recorder();
        recorded = true;
        frame = 0;
        log.clear();
        settle();
    }

    /** The present place is where everything begins: nothing moves towards it. */
    private void settle() {
        before.copyFrom(state, 0, 0);
        highlights.begin(state, 0);
        ribbons.begin(state, 0);
        for (Controller controller : controllers) controller.begin(state, seed);
    }

    /** Goes on from another state of the match; the record ends, for it would lead elsewhere. */
    public void jump(FightState to, int toFrame) {
        state.copyFrom(to, 0, 0);
        frame = toFrame;
        recorded = false;
        settle();
    }

    /** Plays one frame. Does nothing when the match is over. */
    public void step() {
        if (over()) return;
        before.copyFrom(state, 0, 0);
        for (int i = 0; i < 2; i++) {
            state.cells[Cells.player(Cells.match(0), i) + Cells.EVENTS] = 0;
            word[i] = controllers[i].word(state);
        }
        engine.step(state, 0, word[0], word[1]);
        frame++;
        if (recorded) recorder.add(word[0], word[1]);
        highlights.played(state, 0);
        ribbons.played(state, 0);
        log.played(state, word[0], word[1]);
        for (Controller controller : controllers) controller.played(state);
    }

    /**
     * Who plays the left fighter plays the right one from now on, and the other way around.
     *
     * @return whether that could be done
     */
    public boolean changeSides() {
        Controller left = controllers[1].onOtherSide().orElse(null);
        Controller right = controllers[0].onOtherSide().orElse(null);
        if (left == null || right == null) return false;
        controllers[0] = left;
        controllers[1] = right;
        left.begin(state, seed);
        right.begin(state, seed);
        return true;
    }

    /** Returns the state; whoever changes it must call {@link #changed}. */
    public FightState state() {
        return state;
    }

    /** The state has been changed by hand: the match can no longer be recorded. */
    public void changed() {
        recorded = false;
    }

    /**
     * Returns the match between the last frame and the one before: only places are blended, so that movement is smooth on fast screens.
     *
     * @param part 0 for the frame before, 1 for the last
     */
    public FightState shown(double part) {
        shown.copyFrom(state, 0, 0);
        for (int i = 0; i < 2; i++) {
            if (state.player(0, i, Cells.HITSTOP) > 0) continue;
            int at = Cells.player(0, i);
            blend(at + Cells.X, part);
            blend(at + Cells.Y, part);
            for (int slot = 0; slot < 2; slot++) {
                int q = Cells.projectile(0, i, slot);
                boolean same = before.cells[q + Cells.P_FIGHTER] == state.cells[q + Cells.P_FIGHTER];
                if (!same || state.cells[q + Cells.P_FIGHTER] < 0) continue;
                blend(q + Cells.P_X, part);
                blend(q + Cells.P_Y, part);
            }
        }
        return shown;
    }

    private void blend(int cell, double part) {
        int from = before.cells[cell];
        int to = state.cells[cell];
        if (Math.abs(to - from) <= JUMP) shown.cells[cell] = from + (int) Math.round((to - from) * part);
    }

    /** Returns the events of the last frame of a player: bits of {@link io.github.marl4j.envs.fighting.engine.Event}. */
    public int events(int player) {
        return state.player(0, player, Cells.EVENTS);
    }

    /** Returns whether a super has begun on the last frame. */
    public boolean flashBegan() {
        return state.match(0, Cells.FLASH) > 0 && before.match(0, Cells.FLASH) == 0;
    }

    /** Returns whether a player has landed or fallen on the last frame. */
    public boolean landed(int player) {
        int now = state.player(0, player, Cells.STATE);
        return now != before.player(0, player, Cells.STATE) && (now == State.LAND || now == State.DOWN);
    }

    /** Returns whether the match is over. */
    public boolean over() {
        return state.match(0, Cells.PHASE) == Cells.OVER;
    }

    /** Returns who has won more rounds: 0, 1, or -1 for nobody. */
    public int winner() {
        int lead = state.match(0, Cells.WINS) - state.match(0, Cells.WINS + 1);
        return lead == 0 ? -1 : lead > 0 ? 0 : 1;
    }

    /** Returns the recorded inputs, or {@code null} if the match was changed by hand. */
    public Replay replay() {
        String note = controllers[0].name() + " AGAINST " + controllers[1].name() + ", SEED " + seed;
        return recorded ? recorder.replay(FightTables.shipped(), state, 0, note) : null;
    }

    /** Returns the hash of the state, see {@link MatchRecord#hash}. */
    public long hash() {
        return MatchRecord.hash(FightTables.shipped(), state, 0);
    }

    /** Returns frames since the beginning of the match. */
    public int frame() {
        return frame;
    }

    /** Returns what is to be told about the last frames. */
    public Highlights highlights() {
        return highlights;
    }

    /** Returns the loose ends of the clothes. */
    public Ribbons ribbons() {
        return ribbons;
    }

    /** Changes which hits count as counter hits; a match with others than usual cannot be recorded. */
    public void counterHits(CounterHits rule) {
        engine.counterHits(rule);
        if (rule != CounterHits.AS_THEY_COME) changed();
    }

    /** Returns what the last frames were. */
    public FrameLog log() {
        return log;
    }

    /** Returns who plays a side. */
    public Controller controller(int side) {
        return controllers[side];
    }

    /** Returns the index of a side's fighter. */
    public int fighter(int side) {
        return fighters[side];
    }
}
