package io.github.marl4j.viewer;

import java.nio.file.Path;

/** Opens trained policies. The viewer knows no algorithm; whoever starts it does. */
public interface PolicySource {
    /**
     * Opens the policy of a run folder.
     *
     * @throws IllegalArgumentException or IllegalStateException with a sentence for people, if there is none
     */
    TrainedPolicy open(Path folder);
}
