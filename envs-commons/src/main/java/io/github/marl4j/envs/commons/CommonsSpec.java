package io.github.marl4j.envs.commons;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Outcomes;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Spaces, groups and places of the features. What an agent sees, with N seats:
 *
 * <pre>
 * month, T, pool, own last request, own last harvest, own total, agents present,
 * last harvest of every seat (N; others' are 0 where they are hidden), whether every seat is taken (N), threshold told or -1, agreed limit or -1,
 * last messages of all seats (N, or N · tokenSlots), if there are messages, phase (0 to 3), if phases are explicit
 * </pre>
 */
public final class CommonsSpec {
    /** Place of the months played. */
    public static final int MONTH = 0;
    /** Place of the months in all. */
    public static final int MONTHS = 1;
    /** Place of the units that there are. */
    public static final int POOL = 2;
    /** Place of the agent's own last request. */
    public static final int OWN_REQUEST = 3;
    /** Place of the agent's own last harvest. */
    public static final int OWN_HARVEST = 4;
    /** Place of the agent's own total. */
    public static final int OWN_TOTAL = 5;
    /** Place of the number of agents who are there. */
    public static final int AGENTS = 6;
    /** Place of the first seat's last harvest; the other seats' follow. */
    public static final int HARVESTS = 7;

    /** The group that personas play. */
    static final String SCRIPTED = "scripted";

    /** In the order of {@link CommonsTally}. The first two name how an episode ended. */
    static final List<String> INFOS = List.of(
            "survived",
            "collapsed",
            "months",
            "gain",
            "efficiency",
            "equality",
            "overUsage",
            "overUsageRequested",
            "correctedRequests",
            "oversubscribed");

    final String id;

    /** The options of the environment. */
    public final CommonsOptions options;

    /** How the society lives. */
    public final SocietyOptions society;

    /** Most agents that there can be. */
    public final int seats;

    /** Place of whether the first seat is taken; the other seats' follow. */
    public final int present;

    /** Place of the threshold told. */
    public final int told;

    /** Place of the limit agreed on. */
    public final int agreed;

    /** Place of the first seat's last message; those of the other seats follow. */
    public final int messages;

    /** Numbers of a message; 0 where nothing can be said. */
    public final int messageParts;

    final int phase;

    /** Features of one observation. */
    public final int observationSize;

    /** Features of the global state. */
    public final int stateSize;

    /** The greatest value of each feature. */
    final float[] greatest;

    /** The seats of each group, {@code [group][agent]}: learners, then, if there are any, the scripted. */
    final int[][] groupSeats;

    /** With all groups, also the one that personas play. */
    public final EnvSpec whole;

    CommonsSpec(String id, CommonsOptions options) {
        this.id = id;
        this.options = options;
        this.society = options.society();
        seats = society.seats();
        present = HARVESTS + seats;
        told = present + seats;
        agreed = told + 1;
        messages = agreed + 1;
        messageParts = switch (options.messages()) {
            case NONE -> 0;
            case PROPOSAL -> 1;
            case TOKENS -> options.tokenSlots();
        };
        phase = messages + seats * messageParts;
        observationSize = phase + (options.explicitPhases() ? 1 : 0);
        stateSize = 2 + 3 * seats;
        greatest = greatest();
        groupSeats = groupSeats();
        whole = spec();
    }

    /** Returns what each number is multiplied with before it is observed, {@code [feature]}: 1, or, scaled, one over the greatest that it can be. */
    public float[] factors() {
        float[] factors = new float[observationSize];
        for (int i = 0; i < factors.length; i++) factors[i] = options.scaled() ? 1f / greatest[i] : 1f;
        return factors;
    }

    private float[] greatest() {
        float capacity = society.capacity();
        float[] most = new float[observationSize];
        Arrays.fill(most, capacity);
        most[MONTH] = society.months();
        most[MONTHS] = society.months();
        most[OWN_REQUEST] = society.maxRequest();
        most[OWN_TOTAL] = society.months() * capacity;
        most[AGENTS] = seats;
        Arrays.fill(most, present, told, 1);
        // What REFERENCE rules tell in the first month does not depend on the capacity.
        most[told] = Math.max(capacity, SocietyRules.REFERENCE_FIRST_THRESHOLD);
        most[agreed] = society.maxRequest();
        float lastCode = options.messages() == CommonsOptions.Messages.PROPOSAL
                ? society.maxRequest() + 1
                : options.tokens() - 1;
        Arrays.fill(most, messages, phase, lastCode);
        Arrays.fill(most, phase, observationSize, Phase.values().length - 1);
        return most;
    }

    private int[][] groupSeats() {
        List<List<Integer>> groups = List.of(new ArrayList<>(), new ArrayList<>());
        for (int seat = 0; seat < seats; seat++)
            groups.get(options.scripted(seat) ? 1 : 0).add(seat);
        return groups.stream()
                .filter(group -> !group.isEmpty())
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private EnvSpec spec() {
        List<AgentGroup> groups = new ArrayList<>();
        for (int g = 0; g < groupSeats.length; g++) {
            List<String> names =
                    Arrays.stream(groupSeats[g]).mapToObj(CommonsSpec::agent).toList();
            groups.add(new AgentGroup(g == 0 ? "agents" : SCRIPTED, names, observationSpace(), actionSpace()));
        }
        List<String> order = new ArrayList<>();
        for (int seat = 0; seat < seats; seat++) order.add(agent(seat));
        return new EnvSpec(
                        id,
                        society.scenario().description(),
                        options.explicitPhases(),
                        groups,
                        objectives(),
                        stateSpace(),
                        INFOS,
                        society.months() * (options.explicitPhases() ? 3 * seats + 1 : 1),
                        options.toMap())
                .withOrder(order)
                .withOutcomes(new Outcomes(INFOS.subList(0, 2), false));
    }

    static String agent(int seat) {
        return "persona_" + seat;
    }

    static int seatOf(String agent) {
        return Integer.parseInt(agent.substring("persona_".length()));
    }

    private Space observationSpace() {
        float[] low = new float[observationSize];
        low[told] = -1;
        low[agreed] = -1;
        float[] high = greatest.clone();
        if (options.scaled()) Arrays.fill(high, 1f);
        return new Space.Box(low, high, new int[] {observationSize});
    }

    private Space actionSpace() {
        int requests = society.maxRequest() + 1;
        if (messageParts == 0) return new Space.Discrete(requests);
        int[] parts = new int[1 + messageParts];
        Arrays.fill(parts, options.tokens());
        parts[0] = requests;
        if (options.messages() == CommonsOptions.Messages.PROPOSAL) parts[1] = requests + 1;
        return new Space.MultiDiscrete(parts);
    }

    private Space stateSpace() {
        float[] high = new float[stateSize];
        high[0] = society.capacity();
        high[1] = society.months();
        Arrays.fill(high, 2, 2 + seats, society.maxRequest());
        Arrays.fill(high, 2 + seats, 2 + 2 * seats, society.capacity());
        Arrays.fill(high, 2 + 2 * seats, stateSize, (float) society.months() * society.capacity());
        if (options.scaled()) Arrays.fill(high, 1f);
        return new Space.Box(new float[] {0}, high, new int[] {stateSize});
    }

    private List<Objective> objectives() {
        float scale = (float) options.rewardScale();
        float capacity = society.capacity() * scale;
        return switch (options.reward()) {
            case INDIVIDUAL, MEAN -> List.of(new Objective("units", 0, capacity));
            case SOCIAL, INEQUITY -> EnvSpec.SCALAR;
            case VECTOR ->
                List.of(
                        new Objective("own", 0, capacity),
                        new Objective("group", 0, capacity),
                        new Objective("restraint", -scale, 0));
        };
    }
}
