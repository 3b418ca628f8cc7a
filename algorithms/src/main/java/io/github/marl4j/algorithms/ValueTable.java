package io.github.marl4j.algorithms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Vector values of the actions in every state that was met, all 0 at first. Memory is taken page by page, and a checkpoint holds the pages taken so far. Not for several threads while it changes.
 */
final class ValueTable {
    private static final int PAGE = 256;

    private final int keySize;
    private final int actions;
    private final int objectives;
    private final List<float[]> keys = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final int[] count = new int[1];
    private final Map<StateKey, Integer> states = new HashMap<>();

    /** Makes an empty table of states with {@code keySize} numbers. */
    ValueTable(int keySize, int actions, int objectives) {
        this.keySize = keySize;
        this.actions = actions;
        this.objectives = objectives;
    }

    /** Returns a copy that later changes do not touch. */
    ValueTable copy() {
        ValueTable copy = new ValueTable(keySize, actions, objectives);
        for (float[] page : keys) copy.keys.add(page.clone());
        for (double[] page : values) copy.values.add(page.clone());
        copy.count[0] = count[0];
        copy.states.putAll(states);
        return copy;
    }

    /** Returns the number of states. */
    int size() {
        return count[0];
    }

    /** Returns the number of a state, or -1 if it was never added. */
    int find(StateKey key) {
        return states.getOrDefault(key, -1);
    }

    /** Returns the number of a state, which is added if it is new. */
    int findOrAdd(StateKey key) {
        Integer known = states.get(key);
        if (known != null) return known;
        int state = count[0]++;
        if (state / PAGE == keys.size()) addPage();
        System.arraycopy(key.numbers(), 0, keys.get(state / PAGE), state % PAGE * keySize, keySize);
        states.put(key, state);
        return state;
    }

    private void addPage() {
        keys.add(new float[PAGE * keySize]);
        values.add(new double[PAGE * actions * objectives]);
    }

    /**
     * Returns the legal action of greatest weighted value, of equal ones the first.
     *
     * @param state number, or -1 for one that was never met: all its values are 0
     * @param mask which actions are legal, from {@code maskAt} on
     * @throws IllegalArgumentException if no action is legal
     */
    int best(int state, double[] weight, boolean[] mask, int maskAt) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < actions; a++) {
            if (!mask[maskAt + a]) continue;
            double sum = 0;
            for (int k = 0; k < objectives; k++) sum += weight[k] * value(state, a, k);
            if (best >= 0 && sum <= most) continue;
            best = a;
            most = sum;
        }
        if (best < 0) throw new IllegalArgumentException("no action is legal among " + actions);
        return best;
    }

    /** Returns the value of an action in one objective. */
    double value(int state, int action, int objective) {
        return state < 0 ? 0 : values.get(state / PAGE)[place(state, action, objective)];
    }

    /** Moves the value of an action in one objective by a part of its distance from a target. */
    void move(int state, int action, int objective, double target, double part) {
        double[] page = values.get(state / PAGE);
        int at = place(state, action, objective);
        page[at] += part * (target - page[at]);
    }

    private int place(int state, int action, int objective) {
        return (state % PAGE * actions + action) * objectives + objective;
    }

    /** Returns the live arrays. */
    Map<String, Object> state(String prefix) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put(prefix + "count", count);
        for (int page = 0; page < keys.size(); page++) {
            state.put(prefix + "keys" + page, keys.get(page));
            state.put(prefix + "values" + page, values.get(page));
        }
        return state;
    }

    /** See {@link Learner#makeRoomFor}. */
    void makeRoomFor(String prefix, Set<String> saved) {
        while (saved.contains(prefix + "keys" + keys.size())) addPage();
    }

    /** Takes up what has been written into the arrays. */
    void restored() {
        states.clear();
        for (int state = 0; state < count[0]; state++) {
            float[] key = new float[keySize];
            System.arraycopy(keys.get(state / PAGE), state % PAGE * keySize, key, 0, keySize);
            states.put(new StateKey(key), state);
        }
    }
}
