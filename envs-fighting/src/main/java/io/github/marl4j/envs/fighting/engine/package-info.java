/**
 * The rules of Lantern Street, frame by frame: integers only, no chance, no allocation. {@link io.github.marl4j.envs.fighting.engine.FightEngine} advances one match of a
 * {@link io.github.marl4j.envs.fighting.engine.FightState} by one frame; everything it needs to know about fighters and moves lies in flat tables
 * ({@link io.github.marl4j.envs.fighting.engine.FightTables}). Lengths are sub-units (su): 256 to a pixel; x grows to the right, y up, the floor is y = 0, the middle of the stage x = 0.
 * Source: Lantern Street design, sections 1 to 10, and its golden traces.
 */
package io.github.marl4j.envs.fighting.engine;
