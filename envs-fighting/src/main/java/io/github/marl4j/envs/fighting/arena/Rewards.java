package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.envs.fighting.roster.Roster;

/**
 * What a decision earns. With health scaled to H = 176, h = 176 · health / full health, losses Δ since the last decision, weights a and d:
 *
 * <pre>
 * round won    0.001 · a · H^((own h + 1) / (H + 1))        round lost   −0.001 · H^((opponent's h + 1) / (H + 1))
 * round drawn  0.001                                        otherwise    0.001 · d · (a · Δ opponent − Δ own)
 * </pre>
 *
 * <p>With zeroSum a is 1, the loser gets minus what the winner gets, and a drawn round 0; with sparse only the end of a round counts, 1, 0 or -1. Source: design, section 15; FightLadder,
 * {@code main/common/retro_wrappers.py}.
 */
final class Rewards {
    private static final double FULL = 176;
    private static final double SCALE = 0.001;

    private final RewardOptions options;

    /** What a round won with this health is worth with a = 1, {@code [fighter][health]}: a power is dear, and allocates. */
    private final double[][] worth;

    Rewards(RewardOptions options, Roster roster) {
        this.options = options;
        this.worth = roster.fighters().stream()
                .map(fighter -> worth(fighter.health()))
                .toArray(double[][]::new);
    }

    private static double[] worth(int full) {
        double[] worth = new double[full + 1];
        for (int hp = 0; hp <= full; hp++) {
            worth[hp] = SCALE * StrictMath.pow(FULL, (scaled(hp, full) + 1) / (FULL + 1));
        }
        return worth;
    }

    /** Returns health on the scale of the formula. */
    static double scaled(int hp, int full) {
        return FULL * hp / full;
    }

    /** Returns the reward for losses since the last decision, both on the scale of the formula. */
    double damage(double opponentLoss, double ownLoss, long decisions) {
        if (options.sparse()) return 0;
        return SCALE * options.denseAt(decisions) * (options.aggressionAt(decisions) * opponentLoss - ownLoss);
    }

    /**
     * Returns the reward for the end of a round.
     *
     * @param result 1 won, 0 drawn, -1 lost
     * @param winner fighter of the winner
     * @param hp health of the winner
     */
    double round(int result, int winner, int hp, long decisions) {
        if (options.sparse()) return result;
        if (result == 0) return options.zeroSum() ? 0 : SCALE;
        return result > 0 ? options.aggressionAt(decisions) * worth[winner][hp] : -worth[winner][hp];
    }
}
