package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The built-in enemy as a policy for either team: it decides from {@code unit_list} observations, with discrete actions. Whether it shoots and how it picks targets follows the
 * environment's options {@code enemyShoots} and {@code attackMode}.
 *
 * <p>Source: JaxMARL 0.2.0, environments/smax/heuristic_enemy.py.
 */
public final class SmaxHeuristicPolicy implements Policy {

    private final SmaxOptions.AttackMode attackMode;

    /** Creates the policy that follows the environment's options. */
    public SmaxHeuristicPolicy() {
        this(null);
    }

    /**
     * Creates a policy that picks targets in its own way.
     *
     * @param attackMode null: as the environment's options say
     */
    SmaxHeuristicPolicy(SmaxOptions.AttackMode attackMode) {
        this.attackMode = attackMode;
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        Map<String, Object> options = new LinkedHashMap<>(spec.options());
        if (attackMode != null) options.put("attackMode", attackMode.name().toLowerCase(Locale.ROOT));
        return new Scripted(spec, options, group, numEnvs, seed);
    }

    private static final class Scripted implements EpisodePlayer, SmaxMind.Draw {
        private final int group;
        private final SmaxOptions options;
        private final SmaxMind mind;
        private final int numAgents;
        private final int numOpponents;
        private final Chance chance;

        /** What each unit remembers, {@code [env][agent]}. */
        private final float[] goalX, goalY;

        private final int[] lastAttacked;

        /** Decisions made so far, {@code [env]}. */
        private final long[] decisions;

        private int env;
        private long index;

        Scripted(EnvSpec spec, Map<String, Object> options, int group, int numEnvs, long seed) {
            this.group = group;
            this.numAgents = spec.groups().get(group).size();
            Space actions = spec.groups().get(group).actionSpace();
            this.numOpponents = actions.maskSize() - SmaxSpec.FIRST_ATTACK;
            int size = SmaxSpec.BLOCK * (numAgents - 1 + numOpponents) + SmaxSpec.OWN;
            int observed = spec.groups().get(group).observationSpace().flatSize();
            if (!(actions instanceof Space.Discrete) || numOpponents < 1 || observed != size) {
                throw new IllegalArgumentException(spec.id() + ": the scripted SMAX policy needs discrete actions and"
                        + " unit_list observations of length " + size + ", group "
                        + spec.groups().get(group).name() + " has " + actions + " and length " + observed);
            }
            this.options = SmaxOptions.from(new OptionReader(spec.id(), options), SmaxScenarios.named("3m"));
            this.mind = new SmaxMind(this.options, numOpponents);
            this.chance = new Chance(numEnvs, 0);
            chance.seed(seed);
            goalX = new float[numEnvs * numAgents];
            goalY = new float[numEnvs * numAgents];
            lastAttacked = new int[numEnvs * numAgents];
            decisions = new long[numEnvs];
            Arrays.fill(lastAttacked, -1);
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> arrays = new LinkedHashMap<>(chance.state());
            arrays.put("goalX", goalX);
            arrays.put("goalY", goalY);
            arrays.put("lastAttacked", lastAttacked);
            arrays.put("decisions", decisions);
            return arrays;
        }

        @Override
        public void begin(int begun, long seed) {
            env = begun;
            chance.seed(env, seed);
            decisions[env] = 0;
            forget();
        }

        @Override
        public void act(int from, int to, Batch batch, Actions actions) {
            Batch.Rows rows = batch.groups[group];
            for (env = from; env < to; env++) {
                if (batch.episodeOver[env]) forget();
                for (int a = 0; a < numAgents; a++) {
                    int row = env * numAgents + a;
                    index = decisions[env] * numAgents + a;
                    actions.groups[group].ints[row] = decide(row, rows.observations, row * rows.observationSize);
                }
                decisions[env]++;
            }
        }

        private void forget() {
            Arrays.fill(goalX, env * numAgents, (env + 1) * numAgents, 0f);
            Arrays.fill(goalY, env * numAgents, (env + 1) * numAgents, 0f);
            Arrays.fill(lastAttacked, env * numAgents, (env + 1) * numAgents, -1);
        }

        private int decide(int row, float[] seen, int from) {
            int opponents = from + SmaxSpec.BLOCK * (numAgents - 1);
            int own = opponents + SmaxSpec.BLOCK * numOpponents;
            int type = 0;
            for (int t = 1; t < UnitType.COUNT; t++) if (seen[own + 4 + t] == 1f) type = t;
            UnitType me = options.unitTypes().get(type);
            mind.seen = 0;
            for (int k = 0, at = opponents; k < numOpponents; k++, at += SmaxSpec.BLOCK) {
                if (seen[at] <= 0f) continue;
                mind.numbers[mind.seen] = k;
                mind.relX[mind.seen] = seen[at + 1] * me.sightRange();
                mind.relY[mind.seen++] = seen[at + 2] * me.sightRange();
            }
            mind.goalX = goalX[row];
            mind.goalY = goalY[row];
            mind.lastAttacked = lastAttacked[row];
            float x = seen[own + 1] * options.mapWidth();
            float y = seen[own + 2] * options.mapHeight();
            int code = mind.decide(x, y, me.attackRange(), this);
            goalX[row] = mind.goalX;
            goalY[row] = mind.goalY;
            lastAttacked[row] = mind.lastAttacked;
            return code;
        }

        @Override
        public int below(int site, int bound) {
            return chance.below(env, site, index, bound);
        }
    }
}
