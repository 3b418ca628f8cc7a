/**
 * Pools of policies that an agent meets without being told which: {@link io.github.marl4j.algorithms.pool.PolicyPool} reads them from files, {@link io.github.marl4j.algorithms.pool.PoolSetting} is the part
 * of a configuration that names one.
 */
package io.github.marl4j.algorithms.pool;
