package io.github.marl4j.algorithms.duel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom a learner meets, and how often.
 *
 * @param ids numbers of a {@link Population}
 * @param probabilities of each, with the sum 1
 */
record OpponentMix(int[] ids, double[] probabilities) {

    /** Returns one opponent for always. */
    static OpponentMix always(int id) {
        return new OpponentMix(new int[] {id}, new double[] {1});
    }

    /** Returns all alike. */
    static OpponentMix uniform(List<Integer> ids) {
        return new Builder().add(1, ids, null).build();
    }

    /** Returns given shares. */
    static OpponentMix of(List<Integer> ids, double[] probabilities) {
        return new Builder().add(1, ids, probabilities).build();
    }

    /** Collects shares; whoever comes twice has the sum. */
    static final class Builder {
        private final Map<Integer, Double> shares = new LinkedHashMap<>();

        /** Gives one opponent a share. */
        Builder add(double share, int id) {
            shares.merge(id, share, Double::sum);
            return this;
        }

        /**
         * Deals a share out to several.
         *
         * @param probabilities of each; null: all alike
         */
        Builder add(double share, List<Integer> ids, double[] probabilities) {
            for (int i = 0; i < ids.size(); i++) {
                double part = probabilities == null ? 1.0 / ids.size() : probabilities[i];
                if (part > 0) add(share * part, ids.get(i));
            }
            return this;
        }

        OpponentMix build() {
            int[] ids = new int[shares.size()];
            double[] probabilities = new double[ids.length];
            List<Integer> order = new ArrayList<>(shares.keySet());
            for (int i = 0; i < ids.length; i++) {
                ids[i] = order.get(i);
                probabilities[i] = shares.get(ids[i]);
            }
            return new OpponentMix(ids, probabilities);
        }
    }

    /**
     * Returns the opponent that a number draws.
     *
     * @param uniform from 0 to below 1
     */
    int draw(double uniform) {
        return ids[index(probabilities, uniform)];
    }

    /** Returns the index that a number from 0 to below 1 draws from probabilities; rounding never leads to one that is 0. */
    static int index(double[] probabilities, double uniform) {
        double left = uniform;
        int last = -1;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] <= 0) continue;
            last = i;
            left -= probabilities[i];
            if (left < 0) return i;
        }
        return last;
    }
}
