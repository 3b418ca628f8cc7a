package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.ActorsByRow;
import io.github.marl4j.algorithms.NumberPages;
import io.github.marl4j.algorithms.nn.ActorCritic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The snapshots of a run, which nothing changes any more, and the present policies of its learners. A snapshot has its number, from 0 in the order in which they were taken; the present policy of learner
 * {@code i} has the number {@code -1 - i}.
 */
public final class Population {

    /**
     * A snapshot.
     *
     * @param id its number
     * @param learner who made it, in the order of the run's learners
     * @param parent the snapshot that it was trained from, −1 for a start
     * @param side whose networks it has
     * @param step environment steps that its learner had made
     * @param config SHA-256 of the run's configuration, hexadecimal
     * @param weights of its policy; not to be modified
     */
    public record Member(int id, int learner, int parent, int side, long step, String config, float[] weights) {}

    private final ActorCritic[] models;
    private final String config;
    private final List<Member> members = new ArrayList<>();
    private final List<ActorCritic.Weights> frozen = new ArrayList<>();
    private final Map<Integer, ActorCritic.Weights> present = new LinkedHashMap<>();

    /**
     * Makes an empty population.
     *
     * @param models networks of both sides
     * @param config SHA-256 of the run's configuration
     */
    Population(ActorCritic[] models, String config) {
        this.models = models;
        this.config = config;
    }

    /** Returns the number of a learner's present policy. */
    static int present(int learner) {
        return -1 - learner;
    }

    /** Returns all snapshots, oldest first. */
    public List<Member> members() {
        return List.copyOf(members);
    }

    /** Returns the numbers of some snapshots, oldest first. */
    List<Integer> ids(Predicate<Member> wanted) {
        return members.stream().filter(wanted).map(Member::id).toList();
    }

    /** Takes a snapshot and returns its number. */
    int add(int learner, int parent, int side, long step, float[] weights) {
        members.add(new Member(members.size(), learner, parent, side, step, config, weights));
        frozen.add(ActorsByRow.frozen(models[side], weights));
        return members.size() - 1;
    }

    /** Makes a learner's policy known as it is now. */
    void publish(int learner, int side, float[] weights) {
        present.put(present(learner), ActorsByRow.frozen(models[side], weights));
    }

    /** Returns the weights of a snapshot or a present policy. Any thread may call it while nobody adds or publishes. */
    ActorCritic.Weights weights(int id) {
        return id >= 0 ? frozen.get(id) : present.get(id);
    }

    /** Writes all but the weights. */
    void write(NumberPages out) {
        out.add(members.size());
        for (Member member : members) {
            out.add(member.learner);
            out.add(member.parent);
            out.add(member.side);
            out.add(member.step);
        }
    }

    /** Reads what {@link #write} wrote; weights are those of {@link #arrays}. */
    void read(NumberPages in) {
        int count = (int) in.next();
        for (int id = 0; id < count; id++) {
            float[] weights = members.get(id).weights;
            int learner = (int) in.next();
            int parent = (int) in.next();
            int side = (int) in.next();
            members.set(id, new Member(id, learner, parent, side, (long) in.next(), config, weights));
            frozen.set(id, ActorsByRow.frozen(models[side], weights));
        }
    }

    /** Returns the live weights of all snapshots by name. */
    Map<String, Object> arrays() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        for (Member member : members) arrays.put(name(member.id, member.side), member.weights);
        return arrays;
    }

    private static String name(int id, int side) {
        return "population." + id + ".side" + side;
    }

    /** Makes exactly as many snapshots as a checkpoint has. */
    void makeRoomFor(Set<String> saved) {
        members.clear();
        frozen.clear();
        for (int id = 0; ; id++) {
            int side = saved.contains(name(id, 0)) ? 0 : 1;
            if (!saved.contains(name(id, side))) return;
            add(0, -1, side, 0, new float[models[side].actorLayout().size()]);
        }
    }
}
