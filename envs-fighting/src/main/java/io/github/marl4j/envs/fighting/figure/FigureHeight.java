package io.github.marl4j.envs.fighting.figure;

import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Stance;

/** Height of a fighter: the top of the boxes that can be hit while standing. */
final class FigureHeight {
    private FigureHeight() {}

    /** Returns it [px]. */
    static double of(Fighter fighter) {
        return fighter.boxes().get(Stance.STAND).hurt().stream()
                .mapToInt(rect -> rect.y() + rect.h())
                .max()
                .orElse(fighter.boxes().get(Stance.STAND).push().h());
    }
}
