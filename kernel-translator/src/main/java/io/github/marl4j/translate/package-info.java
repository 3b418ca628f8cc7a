/**
 * Makes C that compiles as OpenCL C and as CUDA C out of kernels that are written in Java. {@link io.github.marl4j.translate.KernelSource} needs a JDK, for it reads the sources with the JDK's
 * own compiler; {@link io.github.marl4j.translate.Translation} and {@link io.github.marl4j.translate.Lookup}, which whoever runs the C code needs, do with a JRE.
 */
package io.github.marl4j.translate;
