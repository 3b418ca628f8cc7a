package io.github.marl4j.viewer.fight;

import io.github.marl4j.envs.fighting.arena.PolicySeat;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.viewer.TrainedPolicy;
import java.util.Optional;

/** A trained policy. It decides between two frames, so a match depends on nothing but its seed. */
public final class PolicyController implements Controller {
    private final TrainedPolicy trained;
    private final PolicySeat seat;
    private final int side;

    /**
     * Seats a policy.
     *
     * @param side 0 left, 1 right
     * @throws IllegalArgumentException if it was trained for another game
     */
    public PolicyController(TrainedPolicy trained, int side) {
        this.trained = trained;
        this.side = side;
        this.seat = new PolicySeat(trained.envId(), trained.options(), trained.policy(), side);
    }

    @Override
    public void begin(FightState state, long seed) {
        seat.begin(state, seed);
    }

    @Override
    public int word(FightState state) {
        return seat.word();
    }

    @Override
    public void played(FightState state) {
        seat.played(state);
    }

    @Override
    public Optional<Controller> onOtherSide() {
        return Optional.of(new PolicyController(trained, 1 - side));
    }

    @Override
    public String name() {
        return trained.name();
    }

    /** Returns the seat, which knows how likely the last choices were. */
    public PolicySeat seat() {
        return seat;
    }
}
