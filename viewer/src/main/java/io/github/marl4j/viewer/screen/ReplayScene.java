package io.github.marl4j.viewer.screen;

import io.github.marl4j.viewer.fight.Playback;
import io.github.marl4j.viewer.window.Screen;
import java.util.List;
import org.lwjgl.glfw.GLFW;

/** A recorded match with a bar to go to any frame: the arrow keys go a second back or on, Home and End to the ends. */
public final class ReplayScene extends FightScene {
    private static final int SECOND = 60;

    private final Playback playback;
    private final Runnable leave;
    private boolean stopped;

    /** Shows a recorded match. */
    public ReplayScene(Theatre theatre, Playback playback, Runnable leave) {
        super(theatre, playback.fight(), playback.fight().fighter(1), leave);
        this.playback = playback;
        this.leave = leave;
    }

    @Override
    List<String> ended() {
        return List.of("FROM THE BEGINNING", "LEAVE");
    }

    @Override
    void chosenAtTheEnd(int item) {
        if (item == 0) again();
        else leave.run();
    }

    @Override
    public void step() {
        if (playback.ended() && !fight.over() && !stopped) { // the recording ends before the match does
            stopped = true;
            theatre.tell("THE RECORDING ENDS HERE");
        }
        if (!playback.ended()) stopped = false;
        if (stopped && !theatre.hands.pause()) return;
        super.step();
    }

    @Override
    public void key(int key) {
        super.key(key);
        switch (key) {
            case GLFW.GLFW_KEY_LEFT -> playback.seek(fight.frame() - SECOND);
            case GLFW.GLFW_KEY_RIGHT -> playback.seek(fight.frame() + SECOND);
            case GLFW.GLFW_KEY_HOME -> playback.seek(0);
            case GLFW.GLFW_KEY_END -> playback.seek(playback.frames());
            default -> {}
        }
    }

    @Override
    public void draw(Screen screen, double part) {
        super.draw(screen, part);
        Scrub.draw(screen, fight.frame(), playback.frames(), playback.note());
    }
}
