/** The window: OpenGL context, drawing surface, textures, screenshots, sound. Nothing here knows the game. All of it belongs to the thread that opened the window. */
package io.github.marl4j.viewer.window;
