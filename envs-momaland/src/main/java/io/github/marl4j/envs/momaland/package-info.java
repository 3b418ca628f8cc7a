/** Multi-objective multi-agent environments, each in a package of its own. Rules after MOMAland 0.2.0. */
package io.github.marl4j.envs.momaland;
