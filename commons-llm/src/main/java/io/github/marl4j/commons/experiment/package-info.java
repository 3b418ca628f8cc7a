/** Experiments as data, and what a run of one leaves behind: a folder that can be resumed, replayed without a model, and compared. */
package io.github.marl4j.commons.experiment;
