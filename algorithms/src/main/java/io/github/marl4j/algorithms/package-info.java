/** Multi-agent learning algorithms: one file each, in which the whole of what is optimised can be read. */
package io.github.marl4j.algorithms;
