/**
 * Batches in the memory of a device: one thread for each copy of an environment, with rules and results of the Java kernels. The device code is made out of the Java kernels by the build (module
 * kernel-translator); what drives the hardware is a {@link io.github.marl4j.gpu.Device}.
 */
package io.github.marl4j.gpu;
