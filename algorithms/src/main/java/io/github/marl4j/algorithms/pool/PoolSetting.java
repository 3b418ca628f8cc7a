package io.github.marl4j.algorithms.pool;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.wrappers.HiddenPartners;
import io.github.marl4j.env.wrappers.HiddenPartners.Meeting;
import io.github.marl4j.env.wrappers.HiddenPartners.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whom the agent that learns meets: the part {@code env.pool} of a configuration, a name, or an object such as {@code {"name": "predator-prey", "split": "heldout", "order": "round_robin"}}. The pool is loaded
 * when it is first needed and then kept; any thread may ask for it.
 */
public final class PoolSetting implements RecordMaps.FileForm<PoolSetting> {

    /** Nobody is hidden: the environment as it is. */
    public static final PoolSetting NONE = new PoolSetting(Values.DEFAULT);

    /** Which members of a pool are met. */
    public enum Split {
        /** Those to learn with. */
        TRAIN,
        /** Those to test with. */
        HELDOUT,
        /** First those to learn with, then those to test with. */
        ALL
    }

    /**
     * What stands in a file.
     *
     * @param name of a built-in pool, or path of a file; empty: no pool
     * @param split which members are met
     * @param order how the member of an episode is chosen
     * @param member name of the one that is met where the order is {@code fixed}
     * @param switchStep steps after which another member takes over in every episode; 0: never
     */
    record Values(String name, Split split, HiddenPartners.Order order, String member, int switchStep) {
        static final Values DEFAULT = new Values("", Split.TRAIN, HiddenPartners.Order.RANDOM, "", 0);
    }

    private final Values values;
    private PolicyPool loaded;

    private PoolSetting(Values values) {
        this.values = values;
    }

    /** Returns the members of a pool to learn with, met at random. */
    public static PoolSetting of(String nameOrFile) {
        return new PoolSetting(new Values(nameOrFile, Split.TRAIN, HiddenPartners.Order.RANDOM, "", 0));
    }

    private PoolSetting copy(Values changed) {
        PoolSetting copy = new PoolSetting(changed);
        if (!isNone()) copy.loaded = pool();
        return copy;
    }

    /** Returns the same pool with other members. */
    public PoolSetting withSplit(Split split) {
        return copy(new Values(values.name, split, values.order, values.member, values.switchStep));
    }

    /** Returns the same pool, its members met one after the other. */
    public PoolSetting inTurn() {
        return copy(new Values(values.name, values.split, HiddenPartners.Order.ROUND_ROBIN, "", values.switchStep));
    }

    /** Returns the same pool with another step at which members change; 0: none. */
    public PoolSetting withSwitchStep(int switchStep) {
        return copy(new Values(values.name, values.split, values.order, values.member, switchStep));
    }

    /** Returns whether nobody is hidden. */
    public boolean isNone() {
        return values.name.isEmpty();
    }

    /** Returns which members are met. */
    public Split split() {
        return values.split;
    }

    /**
     * Returns the pool.
     *
     * @throws IllegalArgumentException if it cannot be loaded, naming file and key
     */
    public synchronized PolicyPool pool() {
        if (loaded == null) loaded = PolicyPool.load(values.name);
        return loaded;
    }

    /** Returns the members that are met. */
    public List<Member> members() {
        PolicyPool pool = pool();
        return switch (values.split) {
            case TRAIN -> pool.train();
            case HELDOUT -> pool.heldout();
            case ALL -> {
                List<Member> all = new ArrayList<>(pool.train());
                all.addAll(pool.heldout());
                yield all;
            }
        };
    }

    /**
     * Returns the environment with the pool hidden in it; the very same if there is none.
     *
     * @param firstEnv number of the first environment in the random streams
     * @throws IllegalArgumentException if the pool is for another environment
     */
    public VectorEnv applyTo(VectorEnv env, int firstEnv) {
        if (isNone()) return env;
        if (!env.spec().id().equals(pool().env())) {
            throw new IllegalArgumentException(
                    env.spec().id() + ": the pool " + values.name + " is for " + pool().env());
        }
        if (members().isEmpty()) {
            throw new IllegalArgumentException("the pool " + values.name + " has no members in its split "
                    + values.split.name().toLowerCase(Locale.ROOT));
        }
        int first = values.order == HiddenPartners.Order.FIXED ? fixed() : 0;
        Meeting meeting = new Meeting(values.order, first, values.switchStep);
        return new HiddenPartners(env, pool().ego(), members(), meeting, firstEnv);
    }

    private int fixed() {
        List<String> names = members().stream().map(Member::name).toList();
        int found = names.indexOf(values.member);
        if (found < 0) throw new UnknownNameException("pool " + values.name, "member", values.member, names);
        return found;
    }

    @Override
    public Object toFile() {
        return isNone() ? null : RecordMaps.toMap(values);
    }

    @Override
    @SuppressWarnings("unchecked")
    public PoolSetting fromFile(String where, Object value) {
        if (value instanceof String name && !name.isBlank()) return of(name);
        if (value instanceof Map<?, ?> map && map.get("name") instanceof String name && !name.isBlank())
            return new PoolSetting(RecordMaps.with(where, Values.DEFAULT, (Map<String, Object>) map));
        throw new IllegalArgumentException(
                where + "=" + value + " must be the name of a pool, its file, or an object with a \"name\"");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PoolSetting that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return isNone() ? "none" : values.toString();
    }
}
