package io.github.marl4j.commons.society;

import io.github.marl4j.commons.answers.Utterance;
import java.util.function.ToIntFunction;

/** A seat for a script or a trained policy: it takes, and does not talk. Nobody's words are made up for it. */
final class SilentSeat implements Seat {
    private final ToIntFunction<Scene> amounts;

    SilentSeat(ToIntFunction<Scene> amounts) {
        this.amounts = amounts;
    }

    @Override
    public boolean speaks() {
        return false;
    }

    @Override
    public int harvest(Scene scene) {
        return amounts.applyAsInt(scene);
    }

    @Override
    public Utterance speak(Scene scene, Conversation conversation) {
        throw new IllegalStateException(scene.view().name() + " does not talk");
    }
}
