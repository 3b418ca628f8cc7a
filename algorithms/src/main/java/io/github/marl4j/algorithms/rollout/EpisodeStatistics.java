package io.github.marl4j.algorithms.rollout;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.env.Batch;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.runs.MetricNames;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Returns, lengths and outcomes of training episodes. Every environment has places of its own, so threads do not meet, and sums are taken in the order of the environments
 * whatever the threads.
 */
public final class EpisodeStatistics {
    private final List<String> infos;
    private final double[] runningReturn;
    private final int[] runningLength;
    private final int[] ended;
    private final double[] endedReturn;
    private final long[] endedLength;
    private final double[] endedInfos;

    /** Creates empty statistics. */
    public EpisodeStatistics(int numEnvs, List<String> infos) {
        this.infos = infos;
        runningReturn = new double[numEnvs];
        runningLength = new int[numEnvs];
        ended = new int[numEnvs];
        endedReturn = new double[numEnvs];
        endedLength = new long[numEnvs];
        endedInfos = new double[numEnvs * infos.size()];
    }

    /**
     * Notes a step of some environments; the return is the mean over the agents of the first group.
     *
     * @param firstEnv number of the batch's first environment among all
     * @param batch not modified
     */
    public void note(int firstEnv, Batch batch) {
        Batch.Rows rows = batch.groups[0];
        int size = rows.numAgents * rows.numObjectives;
        int numInfos = infos.size();
        for (int e = 0; e < batch.numEnvs; e++) {
            double sum = 0;
            for (int i = e * size; i < (e + 1) * size; i++) sum += rows.rewards[i];
            int env = firstEnv + e;
            runningReturn[env] += sum / rows.numAgents;
            runningLength[env]++;
            if (!batch.episodeOver[e]) continue;
            ended[env]++;
            endedReturn[env] += runningReturn[env];
            endedLength[env] += runningLength[env];
            for (int i = 0; i < numInfos; i++) endedInfos[env * numInfos + i] += batch.infos[e * numInfos + i];
            runningReturn[env] = 0;
            runningLength[env] = 0;
        }
    }

    /** Reports the episodes that ended since the last report, if any, and forgets them. */
    public void report(Learner.Metrics metrics) {
        int episodes = Arrays.stream(ended).sum();
        if (episodes > 0) {
            metrics.add("train/episodes", episodes);
            metrics.add(MetricNames.TRAIN_RETURN, Arrays.stream(endedReturn).sum() / episodes);
            metrics.add("train/length", (double) Arrays.stream(endedLength).sum() / episodes);
            for (int i = 0; i < infos.size(); i++) {
                double sum = 0;
                for (int at = i; at < endedInfos.length; at += infos.size()) sum += endedInfos[at];
                boolean won = infos.get(i).equals(Episode.WON);
                metrics.add(won ? MetricNames.TRAIN_WIN_RATE : "train/" + infos.get(i), sum / episodes);
            }
        }
        Arrays.fill(ended, 0);
        Arrays.fill(endedReturn, 0);
        Arrays.fill(endedLength, 0);
        Arrays.fill(endedInfos, 0);
    }

    /** Forgets the episodes under way, as after a reset of all environments. */
    public void restart() {
        Arrays.fill(runningReturn, 0);
        Arrays.fill(runningLength, 0);
    }

    /** Returns the live arrays that a checkpoint between two reports must hold. */
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("episodes.return", runningReturn);
        state.put("episodes.length", runningLength);
        return state;
    }
}
