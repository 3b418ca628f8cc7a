package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import java.util.List;
import java.util.Map;

/** What a trace of a turn-based game needs to be replayed. */
public interface RecordedGame extends ConformanceCheck {

    /** Returns the name that traces give the game, e.g. {@code moconnect4_v0}. */
    String traceName();

    /** Returns one game with these options. */
    Kernel kernel(Map<String, Object> options);

    /** Returns the chance outcomes of a recorded game, those that lead to its start position included; none in a game without chance. */
    default RecordedDraws draws(Map<String, Object> file, Kernel kernel) {
        return new RecordedDraws();
    }

    /** Returns the position of a kernel's only game under the names and in the form of the traces. */
    Map<String, Object> state(Kernel kernel);

    @Override
    default boolean knows(Map<String, Object> file) {
        return Trace.is(file, traceName()) && "aec".equals(file.get("api"));
    }

    @Override
    default List<Result> check(Map<String, Object> file) {
        return TurnBasedReplay.run(this, file);
    }
}
