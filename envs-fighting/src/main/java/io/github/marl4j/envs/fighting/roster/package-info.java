/**
 * The fighters and their moves as data: {@code characters.json} (format {@code marl4j-fighters/1}), its schema as records, and the reader that checks every key. Lengths are whole pixels, velocities
 * 1/256 pixel per frame, frames 1-based and inclusive. Source: Lantern Street design, sections 6, 11 and 12.
 */
package io.github.marl4j.envs.fighting.roster;
