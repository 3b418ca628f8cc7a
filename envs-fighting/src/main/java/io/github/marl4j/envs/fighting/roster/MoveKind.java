package io.github.marl4j.envs.fighting.roster;

/** Classes of moves. */
public enum MoveKind {
    /** One button. */
    NORMAL,
    /** Forward and one button. */
    COMMAND,
    /** A motion and a button. */
    SPECIAL,
    /** A special that sends something. */
    PROJECTILE,
    /** Normal, back and command throws. */
    THROW,
    /** A special that only moves the fighter. */
    MOVE,
    /** A special that catches strikes. */
    COUNTER,
    /** What a successful counter leads to; no input makes it. */
    FOLLOW,
    /** Costs the whole meter. */
    SUPER
}
