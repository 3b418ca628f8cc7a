package io.github.marl4j.envs.commons;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Replays recorded societies of GovSim, month by month: phase by phase with {@link Society}, in the batched kernel, and with the personas that made them. Compares the statistics of its
 * divisions with ours, too.
 */
public final class CommonsConformance implements ConformanceCheck {

    /** Called by {@link java.util.ServiceLoader}. */
    public CommonsConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return isEpisode(file) || AllocationStatistics.FORMAT.equals(file.get("format"));
    }

    private static boolean isEpisode(Map<String, Object> file) {
        return "marl4j-trace/1".equals(file.get("format")) && "commons".equals(file.get("family"));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        if (!isEpisode(file))
            return List.of(new AllocationStatistics(new Recorded("allocation statistics", file)).compare());
        RecordedSociety episode = new RecordedSociety(new Recorded("trace", file));
        List<Result> results = new ArrayList<>(List.of(PhaseReplay.of(episode), BatchReplay.of(episode)));
        if (PersonaReplay.knowsSomebodyIn(episode)) results.add(PersonaReplay.of(episode));
        return results;
    }

    /** Only the batched kernel can be another. */
    @Override
    public Optional<List<Result>> check(Map<String, Object> file, UnaryOperator<Kernel> rules) {
        if (!isEpisode(file)) return Optional.empty();
        RecordedSociety episode = new RecordedSociety(new Recorded("trace", file));
        return Optional.of(List.of(BatchReplay.of(episode, rules.apply(BatchReplay.rules(episode)))));
    }
}
