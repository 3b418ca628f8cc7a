package io.github.marl4j.envs.momaland.gemmining;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;

/** State and rules of gem mining. */
final class GemMiningKernel extends GameKernel {
    static final int GEM = 0;
    static final int NOWHERE = -1;

    final GemMiningOptions options;
    final GemMiningInstance instance;
    private final GemMiningSpec spec;
    private final int n;
    private final int mines;
    private final int objectives;
    private final double[] bonus;

    /** Mine that each village sent its workers to, {@link #NOWHERE} before the step, {@code [env][agent]}. */
    final int[] mine;
    /** Gems found, {@code [env][objective]}. */
    final int[] gems;

    GemMiningKernel(GemMiningOptions options, GemMiningInstance instance, int numEnvs, int firstEnv) {
        this(options, instance, new GemMiningSpec(options, instance), numEnvs, firstEnv);
    }

    private GemMiningKernel(
            GemMiningOptions options, GemMiningInstance instance, GemMiningSpec spec, int numEnvs, int firstEnv) {
        super(spec.facts, numEnvs, firstEnv);
        this.options = options;
        this.instance = instance;
        this.spec = spec;
        n = instance.numAgents();
        mines = instance.base().length;
        objectives = options.numObjectives();
        bonus = new double[instance.allWorkers() + 1];
        for (int w = 1; w < bonus.length; w++) {
            bonus[w] = StrictMath.pow(options.wBonus(), options.firstWorkerHelps() ? w : w - 1);
        }
        mine = kept("mine", new int[Math.multiplyExact(numEnvs, n)]);
        gems = kept("gems", new int[numEnvs * objectives]);
        Arrays.fill(mine, NOWHERE);
    }

    /** Returns the probability of a gem in a mine with so many workers: {@code min(trunc, bonus^workers * base)}, 0 without workers. */
    double probability(int atMine, int objective, int workers) {
        return workers == 0
                ? 0
                : Math.min(options.truncProbability(), bonus[workers] * instance.base()[atMine][objective]);
    }

    /** Counts the workers in each mine. */
    void countWorkers(int env, int[] into) {
        Arrays.fill(into, 0);
        for (int i = 0; i < n; i++) {
            if (mine[env * n + i] != NOWHERE) into[mine[env * n + i]] += instance.workers()[i];
        }
    }

    boolean isOver(int env) {
        return mine[env * n] != NOWHERE;
    }

    @Override
    public Worker newWorker() {
        return new Hands();
    }

    @Override
    public Frame render(int env) {
        return GemMiningRender.frame(this, env);
    }

    @Override
    public String describe(int env) {
        return GemMiningRender.text(this, env);
    }

    /** The rules for one thread. */
    private final class Hands implements Worker {
        private final int[] workers = new int[mines];

        @Override
        public void reset(int env, ResetOptions start) {
            start.requireNone(GemMiningOptions.ID);
            Arrays.fill(mine, env * n, (env + 1) * n, NOWHERE);
            Arrays.fill(gems, env * objectives, (env + 1) * objectives, 0);
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) {
                out.clearOutcome(env);
                send(env, actions);
                countWorkers(env, workers);
                dig(env);
                pay(env, out);
            }
        }

        private void send(int env, Actions actions) {
            for (int g = 0; g < spec.villages.length; g++) {
                int[] villages = spec.villages[g];
                int[] chosen = actions.groups[g].ints;
                for (int row = 0; row < villages.length; row++) {
                    int i = villages[row];
                    int action = chosen[env * villages.length + row];
                    if (action < 0 || action >= instance.reach()[i]) throw illegal(action, i);
                    mine[env * n + i] = i + action;
                }
            }
        }

        private void dig(int env) {
            for (int m = 0; m < mines; m++) {
                if (workers[m] == 0) continue;
                for (int j = 0; j < objectives; j++) {
                    double luck = chance.uniformDouble(env, GEM, (long) m * objectives + j);
                    if (luck < probability(m, j, workers[m])) gems[env * objectives + j]++;
                }
            }
        }

        private void pay(int env, Batch out) {
            for (int g = 0; g < spec.villages.length; g++) {
                Batch.Rows rows = out.groups[g];
                int first = env * rows.numAgents;
                int end = first + rows.numAgents;
                for (int row = first; row < end; row++) {
                    for (int j = 0; j < objectives; j++)
                        rows.rewards[row * objectives + j] = gems[env * objectives + j];
                }
                Arrays.fill(options.reference() ? rows.truncated : rows.terminated, first, end, true);
            }
            out.episodeOver[env] = true;
        }

        @Override
        public void observe(int from, int to, Batch out) {
            for (Batch.Rows rows : out.groups) {
                int agents = rows.numAgents;
                Arrays.fill(rows.observations, from * agents, to * agents, 0f);
                Arrays.fill(rows.actionMask, from * agents * rows.maskSize, to * agents * rows.maskSize, true);
                for (int env = from; env < to; env++) {
                    Arrays.fill(rows.alive, env * agents, (env + 1) * agents, !isOver(env));
                }
            }
        }

        private IllegalActionException illegal(int action, int village) {
            int reach = instance.reach()[village];
            return new IllegalActionException(GemMiningOptions.ID + ": action " + action + " of agent_" + village
                    + " must be from 0 to " + (reach - 1) + " (mines " + village + " to " + (village + reach - 1)
                    + ")");
        }
    }
}
