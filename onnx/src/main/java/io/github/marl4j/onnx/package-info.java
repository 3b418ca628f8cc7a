/**
 * Trained networks as ONNX files, and ONNX files as policies. Kept apart because ONNX Runtime is large (54 MB with its native libraries) and not there for every machine; writing a file needs it not.
 */
package io.github.marl4j.onnx;
