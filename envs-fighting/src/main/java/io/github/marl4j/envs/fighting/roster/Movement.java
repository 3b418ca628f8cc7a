package io.github.marl4j.envs.fighting.roster;

/**
 * How a fighter moves. Speeds in 1/256 px per frame.
 *
 * @param walkForward speed
 * @param walkBack speed
 * @param prejump frames between the decision to jump and leaving the ground
 * @param jumpVy upward speed of a jump
 * @param gravity change of the upward speed per frame
 * @param jumpVxForward forward speed of a jump
 * @param jumpVxBack backward speed of a jump
 * @param airJumps jumps in the air
 * @param dashForward dash
 * @param dashBack dash, invulnerable at first
 * @param landRecovery frames of an empty landing
 */
public record Movement(
        int walkForward,
        int walkBack,
        int prejump,
        int jumpVy,
        int gravity,
        int jumpVxForward,
        int jumpVxBack,
        int airJumps,
        Dash dashForward,
        Dash dashBack,
        int landRecovery) {

    /** Frames in motion, speed [1/256 px per frame], frames of recovery, first frames without harm. */
    public record Dash(int moveFrames, int speed, int recovery, int invulFrames) {}
}
