/** What hands do: keys and gamepads, how they are mapped to buttons of the game, the settings file, and scripts of timed keys. */
package io.github.marl4j.viewer.input;
