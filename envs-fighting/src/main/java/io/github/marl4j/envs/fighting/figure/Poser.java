package io.github.marl4j.envs.fighting.figure;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.envs.fighting.roster.Stance;

/** Where a fighter's joints are, given the state of the match. Scratch memory of one thread; allocates nothing. */
final class Poser {
    private static final double SU = 256;
    private static final int BREATH = 40;
    private static final int STRIDE = 7;
    private static final double WIND_UP = 0.4;
    private static final double REACH = 36;
    private static final double FARTHEST_LEAN = 14;

    private final FightTables tables;
    private final Strikes strikes;
    private final double[][] walk;
    private final Poses poses;
    private final double[] stand;
    private final double[] standLow;
    private final double[] crouch;
    private final double[] prejump;
    private final double[] jumpUp;
    private final double[] jumpPeak;
    private final double[] jumpDown;
    private final double[] juggle;
    private final double[] down;
    private final double[] wake;
    private final double[] hitHigh;
    private final double[] hitCrouch;
    private final double[] dizzy;
    private final double[] gather;
    private final double[] counter;
    private final double[][] still = new double[State.COUNT][];
    private final double[] figureHeight;

    /** The joints found last, relative to the fighter's origin, for one who looks to the right [px]. */
    final double[] joints = new double[Pose.NUMBERS];

    /** Size of the fighter found last, relative to the figure of the poses. */
    double size;

    Poser(FightTables tables) {
        this.tables = tables;
        this.strikes = new Strikes(tables);
        poses = Poses.shipped();
        walk = new double[][] {poses.get("walk1"), poses.get("walk2"), poses.get("walk3"), poses.get("walk4")};
        stand = poses.get("stand");
        standLow = poses.get("standLow");
        crouch = poses.get("crouch");
        prejump = poses.get("prejump");
        jumpUp = poses.get("jumpUp");
        jumpPeak = poses.get("jumpPeak");
        jumpDown = poses.get("jumpDown");
        juggle = poses.get("juggle");
        down = poses.get("down");
        wake = poses.get("wake");
        hitHigh = poses.get("hitHigh");
        hitCrouch = poses.get("hitCrouch");
        dizzy = poses.get("dizzy");
        gather = poses.get("gather");
        counter = poses.get("counter");
        still[State.PREJUMP] = prejump;
        still[State.LAND] = prejump;
        still[State.DASH_F] = poses.get("dash");
        still[State.DASH_B] = poses.get("backdash");
        still[State.BLOCK_STAND] = poses.get("guardStand");
        still[State.BLOCK_CROUCH] = poses.get("guardCrouch");
        still[State.RESET] = poses.get("reset");
        still[State.THROWING] = poses.get("throwing");
        still[State.THROWN] = poses.get("thrown");
        still[State.TECH] = poses.get("tech");
        still[State.KO] = down;
        figureHeight =
                tables.roster.fighters().stream().mapToDouble(FigureHeight::of).toArray();
    }

    /** Finds the joints of a player. */
    void pose(FightState s, int env, int i) {
        size = figureHeight[s.player(env, i, Cells.FIGHTER)] / poses.height;
        int state = s.player(env, i, Cells.STATE);
        int t = s.player(env, i, Cells.T);
        if (state == State.ATTACK) {
            attack(s, env, i, t);
            return;
        }
        if (still[state] != null) Pose.between(still[state], still[state], 0, joints);
        else moving(s, env, i, state, t);
        scale();
    }

    private void scale() {
        for (int n = 0; n < Pose.NUMBERS; n++) joints[n] *= size;
    }

    private void moving(FightState s, int env, int i, int state, int t) {
        switch (state) {
            case State.WALK_F -> stride(t);
            case State.WALK_B -> stride(4 * STRIDE - 1 - t % (4 * STRIDE));
            case State.CROUCH -> Pose.between(stand, crouch, Math.min(1, (t + 2) / 4.0), joints);
            case State.AIR -> jump(s.player(env, i, Cells.VY));
            case State.HIT_STAND -> Pose.between(stand, hitHigh, reel(s, env, i), joints);
            case State.HIT_CROUCH -> Pose.between(crouch, hitCrouch, reel(s, env, i), joints);
            case State.JUGGLE -> Pose.between(hitHigh, juggle, Math.min(1, (t + 1) / 5.0), joints);
            case State.DOWN -> Pose.between(juggle, down, Math.min(1, (t + 1) / 5.0), joints);
            case State.WAKE -> {
                if (t <= 8) Pose.between(down, wake, t / 8.0, joints);
                else Pose.between(wake, stand, Math.min(1, (t - 8) / 8.0), joints);
            }
            case State.DIZZY -> Pose.between(dizzy, stand, swing(t, 50) * 0.5, joints);
            default -> Pose.between(stand, standLow, swing(t, BREATH), joints);
        }
    }

    /** Returns 0 to 1 and back once in {@code period} frames. */
    private static double swing(int t, int period) {
        double phase = t % period / (double) period;
        return phase < 0.5 ? 2 * phase : 2 - 2 * phase;
    }

