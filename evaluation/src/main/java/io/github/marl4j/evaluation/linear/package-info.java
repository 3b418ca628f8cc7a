/** Linear programs, solved by ojAlgo. */
package io.github.marl4j.evaluation.linear;
