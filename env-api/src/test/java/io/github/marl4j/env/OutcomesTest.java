package io.github.marl4j.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private static final AgentGroup PAIR =
            new AgentGroup("pair", List.of("a", "b"), new Space.Discrete(2), new Space.Discrete(2));

    private static EnvSpec spec(Outcomes outcomes) {
        List<String> infos = List.of("roundOver", "won", "lost");
        return new EnvSpec("t/t-v1", "t", false, List.of(PAIR), EnvSpec.SCALAR, EnvSpec.NO_STATE, infos, 9, Map.of())
                .withOutcomes(outcomes);
    }

    @Test
    void onlyInfosThatAreOutcomesNameAnEnd() {
        Batch batch = new Batch(spec(Outcomes.ofFirst("won", "lost")), 2);
        batch.infos[0] = 1;
        batch.infos[2] = 1;
        batch.infos[3] = 1;
        assertThat(Outcomes.of(batch, 0)).isEqualTo("lost");
        assertThat(Outcomes.of(batch, 1)).isEqualTo("ended");
        batch.groups[0].truncated[3] = true;
        assertThat(Outcomes.of(batch, 1)).isEqualTo("timeout");
    }

    @Test
    void whatTheFirstRivalWinsTheOtherLoses() {
        Outcomes rivals = Outcomes.ofFirst("won", "lost", "draw");
        assertThat(rivals.seenBy(1, "won")).isEqualTo("lost");
        assertThat(rivals.seenBy(1, "lost")).isEqualTo("won");
        assertThat(rivals.seenBy(1, "draw")).isEqualTo("draw");
        assertThat(rivals.seenBy(0, "won")).isEqualTo("won");
        assertThat(Outcomes.shared("won").seenBy(1, "won")).isEqualTo("won");
    }

    @Test
    void theyStayWithCopiesOfTheFacts() {
        EnvSpec facts = spec(Outcomes.shared("won"));
        assertThat(facts.withMaxSteps(3).withOrder(List.of("b", "a")).outcomes())
                .isEqualTo(facts.outcomes());
    }

    @Test
    void anOutcomeThatIsNoInfoIsRefused() {
        assertThatThrownBy(() -> spec(Outcomes.shared("survived")))
                .hasMessage("t/t-v1: outcomes [survived] are not all among the infos [roundOver, won, lost]");
    }
}
