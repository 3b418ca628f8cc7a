package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Chance;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One society, phase by phase, for agents that take their time: language models, people. The rules are those of the vectorised environments; the same seed and requests give the same months.
 *
 * <pre>{@code
 * Society society = new Society(SocietyOptions.of(Scenario.named("fishery")), 42);
 * while (!society.isOver()) {
 *     for (int seat : society.present()) society.harvest(seat, decide(society.view(seat)));   // in any order
 *     for (int seat : society.present()) learn(society.view(seat));                           // REVEAL
 *     society.endReveal();
 *     if (society.phase() == Phase.DISCUSSION) society.endDiscussion(9, talk(society.view(society.present().get(0))));
 *     for (int seat : society.present()) reflect(society.view(seat));                         // HOME
 *     MonthResult month = society.endMonth();
 * }
 * }</pre>
 *
 * One thread at a time. To go on after a crash, give the same requests to a society of the same seed again.
 */
public final class Society {
    /** Says that a discussion did not end with an agreement. */
    public static final int NO_LIMIT = -1;

    private final SocietyOptions options;
    private final SocietyState state;
    private final Chance chance = new Chance(1, 0);
    private final SocietyRules rules;
    private final LocalDateTime[] firstOfMonth;
    private final boolean[] chosen;
    private final int[] correctedBefore;
    private final List<MonthResult> months = new ArrayList<>();

    private Phase phase = Phase.HARVEST;
    private int share;
    private int threshold;
    private int spokenLines;
    private int agreedNow = NO_LIMIT;

    /**
     * Starts a society.
     *
     * @param seed decides who gets what when more is asked for than there is
     */
    public Society(SocietyOptions options, long seed) {
        this.options = options;
        this.state = new SocietyState(1, options.seats());
        this.rules = new SocietyRules(options, state, chance);
        this.firstOfMonth = new LocalDateTime[options.seats()];
        this.chosen = new boolean[options.seats()];
        this.correctedBefore = new int[options.seats()];
        Arrays.fill(firstOfMonth, Calendar.START);
        chance.seed(seed);
        rules.start(0);
        beginMonth();
    }

    private void beginMonth() {
        phase = Phase.HARVEST;
        share = rules.share(0);
        threshold = state.threshold[0];
        spokenLines = 0;
        agreedNow = NO_LIMIT;
        Arrays.fill(chosen, false);
    }

    /** Returns its options. */
    public SocietyOptions options() {
        return options;
    }

    /** Returns the month that it is in, from 0; after the end, the number of months played. */
    public int month() {
        return state.month[0];
    }

    /** Returns the phase that it is in. */
    public Phase phase() {
        return phase;
    }

    /** Returns whether and how it has come to its end. */
    public Ending ending() {
        return state.endingOf(0);
    }

    /** Returns whether it has come to its end. */
    public boolean isOver() {
        return ending() != Ending.NONE;
    }

    /** Returns what the agents learn of each other now. */
    public Language language() {
        return Language.values()[state.language[0]];
    }

    /** Returns the seats of the agents who are there, in order; they act one after the other in this order. */
    public List<Integer> present() {
        List<Integer> seats = new ArrayList<>();
        for (int seat = 0; seat < options.seats(); seat++) if (state.present[seat]) seats.add(seat);
        return seats;
    }

    /** Returns the months played so far. */
    public List<MonthResult> months() {
        return Collections.unmodifiableList(months);
    }

    /** Returns the units in the resource now. */
    public int resource() {
        return state.pool[0];
    }

    /** Returns the units that an agent obtained so far. */
    public int total(int seat) {
        return state.total[seat];
    }

    /**
     * Returns what an agent sees now.
     *
     * @throws IllegalArgumentException if it is not there
     */
    public SeatView view(int seat) {
        requirePresent(seat);
        LocalDateTime time = Calendar.time(phase, firstOfMonth[seat]);
        return new SeatView(
                seat,
                "persona_" + seat,
                options.scenario().nameOf(seat),
                phase,
                options.scenario().places().of(phase),
                time,
                month(),
                resource(),
                harvests(),
                state.threshold[0],
                state.agreed[0],
                events(seat, time));
    }

    private List<Integer> harvests() {
        List<Integer> harvests = new ArrayList<>();
        for (int obtained : state.obtained) harvests.add(phase == Phase.DISCUSSION ? obtained : 0);
        return harvests;
    }

    private List<MemoryEvent> events(int seat, LocalDateTime time) {
        LocalDateTime first = firstOfMonth[seat];
        LocalDateTime last = Calendar.lastDay(first);
        List<MemoryEvent> events = new ArrayList<>();
        if (phase == Phase.HARVEST) {
            events.add(new MemoryEvent(MemoryEvent.Kind.POOL_BEFORE_HARVEST, List.of(resource()), first, last, true));
            if (options.universalization()) {
                events.add(new MemoryEvent(
                        MemoryEvent.Kind.UNIVERSALIZATION, List.of(state.threshold[0]), first, last, true));
            }
        } else if (phase == Phase.REVEAL) {
            List<Integer> own = List.of(state.obtained[seat]);
            if (options.scenario().revealsRequest()) own = List.of(state.requested[seat], state.obtained[seat]);
            LocalDateTime created = last.minusDays(1).minusMinutes(1);
            events.add(new MemoryEvent(MemoryEvent.Kind.OWN_HARVEST, own, created, last, true));
        } else if (phase == Phase.HOME && language() == Language.NONE) {
            addHarvestsOfAll(time, events);
        }
        return events;
    }

