/** What vectors tell: whether the one with whom an agent plays can be read from how it describes them, and what that looks like. */
package io.github.marl4j.evaluation.recognition;
