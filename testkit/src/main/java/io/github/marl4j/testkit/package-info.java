/**
 * Checks that any environment must pass, for ours and for yours.
 *
 * <p>In a JUnit test extend {@link io.github.marl4j.testkit.EnvContract} and list your environments; elsewhere call {@link io.github.marl4j.testkit.EnvChecks}. A failure says what is wrong and
 * gives the line that repeats it. Recorded files of reference systems are replayed by {@link io.github.marl4j.testkit.Conformance}.
 */
package io.github.marl4j.testkit;
