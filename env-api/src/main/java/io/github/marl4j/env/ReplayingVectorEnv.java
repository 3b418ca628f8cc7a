package io.github.marl4j.env;

/** A batch in other memory than the JVM's whose draws can be recorded ones: what golden traces need whose steps ask chance. */
public interface ReplayingVectorEnv extends VectorEnv {
    /**
     * Takes the draws of a copy from a recording until {@link #reset(long, Batch)}, as {@link Chance#replay} does.
     *
     * @param draws what steps take is missing from them afterwards; {@code null} ends the replay
     */
    void replay(int env, RecordedDraws draws);
}
