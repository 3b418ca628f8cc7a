/** What the four turn-based games share: how rules are chosen and checked, drawing without fonts, replay of recorded games. */
package io.github.marl4j.envs.momaland.board;
