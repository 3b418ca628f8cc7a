/** Ranked tables of many runs, as JSON, Markdown and one self-contained page. Only folders with a manifest are read; every aggregate is computed anew from the scores of the seeds. */
package io.github.marl4j.evaluation.leaderboard;
