package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.render.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A battle whose second team is played by a policy: only the allies are agents. The policy sees masks, but nothing is masked for it.
 *
 * <p>Source: JaxMARL 0.2.0, LearnedPolicyEnemySMAX in environments/smax/heuristic_enemy_smax_env.py.
 */
public final class PolicyEnemy implements VectorEnv {
    private static final String PART = "policyEnemy";

    private final VectorEnv inner;
    private final Policy policy;
    private final EnvSpec spec;
    private final Batch both;
    private final Actions bothActions;
    private Policy.Player player;

    /**
     * Creates the environment.
     *
     * @param bothSides an environment with agent groups {@code allies} and {@code enemies}; must not be used elsewhere; closed with this one
     * @param policy plays the group {@code enemies}; its choices follow the seed of the last reset
     * @throws IllegalArgumentException if the environment has not these two groups or the policy cannot play the second
     */
    public PolicyEnemy(VectorEnv bothSides, Policy policy) {
        EnvSpec whole = bothSides.spec();
        List<String> names = whole.groups().stream().map(group -> group.name()).toList();
        if (!names.equals(List.of("allies", "enemies"))) {
            throw new IllegalArgumentException(whole.id() + ": agent groups are " + names
                    + ", an enemy policy needs allies and enemies; make the environment with bothSides=true");
        }
        this.inner = bothSides;
        this.policy = policy;
        this.spec = whole.withGroups(List.of(whole.groups().get(0)));
        this.both = inner.newBatch();
        this.bothActions = inner.newActions();
        this.player = policy.newPlayer(whole, 1, inner.numEnvs(), 0);
    }

    @Override
    public EnvSpec spec() {
        return spec;
    }

    @Override
    public int numEnvs() {
        return inner.numEnvs();
    }

    @Override
    public AutoresetMode autoreset() {
        return inner.autoreset();
    }

    @Override
    public void reset(long seed, ResetOptions options, Batch out) {
        share(out);
        inner.reset(seed, options, both);
        player = policy.newPlayer(inner.spec(), 1, numEnvs(), seed);
        copy(out);
    }

    @Override
    public void resetRow(int env, Batch out) {
        share(out);
        inner.resetRow(env, both);
        // The player learns from this flag that what it sees is the first of a new episode.
        both.episodeOver[env] = true;
        System.arraycopy(both.state, env * both.stateSize, out.state, env * both.stateSize, both.stateSize);
    }

    @Override
    public void step(Actions actions, Batch out) {
        requireFits(actions.numEnvs);
        share(out);
        player.act(both, bothActions);
        bothActions.groups[0] = actions.groups[0];
        inner.step(bothActions, both);
        copy(out);
    }

    /** The allies' rows of the caller's batch stand in for those of the inner one, so that nothing needs copying. */
    private void share(Batch out) {
        requireFits(out.numEnvs);
        both.groups[0] = out.groups[0];
    }

    private void copy(Batch out) {
        System.arraycopy(both.state, 0, out.state, 0, out.state.length);
        System.arraycopy(both.finalState, 0, out.finalState, 0, out.finalState.length);
        System.arraycopy(both.episodeOver, 0, out.episodeOver, 0, out.episodeOver.length);
        System.arraycopy(both.infos, 0, out.infos, 0, out.infos.length);
    }

    private void requireFits(int rows) {
        if (rows != numEnvs()) {
            throw new IllegalArgumentException(spec.id() + ": got rows for numEnvs=" + rows + ", expected " + numEnvs()
                    + "; use newBatch() and newActions() of this environment");
        }
    }

    @Override
    public boolean isOver(int env) {
        return inner.isOver(env);
    }

    @Override
    public Snapshot snapshot() {
        return inner.snapshot().withPart(PART, live());
    }

    private Map<String, Object> live() {
        Map<String, Object> live = new LinkedHashMap<>(player.state());
        live.put("newEpisode", both.episodeOver);
        return live;
    }

    @Override
    public void restore(Snapshot snapshot, Batch out) {
        share(out);
        snapshot.part(PART).requireFits(spec.id(), live());
        inner.restore(snapshot.withoutPart(PART), both);
        copy(out);
        snapshot.part(PART).copyTo(spec.id(), live());
    }

    @Override
    public Frame render(int env) {
        return inner.render(env);
    }

    @Override
    public String describe(int env) {
        return inner.describe(env);
    }

    @Override
    public void close() {
        inner.close();
    }
}
