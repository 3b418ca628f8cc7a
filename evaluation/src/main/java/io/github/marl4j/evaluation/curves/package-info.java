/** Learning curves: seeds aligned on a common grid, a centre with an interval band, and charts of them as PNG or SVG. */
package io.github.marl4j.evaluation.curves;
