package io.github.marl4j.envs.fighting.figure;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.envs.fighting.roster.Movement;
import io.github.marl4j.envs.fighting.roster.Stance;

/** Where a fighter's joints are, given the state of the match. Scratch memory of one thread; allocates nothing. */
final class Poser {
    private static final double SU = 256;
    private static final int BREATH = 40;
    /** Way of the body between two poses of walking, in which a planted foot goes back as far [px at the size of the poses]. */
    private static final double STRIDE = 18;

    private static final int STRIDES = 4;
    /** Frames at the start of a round in which who stands still taunts, and of its beginning and end. */
    private static final int TAUNT = 40;

    private static final int TAUNT_EASE = 10;
    /** Frames after the end of a round until the winner poses. */
    private static final int WIN_WAIT = 24;

    private static final int WIN_EASE = 10;
    private static final int WIN_SWING = 36;
    /** A strike whose end is lower than this bends the victim forward, else back [px]. */
    private static final int LOW_STRIKE = 50;

    private static final double WIND_UP = 0.4;
    private static final double REACH = 36;
    private static final double FARTHEST_LEAN = 14;

    private final FightTables tables;
    private final Strikes strikes;
    /** Poses of everybody. */
    private final double[][] walk;

    private final double[] crouch;
    private final double[] jumpUp;
    private final double[] jumpPeak;
    private final double[] jumpDown;
    private final double[] juggleUp;
    private final double[] juggleDown;
    private final double[] down;
    private final double[] wake1;
    private final double[] wake2;
    private final double[] hitHigh;
    private final double[] hitLow;
    private final double[] hitCrouch;
    private final double[] dizzy;
    private final double[] ko;
    private final double[] gather;
    private final double[] counter;

    /** Poses of each fighter, {@code [fighter][joint]}. */
    private final double[][] stand;

    private final double[][] standLow;
    private final double[][] winA;
    private final double[][] winB;
    private final double[][] taunt;
    private final double[][] still = new double[State.COUNT][];
    private final double[] figureHeight;
    private final double poseHeight;

    /** The joints found last, relative to the fighter's origin, for one who looks to the right [px]. */
    final double[] joints = new double[Pose.NUMBERS];

    /** Size of the fighter found last, relative to the figure of the poses. */
    double size;

    Poser(FightTables tables) {
        this.tables = tables;
        this.strikes = new Strikes(tables);
        Poses poses = Poses.shipped();
        poseHeight = poses.height;
        walk = new double[][] {poses.get("walk1"), poses.get("walk2"), poses.get("walk3"), poses.get("walk4")};
        crouch = poses.get("crouch");
        jumpUp = poses.get("jumpUp");
        jumpPeak = poses.get("jumpPeak");
        jumpDown = poses.get("jumpDown");
        juggleUp = poses.get("juggleUp");
        juggleDown = poses.get("juggleDown");
        down = poses.get("down");
        wake1 = poses.get("wake1");
        wake2 = poses.get("wake2");
        hitHigh = poses.get("hitHigh");
        hitLow = poses.get("hitLow");
        hitCrouch = poses.get("hitCrouch");
        dizzy = poses.get("dizzy");
        ko = poses.get("ko");
        gather = poses.get("gather");
        counter = poses.get("counter");
        still[State.PREJUMP] = poses.get("prejump");
        still[State.LAND] = poses.get("land");
        still[State.DASH_F] = poses.get("dash");
        still[State.DASH_B] = poses.get("backdash");
        still[State.BLOCK_STAND] = poses.get("guardStand");
        still[State.BLOCK_CROUCH] = poses.get("guardCrouch");
        still[State.RESET] = poses.get("reset");
        still[State.THROWING] = poses.get("throwing");
        still[State.THROWN] = poses.get("thrown");
        still[State.TECH] = poses.get("tech");
        stand = each(poses, "stand");
        standLow = each(poses, "standLow");
        winA = each(poses, "winA");
        winB = each(poses, "winB");
        taunt = each(poses, "taunt");
        figureHeight =
                tables.roster.fighters().stream().mapToDouble(FigureHeight::of).toArray();
    }

    private double[][] each(Poses poses, String name) {
        return tables.roster.fighters().stream()
                .map(fighter -> poses.get(fighter.id(), name))
                .toArray(double[][]::new);
    }

