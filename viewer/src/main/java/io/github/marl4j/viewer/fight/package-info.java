/** Matches as the viewer runs them, frame by frame: who presses the buttons, recording, seeking, training, and what the overlay tells. Knows neither window nor keys of a keyboard. */
package io.github.marl4j.viewer.fight;
