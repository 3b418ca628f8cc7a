/** Replays golden traces ({@code marl4j-trace/1}, family {@code momaland}) through the same views that users have. */
package io.github.marl4j.envs.momaland.replay;
