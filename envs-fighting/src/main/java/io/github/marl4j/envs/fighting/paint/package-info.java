/**
 * The software painter: a match as pixels, without a display and the same on every machine. Shapes become spans of whole pixels, row by row; a picture of any size is painted directly, not scaled
 * down. Source: Lantern Street design, section 15, and viewer, sections 5 and 6.
 */
package io.github.marl4j.envs.fighting.paint;
