package io.github.marl4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The random policy feeds measurements of speed, so that it must not feed the garbage collector. */
final class RandomPolicyAllocationTest {
    static List<Space> spaces() {
        return List.of(new Space.Discrete(5), new Space.Box(-1, 1, 3));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void drawingAllocatesNothing(Space space) {
        AgentGroup group = new AgentGroup("all", List.of("a", "b"), new Space.Discrete(2), space);
        EnvSpec spec = new EnvSpec(
                "t/t-v1", "t", false, List.of(group), EnvSpec.SCALAR, EnvSpec.NO_STATE, List.of(), 0, Map.of());
        Batch batch = new Batch(spec, 16);
        Arrays.fill(batch.groups[0].actionMask, true);
        Arrays.fill(batch.groups[0].acts, true);
        Actions actions = new Actions(spec, 16);
        Policy.Player player = Policy.random().newPlayer(spec, 0, 16, 3);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // Early rounds run interpreted; a clean one comes once the loop is compiled.
        for (int round = 0; round < 60 && least > 0; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 200; i++) player.act(batch, actions);
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }
}
