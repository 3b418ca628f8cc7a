/** Learning against others in games of two sides: self-play, fictitious self-play, policy-space response oracles, leagues, and best responses that measure them. */
package io.github.marl4j.algorithms.duel;
