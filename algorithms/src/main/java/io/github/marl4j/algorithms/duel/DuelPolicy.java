package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.evaluation.exploitability.EpisodicMixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Plays both sides: before each episode every side draws one of its policies, and keeps to it. Holds weights that nothing changes. */
final class DuelPolicy implements EpisodicMixture {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final DuelSides sides;
    private final PpoConfig settings;

    /** Policies {@code [side][member]}. */
    private final List<List<ActorCritic.Weights>> policies;

    private final double[][] probabilities;
    private final boolean greedy;

    private DuelPolicy(
            DuelSides sides,
            PpoConfig settings,
            List<List<ActorCritic.Weights>> policies,
            double[][] probabilities,
            boolean greedy) {
        this.sides = sides;
        this.settings = settings;
        this.policies = policies;
        this.probabilities = probabilities;
        this.greedy = greedy;
    }

    /**
     * Returns the policy of a run as it is now.
     *
     * @param mixtures what each side draws from
     */
    static DuelPolicy of(Duel duel, IntFunction<DuelMethod.Mixture> mixtures, boolean greedy) {
        List<List<ActorCritic.Weights>> policies = new ArrayList<>();
        double[][] probabilities = new double[2][];
        for (int side = 0; side < 2; side++) {
            DuelMethod.Mixture mixture = mixtures.apply(side);
            probabilities[side] = mixture.probabilities();
            policies.add(mixture.ids().stream().map(duel.population()::weights).toList());
        }
        return new DuelPolicy(duel.sides(), duel.settings(), policies, probabilities, greedy);
    }

    /** The members as whole policies: number k plays what is number k on each side, or the last where a side has fewer, with weight 0 there. */
    @Override
    public List<Policy> members() {
        List<Policy> members = new ArrayList<>();
        for (int k = 0; k < Math.max(policies.get(0).size(), policies.get(1).size()); k++) {
            List<List<ActorCritic.Weights>> one = new ArrayList<>();
            for (List<ActorCritic.Weights> side : policies) one.add(List.of(side.get(Math.min(k, side.size() - 1))));
            members.add(new DuelPolicy(sides, settings, one, new double[][] {{1}, {1}}, greedy));
        }
        return members;
    }

    @Override
    public double[][] weights() {
        int most = Math.max(probabilities[0].length, probabilities[1].length);
        return new double[][] {Arrays.copyOf(probabilities[0], most), Arrays.copyOf(probabilities[1], most)};
    }

    /** Returns the weights of a side's likeliest policy; the newest of several. */
    float[] likeliest(int side) {
        int best = 0;
        for (int i = 1; i < probabilities[side].length; i++) {
            if (probabilities[side][i] >= probabilities[side][best]) best = i;
        }
        return policies.get(side).get(best).actor().values().clone();
    }

