package io.github.marl4j.envs.fighting.roster;

/**
 * What a strike or projectile does on contact.
 *
 * @param damage health points before scaling
 * @param hitstun frames the victim of a hit cannot act
 * @param blockstun frames after a block
 * @param hitstop frames both stand still
 * @param level how to block it
 * @param pushHit distance the victim of a hit slides [px]
 * @param pushBlock distance a blocker slides [px]
 * @param stun dizzy points
 * @param chip damage through a block
 * @param meterHit meter for a hit
 * @param meterBlock meter for a blocked one
 * @param launches whether it throws the victim into the air
 * @param launchVx speed away from the hit [1/256 px per frame]; 0 unless it launches
 * @param launchVy speed upwards [1/256 px per frame]; 0 unless it launches
 * @param knockdown how the victim lands
 * @param juggleCost juggle points it adds
 * @param juggleLimit most points a falling victim may have to be hit
 */
public record HitEffect(
        int damage,
        int hitstun,
        int blockstun,
        int hitstop,
        Level level,
        int pushHit,
        int pushBlock,
        int stun,
        int chip,
        int meterHit,
        int meterBlock,
        boolean launches,
        int launchVx,
        int launchVy,
        Knockdown knockdown,
        int juggleCost,
        int juggleLimit) {}
