/** Multi-objective multi-agent environments, each in a package of its own. Rules after MOMAland 0.2.0. Here is what they share: which form of the rules to play, refusals, outcomes. */
package io.github.marl4j.envs.momaland;