    /** Finds the joints of a player. */
    void pose(FightState s, int env, int i) {
        size = figureHeight[s.player(env, i, Cells.FIGHTER)] / poseHeight;
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
        int fighter = s.player(env, i, Cells.FIGHTER);
        switch (state) {
            case State.WALK_F, State.WALK_B -> walk(fighter, state == State.WALK_F, t);
            case State.CROUCH -> Pose.between(stand[fighter], crouch, Math.min(1, (t + 2) / 4.0), joints);
            case State.AIR -> jump(s.player(env, i, Cells.VY));
            case State.HIT_STAND -> {
                double[] hit = struckLow(s, env, i) ? hitLow : hitHigh;
                Pose.between(stand[fighter], hit, reel(s, env, i), joints);
            }
            case State.HIT_CROUCH -> Pose.between(crouch, hitCrouch, reel(s, env, i), joints);
            case State.JUGGLE -> juggle(s.player(env, i, Cells.VY), t);
            case State.DOWN -> Pose.between(juggleDown, down, Math.min(1, (t + 1) / 5.0), joints);
            case State.KO -> Pose.between(juggleDown, ko, Math.min(1, (t + 1) / 5.0), joints);
            case State.WAKE -> wake(fighter, t);
            case State.DIZZY -> Pose.between(dizzy, stand[fighter], swing(t, 50) * 0.4, joints);
            default -> stands(s, env, i, fighter, t);
        }
    }

    private void wake(int fighter, int t) {
        if (t <= 6) Pose.between(down, wake1, t / 6.0, joints);
        else if (t <= 11) Pose.between(wake1, wake2, (t - 6) / 5.0, joints);
        else Pose.between(wake2, stand[fighter], Math.min(1, (t - 11) / 6.0), joints);
    }

    private void juggle(int vy, int t) {
        double fall = Math.max(0, Math.min(1, 0.5 - vy / 2400.0));
        Pose.between(juggleUp, juggleDown, fall, joints);
        double part = Math.min(1, (t + 1) / 4.0);
        for (int n = 0; n < Pose.NUMBERS; n++) joints[n] = hitHigh[n] + (joints[n] - hitHigh[n]) * part;
    }

    /** Breathes; taunts before the first blow of a round, poses after the last one if it was the own. */
    private void stands(FightState s, int env, int i, int fighter, int t) {
        Pose.between(stand[fighter], standLow[fighter], swing(t, BREATH), joints);
        int frame = s.match(env, Cells.FRAME);
        if (s.match(env, Cells.PHASE) == Cells.FIGHT) {
            if (frame < TAUNT && t >= frame - 1) {
                double in = Math.min(1, Math.min(frame, TAUNT - frame) / (double) TAUNT_EASE);
                Pose.between(stand[fighter], taunt[fighter], in, joints);
            }
            return;
        }
        int since = s.match(env, Cells.PHASE_TIMER) - WIN_WAIT;
        if (since < 0 || !ahead(s, env, i)) return;
        if (since < WIN_EASE) Pose.between(stand[fighter], winA[fighter], since / (double) WIN_EASE, joints);
        else Pose.between(winA[fighter], winB[fighter], swing(since - WIN_EASE, WIN_SWING), joints);
    }

    /** Returns whether a player has the larger share of its health left. */
    private boolean ahead(FightState s, int env, int i) {
        long own = s.player(env, i, Cells.HP);
        long other = s.player(env, 1 - i, Cells.HP);
        return own * health(s, env, 1 - i) > other * health(s, env, i);
    }

    private int health(FightState s, int env, int i) {
        return tables.roster.fighters().get(s.player(env, i, Cells.FIGHTER)).health();
    }

    /** Returns whether the move that the other is in the middle of strikes low. */
    private boolean struckLow(FightState s, int env, int i) {
        if (s.player(env, 1 - i, Cells.STATE) != State.ATTACK) return false;
        int row = tables.firstMove[s.player(env, 1 - i, Cells.FIGHTER)] + s.player(env, 1 - i, Cells.MOVE);
        Strikes.Strike[] list = strikes.of(row);
        return list.length > 0 && list[0].y() + pixels(s.player(env, 1 - i, Cells.Y)) < LOW_STRIKE;
    }

    /** Returns 0 to 1 and back once in {@code period} frames. */
    private static double swing(int t, int period) {
        double phase = t % period / (double) period;
        return phase < 0.5 ? 2 * phase : 2 - 2 * phase;
    }

    private static double reel(FightState s, int env, int i) {
        return Math.min(1, s.player(env, i, Cells.STUN_TIMER) / 10.0);
    }

    /** Feet go as the body does, so that a planted foot stays where it is; the rest keeps the fighter's stance. */
    private void walk(int fighter, boolean forward, int t) {
        Movement movement = tables.roster.fighters().get(fighter).movement();
        double way = t * (forward ? movement.walkForward() : movement.walkBack()) / SU / (STRIDE * size);
        double phase = way - STRIDES * Math.floor(way / STRIDES);
        if (!forward) phase = STRIDES - phase;
        int step = (int) phase % STRIDES;
        Pose.evenly(walk[step], walk[(step + 1) % STRIDES], phase - Math.floor(phase), joints);
        for (int n = Pose.NECK; n < Pose.FRONT_FOOT; n++) joints[n] += stand[fighter][n] - walk[0][n];
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
        double[] base = stand[s.player(env, i, Cells.FIGHTER)];
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
