/**
 * Batches in memory outside the Java heap, for neighbours that read it without copying: NumPy, ND4J. Rows are copied while the step that made them has them in the cache; see
 * {@link io.github.marl4j.env.VectorEnv#step(io.github.marl4j.env.Actions, io.github.marl4j.env.Batch, io.github.marl4j.env.VectorEnv.RowListener)}.
 */
package io.github.marl4j.env.shared;