    @Override
    public StochasticPlayer newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        requireFits(spec);
        return new DuelPlayer(group, numEnvs, seed);
    }

    private void requireFits(EnvSpec spec) {
        boolean fits = spec.groups().size() == sides.whole().groups().size();
        for (int g = 0; fits && g < spec.groups().size(); g++) {
            var own = sides.whole().groups().get(g);
            var other = spec.groups().get(g);
            fits = own.size() == other.size()
                    && own.observationSpace().flatSize()
                            == other.observationSpace().flatSize()
                    && own.actionSpace().maskSize() == other.actionSpace().maskSize();
        }
        if (fits) return;
        throw new IllegalArgumentException(spec.id() + ": the policy has learnt "
                + sides.whole().id() + " with " + sides.whole().groups() + "; here are " + spec.groups());
    }

    /** One side of a player. */
    private final class Part {
        private final int side;
        private final SidePlayer player;
        private final int[] drawn;

        Part(int side, int numEnvs) {
            this.side = side;
            player = new SidePlayer(sides, settings, env -> side, numEnvs);
            drawn = new int[numEnvs];
        }
    }

    private final class DuelPlayer implements StochasticPlayer, ExplainingPlayer {
        private final int group;
        private final List<Part> parts = new ArrayList<>();
        private final boolean[] fresh;
        private final long[] episodes;

        /** Key of all draws, and how many steps were played. */
        private final long[] random;

        private final Map<String, Object> state = new LinkedHashMap<>();

        DuelPlayer(int group, int numEnvs, long seed) {
            this.group = group;
            fresh = new boolean[numEnvs];
            episodes = new long[numEnvs];
            random = new long[] {Chance.mix(seed + GAMMA), 0};
            state.put("episodes", episodes);
            state.put("random", random);
            for (int side = 0; side < 2; side++) {
                if (sides.group(side) != group) continue;
                Part part = new Part(side, numEnvs);
                parts.add(part);
                state.put("drawn" + side, part.drawn);
                state.put("hidden" + side, part.player.hidden());
            }
        }

        @Override
        public Map<String, Object> state() {
            return state;
        }

        @Override
        public void act(Batch batch, Actions actions) {
            for (int env = 0; env < fresh.length; env++) {
                fresh[env] = random[1] == 0 || batch.episodeOver[env];
                if (fresh[env]) draw(env);
            }
            for (Part part : parts) {
                part.player.act(
                        batch,
                        fresh,
                        part.drawn,
                        policies.get(part.side)::get,
                        greedy,
                        Chance.mix(random[0] + part.side),
                        random[1] * part.player.draws(),
                        actions);
            }
            random[1]++;
        }

        private void draw(int env) {
            episodes[env]++;
            for (Part part : parts) part.drawn[env] = drawn(env, part, episodes[env]);
        }

        private int drawn(int env, Part part, long episode) {
            long bits = Chance.mix(Chance.mix(random[0] + (2 * env + part.side + 1) * GAMMA) + episode * GAMMA);
            return OpponentMix.index(probabilities[part.side], (bits >>> 11) * 0x1p-53);
        }

        /** For one environment, for those who watch it. */
        @Override
        public void explain(Batch batch, double[] odds, double[] values) {
            if (fresh.length > 1)
                throw new IllegalStateException("a mixture of policies explains itself in one game at a time");
            boolean[] begins = {random[1] == 0 || batch.episodeOver[0]};
            int choices = batch.groups[group].maskSize;
            double[] own = new double[choices];
            double[] expected = new double[1];
            for (int number = 0; number < parts.size(); number++) {
                Part part = parts.get(number);
                int member = begins[0] ? drawn(0, part, episodes[0] + 1) : part.drawn[0];
                part.player.explain(batch, begins, policies.get(part.side).get(member), own, expected);
                int row = sides.first(part.side);
                values[row] = expected[0];
                if (batch.groups[group].acts[row]) System.arraycopy(own, 0, odds, row * choices, choices);
            }
        }

        @Override
        public void probabilities(Batch batch, double[] out) {
            Batch.Rows rows = batch.groups[group];
            for (Part part : parts) {
                List<ActorCritic.Weights> own = policies.get(part.side);
                if (own.size() > 1) {
                    throw new IllegalStateException(
                            batch.spec.id()
                                    + ": a mixture of policies draws one before each game; ask its members for their probabilities");
                }
                if (parts.size() == 1) {
                    part.player.probabilities(batch, own.get(0), greedy, out);
                    continue;
                }
                double[] ofSide = new double[batch.numEnvs * rows.maskSize];
                part.player.probabilities(batch, own.get(0), greedy, ofSide);
                for (int env = 0; env < batch.numEnvs; env++) {
                    int row = env * rows.numAgents + sides.first(part.side);
                    if (!rows.acts[row]) continue;
                    System.arraycopy(ofSide, env * rows.maskSize, out, row * rows.maskSize, rows.maskSize);
                }
            }
        }
    }
}
