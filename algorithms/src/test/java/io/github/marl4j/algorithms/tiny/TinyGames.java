package io.github.marl4j.algorithms.tiny;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;

/** The games of the learning tests. Source of the last two: Claus and Boutilier 1998 (climbing), Rashid et al. 2018 (two-step game). */
public final class TinyGames implements EnvProvider {
    public TinyGames() {}

    @Override
    public String family() {
        return "tiny";
    }

    @Override
    public List<String> ids() {
        return List.of(
                "tiny/bandit-v1",
                "tiny/recall-v1",
                "tiny/climbing-v1",
                "tiny/two-step-v1",
                "tiny/orchard-v1",
                "tiny/nim-v1",
                "tiny/treasure-v1",
                "tiny/glide-v1");
    }

    @Override
    public List<EnvOption> options(String id) {
        return List.of();
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        return game(id, options, 1, 0).spec();
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return new KernelVectorEnv(game(id, options, numEnvs, how.firstEnv()), how);
    }

    private static Kernel game(String id, Map<String, Object> options, int numEnvs, int firstEnv) {
        new OptionReader(id, options).done();
        return switch (id) {
            case "tiny/bandit-v1" -> new Bandit(id, numEnvs, firstEnv);
            case "tiny/recall-v1" -> new Recall(id, numEnvs, firstEnv);
            case "tiny/climbing-v1" -> new Climbing(id, numEnvs, firstEnv);
            case "tiny/glide-v1" -> new Glide(id, numEnvs, firstEnv);
            case "tiny/treasure-v1" -> new Treasure(id, numEnvs, firstEnv);
            case "tiny/orchard-v1" -> new Orchard(id, numEnvs, firstEnv);
            case "tiny/nim-v1" -> new Nim(id, numEnvs, firstEnv);
            default -> new TwoStep(id, numEnvs, firstEnv);
        };
    }

    /** Ten symbols, ten arms; arm (7·symbol + 3) mod 10 pays 1, the arm after the symbol is masked out. */
    private static final class Bandit extends TinyGame {
        Bandit(String id, int numEnvs, int firstEnv) {
            super(id, numEnvs, firstEnv, 1, 10, 1);
        }

        @Override
        int features() {
            return 10;
        }

        @Override
        int symbols() {
            return 10;
        }

        @Override
        void observe(int env, int agent, float[] out, int at) {
            out[at + symbol[env]] = 1;
        }

        @Override
        boolean legal(int env, int action) {
            return action != (symbol[env] + 1) % 10 || best(env) == action;
        }

        private int best(int env) {
            return (7 * symbol[env] + 3) % 10;
        }

        @Override
        float play(int env, int[] actions, int first) {
            return actions[first] == best(env) ? 1 : 0;
        }

        @Override
        float winningReward() {
            return 1;
        }
    }

    /** The symbol is shown in the first of ten steps and must be named in the last. */
    private static final class Recall extends TinyGame {
        Recall(String id, int numEnvs, int firstEnv) {
            super(id, numEnvs, firstEnv, 1, 4, 10);
        }

        @Override
        int features() {
            return 5;
        }

        @Override
        int symbols() {
            return 4;
        }

        @Override
        void observe(int env, int agent, float[] out, int at) {
            if (step[env] == 0) out[at + symbol[env]] = 1;
            if (step[env] == 9) out[at + 4] = 1;
        }

        @Override
        float play(int env, int[] actions, int first) {
            return step[env] == 9 && actions[first] == symbol[env] ? 1 : 0;
        }

        @Override
        float winningReward() {
            return 1;
        }
    }

    /** Two agents, three actions; the best joint action (0, 0) pays 11 but is dear to miss. */
    private static final class Climbing extends TinyGame {
        private static final float[][] PAYOFF = {{11, -30, 0}, {-30, 7, 6}, {0, 0, 5}};

        Climbing(String id, int numEnvs, int firstEnv) {
            super(id, numEnvs, firstEnv, 2, 3, 1);
        }

        @Override
        int features() {
            return 2;
        }

        @Override
        int symbols() {
            return 1;
        }

        @Override
        void observe(int env, int agent, float[] out, int at) {
            out[at + agent] = 1;
        }

        @Override
        float play(int env, int[] actions, int first) {
            return PAYOFF[actions[first]][actions[first + 1]];
        }

        @Override
        float winningReward() {
            return 5;
        }
    }

    /** Two objectives: tree 0 gives an apple, tree 1 a pear, tree 2 a part of both, which is best for whoever likes both. */
    private static final class Orchard extends TinyGame {
        private static final float[][] FRUIT = {{1, 0}, {0, 1}, {0.75f, 0.75f}};

        Orchard(String id, int numEnvs, int firstEnv) {
            super(id, numEnvs, firstEnv, 1, 3, 1);
        }

        @Override
        List<Objective> objectives() {
            return List.of(new Objective("apples", 0, 1), new Objective("pears", 0, 1));
        }

        @Override
        int features() {
            return 1;
        }

        @Override
        int symbols() {
            return 1;
        }

        @Override
        void observe(int env, int agent, float[] out, int at) {
            out[at] = 1;
        }

        @Override
        float play(int env, int[] actions, int first) {
            return actions[first];
        }

        @Override
        void pay(float tree, float[] rewards, int at) {
            System.arraycopy(FRUIT[(int) tree], 0, rewards, at, 2);
        }

        @Override
        float winningReward() {
            return 0;
        }
    }

    /** The first agent's first action chooses between a game that pays 7 whatever is done and one that pays 0, 1, 1 or 8. */
    private static final class TwoStep extends TinyGame {
        TwoStep(String id, int numEnvs, int firstEnv) {
            super(id, numEnvs, firstEnv, 2, 2, 2);
        }

        @Override
        int features() {
            return 5;
        }

        @Override
        int symbols() {
            return 1;
        }

        @Override
        void observe(int env, int agent, float[] out, int at) {
            out[at + (step[env] == 0 ? 0 : 1 + memory[env])] = 1;
            out[at + 3 + agent] = 1;
        }

        @Override
        float play(int env, int[] actions, int first) {
            if (step[env] == 0) {
                memory[env] = actions[first];
                return 0;
            }
            if (memory[env] == 0) return 7;
            return switch (actions[first] + actions[first + 1]) {
                case 0 -> 0;
                case 1 -> 1;
                default -> 8;
            };
        }

        @Override
        float winningReward() {
            return 8;
        }
    }
}
