package io.github.marl4j.envs.fighting.data;

/**
 * A box beside a fighter's origin (the point between the feet) or a projectile's centre.
 *
 * @param x its rear edge [px], forward is positive
 * @param y its lower edge [px], up is positive
 * @param w width [px], above 0
 * @param h height [px], above 0
 */
public record Rect(int x, int y, int w, int h) {}
