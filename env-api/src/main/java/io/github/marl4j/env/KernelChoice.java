package io.github.marl4j.env;

/** Which form of an environment's rules to run. All give the same episodes. */
public enum KernelChoice {
    /** The fastest that this JVM can run. */
    AUTO,
    /** Plain Java. */
    PLAIN,
    /** The Vector API; needs {@code --add-modules jdk.incubator.vector}. */
    SIMD
}
