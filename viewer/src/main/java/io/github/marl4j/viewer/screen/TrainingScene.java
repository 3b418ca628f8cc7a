package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.CounterHits;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.viewer.fight.Dummy;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.window.Screen;
import java.util.List;
import org.lwjgl.glfw.GLFW;

/** Training: the clock stands, health and meter come back, the opponent does as it is told, and places can be kept and taken again. */
public final class TrainingScene extends FightScene {
    private static final int SLOTS = 4;
    private static final int FULL_METER = 1000;
    private static final int MIDDLE_DISTANCE = 80 * 256;

    private final Dummy dummy;
    private final MoveFacts facts;
    private final FightState[] kept = new FightState[SLOTS];
    private int slot;
    private boolean healthComesBack = true;
    private boolean meterIsFull = true;
    private CounterHits counterHits = CounterHits.AS_THEY_COME;

    /** Begins training against a dummy, which plays the right side of the fight. */
    public TrainingScene(Theatre theatre, Fight fight, Dummy dummy, int stage, Runnable leave) {
        super(theatre, fight, stage, leave);
        this.dummy = dummy;
        this.facts = new MoveFacts(theatre.tables);
        overlay.toggleBoxes();
        overlay.toggleInputs();
        overlay.toggleData();
    }

    @Override
    void beforeFrame() {
        if (dummy.recording()) dummy.remember(theatre.hands.word(0));
    }

    @Override
    void afterFrame() {
        FightState s = fight.state();
        fight.changed();
        int[] c = s.cells;
        int m = Cells.match(0);
        c[m + Cells.CLOCK] = FightEngine.CLOCK;
        if (!healthComesBack && s.match(0, Cells.PHASE) == Cells.OVER) fight.begin();
        boolean quiet = State.neutral(s.player(0, 0, Cells.STATE)) && State.neutral(s.player(0, 1, Cells.STATE));
        for (int i = 0; i < 2; i++) {
            int p = Cells.player(m, i);
            if (meterIsFull) c[p + Cells.METER] = FULL_METER;
            if (quiet && healthComesBack) c[p + Cells.HP] = facts.health(s.player(0, i, Cells.FIGHTER));
            if (quiet) c[p + Cells.STUN] = 0;
        }
    }

    /** The two change places; the person stays the same fighter. */
    @Override
    void changeSides() {
        int[] c = fight.state().cells;
        int first = Cells.player(Cells.match(0), 0) + Cells.X;
        int second = Cells.player(Cells.match(0), 1) + Cells.X;
        int left = c[first];
        c[first] = c[second];
        c[second] = left;
        fight.jump(fight.state(), fight.frame());
    }

    @Override
    List<String> extras() {
        return List.of(
                "DUMMY " + dummy.behaviour().words(),
                healthComesBack ? "HEALTH COMES BACK" : "HEALTH AS IN A MATCH",
                meterIsFull ? "METER ALWAYS FULL" : "METER AS IN A MATCH",
                switch (counterHits) {
                    case AS_THEY_COME -> "COUNTER HITS AS THEY COME";
                    case ALWAYS -> "COUNTER HITS ALWAYS";
                    case NEVER -> "COUNTER HITS NEVER";
                });
    }

    @Override
    void chooseExtra(int extra) {
        switch (extra) {
            case 0 -> nextBehaviour();
            case 1 -> healthComesBack = !healthComesBack;
            case 2 -> meterIsFull = !meterIsFull;
            default -> {
                CounterHits[] all = CounterHits.values();
                counterHits = all[(counterHits.ordinal() + 1) % all.length];
                fight.counterHits(counterHits);
            }
        }
    }

    private void nextBehaviour() {
        Dummy.Behaviour[] all = Dummy.Behaviour.values();
        dummy.behave(all[(dummy.behaviour().ordinal() + 1) % all.length]);
    }

    @Override
    public void key(int key) {
        super.key(key);
        switch (key) {
            case GLFW.GLFW_KEY_F5 -> reset();
            case GLFW.GLFW_KEY_F6 -> {
                dummy.toggleRecording();
                if (!dummy.recording()) dummy.behave(Dummy.Behaviour.RECORDED);
            }
            case GLFW.GLFW_KEY_B -> nextBehaviour();
            case GLFW.GLFW_KEY_1, GLFW.GLFW_KEY_2, GLFW.GLFW_KEY_3, GLFW.GLFW_KEY_4 -> slot = key - GLFW.GLFW_KEY_1;
            case GLFW.GLFW_KEY_F9 -> {
                kept[slot] = new FightState(1);
                kept[slot].copyFrom(fight.state(), 0, 0);
                theatre.tell("PLACE " + (slot + 1) + " KEPT");
            }
            case GLFW.GLFW_KEY_F10 -> {
                if (kept[slot] == null) theatre.tell("PLACE " + (slot + 1) + " IS EMPTY: F9 KEEPS ONE");
                else fight.jump(kept[slot], fight.frame());
            }
            default -> {}
        }
    }

    /** Both stand in the middle again. */
    private void reset() {
        fight.begin();
        int m = Cells.match(0);
        fight.state().cells[Cells.player(m, 0) + Cells.X] = -MIDDLE_DISTANCE / 2;
        fight.state().cells[Cells.player(m, 1) + Cells.X] = MIDDLE_DISTANCE / 2;
    }

    @Override
    public void draw(Screen screen, double part) {
        super.draw(screen, part);
        if (paused()) return; // the menu tells
        String what = dummy.recording() ? "RECORDS PLAYER 1" : dummy.behaviour().words();
        screen.opacity(0.72);
        screen.bar(92, 170, 200, 12, 0x0C0916);
        screen.opacity(1);
        Text.center(screen, "DUMMY " + what + "  -  PLACE " + (slot + 1), 173, 1, Text.GOLD);
    }
}
