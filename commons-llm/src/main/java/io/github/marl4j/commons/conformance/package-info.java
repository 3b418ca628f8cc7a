/** Recorded cases of GovSim's parser and memory, replayed. */
package io.github.marl4j.commons.conformance;
