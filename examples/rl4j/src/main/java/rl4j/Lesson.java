package rl4j;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Policy;
import io.github.marl4j.rl4j.Rl4jTask;
import java.util.Map;

/**
 * What is learnt, with the settings that depend on it.
 *
 * @param task the agent, the others, the options
 * @param winnable whether there are victories to count
 * @param rewardFactor of RL4J; makes what an episode earns a few units. Far below, it drowns in the first, random values of the network and in A3C's bonus for entropy, which is fixed
 * @param gamma discount of a step
 * @param dqnSteps of DQN
 * @param a3cSteps of A3C, which makes several times as many in a second
 */
record Lesson(Rl4jTask task, boolean winnable, double rewardFactor, double gamma, int dqnSteps, int a3cSteps) {

    static Lesson of(String name) {
        return switch (name) {
            case "smax" -> smax();
            case "fighting" -> fighting();
            case "items" -> items();
            default -> throw new IllegalArgumentException(name + " is no task; smax, fighting, items are");
        };
    }

    /** A marine beside two that a script moves, against three of the built-in enemy. */
    private static Lesson smax() {
        Rl4jTask task = Rl4jTask.of("smax/3m-v1", "ally_0", "heuristic");
        return new Lesson(task, true, 5, 0.99, 10_000, 25_000);
    }

    /** A round against the third computer of eight. A decision lasts 12 frames, so that a round has some 170 of them and not 500. */
    private static Lesson fighting() {
        String id = "fighting/vector-fast-v1";
        Rl4jTask task = Rl4jTask.of(id, first(id), "cpu-3").withOptions(Map.of("frameSkip", 12));
        return new Lesson(task, true, 10, 0.95, 8_000, 45_000);
    }

    /** A gatherer beside one that walks at random; of three kinds of things the first is worth most. */
    private static Lesson items() {
        String id = "momaland/item-gathering-v1";
        Rl4jTask task = Rl4jTask.weighted(id, first(id), Policy.random(), 1, 0.5f, 0.25f);
        return new Lesson(task, false, 1, 0.97, 7_000, 15_000);
    }

    private static String first(String id) {
        return Marl4j.spec(id).agents().get(0);
    }
}
