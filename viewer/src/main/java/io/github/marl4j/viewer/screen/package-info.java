/** What the window shows: menus, character select, fights with their overlay, the ladder's map, replays, and films of other environments. */
package io.github.marl4j.viewer.screen;
