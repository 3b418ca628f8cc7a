/** Statistics, curves and reports for multi-agent learning. */
package io.github.marl4j.evaluation;
