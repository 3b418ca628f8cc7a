package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves one agent, the ego agent, and lets the others follow a member of a pool of joint policies: partners, opponents or both. Who they are in an episode is drawn from (seed, environment, episode), and
 * nothing in the batch tells it; see {@link ModelledAgents} for those who may know.
 *
 * <p>The others see the batch as the wrappers inside left it. An {@link Policy.EpisodePlayer} begins each episode that it plays with a seed of that episode, so that an episode is the same in a batch of
 * any size; the choices of other players may depend on their place in the batch.
 *
 * <p>Order: inside all wrappers that change what the ego agent sees, unless the pool was trained with these wrappers, too.
 */
public final class HiddenPartners extends VectorWrapper implements ModelledAgents {
    private static final long OWN_STREAM = 0x48696464656E5031L;
    private static final int MEMBER_SITE = 0;
    private static final int SEED_SITE = 1;

    /**
     * One joint policy.
     *
     * @param name unique in its pool
     * @param policies one for each agent but the ego agent, in the {@link EnvSpec#order() order} of the agents
     */
    public record Member(String name, List<Policy> policies) {
        /** Copies the list. */
        public Member {
            policies = List.copyOf(policies);
        }
    }

    /** How the member of an episode is chosen. */
    public enum Order {
        /** Each with equal chance. */
        RANDOM,
        /** One after the other, from episode to episode and from environment to environment. */
        ROUND_ROBIN,
        /** Always the same. */
        FIXED
    }

    /**
     * Whom the ego agent meets, and when.
     *
     * @param order of the members
     * @param first member of environment 0 in its first episode; plays no role where the order is random
     * @param switchStep steps after which another member takes over in the middle of an episode, each of the others with equal chance; 0: never
     */
    public record Meeting(Order order, int first, int switchStep) {
        /** A member at random, for the whole episode. */
        public static final Meeting RANDOM = new Meeting(Order.RANDOM, 0, 0);

        /** One member after the other, each for whole episodes. */
        public static final Meeting ROUND_ROBIN = new Meeting(Order.ROUND_ROBIN, 0, 0);

        /** Checks the numbers. */
        public Meeting {
            if (first < 0) throw new IllegalArgumentException("first=" + first + " must not be negative");
            if (switchStep < 0)
                throw new IllegalArgumentException("switchStep=" + switchStep + " must not be negative");
        }

        /** Returns the same with another member from some step of each episode on. */
        public Meeting withSwitchStep(int newSwitchStep) {
            return new Meeting(order, first, newSwitchStep);
        }
    }

    private final List<Member> pool;
    private final Meeting meeting;
    private final int firstEnv;
    private final Seats seats;
    private final Policy.Player[] players;
    private final Actions innerActions;
    private final Actions scratch;
    private final Chance chance;
    private final int[] member;
    private final int[] steps;

    /** Where what the players see next is the first they see of an episode; kept apart as a restored batch does not tell. */
    private final boolean[] newEpisode;

    private final float[] othersObservations;
    private final int[] othersChoices;

    /**
     * Hides a pool.
     *
     * @param ego name of the agent that stays
     * @param pool at least one member; not modified
     * @param meeting whom the ego agent meets
     * @param firstEnv number of the first environment in the random streams, as in {@link io.github.marl4j.env.VectorOptions}
     * @throws io.github.marl4j.env.UnknownNameException if there is no such agent
     * @throws IllegalArgumentException if the environment is turn-based, the ego agent is alone, another has no discrete actions, the pool is empty, or a member has not one policy for each other
     *     agent or a policy that cannot play it
     */
    public HiddenPartners(VectorEnv inner, String ego, List<Member> pool, Meeting meeting, int firstEnv) {
        super(inner, egoOnly(inner.spec(), ego), true);
        this.pool = List.copyOf(pool);
        this.meeting = meeting;
        this.firstEnv = firstEnv;
        requireUsable(inner.spec(), this.pool, meeting);
        seats = new Seats(inner.spec(), ego, this.pool);
        players = new Policy.Player[seats.numParts()];
        innerActions = inner.newActions();
        scratch = inner.newActions();
        chance = new Chance(inner.numEnvs(), firstEnv);
        member = new int[inner.numEnvs()];
        steps = new int[inner.numEnvs()];
        newEpisode = new boolean[inner.numEnvs()];
        othersObservations = new float[inner.numEnvs() * seats.numOthers() * seats.observationSize()];
        othersChoices = new int[inner.numEnvs() * seats.numOthers()];
        invitePlayers(0);
    }

    private static EnvSpec egoOnly(EnvSpec spec, String ego) {
        AgentGroup group = spec.groupOf(ego);
        return spec.withGroups(
                List.of(new AgentGroup(group.name(), List.of(ego), group.observationSpace(), group.actionSpace())));
    }

    private static void requireUsable(EnvSpec spec, List<Member> pool, Meeting meeting) {
        int others = spec.order().size() - 1;
        if (spec.turnBased())
            throw new IllegalArgumentException(spec.id() + ": HiddenPartners plays games in which all act at once");
        if (others == 0)
            throw new IllegalArgumentException(spec.id() + ": the ego agent is alone, nobody can be hidden");
        if (pool.isEmpty()) throw new IllegalArgumentException(spec.id() + ": the pool has no members");
        if (meeting.first >= pool.size()) {
            throw new IllegalArgumentException(
                    spec.id() + ": first=" + meeting.first + " is none of the " + pool.size() + " members of the pool");
        }
        Set<String> names = new HashSet<>();
        for (Member each : pool) {
            if (!names.add(each.name))
                throw new IllegalArgumentException(spec.id() + ": two members of the pool are called " + each.name);
            if (each.policies.size() != others) {
                throw new IllegalArgumentException(spec.id() + ": member " + each.name + " of the pool has "
                        + each.policies.size() + " policies for " + others + " other agents");
            }
        }
    }

