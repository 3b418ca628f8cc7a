/** Reports of runs as one HTML file that needs no network. */
package io.github.marl4j.evaluation.report;
