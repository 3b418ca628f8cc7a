package io.github.marl4j.viewer;

import java.nio.file.Path;
import java.util.List;

/** Opens trained policies. The viewer knows no algorithm; whoever starts it does. */
public interface PolicySource {
    /**
     * Opens a policy or a recorded run.
     *
     * @param file a run folder, or a file with a policy
     * @throws IllegalArgumentException or IllegalStateException with a sentence for people, if there is none
     */
    TrainedPolicy open(Path file);

    /** Returns what lies around that can fight, for menus; nothing is opened to find out. */
    default List<Path> fighters() {
        return List.of();
    }
}
