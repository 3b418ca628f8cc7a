package io.github.marl4j.envs.fighting.roster;

import java.util.List;

/**
 * Preferences of the built-in opponent for one fighter.
 *
 * @param nearest preferred distance, least [px]
 * @param farthest preferred distance, greatest [px]
 * @param zone how much it likes projectiles [%]
 * @param rush how much it likes to go forward [%]
 * @param grab how much it likes throws [%]
 * @param jump how much it likes to jump in [%]
 * @param antiAir moves against jumps
 * @param poke moves of middle range
 * @param pressure moves of close range
 * @param zoner moves of long range
 * @param punish strings after a mistake of the opponent
 * @param combos strings
 * @param ticks strings that end in a command throw
 */
public record Tactics(
        int nearest,
        int farthest,
        int zone,
        int rush,
        int grab,
        int jump,
        List<String> antiAir,
        List<String> poke,
        List<String> pressure,
        List<String> zoner,
        List<List<String>> punish,
        List<List<String>> combos,
        List<List<String>> ticks) {}
