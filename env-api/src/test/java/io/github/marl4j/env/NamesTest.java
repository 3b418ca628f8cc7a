package io.github.marl4j.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ids, versions, options: what is found, and what is said when something is not. */
final class NamesTest {

    /** A family without rules: only names are asked for here. */
    public static final class Names implements EnvProvider {
        @Override
        public String family() {
            return "names";
        }

        @Override
        public List<String> ids() {
            return List.of("names/pond-v1", "names/pond-v10", "names/pond-v2", "names/lake-v1");
        }

        @Override
        public List<EnvOption> options(String id) {
            return List.of(
                    new EnvOption("maxRounds", "int", 12, "Rounds after which an episode is cut off."),
                    new EnvOption("regrow", "slow|fast", "slow", "How the stock recovers."));
        }

        @Override
        public EnvSpec spec(String id, Map<String, Object> options) {
            OptionReader read = new OptionReader(id, options);
            int maxRounds = read.intAtLeast("maxRounds", 12, 1);
            String regrow = read.oneOf("regrow", "slow", "slow", "fast");
            float share = read.floatAtLeast("share", 0.5f, 0);
            boolean silent = read.flag("silent", false);
            read.done();
            AgentGroup group = new AgentGroup("all", List.of("agent_0"), new Space.Discrete(2), new Space.Discrete(2));
            return new EnvSpec(
                    id,
                    "Names only",
                    false,
                    List.of(group),
                    EnvSpec.SCALAR,
                    EnvSpec.NO_STATE,
                    List.of(),
                    maxRounds,
                    Map.of("maxRounds", maxRounds, "regrow", regrow, "share", share, "silent", silent));
        }

        @Override
        public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
            throw new IllegalStateException("only names");
        }
    }

    @Test
    void anIdWithoutAVersionMeansTheNewest() {
        assertThat(Marl4j.resolve("names/pond")).isEqualTo("names/pond-v10");
        assertThat(Marl4j.resolve("names/pond-v2")).isEqualTo("names/pond-v2");
        assertThat(Marl4j.spec("names/lake").id()).isEqualTo("names/lake-v1");
    }

    @Test
    void rowsOfNumbersComeAsListsOrText() {
        List<List<Double>> rows = List.of(List.of(0.0, 0.5), List.of(1.0, -2.0));
        for (Object given : List.of(List.of(List.of(0, 0.5), List.of(1, -2)), "0 0.5/1 -2", " 0, 0.5 / 1,-2 ")) {
            OptionReader read = new OptionReader("names/pond-v1", Map.of("corners", given));
            assertThat(read.rows("corners", List.of())).isEqualTo(rows);
            read.done();
        }
        assertThat(new OptionReader("names/pond-v1", Map.of()).rows("corners", rows))
                .isEqualTo(rows);
        for (Object wrong : List.of("0 x", 3, List.of(1, 2), List.of(List.of(Double.NaN)), "")) {
            assertThatThrownBy(() -> new OptionReader("names/pond-v1", Map.of("corners", wrong)).rows("corners", rows))
                    .hasMessage("names/pond-v1: corners=" + wrong
                            + " must be rows of numbers, e.g. [[0, 0.5], [1, 2]] or the text 0 0.5/1 2");
        }
    }

    @Test
    void aWrongVersionIsAnsweredWithTheVersionsThatExist() {
        assertThatThrownBy(() -> Marl4j.spec("names/pond-v3"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage(
                        "there is no environment \"names/pond-v3\"; versions of names/pond: names/pond-v1, names/pond-v2, "
                                + "names/pond-v10");
    }

    @Test
    void aWrongNameIsAnsweredWithTheClosest() {
        assertThatThrownBy(() -> Marl4j.spec("names/lakke-v1"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("no environment \"names/lakke-v1\"; did you mean \"names/lake-v1\"?");
        assertThatThrownBy(() -> Marl4j.spec("zzz"))
                .hasMessage(
                        "no environment \"zzz\"; known: names/pond-v1, names/pond-v10, names/pond-v2, names/lake-v1");
    }

    @Test
    void optionsAreReadFromDataAndWrongOnesRefused() {
        assertThat(Marl4j.spec("names/pond", Map.of("maxRounds", 3.0, "silent", "true"))
                        .maxSteps())
                .isEqualTo(3);
        assertRefused(
                Map.of("maxRound", 3), "names/pond-v10: option \"maxRound\" is unknown; did you mean \"maxRounds\"?");
        assertRefused(Map.of("maxRounds", 0), "names/pond-v10: maxRounds=0 must be a whole number of at least 1");
        assertRefused(Map.of("maxRounds", 1.5), "names/pond-v10: maxRounds=1.5 must be a whole number of at least 1");
        assertRefused(Map.of("maxRounds", "many"), "names/pond-v10: maxRounds=many must be a number");
        assertRefused(Map.of("share", Double.NaN), "names/pond-v10: share=NaN must be a number of at least 0.0");
        assertRefused(Map.of("silent", 1), "names/pond-v10: silent=1 must be true or false");
        assertRefused(Map.of("regrow", "fst"), "names/pond-v10: regrow=\"fst\" is not allowed; did you mean \"fast\"?");
    }

    private static void assertRefused(Map<String, Object> options, String message) {
        assertThatThrownBy(() -> Marl4j.spec("names/pond", options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aBatchNeedsAtLeastOneEnvironment() {
        assertThatThrownBy(() -> Marl4j.vector("names/pond", 0)).hasMessage("names/pond: numEnvs=0 must be at least 1");
    }

    @Test
    void aFarNameIsNoSuggestion() {
        assertThat(UnknownNameException.closest("ab", List.of("xyz"))).isEmpty();
        assertThat(UnknownNameException.closest("MAXROUNDS", List.of("maxRounds", "rounds")))
                .contains("maxRounds");
        assertThat(UnknownNameException.suggestion("a", List.of())).isEqualTo("there are none");
    }

    @Test
    void agentsGroupsAndInfosHaveOneMeaningEach() {
        Space two = new Space.Discrete(2);
        AgentGroup a = new AgentGroup("a", List.of("x"), two, two);
        assertThatThrownBy(() -> spec(a, new AgentGroup("b", List.of("x"), two, two)))
                .hasMessage("t/t-v1: agent x is listed twice");
        assertThatThrownBy(() -> spec(a, new AgentGroup("a", List.of("y"), two, two)))
                .hasMessage("t/t-v1: agent group a is listed twice");
    }

    private static EnvSpec spec(AgentGroup... groups) {
        return new EnvSpec(
                "t/t-v1", "t", false, List.of(groups), EnvSpec.SCALAR, EnvSpec.NO_STATE, List.of(), 0, Map.of());
    }
}
