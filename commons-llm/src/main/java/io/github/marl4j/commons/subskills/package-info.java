/** Single questions with known answers: what an agent must be able to work out before it can cooperate. After GovSim, subskills. */
package io.github.marl4j.commons.subskills;
