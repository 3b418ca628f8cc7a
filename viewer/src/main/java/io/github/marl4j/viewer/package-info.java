/**
 * The window for people: play Lantern Street against the computer, policies and each other, train, watch replays, and look at policies in every other environment. It only shows what the engine does; the
 * same inputs lead to the same match without it.
 */
package io.github.marl4j.viewer;
