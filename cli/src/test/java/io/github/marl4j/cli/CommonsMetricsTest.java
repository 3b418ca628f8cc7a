package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.commons.Ending;
import io.github.marl4j.envs.commons.MonthResult;
import io.github.marl4j.envs.commons.Scenario;
import io.github.marl4j.envs.commons.Society;
import io.github.marl4j.envs.commons.SocietyOptions;
import io.github.marl4j.evaluation.commons.SocietyMetrics;
import io.github.marl4j.evaluation.commons.SocietyRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The infos of the environments and the metrics of recorded runs are two computations of the same. */
class CommonsMetricsTest {
    private static final Map<String, Object> OPTIONS =
            Map.of("agents", 4, "perturbations", List.of(Map.of("month", 2, "type", "newcomer", "agents", 5)));

    @Test
    void infosAtTheEndAreTheMetricsOfTheRun() {
        SocietyOptions options = SocietyOptions.from("test", Scenario.named("fishery"), OPTIONS);
        VectorOptions alone = VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);
        SplittableRandom random = new SplittableRandom(7);
        try (VectorEnv env = Marl4j.vector("commons/fishery-v1", 1, OPTIONS, alone)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            for (long seed = 0; seed < 100; seed++) {
                env.reset(seed, batch);
                Society society = new Society(options, seed);
                while (!society.isOver()) {
                    int most = Math.min(society.resource(), 9 + (int) (seed % 8));
                    for (int seat : society.present()) {
                        int request = random.nextInt(most + 1);
                        actions.groups[0].ints[seat] = request;
                        society.harvest(seat, request);
                    }
                    society.endReveal();
                    society.endDiscussion(0, Society.NO_LIMIT);
                    society.endMonth();
                    env.step(actions, batch);
                }
                compare(batch, SocietyMetrics.of(record(society)));
            }
        }
    }

    private static SocietyRun record(Society society) {
        List<SocietyRun.Month> months = new ArrayList<>();
        for (MonthResult month : society.months()) {
            List<SocietyRun.Harvest> harvests = new ArrayList<>();
            for (MonthResult.Harvest each : month.harvests()) {
                harvests.add(new SocietyRun.Harvest("persona_" + each.seat(), each.requested(), each.obtained()));
            }
            months.add(new SocietyRun.Month(
                    month.poolBefore(),
                    month.poolAfter(),
                    month.share(),
                    month.threshold(),
                    month.spokenLines(),
                    harvests));
        }
        int sustainable = society.months().get(0).groupLimit();
        return new SocietyRun(society.options().months(), sustainable, society.ending() == Ending.COLLAPSED, months);
    }

    private static void compare(Batch batch, SocietyMetrics metrics) {
        assertThat(info(batch, "survived")).isEqualTo(metrics.survived() ? 1 : 0);
        assertThat(info(batch, "months")).isEqualTo(metrics.survivalMonths());
        assertThat(info(batch, "gain")).isEqualTo((float) metrics.meanGain(), within(1e-4f));
        assertThat(info(batch, "efficiency")).isEqualTo((float) metrics.efficiency(), within(1e-5f));
        assertThat(info(batch, "equality")).isEqualTo((float) metrics.equality().orElse(0), within(1e-5f));
        assertThat(info(batch, "overUsage")).isEqualTo((float) metrics.overUsage(), within(1e-5f));
        assertThat(info(batch, "overUsageRequested")).isEqualTo((float) metrics.overUsageRequested(), within(1e-5f));
    }

    private static float info(Batch batch, String name) {
        EnvSpec spec = batch.spec;
        return batch.infos[spec.infos().indexOf(name)];
    }
}