    /** Under REFERENCE rules these events expire at the moment they are created, so that nobody remembers them (D7); STRICT keeps them until the end of the next month. */
    private void addHarvestsOfAll(LocalDateTime time, List<MemoryEvent> events) {
        LocalDateTime expires = time;
        if (options.rules() == Rules.STRICT) expires = Calendar.lastDay(time.plusDays(1));
        for (int seat : present()) {
            List<Integer> harvest = List.of(seat, state.obtained[seat]);
            events.add(new MemoryEvent(MemoryEvent.Kind.HARVEST_OF, harvest, time, expires, false));
        }
    }

    /**
     * An agent says how much it wants. When all have, the resource is divided and {@link Phase#REVEAL} begins.
     *
     * @throws IllegalArgumentException if the agent is not there
     * @throws IllegalStateException if it is not the phase, or the agent has chosen already
     */
    public void harvest(int seat, int units) {
        requirePhase(Phase.HARVEST);
        requirePresent(seat);
        if (chosen[seat]) throw new IllegalStateException("seat " + seat + " has chosen in month " + month());
        chosen[seat] = true;
        correctedBefore[seat] = state.corrected[seat];
        rules.request(0, seat, units);
        for (int other : present()) if (!chosen[other]) return;
        rules.divide(0);
        phase = Phase.REVEAL;
    }

    /** Everybody has learned what it got. */
    public void endReveal() {
        requirePhase(Phase.REVEAL);
        phase = language().talks() ? Phase.DISCUSSION : Phase.HOME;
    }

    /**
     * The discussion is over.
     *
     * @param lines that agents spoke, without those of the chair
     * @param agreedLimit per agent, at least 0; {@link #NO_LIMIT} if they did not agree on a number
     */
    public void endDiscussion(int lines, int agreedLimit) {
        requirePhase(Phase.DISCUSSION);
        if (lines < 0) throw new IllegalArgumentException("lines=" + lines + " must be at least 0");
        if (agreedLimit < NO_LIMIT) {
            throw new IllegalArgumentException("agreedLimit=" + agreedLimit + " must be at least 0, or -1 for none");
        }
        spokenLines = lines;
        agreedNow = agreedLimit;
        if (agreedLimit != NO_LIMIT) rules.agree(0, agreedLimit);
        phase = Phase.HOME;
    }

    /** Everybody has reflected: the month ends, and the next begins unless the society has come to its end. */
    public MonthResult endMonth() {
        requirePhase(Phase.HOME);
        int left = resource();
        List<MonthResult.Harvest> harvests = new ArrayList<>();
        for (int seat : present()) {
            boolean corrected = state.corrected[seat] > correctedBefore[seat];
            harvests.add(new MonthResult.Harvest(seat, state.requested[seat], state.obtained[seat], corrected));
        }
        boolean[] wasPresent = state.present.clone();
        int played = month();
        rules.endMonth(0);
        turnCalendars(wasPresent);
        MonthResult result = new MonthResult(
                played,
                state.poolBefore[0],
                left,
                state.groupLimit[0],
                share,
                threshold,
                state.oversubscribed[0],
                harvests,
                spokenLines,
                agreedNow,
                ending());
        months.add(result);
        if (!isOver()) beginMonth();
        return result;
    }

    /** A newcomer's calendar begins in January under REFERENCE rules (D6), else in the present month. */
    private void turnCalendars(boolean[] wasPresent) {
        for (int seat = 0; seat < wasPresent.length; seat++) {
            if (wasPresent[seat]) firstOfMonth[seat] = firstOfMonth[seat].plusMonths(1);
            else if (options.rules() == Rules.STRICT) firstOfMonth[seat] = Calendar.START.plusMonths(month());
        }
    }

    private void requirePhase(Phase expected) {
        if (isOver()) throw new IllegalStateException("the society has come to its end: " + ending());
        if (phase == expected) return;
        throw new IllegalStateException("month " + month() + " is in phase " + phase + ", not " + expected);
    }

    private void requirePresent(int seat) {
        if (seat >= 0 && seat < options.seats() && state.present[seat]) return;
        throw new IllegalArgumentException(
                "seat " + seat + " is empty in month " + month() + "; present: " + present());
    }

    /** Returns when the present month began, or after the end the next one, on an agent's calendar. */
    LocalDateTime firstOfMonth(int seat) {
        return firstOfMonth[seat];
    }

    SocietyState state() {
        return state;
    }

    Chance chance() {
        return chance;
    }
}
