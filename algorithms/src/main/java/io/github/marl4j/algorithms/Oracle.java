package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.wrappers.ModelledAgents;
import io.github.marl4j.env.wrappers.RowCopy;
import io.github.marl4j.env.wrappers.VectorWrapper;
import java.util.Arrays;
import java.util.Map;

/**
 * The upper bound of agent modelling: the PPO of {@link Clam} that is told which policy of the pool the others follow, as a one-hot code behind the observation. It looks where no agent may look, in play
 * too, so it plays only in environments with hidden partners and says so elsewhere. Source: clam.md section 11.
 */
public final class Oracle implements Algorithm {

    /** Found by the service loader. */
    public Oracle() {}

    @Override
    public String name() {
        return "oracle";
    }

    @Override
    public String description() {
        return "The upper bound of agent modelling: PPO that is told which policy of the pool the others follow";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private PpoConfig config(Map<String, Object> given) {
        return RecordMaps.with(name(), PpoConfig.EGO, given);
    }

    @Override
    public Learner newLearner(TrainConfig train) {
        PpoConfig config = config(train.settings());
        PpoLearner ppo = PpoLearner.independent(train, config, (env, firstEnv) -> new Told(env));
        return new Learner() {
            @Override
            public long steps() {
                return ppo.steps();
            }

            @Override
            public void update(Metrics metrics) {
                ppo.update(metrics);
            }

            @Override
            public Policy policy(boolean greedy) {
                return new ToldPolicy(ppo.policy(greedy));
            }

            @Override
            public Map<String, Object> state() {
                return ppo.state();
            }

            @Override
            public void restored() {
                ppo.restored();
            }

            @Override
            public void close() {
                ppo.close();
            }
        };
    }

    private static ModelledAgents hidden(VectorEnv env) {
        return ModelledAgents.of(env).orElseThrow(() -> nobodyHidden(env.spec()));
    }

    private static IllegalArgumentException nobodyHidden(EnvSpec spec) {
        return new IllegalArgumentException(
                spec.id()
                        + ": the oracle is told which hidden policy the others follow, and here nobody tells; give the environment a pool");
    }

    private static EnvSpec extended(EnvSpec spec, ModelledAgents hidden) {
        if (spec.agents().size() != 1) {
            throw new IllegalArgumentException(
                    spec.id() + ": the oracle plays one ego agent, there are " + spec.agents());
        }
        return ObservationExtension.extend(spec, "member", new Space.Box(0, 1, hidden.poolSize()));
    }

    /** Writes one-hot codes of the members, {@code [env][member]}. */
    private static void tell(ModelledAgents hidden, int numEnvs, float[] codes) {
        Arrays.fill(codes, 0f);
        for (int env = 0; env < numEnvs; env++) codes[env * hidden.poolSize() + hidden.member(env)] = 1f;
    }

    /** Tells the member behind each observation; behind the final one that of the episode that ended. */
    private static final class Told extends VectorWrapper {
        private final ModelledAgents hidden;
        private final float[] now;
        private final float[] before;

        Told(VectorEnv inner) {
            super(inner, extended(inner.spec(), hidden(inner)), true);
            hidden = hidden(inner);
            now = new float[numEnvs() * hidden.poolSize()];
            before = new float[now.length];
        }

        @Override
        protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
            afterRestore(seen, out);
        }

        @Override
        protected void afterRestore(Batch seen, Batch out) {
            tell(hidden, numEnvs(), now);
            ObservationExtension.all(seen, now, out);
        }

        @Override
        protected void afterResetRow(int env, Batch seen, Batch out) {
            tell(hidden, numEnvs(), now);
            RowCopy.start(seen, out, env, env + 1);
            ObservationExtension.write(
                    env, seen.groups[0].observations, now, out.groups[0], out.groups[0].observations);
        }

        @Override
        protected void afterStep(Actions actions, Batch seen, Batch out) {
            System.arraycopy(now, 0, before, 0, now.length);
            afterRestore(seen, out);
            for (int env = 0; env < numEnvs(); env++) {
                if (!seen.episodeOver[env]) continue;
                ObservationExtension.write(
                        env, seen.groups[0].finalObservations, before, out.groups[0], out.groups[0].finalObservations);
            }
        }
    }

    /** A trained actor that is told the member in play, too. */
    private record ToldPolicy(Policy actor) implements Policy {
        @Override
        public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
            throw nobodyHidden(spec);
        }

        @Override
        public Player newPlayer(VectorEnv env, int group, long seed) {
            ModelledAgents hidden = hidden(env);
            EnvSpec spec = extended(env.spec(), hidden);
            Batch told = new Batch(spec, env.numEnvs());
            float[] codes = new float[env.numEnvs() * hidden.poolSize()];
            Player inner = actor.newPlayer(spec, group, env.numEnvs(), seed);
            return new Player() {
                @Override
                public void act(Batch batch, Actions actions) {
                    tell(hidden, batch.numEnvs, codes);
                    ObservationExtension.all(batch, codes, told);
                    inner.act(told, actions);
                }

                @Override
                public Map<String, Object> state() {
                    return inner.state();
                }
            };
        }
    }
}
