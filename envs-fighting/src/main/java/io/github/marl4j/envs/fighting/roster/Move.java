package io.github.marl4j.envs.fighting.roster;

import io.github.marl4j.envs.fighting.data.Rect;
import io.github.marl4j.envs.fighting.data.Span;
import java.util.List;
import java.util.Set;

/**
 * A move as the data file has it.
 *
 * @param id unique for its fighter, e.g. {@code st.LP} or {@code gust.M}
 * @param name for people
 * @param pose key for drawing
 * @param input how to make it
 * @param stance boxes of the body while it lasts
 * @param kind its class
 * @param total frames; an upper bound for moves that end by landing
 * @param hits strikes, not overlapping in time
 * @param hurt limbs that can be hit besides the body
 * @param invul what cannot hit when
 * @param armor absorbs hits; {@code null} if it does not
 * @param cancel classes of moves it can be cancelled into
 * @param cancelUntil last frame for cancelling
 * @param velocity frames with a speed of their own
 * @param air when and how it leaves the ground; {@code null} if it does not
 * @param landRecovery frames after landing; 0 means those of an empty landing
 * @param projectile what it sends; {@code null} if nothing
 * @param grip how it throws; {@code null} if it does not
 * @param counter how it catches strikes; {@code null} if it does not
 * @param teleport a jump in place; {@code null} if there is none
 * @param meterUse meter gained at its start
 * @param meterCost meter spent at its start
 * @param flash frames the world stands still at its start
 * @param needsAir whether it starts in the air, else on the ground
 * @param advantage expected frame advantage at point blank
 */
public record Move(
        String id,
        String name,
        String pose,
        Input input,
        Stance stance,
        MoveKind kind,
        int total,
        List<Hit> hits,
        List<Limb> hurt,
        List<Invul> invul,
        Armor armor,
        Set<Cancel> cancel,
        int cancelUntil,
        List<Velocity> velocity,
        LiftOff air,
        int landRecovery,
        Projectile projectile,
        Grip grip,
        Counter counter,
        Teleport teleport,
        int meterUse,
        int meterCost,
        int flash,
        boolean needsAir,
        Advantage advantage) {

    /** What a move can be cancelled into. */
    public enum Cancel {
        /** Normals, by the fighter's chain rule. */
        CHAIN,
        /** Specials, projectiles, moves, counters and command throws. */
        SPECIAL,
        /** Supers. */
        SUPER
    }

    /** What an invulnerability protects from. */
    public enum Against {
        /** Everything. */
        ALL,
        /** Strikes. */
        STRIKE,
        /** Projectiles. */
        PROJECTILE,
        /** Throws. */
        THROW
    }

    /** One strike: the frames it can connect on, where, and what it does. */
    public record Hit(Span frames, List<Rect> rects, HitEffect effect) {}

    /** Boxes of a limb. */
    public record Limb(Span frames, List<Rect> rects) {}

    /** Frames on which something cannot hit. */
    public record Invul(Span frames, Against against) {}

    /** Frames on which some hits are absorbed. */
    public record Armor(Span frames, int hits) {}

    /** Frames with a fixed speed [1/256 px per frame]. */
    public record Velocity(Span frames, int vx, int vy) {}

    /** The frame of leaving the ground and the speed [1/256 px per frame]. */
    public record LiftOff(int frame, int vx, int vy, boolean gravity) {}

    /**
     * Something sent.
     *
     * @param spawnFrame frame it appears on
     * @param offsetX forward of the sender [px]
     * @param offsetY above the sender's feet [px]
     * @param rect about its centre
     * @param vx speed forward [1/256 px per frame]
     * @param vy speed upward [1/256 px per frame]
     * @param gravity change of the upward speed [1/256 px per frame²]
     * @param life frames
     * @param durability contacts it survives
     * @param rehit frames between two contacts
     * @param maxActive own projectiles below which it can be sent
     * @param bounce times it jumps off the floor
     * @param hit what it does
     * @param launchOnLast whether it launches and knocks down with its last contact only
     */
    public record Projectile(
            int spawnFrame,
            int offsetX,
            int offsetY,
            Rect rect,
            int vx,
            int vy,
            int gravity,
            int life,
            int durability,
            int rehit,
            int maxActive,
            int bounce,
            HitEffect hit,
            boolean launchOnLast) {}

    /**
     * A throw.
     *
     * @param frames it can connect on
     * @param range between the origins, without half of the victim's width [px]
     * @param damage health points, never scaled
     * @param stun dizzy points
     * @param hold frames from the grip to the release
     * @param techWindow frames for the victim to break it
     * @param tech whether it can be broken
     * @param release where and how the victim is let go
     * @param knockdown how the victim lands
     * @param meterHit meter for the thrower
     */
    public record Grip(
            Span frames,
            int range,
            int damage,
            int stun,
            int hold,
            int techWindow,
            boolean tech,
            Release release,
            Knockdown knockdown,
            int meterHit) {}

    /** Side (1 in front, -1 behind), distance [px] and speed [1/256 px per frame] of a thrown victim. */
    public record Release(int side, int dx, int vx, int vy) {}

    /** Frames and levels that are caught, and the id of the move that follows. */
    public record Counter(Span frames, Set<Level> levels, String follow) {}

    /** Frame, distance [px], and whether it leads behind the opponent (else forward). */
    public record Teleport(int frame, boolean behind, int dx) {}

    /** Frame advantage on hit and block; {@code null} where there is no fixed value. */
    public record Advantage(Integer hit, Integer block) {}

    /** Returns whether it is one of the normal throws that everybody has, not a command throw. */
    public boolean isNormalThrow() {
        return kind == MoveKind.THROW && input.motion() == Motion.NONE;
    }
}
