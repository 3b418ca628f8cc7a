package io.github.marl4j.envs.momaland.beach;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ParetoFacts;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.List;

/** Spaces, agents and bounds of the beach. */
final class BeachSpec {
    /** Numbers an agent sees: type, section, capacity, people in the section, share of its own type among them. */
    static final int FEATURES = 5;

    static final int LEFT = 0;
    static final int STAY = 1;
    static final int RIGHT = 2;
    static final int ACTIONS = 3;

    private BeachSpec() {}

    static EnvSpec of(BeachOptions options) {
        int n = options.numAgents();
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < n; i++) agents.add("agent_" + i);
        AgentGroup people = new AgentGroup("people", agents, observation(options, 1), new Space.Discrete(ACTIONS));
        return new EnvSpec(
                        BeachOptions.ID,
                        "People of several types spread over a beach: pleasant numbers and good mixtures of them.",
                        false,
                        List.of(people),
                        objectives(options),
                        observation(options, n),
                        List.of(),
                        options.reference() ? options.numTimesteps() : 0,
                        options.toMap())
                .withPareto(ParetoFacts.reference("no one there and no mixture: both worths are at least 0", 0, 0));
    }

    private static Space observation(BeachOptions options, int agents) {
        int n = options.numAgents();
        if (options.reference()) return new Space.Box(0, n, FEATURES * agents);
        float[] one = {options.numTypes() - 1, options.sections() - 1, options.capacity(), n, 1};
        float[] high = new float[FEATURES * agents];
        for (int i = 0; i < high.length; i++) high[i] = one[i % FEATURES];
        return new Space.Box(new float[] {0}, high, new int[] {high.length});
    }

    private static List<Objective> objectives(BeachOptions options) {
        if (options.reference()) {
            float both = referenceHigh(options);
            return List.of(new Objective("capacity", 0, both), new Objective("mixture", 0, both));
        }
        int earners = options.team() ? options.sections() : 1;
        double best = worth(options.capacity(), options.capacity());
        double all = 0;
        for (int s = 0; s < earners; s++) all += best;
        return List.of(new Objective("capacity", 0, (float) all), new Objective("mixture", 0, (float)
                (1.0 / options.numTypes())));
    }

    /** All sections but the last at capacity, the rest in the last. More people can earn more by spreading, so this is no bound (kept by rules=reference). */
    private static float referenceHigh(BeachOptions options) {
        int full = options.sections() - 1;
        int rest = Math.max(options.numAgents() - full * options.capacity(), 0);
        return (float) (full * worth(options.capacity(), options.capacity()) + worth(rest, options.capacity()));
    }

    /** Returns what a section with {@code people} in it is worth: {@code x exp(-x / capacity)}. */
    static double worth(int people, int capacity) {
        return people * StrictMath.exp(-people / (double) capacity);
    }
}
