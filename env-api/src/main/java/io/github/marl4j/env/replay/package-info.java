/** Reading recorded files and comparing with them: what the {@link io.github.marl4j.env.ConformanceCheck checks} of all families share. */
package io.github.marl4j.env.replay;
