package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replays an episode in the batched kernel: observations, masks, rewards, flags. Agreements come through the channel of proposals, whose features follow the recorded ones. */
final class BatchReplay {
    private final RecordedSociety episode;
    private final Kernel kernel;
    private final Kernel.Worker worker;
    private final Batch batch;
    private final Actions actions;
    private final Findings findings = new Findings();

    /**
     * Creates it.
     *
     * @param kernel of one row, with the {@link #rules} of the episode
     */
    BatchReplay(RecordedSociety episode, Kernel kernel) {
        this.episode = episode;
        this.kernel = kernel;
        this.worker = kernel.newWorker();
        this.batch = new Batch(kernel.spec(), 1);
        this.actions = new Actions(kernel.spec(), 1);
    }

    /** Returns the kernel that an episode is replayed in. */
    static CommonsKernel rules(RecordedSociety episode) {
        Map<String, Object> options = new LinkedHashMap<>(episode.options());
        options.put("messages", "proposal");
        options.put("mask", "none");
        return new CommonsKernel(CommonsEnvs.commonsSpec("commons/" + episode.scenario + "-v1", options), 1, 0);
    }

    static ConformanceCheck.Result of(RecordedSociety episode) {
        return of(episode, rules(episode));
    }

    static ConformanceCheck.Result of(RecordedSociety episode, Kernel kernel) {
        BatchReplay replay = new BatchReplay(episode, kernel);
        var draws = episode.draws();
        replay.start(draws);
        replay.compareSeen("start", episode.file.object("initialObservations"));
        for (int month = 0; month < episode.months.size(); month++) {
            replay.play(month);
            replay.compare(month);
        }
        replay.findings.same("draws left over", draws.remaining(), 0);
        replay.findings.same("over after the last month", replay.batch.episodeOver[0], true);
        return replay.findings.result("batch");
    }

    void start(RecordedDraws draws) {
        kernel.chance().replay(0, draws);
        worker.reset(0, ResetOptions.NONE);
        worker.observe(0, 1, batch);
    }

    /** Makes the recorded step. */
    void play(int month) {
        int[] chosen = actions.groups[0].ints;
        int proposal = episode.agreedLimit(month) + 1;
        episode.requests(month).forEach((seat, request) -> {
            chosen[2 * seat] = request;
            chosen[2 * seat + 1] = proposal;
        });
        worker.step(0, 1, actions, batch);
        worker.observe(0, 1, batch);
    }

    Kernel kernel() {
        return kernel;
    }

    Batch batch() {
        return batch;
    }

    private void compare(int month) {
        Recorded recorded = episode.months.get(month);
        String where = "month=" + month;
        compareSeen(where, recorded.object("observations"));
        Batch.Rows rows = batch.groups[0];
        for (int seat : episode.requests(month).keySet()) {
            String agent = CommonsSpec.agent(seat);
            String of = where + " seat=" + seat;
            findings.same(
                    of + " reward",
                    (double) rows.rewards[seat],
                    recorded.object("rewards").number(agent));
            findings.same(
                    of + " terminated",
                    rows.terminated[seat],
                    recorded.object("terminations").flag(agent));
            findings.same(
                    of + " truncated",
                    rows.truncated[seat],
                    recorded.object("truncations").flag(agent));
        }
    }

    private void compareSeen(String where, Recorded observations) {
        Batch.Rows rows = batch.groups[0];
        for (String agent : observations.fields().keySet()) {
            double[] expected = observations.numbers(agent);
            int at = CommonsSpec.seatOf(agent) * rows.observationSize;
            List<Double> got = new ArrayList<>();
            List<Double> wanted = new ArrayList<>();
            for (int i = 0; i < expected.length; i++) {
                got.add((double) rows.observations[at + i]);
                wanted.add(expected[i]);
            }
            findings.same(where + " observation of " + agent, got, wanted);
        }
    }
}
