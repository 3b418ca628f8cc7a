/**
 * SMAX: two teams of units fight on a plane, in the manner of StarCraft II micromanagement. Every unit is an agent that sees what is near, walks, and shoots at opponents in
 * range; a team wins by eliminating the other.
 *
 * <p>Rules: JaxMARL 0.2.0 (FLAIROx/JaxMARL, commit c793d09), environments/smax; Rutherford et al., "JaxMARL: Multi-Agent RL Environments and Algorithms in JAX", 2023. Recorded
 * episodes of that version are replayed step by step in the tests, for every scenario and option, with the plain and with the Vector API kernel.
 *
 * <p>{@code smax/SCENARIO-v1} has the allies as agents against the built-in enemy (HeuristicEnemySMAX of the reference). With {@code bothSides=true} both teams are agents
 * (SMAX of the reference); {@link io.github.marl4j.envs.smax.PolicyEnemy} lets a policy play the second team (LearnedPolicyEnemySMAX). {@code smax/custom-v1} takes units as
 * text, e.g. {@code allies="2 stalker, 3 zealot"}, up to thousands a side.
 *
 * <p>Observation ({@code unit_list}): 13 numbers for each other unit, own team first (health share; place relative to the own, in units of the own sight range; previous move;
 * previous attack code as a share of the highest; cooldown share; six type flags), zeros for what is dead or out of sight; then 10 numbers about the unit itself (health share,
 * place as a share of the map, cooldown share, type flags). {@code conic}: 32 sectors of two such blocks. Actions: 0 to 3 move north, east, south, west; 4 stops; 5 + k attacks
 * opponent k (enemy units count the allies backwards). State: 10 numbers for each unit, then all teams, then all types. Reward, the same for a whole team: the share of the
 * opponents' health that this step took, plus the bonus for eliminating them.
 *
 * <p>Differences from the reference: a decided battle marks all agents {@code terminated} (there only the dead), and the time limit marks the living {@code truncated} (there nothing);
 * infos tell how an episode ended ({@code won}, {@code lost}, {@code draw}, {@code timeout}); the random generator is another one, with the same distributions; observations are
 * declared without bounds, as units may stand a little outside the map. Floating-point results agree within 2e-5 in a step, all discrete ones exactly.
 */
package io.github.marl4j.envs.smax;
