/**
 * How the fighters look and move, as data and geometry: poses, builds, clothes, and the limbs that follow from frame data, so that what is drawn agrees with the boxes. Everything that draws fighters takes
 * its shapes from here ({@link io.github.marl4j.envs.fighting.figure.FigureBuilder} to a {@link io.github.marl4j.envs.fighting.figure.ShapeSink}). Only +, -, *, / and square roots of doubles: the
 * same on every machine. Source: Lantern Street viewer, sections 6 and 7.
 */
package io.github.marl4j.envs.fighting.figure;