    private void invitePlayers(long seed) {
        for (int p = 0; p < players.length; p++) {
            players[p] = seats.policy(p).newPlayer(inner, seats.group(p), Chance.mix(Chance.mix(seed) + p));
        }
    }

    /** Lets an environment meet whom its episode brings. Allocates nothing. */
    private void begin(int env) {
        int size = pool.size();
        member[env] = switch (meeting.order) {
            case RANDOM -> chance.below(env, MEMBER_SITE, 0, size);
            case ROUND_ROBIN -> (int) ((meeting.first + firstEnv + env + chance.episode(env)) % size);
            case FIXED -> meeting.first;
        };
        steps[env] = 0;
        invite(env, 0);
    }

    private void invite(int env, int time) {
        for (int p = 0; p < players.length; p++) {
            if (seats.plays(member[env], p) && players[p] instanceof Policy.EpisodePlayer player) {
                player.begin(env, chance.bits(env, SEED_SITE, (long) time * players.length + p));
            }
        }
    }

    private void switchMember(int env) {
        int others = pool.size() - 1;
        if (others == 0) return;
        member[env] = (member[env] + 1 + chance.below(env, MEMBER_SITE, 1, others)) % pool.size();
        newEpisode[env] = true;
        invite(env, 1);
    }

    @Override
    protected Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>(chance.state());
        state.put("member", member);
        state.put("steps", steps);
        state.put("newEpisode", newEpisode);
        state.put("othersObservations", othersObservations);
        state.put("othersChoices", othersChoices);
        for (int p = 0; p < players.length; p++) {
            String prefix = "player" + p + ".";
            players[p].state().forEach((name, array) -> state.put(prefix + name, array));
        }
        return state;
    }

    @Override
    protected void stepInner(Actions actions, Batch seen) {
        System.arraycopy(newEpisode, 0, seen.episodeOver, 0, newEpisode.length);
        seats.noteObservations(seen, othersObservations);
        seats.copyEgo(actions, innerActions);
        Arrays.fill(othersChoices, -1);
        for (int p = 0; p < players.length; p++) {
            if (players[p] instanceof Policy.EpisodePlayer player) actWhereMet(p, player, seen);
            else players[p].act(seen, scratch);
            for (int env = 0; env < member.length; env++) {
                if (seats.plays(member[env], p))
                    seats.take(env, member[env], p, seen, scratch, innerActions, othersChoices);
            }
        }
        inner.step(innerActions, seen);
    }

    /** Neighbouring environments that meet the same are played together. */
    private void actWhereMet(int part, Policy.EpisodePlayer player, Batch seen) {
        int env = 0;
        while (env < member.length) {
            if (!seats.plays(member[env], part)) {
                env++;
                continue;
            }
            int from = env;
            while (env < member.length && seats.plays(member[env], part)) env++;
            player.act(from, env, seen, scratch);
        }
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        invitePlayers(seed);
        chance.seed(Chance.mix(seed + OWN_STREAM));
        Arrays.fill(newEpisode, false);
        Arrays.fill(othersObservations, 0);
        Arrays.fill(othersChoices, -1);
        for (int env = 0; env < member.length; env++) begin(env);
        afterRestore(seen, out);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        chance.nextEpisode(env);
        newEpisode[env] = true;
        int size = othersObservations.length / member.length;
        Arrays.fill(othersObservations, env * size, (env + 1) * size, 0);
        Arrays.fill(othersChoices, env * seats.numOthers(), (env + 1) * seats.numOthers(), -1);
        begin(env);
        seats.showStart(env, seen, out);
        System.arraycopy(seen.state, env * seen.stateSize, out.state, env * seen.stateSize, seen.stateSize);
    }

    @Override
    protected void afterStep(Actions actions, Batch seen, Batch out) {
        afterRestore(seen, out);
        System.arraycopy(seen.episodeOver, 0, newEpisode, 0, newEpisode.length);
        for (int env = 0; env < member.length; env++) {
            steps[env]++;
            if (seen.episodeOver[env]) {
                if (!resetsItself()) continue;
                chance.nextEpisode(env);
                begin(env);
            } else if (steps[env] == meeting.switchStep) {
                switchMember(env);
            }
        }
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        for (int env = 0; env < member.length; env++) {
            seats.showStart(env, seen, out);
            seats.showOutcome(env, seen, out);
        }
        System.arraycopy(seen.state, 0, out.state, 0, out.state.length);
        RowCopy.outcome(seen, out);
    }

    /** Returns the names of the members. */
    public List<String> names() {
        return pool.stream().map(Member::name).toList();
    }

    @Override
    public int poolSize() {
        return pool.size();
    }

    @Override
    public int member(int env) {
        return member[env];
    }

    @Override
    public int numOthers() {
        return seats.numOthers();
    }

    @Override
    public int othersObservationSize() {
        return seats.observationSize();
    }

    @Override
    public int othersActions() {
        return seats.choices();
    }

    @Override
    public float[] othersObservations() {
        return othersObservations;
    }

    @Override
    public int[] othersChoices() {
        return othersChoices;
    }
}