    private static double reel(FightState s, int env, int i) {
        return Math.min(1, s.player(env, i, Cells.STUN_TIMER) / 10.0);
    }

    private void stride(int t) {
        int step = t / STRIDE % 4;
        Pose.between(walk[step], walk[(step + 1) % 4], t % STRIDE / (double) STRIDE, joints);
    }

    private void jump(int vy) {
        double rise = Math.max(-1, Math.min(1, vy / 1800.0));
        if (rise > 0) Pose.between(jumpPeak, jumpUp, rise, joints);
        else Pose.between(jumpPeak, jumpDown, -rise, joints);
    }

    /** The stance of the move, and the striking limb pulled back, snapped out, held in the hit box, and taken back. */
    private void attack(FightState s, int env, int i, int t) {
        int row = tables.firstMove[s.player(env, i, Cells.FIGHTER)] + s.player(env, i, Cells.MOVE);
        Move move = tables.roster
                .fighters()
                .get(s.player(env, i, Cells.FIGHTER))
                .moves()
                .get(s.player(env, i, Cells.MOVE));
        double[] base = stand;
        if (s.player(env, i, Cells.Y) > 0) base = jumpPeak;
        else if (move.stance() == Stance.CROUCH) base = crouch;
        if (move.counter() != null) base = counter;
        if (move.teleport() != null || s.match(env, Cells.FLASH) > 0 && move.flash() > 0) base = gather;
        Pose.between(base, base, 0, joints);
        scale();
        Strikes.Strike[] list = strikes.of(row);
        if (list.length == 0 || base == gather) return;
        int next = 0;
        while (next < list.length - 1 && list[next].last() < t) next++;
        Strikes.Strike strike = list[next];
        reach(strike, extension(list, next, t, move.total()), s.player(env, i, Cells.Y) > 0);
    }

    /** Returns how far the limb is out: 1 in the hit box, 0 at rest, below 0 pulled back. */
    private static double extension(Strikes.Strike[] list, int index, int t, int total) {
        Strikes.Strike strike = list[index];
        if (t >= strike.first() && t <= strike.last()) return 1;
        if (t > strike.last()) {
            int rest = Math.max(1, Math.min(total, strike.last() + 20) - strike.last());
            double part = Math.min(1, (t - strike.last()) / (double) rest);
            return 1 - part * part * (3 - 2 * part);
        }
        int ahead = strike.first() - t;
        if (ahead <= 2) return 1 - ahead / 3.0;
        int from = index == 0 ? 0 : list[index - 1].last();
        return -WIND_UP * Math.min(1, (t - from) / (double) Math.max(1, strike.first() - 2 - from));
    }

    private void reach(Strikes.Strike strike, double out, boolean flies) {
        boolean leg = strike.limb() == Strikes.FRONT_LEG || strike.limb() == Strikes.REAR_LEG;
        int from = leg ? Pose.HIP : Pose.NECK;
        double ahead = strike.x() - joints[from];
        double lean = Math.max(-6, Math.min(FARTHEST_LEAN, ahead - REACH * size)) * Math.max(0, out);
        if (leg) lean *= 0.5;
        double back = leg && !strike.low() ? -8 * Math.max(0, out) : 4 * out;
        joints[Pose.HIP] += lean * (leg ? 1 : 0.5);
        joints[Pose.NECK] += lean + back;
        joints[Pose.HEAD] += lean + back;
        if (strike.low() && !flies) {
            double sink = Math.min(0, 22 * size - joints[Pose.HIP + 1]) * Math.abs(out);
            for (int joint = Pose.HIP; joint <= Pose.REAR_HAND; joint += 2) joints[joint + 1] += sink;
        }
        if (strike.limb() == Strikes.BOTH_ARMS) {
            stretch(Pose.FRONT_HAND, strike.x(), strike.y() + 4, out);
            stretch(Pose.REAR_HAND, strike.x() - 2, strike.y() - 5, out);
            return;
        }
        int end = end(strike.limb());
        stretch(end, strike.x(), strike.y(), out);
        if (strike.spread()) {
            int other = leg ? Pose.FRONT_FOOT + Pose.REAR_FOOT - end : Pose.FRONT_HAND + Pose.REAR_HAND - end;
            stretch(other, -strike.x(), strike.y(), out);
        }
    }

    private static int end(int limb) {
        return switch (limb) {
            case Strikes.FRONT_ARM -> Pose.FRONT_HAND;
            case Strikes.REAR_ARM -> Pose.REAR_HAND;
            case Strikes.FRONT_LEG -> Pose.FRONT_FOOT;
            default -> Pose.REAR_FOOT;
        };
    }

    /** Moves the end of a limb towards a point, or away from it. */
    private void stretch(int end, double x, double y, double out) {
        joints[end] += (x - joints[end]) * out;
        joints[end + 1] += (y - joints[end + 1]) * Math.max(out, -0.15);
        joints[end + 1] = Math.max(0, joints[end + 1]);
    }

    static double pixels(int su) {
        return su / SU;
    }
}
