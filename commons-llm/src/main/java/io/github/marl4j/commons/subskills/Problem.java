package io.github.marl4j.commons.subskills;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The numbers of one question.
 *
 * @param pool units that there are, 10 to 100
 * @param taken units that everybody takes, 0 to a fifth of them
 * @param name of the agent who is asked
 */
public record Problem(int pool, int taken, String name) {
    static final int AGENTS = 5;
    private static final int LEAST = 10;
    private static final int MOST = 100;

    /** Returns problems drawn from a seed. */
    static List<Problem> draw(int count, long seed, List<String> names) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int pool = random.nextInt(LEAST, MOST + 1);
            problems.add(new Problem(pool, random.nextInt(pool / AGENTS + 1), names.get(random.nextInt(names.size()))));
        }
        return problems;
    }
}
