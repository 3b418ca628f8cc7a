package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Batch;
import java.util.Arrays;
import java.util.Map;

/** What the harvest just divided is worth to each agent, see {@link CommonsOptions.RewardKind}. Agents who are not there earn nothing. */
final class CommonsReward {
    private final CommonsSpec spec;
    private final CommonsOptions options;
    private final SocietyState s;
    private final double own;
    private final double others;
    private final float scale;

    /** Temporally smoothed harvests, {@code [env][seat]}; empty unless the reward is averse to inequity. */
    private final float[] smoothed;

    CommonsReward(CommonsSpec spec, SocietyState state) {
        this.spec = spec;
        this.options = spec.options;
        this.s = state;
        own = StrictMath.cos(options.socialAngle());
        others = StrictMath.sin(options.socialAngle());
        scale = (float) options.rewardScale();
        boolean smooth = options.reward() == CommonsOptions.RewardKind.INEQUITY;
        smoothed = new float[smooth ? state.numEnvs * spec.seats : 0];
    }

    void addArrays(Map<String, Object> arrays) {
        if (smoothed.length > 0) arrays.put("smoothed", smoothed);
    }

    void start(int env) {
        if (smoothed.length > 0) Arrays.fill(smoothed, env * spec.seats, (env + 1) * spec.seats, 0f);
    }

    void write(int env, int share, Batch out) {
        boolean selfish = options.reward() == CommonsOptions.RewardKind.INDIVIDUAL;
        int sum = selfish ? 0 : sum(env);
        if (smoothed.length > 0) smooth(env);
        for (int g = 0; g < spec.groupSeats.length; g++) {
            int[] group = spec.groupSeats[g];
            float[] rewards = out.groups[g].rewards;
            int columns = out.groups[g].numObjectives;
            for (int a = 0; a < group.length; a++) {
                int at = (env * group.length + a) * columns;
                int row = env * spec.seats + group[a];
                if (selfish) rewards[at] = s.obtained[row] * scale; // 0 for those who are not there
                else if (!s.present[row]) Arrays.fill(rewards, at, at + columns, 0f);
                else if (columns == 1) rewards[at] = scalar(env, row, sum) * scale;
                else writeVector(row, share, sum, rewards, at);
            }
        }
    }

    private int sum(int env) {
        int sum = 0;
        for (int row = env * spec.seats; row < (env + 1) * spec.seats; row++) sum += s.obtained[row];
        return sum;
    }

    private void smooth(int env) {
        for (int row = env * spec.seats; row < (env + 1) * spec.seats; row++) {
            smoothed[row] = (float) (options.smoothing() * smoothed[row] + s.obtained[row]);
        }
    }

    private float scalar(int env, int row, int sum) {
        int people = s.people[env];
        int units = s.obtained[row];
        return switch (options.reward()) {
            case INDIVIDUAL, VECTOR -> units;
            case MEAN -> (float) sum / people;
            case SOCIAL -> (float) (own * units + (people == 1 ? 0 : others * (sum - units) / (people - 1)));
            case INEQUITY -> people == 1 ? units : averse(env, row, people);
        };
    }

    private float averse(int env, int row, int people) {
        double more = 0;
        double less = 0;
        for (int other = env * spec.seats; other < (env + 1) * spec.seats; other++) {
            if (!s.present[other]) continue;
            more += Math.max(0, smoothed[other] - smoothed[row]);
            less += Math.max(0, smoothed[row] - smoothed[other]);
        }
        return (float) (s.obtained[row] - (options.envy() * more + options.guilt() * less) / (people - 1));
    }

    private void writeVector(int row, int share, int sum, float[] rewards, int at) {
        rewards[at] = s.obtained[row] * scale;
        rewards[at + 1] = sum * scale;
        rewards[at + 2] = s.obtained[row] > share ? -scale : 0;
    }
}
