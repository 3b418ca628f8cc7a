/**
 * The Java side of the Python package {@code marl4j}: environments and policies over direct memory that NumPy shares without copying. One call makes one step. Arrays have the shapes of
 * {@link io.github.marl4j.env.Batch} and {@link io.github.marl4j.env.Actions}; flags are bytes, 0 or 1; numbers are in native byte order. Facts and options travel as JSON text.
 */
package io.github.marl4j.python;
