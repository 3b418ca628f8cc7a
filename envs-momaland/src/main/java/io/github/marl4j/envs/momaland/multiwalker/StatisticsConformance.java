package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.envs.momaland.replay.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Plays whole episodes with our own chance and compares lengths and returns of the first walker with recorded ones.
 *
 * <p>Four cases have bounds of their own, for means, medians, quartiles or shares. Of the others, the share of our episodes below each recorded quantile may be four standard errors off, and so may
 * the share of episodes in which the package falls.
 */
public final class StatisticsConformance implements ConformanceCheck {
    private static final VectorOptions ONE =
            VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);

    /** Called by {@link java.util.ServiceLoader}. */
    public StatisticsConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return file.get("cases") instanceof List<?> cases
                && !cases.isEmpty()
                && cases.get(0) instanceof Map<?, ?> first
                && first.containsKey("policy")
                && first.containsKey("returnStability_walker0");
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        return Json.maps(file, "cases").stream()
                .map(recorded -> check(recorded, Json.whole(recorded, "episodes")))
                .toList();
    }

    /** Plays some episodes of one recorded case and compares them. */
    static Result check(Map<String, Object> recorded, int episodes) {
        String policy = Json.text(recorded, "policy");
        Map<String, Object> config = Json.map(recorded, "config");
        Comparison comparison = new Comparison();
        comparison.at("policy=" + policy + " config=" + config);
        Played played =
                Played.episodes(MultiwalkerOptions.of(Trace.options(config)), ReferencePolicy.of(policy), episodes);
        Sample length = new Sample(recorded, "episodeLength", played.length);
        Sample forward = new Sample(recorded, "returnForward_walker0", played.forward);
        Sample stability = new Sample(recorded, "returnStability_walker0", played.stability);
        switch (config.isEmpty() ? policy : "with options") {
            case "zero", "const" -> {
                length.compareMean(0.05 * length.recorded("mean"), comparison);
                length.compare("median", 0.5, 4, comparison);
                forward.compareMean(1.5, comparison);
                stability.compareMean(1, comparison);
            }
            case "random" -> {
                length.compare("median", 0.5, 5, comparison);
                length.compare("q25", 0.25, 8, comparison);
                length.compare("q75", 0.75, 8, comparison);
                comparison.within("share of full episodes", length.share(length.recorded("max")), 0.065, 0.055);
            }
            case "brace" -> {
                comparison.within(
                        "share of full episodes",
                        length.share(length.recorded("max")),
                        length.recordedShareOfMost(),
                        0.12);
                forward.compareMean(8, comparison);
            }
            default -> {
                int others = Json.whole(recorded, "episodes");
                for (Sample sample : List.of(length, forward, stability)) sample.compareQuantiles(others, comparison);
                double dropped = Arrays.stream(played.dropped).average().orElseThrow();
                double expected = Json.number(recorded, "fractionGameOver");
                comparison.within(
                        "share of dropped packages", dropped, expected, Sample.error(expected, episodes, others));
            }
        }
        for (int i = 0; i < episodes; i++) comparison.stepDone();
        return comparison.result(policy + (config.isEmpty() ? "" : " " + config));
    }

    /** Lengths and undiscounted returns of the first walker, and 1 where the package fell, {@code [episode]}. */
    private record Played(double[] length, double[] forward, double[] stability, double[] dropped) {

        static Played episodes(MultiwalkerOptions options, ReferencePolicy policy, int episodes) {
            Played played =
                    new Played(new double[episodes], new double[episodes], new double[episodes], new double[episodes]);
            IntStream.range(0, episodes).parallel().forEach(episode -> played.play(options, policy, episode));
            return played;
        }

        private void play(MultiwalkerOptions options, ReferencePolicy policy, int episode) {
            try (VectorEnv env = MultiwalkerEnvs.vector(options, 1, ONE.withFirstEnv(episode))) {
                Batch batch = env.newBatch();
                Actions actions = env.newActions();
                Batch.Rows rows = batch.groups[0];
                env.reset(2026, batch);
                for (int t = 0; !batch.episodeOver[0]; t++) {
                    for (int i = 0; i < rows.numAgents; i++) {
                        long luck = Chance.mix(((long) episode * 1000 + t) * 64 + i);
                        policy.act(
                                rows.observations,
                                i * MultiwalkerSpec.FEATURES,
                                t,
                                luck,
                                actions.groups[0].floats,
                                i * MultiwalkerSpec.JOINTS);
                    }
                    env.step(actions, batch);
                    length[episode]++;
                    forward[episode] += rows.rewards[0];
                    stability[episode] += rows.rewards[1];
                }
                dropped[episode] = batch.infos[MultiwalkerSpec.INFOS.indexOf("dropped")];
            }
        }
    }
}
