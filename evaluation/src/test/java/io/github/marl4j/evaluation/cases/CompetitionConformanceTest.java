package io.github.marl4j.evaluation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompetitionConformanceTest {

    @ParameterizedTest
    @CsvSource({
        "kuhn_exploitability, GameConformance, 16",
        "leduc_exploitability, GameConformance, 11",
        "matrix_exploitability, GameConformance, 19",
        "kuhn_cfr_curve, GameConformance, 2",
        "leduc_cfr_curve, GameConformance, 2",
        "zero_sum_nash, MetaGameConformance, 24",
        "alpha_rank, MetaGameConformance, 18",
        "projected_replicator_dynamics, MetaGameConformance, 7",
        "fictitious_play, MetaGameConformance, 5",
        "pfsp, MetaGameConformance, 6",
        "elo_online, RatingConformance, 8",
        "elo_bradley_terry, RatingConformance, 7",
        "glicko2, RatingConformance, 10",
        "trueskill, RatingConformance, 15"
    })
    void everyRecordedCaseIsReproduced(String name, String check, int cases) throws Exception {
        GoldenCases.assertReproduced(name, check, cases);
    }

    @Test
    void anInformationSetThatTheGameDoesNotHaveIsFound() throws IOException {
        Map<String, Object> file = GoldenCases.read("kuhn_exploitability.json.gz");
        @SuppressWarnings("unchecked")
        Map<String, Object> infosets = (Map<String, Object>) file.get("infosets");
        infosets.put("A:", infosets.remove("K:"));
        List<ConformanceCheck.Result> results = new GameConformance().check(file);
        assertThat(results.get(0).mismatch()).isEqualTo("infosets: got K:, which is not expected");
    }
}
