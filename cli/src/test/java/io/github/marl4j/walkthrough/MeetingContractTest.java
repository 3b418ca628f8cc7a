package io.github.marl4j.walkthrough;

import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** Every check of the testkit, on the walk-through's environment. */
final class MeetingContractTest extends EnvContract {
    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                VectorEnvFactory.of("walkthrough/meeting-v1"),
                VectorEnvFactory.of("walkthrough/meeting-v1", Map.of("cells", 3, "maxSteps", 2)));
    }
}
