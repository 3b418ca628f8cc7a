package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import java.util.Map;

/** What {@link TurnBasedReplay} has to know about a game. */
public interface RecordedGame {

    /** Returns one game with these options. */
    Kernel kernel(Map<String, Object> options);

    /** Returns the chance outcomes of a recorded game, those that lead to its start position included. */
    RecordedDraws draws(Map<String, Object> file, Kernel kernel);

    /** Returns the position of a kernel's only game under the names and in the form of the traces. */
    Map<String, Object> state(Kernel kernel);
}
