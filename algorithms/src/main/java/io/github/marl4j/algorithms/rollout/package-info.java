/** Experience: copies of an environment that threads step independently, and what they saw, did and earned. */
package io.github.marl4j.algorithms.rollout;
