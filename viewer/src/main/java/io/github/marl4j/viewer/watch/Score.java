package io.github.marl4j.viewer.watch;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rewards of one environment so far, in words: of each agent where they are few, else of each group; of several objectives each, or with many agents the sums over all of them. */
final class Score {
    private static final int FEW = 4;
    private static final int PAIR = 2;

    private final EnvSpec spec;
    private final int objectives;
    private final boolean byAgent;
    private final boolean byObjective;
    private final List<String> names = new ArrayList<>();
    private final double[] sums;

    Score(EnvSpec spec) {
        this.spec = spec;
        this.objectives = spec.numObjectives();
        int agents = spec.groups().stream().mapToInt(AgentGroup::size).sum();
        byObjective = objectives > 1 && agents > PAIR;
        byAgent = !byObjective && agents <= FEW;
        if (byObjective) spec.objectives().forEach(objective -> names.add(objective.name()));
        for (AgentGroup group : byObjective ? List.<AgentGroup>of() : spec.groups()) {
            if (byAgent) names.addAll(group.agents());
            else names.add(group.name());
        }
        sums = new double[byObjective ? objectives : names.size() * objectives];
    }

    /** Adds the rewards of a step. */
    void add(Batch batch) {
        int name = 0;
        for (int g = 0; g < spec.groups().size(); g++) {
            float[] rewards = batch.groups[g].rewards;
            int agents = spec.groups().get(g).size();
            for (int i = 0; i < rewards.length; i++) {
                int who = byObjective ? 0 : name + (byAgent ? i / objectives : 0);
                sums[who * objectives + i % objectives] += rewards[i];
            }
            name += byAgent ? agents : 1;
        }
    }

    /** Returns the rewards so far. */
    double[] sums() {
        return sums.clone();
    }

    /** Returns rewards for people. */
    String words(double[] of) {
        StringBuilder words = new StringBuilder();
        int each = byObjective ? 1 : objectives;
        for (int name = 0; name < names.size(); name++) {
            words.append(name == 0 ? "" : "  ")
                    .append(names.get(name).replace('_', ' '))
                    .append(':');
            for (int k = 0; k < each; k++) words.append(' ').append(number(of[name * each + k]));
        }
        return words.toString();
    }

    private static String number(double value) {
        if (value == Math.rint(value)) return String.valueOf((long) value);
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
    }
}
