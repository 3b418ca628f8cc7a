/** Files of cases with known answers: reading them, comparing with them, and the cases that concern this module. */
package io.github.marl4j.evaluation.cases;
