/**
 * Two-legged walkers carry a long package over rough ground: how far it comes, and how still it lies.
 *
 * <p>Problem: Gupta, Egorov, Kochenderfer, "Cooperative multi-agent control using deep reinforcement learning", ALA workshop at AAMAS, 2017. Rules after MOMAland 0.2.0,
 * {@code momaland/envs/multiwalker_stability/}, on PettingZoo 1.27.0, {@code sisl/multiwalker/}. The physics is Box2D 2.3, through the bindings of libGDX.
 */
package io.github.marl4j.envs.momaland.multiwalker;
