package io.github.marl4j.algorithms.tiny;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ParetoFacts;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import java.util.List;
import java.util.Map;

/** One step, one glider, one real action x from -1 to 1: distance x, safety -x². Continuous actions and two objectives, nothing more. */
final class Glide implements Kernel {
    private final EnvSpec spec;
    private final Chance chance;
    private final int numEnvs;

    Glide(String id, int numEnvs, int firstEnv) {
        AgentGroup glider =
                new AgentGroup("gliders", List.of("glider"), new Space.Box(0, 1, 1), new Space.Box(-1, 1, 1));
        List<Objective> objectives = List.of(new Objective("distance", -1, 1), new Objective("safety", -1, 0));
        spec = new EnvSpec(
                        id, "test game", false, List.of(glider), objectives, EnvSpec.NO_STATE, List.of(), 1, Map.of())
                .withPareto(ParetoFacts.reference("back and down", -1, -1));
        chance = new Chance(numEnvs, firstEnv);
        this.numEnvs = numEnvs;
    }

    @Override
    public EnvSpec spec() {
        return spec;
    }

    @Override
    public int numEnvs() {
        return numEnvs;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of();
    }

    @Override
    public String describe(int env) {
        return "in the air";
    }

    @Override
    public Worker newWorker() {
        return new Worker() {
            @Override
            public void reset(int env, ResetOptions options) {}

            @Override
            public void step(int from, int to, Actions actions, Batch out) {
                for (int env = from; env < to; env++) {
                    out.clearOutcome(env);
                    float x = actions.groups[0].floats[env];
                    out.groups[0].rewards[2 * env] = x;
                    out.groups[0].rewards[2 * env + 1] = -x * x;
                    out.groups[0].terminated[env] = true;
                    out.episodeOver[env] = true;
                }
            }

            @Override
            public void observe(int from, int to, Batch out) {
                for (int env = from; env < to; env++) {
                    out.groups[0].observations[env] = 1;
                    out.groups[0].alive[env] = true;
                }
            }
        };
    }
}
