/** The page that shows a run: one file that loads nothing. */
package io.github.marl4j.commons.replay;
