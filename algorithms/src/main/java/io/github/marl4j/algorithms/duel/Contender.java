package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.NumberPages;
import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.PpoLearner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Chance;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One learner of a run: PPO on one side (or both in turn), against opponents that it is told before each rollout. */
final class Contender implements AutoCloseable {

    /**
     * What a learner is made from.
     *
     * @param name unique in its run, e.g. {@code player_0.main}
     * @param seat where it sits
     * @param settings of its PPO
     * @param start weights of the policy it starts with; null: drawn at random
     */
    record Plan(String name, Seat seat, PpoConfig settings, float[] start) {}

    private final int number;
    private final Plan plan;
    private final Population population;
    private final PpoLearner ppo;
    private final List<OneSide> views = new ArrayList<>();
    private final Map<String, Object> beginning = new LinkedHashMap<>();
    private OpponentMix mix;
    private long lastSnapshot;
    private int parent = -1;

    /**
     * Makes a learner and publishes its policy.
     *
     * @param number place among the learners of the run
     * @param config of the run; its steps are those of this learner
     */
    Contender(int number, Plan plan, TrainConfig config, DuelSides sides, Population population) {
        this.number = number;
        this.plan = plan;
        this.population = population;
        long seed = Chance.mix(Chance.mix(config.seed()) + number + 1);
        ppo = PpoLearner.independent(config.withSeed(seed), plan.settings, (env, firstEnv) -> {
            OneSide view = new OneSide(
                    env,
                    sides,
                    plan.seat,
                    firstEnv,
                    (inner, first) -> new DrawnOpponent(
                            sides,
                            plan.settings,
                            plan.seat,
                            inner.numEnvs(),
                            first,
                            plan.settings.numEnvs(),
                            () -> mix,
                            population::weights,
                            false));
            views.add(view);
            return view;
        });
        if (plan.start != null) Starts.put(ppo, plan.start);
        ppo.learnt().forEach((name, array) -> beginning.put(name, copy(array)));
        publish();
    }

    private static Object copy(Object array) {
        return array instanceof float[] floats ? floats.clone() : ((long[]) array).clone();
    }

    /** Returns the number of its present policy in the population. */
    int id() {
        return Population.present(number);
    }

    int number() {
        return number;
    }

    Plan plan() {
        return plan;
    }

    /** Returns the environment steps it has made. */
    long steps() {
        return ppo.steps();
    }

    long stepsSinceSnapshot() {
        return ppo.steps() - lastSnapshot;
    }

    /** Plays a rollout against the given opponents, learns from it, publishes the policy, and returns the episodes that ended. */
    List<OneSide.Played> learn(OpponentMix opponents, Learner.Metrics metrics) {
        mix = opponents;
        ppo.update(metrics);
        publish();
        List<OneSide.Played> played = new ArrayList<>();
        for (OneSide view : views) played.addAll(view.takePlayed());
        return played;
    }

    private void publish() {
        population.publish(number, plan.seat.network(), ppo.actorWeights().get(0));
    }

    /** Takes a snapshot and returns its number. */
    int snapshot() {
        parent = population.add(
                number,
                parent,
                plan.seat.network(),
                ppo.steps(),
                ppo.actorWeights().get(0));
        lastSnapshot = ppo.steps();
        return parent;
    }

    /** Forgets all that was learnt: networks and optimiser are as in the beginning, and the next snapshot has no parent. */
    void startOver() {
        ppo.learnt().forEach((name, array) -> {
            Object from = beginning.get(name);
            System.arraycopy(from, 0, array, 0, Array.getLength(from));
        });
        ppo.learntChanged();
        parent = -1;
        publish();
    }

    Map<String, Object> arrays() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        ppo.state().forEach((name, array) -> arrays.put(plan.name + "." + name, array));
        return arrays;
    }

    void write(NumberPages out) {
        out.add(lastSnapshot);
        out.add(parent);
    }

    void read(NumberPages in) {
        ppo.restored();
        lastSnapshot = (long) in.next();
        parent = (int) in.next();
        publish();
    }

    @Override
    public void close() {
        ppo.close();
    }
}
