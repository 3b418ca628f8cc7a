/** Networks of Deeplearning4j as policies. */
package io.github.marl4j.nd4j.dl4j;
