package io.github.marl4j.evaluation.runs;

/** Names of the metrics that curves and reports look for in {@code metrics.csv}. Any other name may be written beside them. */
public final class MetricNames {
    /** Share of won evaluation episodes with the most probable action, in [0, 1]. */
    public static final String GREEDY_WIN_RATE = "eval/greedy/win_rate";
    /** Share of won evaluation episodes with sampled actions, in [0, 1]. */
    public static final String SAMPLED_WIN_RATE = "eval/sampled/win_rate";
    /** Mean return of the evaluation episodes with the most probable action; with {@code /} and an objective behind it, the mean return of that objective before it is weighted. */
    public static final String GREEDY_RETURN = "eval/greedy/return";
    /** Mean return of the evaluation episodes with sampled actions; objectives as for {@link #GREEDY_RETURN}. */
    public static final String SAMPLED_RETURN = "eval/sampled/return";
    /** Hypervolume of the values of the policies found so far, by discounted team returns. */
    public static final String HYPERVOLUME = "eval/hypervolume";
    /** Expected utility of the same set: the mean over weights of the best weighted value. */
    public static final String EXPECTED_UTILITY = "eval/eum";
    /** How many policies of the set no other dominates. */
    public static final String CARDINALITY = "eval/cardinality";
    /** Exploitability of the greedy policy, computed exactly; on small games only. */
    public static final String GREEDY_EXPLOITABILITY = "eval/greedy/exploitability";
    /** Exploitability of the policy that draws its actions, computed exactly; on small games only. */
    public static final String SAMPLED_EXPLOITABILITY = "eval/sampled/exploitability";
    /** The same of the newest policy of a population instead of the mixture that the run stands for. */
    public static final String NEWEST_EXPLOITABILITY = "eval/sampled/newest/exploitability";
    /** Share of won training episodes since the previous row, in [0, 1]. */
    public static final String TRAIN_WIN_RATE = "train/win_rate";
    /** Mean return of the training episodes that ended since the previous row. */
    public static final String TRAIN_RETURN = "train/return";
    /** Prefix of what an update minimises or watches: {@code update/policy_loss}, {@code update/entropy}, {@code update/kl}, … */
    public static final String UPDATE_PREFIX = "update/";

    private MetricNames() {}
}
