package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.NumberPages;
import io.github.marl4j.algorithms.PopulationLearner;
import io.github.marl4j.env.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The loop of all methods: in every round each learner is told its opponents, plays a rollout, learns from it, and enters its results into the win table. Steps are those of all learners together;
 * games that only fill a table are not counted.
 *
 * <p>The same config gives the same numbers for any number of threads.
 */
final class DuelTraining implements PopulationLearner {
    private final Duel duel;
    private final DuelMethod method;

    /** What is not an array by itself: populations, tables and what methods remember, in numbers. */
    private final NumberPages numbers = new NumberPages("duel.");

    private boolean awaitsCheckpoint;

    DuelTraining(Duel duel, DuelMethod method) {
        this.duel = duel;
        this.method = method;
        method.begin();
    }

    @Override
    public long steps() {
        return duel.contenders().stream().mapToLong(Contender::steps).sum();
    }

    @Override
    public void update(Metrics metrics) {
        List<Contender> round = method.round();
        for (Contender learner : round) {
            String prefix = duel.contenders().size() == 1 ? "" : learner.plan().name() + "/";
            Metrics own = (name, value) -> metrics.add(prefix + name, value);
            OpponentMix mix = method.opponents(learner);
            List<OneSide.Played> played = learner.learn(mix, own);
            for (OneSide.Played one : played) duel.wins().add(learner.id(), one.opponent(), one.outcome());
            report(played, mix, own);
            method.learnt(learner, played, own);
        }
        metrics.add("population/size", duel.population().members().size());
    }

    private static void report(List<OneSide.Played> played, OpponentMix mix, Learner.Metrics metrics) {
        metrics.add("duel/opponents", mix.ids().length);
        if (played.isEmpty()) return;
        double points = played.stream()
                .mapToDouble(one -> 0.5 + 0.5 * one.outcome())
                .average()
                .orElseThrow();
        double gap = played.stream()
                .mapToDouble(one -> one.earned() - one.given())
                .average()
                .orElseThrow();
        metrics.add("duel/win_rate", points);
        metrics.add("duel/return_gap", gap);
    }

    @Override
    public Policy policy(boolean greedy) {
        return method.servesMixture() ? mixture(greedy) : newest(greedy);
    }

    @Override
    public Policy newest(boolean greedy) {
        return DuelPolicy.of(duel, side -> DuelMethod.Mixture.uniform(List.of(method.newest(side))), greedy);
    }

    @Override
    public Policy mixture(boolean greedy) {
        return DuelPolicy.of(duel, method::mixture, greedy);
    }

    @Override
    public List<Population.Member> population() {
        return duel.population().members();
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        for (Contender learner : duel.contenders()) state.putAll(learner.arrays());
        state.putAll(duel.population().arrays());
        if (!awaitsCheckpoint) {
            numbers.clear();
            duel.population().write(numbers);
            duel.wins().write(numbers);
            for (Contender learner : duel.contenders()) learner.write(numbers);
            method.write(numbers);
        }
        state.putAll(numbers.state());
        return state;
    }

    @Override
    public void makeRoomFor(Set<String> saved) {
        duel.population().makeRoomFor(saved);
        numbers.makeRoomFor(saved);
        awaitsCheckpoint = true;
    }

    @Override
    public void restored() {
        awaitsCheckpoint = false;
        numbers.rewind();
        duel.population().read(numbers);
        duel.wins().read(numbers);
        for (Contender learner : duel.contenders()) learner.read(numbers);
        method.read(numbers);
    }

    @Override
    public void close() {
        duel.close();
    }
}
