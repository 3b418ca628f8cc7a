/** The way in: {@link io.github.marl4j.Marl4j} makes environments by their ids. */
package io.github.marl4j;
