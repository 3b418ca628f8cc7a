/** Looking ahead: a copy of a match that is cheap to make and to play on, and a player that searches with it. */
package io.github.marl4j.envs.fighting.search;
