package io.github.marl4j.envs.fighting.figure;

import io.github.marl4j.envs.fighting.data.Rect;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.roster.Button;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Move;
import java.util.ArrayList;
import java.util.List;

/** For every move which limbs strike where and when: what drawing needs of the frame data. Immutable. */
final class Strikes {
    static final int FRONT_ARM = 0;
    static final int REAR_ARM = 1;
    static final int FRONT_LEG = 2;
    static final int REAR_LEG = 3;
    static final int BOTH_ARMS = 4;

    /** A wide box behind the fighter: both limbs are spread. */
    private static final int BEHIND = -10;

    private static final int TALL = 40;
    private static final int LOW = 6;

    /**
     * One strike.
     *
     * @param first frame on which it can touch
     * @param last included
     * @param x where the end of the limb is then [px, forward]
     * @param y the same, up
     * @param limb which one
     * @param spread whether the other limb of the pair is stretched the other way
     * @param low whether the body goes down for it
     */
    record Strike(int first, int last, int x, int y, int limb, boolean spread, boolean low) {}

    private final Strike[][] strikes;

    Strikes(FightTables tables) {
        int rows = tables.firstMove[tables.roster.fighters().size()];
        strikes = new Strike[rows][];
        for (Fighter fighter : tables.roster.fighters()) {
            for (int m = 0; m < fighter.moves().size(); m++) {
                strikes[tables.firstMove[fighter.index()] + m] =
                        strikes(fighter.moves().get(m));
            }
        }
    }

    /** Returns the strikes of a move row in the order of time; empty if it has none. */
    Strike[] of(int row) {
        return strikes[row];
    }

    private static Strike[] strikes(Move move) {
        List<Strike> found = new ArrayList<>();
        for (Move.Hit hit : move.hits()) found.add(strike(move, hit, found.size()));
        if (move.projectile() != null) {
            Move.Projectile p = move.projectile();
            found.add(
                    new Strike(p.spawnFrame(), p.spawnFrame() + 3, p.offsetX(), p.offsetY(), BOTH_ARMS, false, false));
        }
        if (move.grip() != null) {
            int first = move.grip().frames().first();
            found.add(new Strike(first, move.grip().frames().last(), 40, 60, BOTH_ARMS, false, false));
        }
        return found.toArray(Strike[]::new);
    }

    private static Strike strike(Move move, Move.Hit hit, int number) {
        Rect rect = hit.rects().get(0);
        int limb = limb(move, number);
        boolean leg = limb == FRONT_LEG || limb == REAR_LEG;
        int x = rect.x() + rect.w();
        int y = rect.y() + rect.h() / 2;
        if (rect.h() > TALL) {
            x = rect.x() + rect.w() * 7 / 10;
            y = rect.y() + rect.h() * 9 / 10;
        }
        return new Strike(
                hit.frames().first(), hit.frames().last(), x, y, limb, rect.x() < BEHIND, leg && rect.y() < LOW);
    }

    /** Punches with an arm, kicks with a leg; light ones with the front limb, the others with the rear one; several hits take turns. */
    private static int limb(Move move, int number) {
        boolean kick = false;
        boolean front = false;
        if (move.input().selectable()) {
            Button button = move.input().strongest();
            kick = Button.KICKS.contains(button);
            front = button.strength() == 0;
        }
        if (number % 2 == 1) front = !front;
        if (kick) return front ? FRONT_LEG : REAR_LEG;
        return front ? FRONT_ARM : REAR_ARM;
    }
}
