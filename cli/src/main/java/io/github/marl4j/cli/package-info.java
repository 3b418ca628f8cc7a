/** The {@code marl4j} command: the only place of this library that prints or ends the process. */
package io.github.marl4j.cli;
