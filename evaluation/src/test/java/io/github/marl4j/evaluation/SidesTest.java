package io.github.marl4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SidesTest {
    private static final AgentGroup PAIR = group("pair", "a", "b");
    private static final AgentGroup HUNTERS = group("hunters", "x", "y", "z");
    private static final AgentGroup PREY = group("prey", "p");

    private static AgentGroup group(String name, String... agents) {
        return new AgentGroup(name, List.of(agents), new Space.Box(0, 1, 1), new Space.Box(-1, 1, 2));
    }

    private static EnvSpec spec(AgentGroup... groups) {
        return new EnvSpec(
                "test/sides-v1",
                "For this test.",
                false,
                List.of(groups),
                EnvSpec.SCALAR,
                EnvSpec.NO_STATE,
                List.of(),
                0,
                Map.of("bothSides", false));
    }

    @Test
    void twoAgentsAreASideEachInTheOrderOfPlay() {
        Sides sides = Sides.of("a test", spec(PAIR).withOrder(List.of("b", "a")));
        assertThat(sides.names()).containsExactly("b", "a");
        assertThat(sides.of(Sides.FIRST)).isEqualTo(new Sides.Side("b", 0, 1, 1));
        assertThat(sides.of(Sides.SECOND)).isEqualTo(new Sides.Side("a", 0, 0, 1));
    }

    @Test
    void twoAgentsOfTwoGroupsAreNamedThemselves() {
        Sides sides = Sides.of("a test", spec(group("first", "a"), group("second", "b")));
        assertThat(sides.names()).containsExactly("a", "b");
        assertThat(sides.of(Sides.SECOND)).isEqualTo(new Sides.Side("b", 1, 0, 1));
    }

    @Test
    void moreAgentsAreSidesByGroup() {
        Sides sides = Sides.of("a test", spec(HUNTERS, PREY));
        assertThat(sides.of(Sides.FIRST)).isEqualTo(new Sides.Side("hunters", 0, 0, 3));
        assertThat(sides.of(Sides.SECOND)).isEqualTo(new Sides.Side("prey", 1, 0, 1));
    }

    @Test
    void oneGroupOfThreeIsRefusedWithAWayOut() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Sides.of("a test", spec(HUNTERS)))
                .withMessage("test/sides-v1: a test needs two sides, that is two agents or two agent groups; here are"
                        + " hunters with 3 agents; set the option bothSides=true");
    }

    @Test
    void onlyTheSidesOwnActionsAreCopied() {
        EnvSpec spec = spec(PAIR);
        Actions chosen = new Actions(spec, 2);
        Actions played = new Actions(spec, 2);
        for (int i = 0; i < 8; i++) chosen.groups[0].floats[i] = i + 1;
        Sides.of("a test", spec).copyChosen(Sides.SECOND, chosen, 1, played);
        assertThat(played.groups[0].floats).containsExactly(0, 0, 0, 0, 0, 0, 7, 8);
    }
}
