/** Pictures of environments, drawn by Java 2D without a display. */
package io.github.marl4j.env.render;
