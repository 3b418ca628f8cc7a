/** Environments. */
package io.github.marl4j.env;
