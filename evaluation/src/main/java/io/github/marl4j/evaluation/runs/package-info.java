/**
 * Run folders on disk: what a training run leaves behind, written so that a crash leaves no half file, and read back with errors that name the
 * file and the line.
 *
 * <pre>
 * config.json    every value resolved        manifest.json   version, commit, machine, times
 * metrics.csv    step,wallSeconds,name,value events.out.tfevents.*   the same, for TensorBoard
 * result.json    evaluations in marl-eval layout             media/*.gif   recorded episodes
 * front.json     policies of a multi-objective run with their vector returns, see package pareto
 * DONE           present only when the run ended well
 * </pre>
 */
package io.github.marl4j.evaluation.runs;
