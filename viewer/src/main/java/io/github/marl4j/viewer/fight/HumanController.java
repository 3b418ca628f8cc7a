package io.github.marl4j.viewer.fight;

import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.viewer.input.Hands;
import java.util.Optional;

/** A person. What is held when the frame begins takes effect on this frame. */
public final class HumanController implements Controller {
    private final Hands hands;
    private final int device;

    /**
     * Creates a person.
     *
     * @param device 0 for the first keys and gamepad, 1 for the second
     */
    public HumanController(Hands hands, int device) {
        this.hands = hands;
        this.device = device;
    }

    @Override
    public int word(FightState state) {
        return hands.word(device);
    }

    @Override
    public Optional<Controller> onOtherSide() {
        return Optional.of(this);
    }

    @Override
    public String name() {
        return "PLAYER " + (device + 1);
    }
}
