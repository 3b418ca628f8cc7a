package io.github.marl4j.commons.society;

import io.github.marl4j.envs.commons.SeatView;
import java.util.List;

/**
 * What somebody sees and who else is there.
 *
 * @param view of the seat
 * @param others names of all others who are there, in order
 * @param talks whether there is communication
 */
public record Scene(SeatView view, List<String> others, boolean talks) {
    /** Copies the names. */
    public Scene {
        others = List.copyOf(others);
    }
}
