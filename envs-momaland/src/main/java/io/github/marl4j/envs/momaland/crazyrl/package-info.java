/**
 * A team of drones and a target: they surround it where it stands ({@code surround}), escort it on its way ({@code escort}) or catch it while it flees ({@code catch}). Progress towards the target and
 * distance from each other are the two objectives.
 *
 * <p>The three differ in the target's movement only, so one kernel plays them all. Problem: Felten, "Multi-Objective Reinforcement Learning", PhD thesis, University of Luxembourg, 2024 (CrazyRL). Rules after
 * MOMAland 0.2.0, {@code momaland/envs/crazyrl/}.
 */
package io.github.marl4j.envs.momaland.crazyrl;
