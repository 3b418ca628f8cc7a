/** Small invented environments on which views, wrappers and checks are tried. */
package io.github.marl4j.testkit.games;
