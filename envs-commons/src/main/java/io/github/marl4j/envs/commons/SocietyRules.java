package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Chance;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens in a month, in the order of the rule book: {@link #request} for every agent, {@link #divide}, {@link #agree} if they came to an agreement, {@link #endMonth}. The only
 * implementation; {@link Society} walks through it phase by phase, the kernel in one go. One thread each.
 *
 * <p>Source: GovSim, scenarios/common/environment/concurrent_env.py and perturbation_env.py.
 */
final class SocietyRules {
    /** What agents are told in the first month under REFERENCE rules, whatever the numbers are. */
    static final int REFERENCE_FIRST_THRESHOLD = 10;

    private final SocietyOptions options;
    private final SocietyState s;
    private final Division division;
    private final boolean reference;
    private final int seats;
    private final int maxRequest;

    /** The growth at the start and after each change of it. */
    private final Growth[] growths;

    /** Whether anything changes on the way. */
    private final boolean perturbed;

    private final PerturbationTable perturbations;

    SocietyRules(SocietyOptions options, SocietyState state, Chance chance) {
        this.options = options;
        this.s = state;
        this.division = new Division(chance, options.seats());
        this.reference = options.rules() == Rules.REFERENCE;
        this.seats = options.seats();
        this.maxRequest = options.maxRequest();
        this.perturbed = !options.perturbations().isEmpty();
        this.perturbations = new PerturbationTable(options.perturbations(), options.months());
        List<Growth> changes = new ArrayList<>(List.of(options.growth()));
        for (Perturbation perturbation : options.perturbations()) {
            if (perturbation instanceof Perturbation.GrowthChange change) changes.add(change.growth());
        }
        this.growths = changes.toArray(Growth[]::new);
    }

    void start(int env) {
        s.pool[env] = options.initialResource();
        s.month[env] = 0;
        s.agreed[env] = -1;
        s.language[env] = options.language().ordinal();
        s.growth[env] = 0;
        s.ending[env] = Ending.NONE.ordinal();
        s.poolBefore[env] = 0;
        s.groupLimit[env] = 0;
        s.oversubscribed[env] = false;
        for (int seat = 0; seat < seats; seat++) {
            int row = env * seats + seat;
            s.present[row] = seat < options.agents();
            s.left[row] = false;
            s.requested[row] = 0;
            s.obtained[row] = 0;
            s.total[row] = 0;
            s.corrected[row] = 0;
        }
        s.people[env] = options.agents();
        changePeople(env);
        changeNature(env);
        s.threshold[env] = reference ? REFERENCE_FIRST_THRESHOLD : share(env);
    }

    /** An agent asks for units. STRICT rules move the request into its range and count that. */
    void request(int env, int seat, int units) {
        int row = env * seats + seat;
        int inRange = reference ? units : Math.max(0, Math.min(maxRequest, units));
        if (inRange != units) s.corrected[row]++;
        s.requested[row] = inRange;
    }

    /** All present have asked: the resource is divided. */
    void divide(int env) {
        int first = env * seats;
        long asked = 0;
        long wanted = 0;
        for (int row = first; row < first + seats; row++) {
            if (!s.present[row]) s.requested[row] = 0;
            asked += s.requested[row];
            wanted += Math.max(0, s.requested[row]);
        }
        int pool = s.pool[env];
        s.poolBefore[env] = pool;
        s.groupLimit[env] = groupLimit(env);
        s.oversubscribed[env] = asked > pool;
        if (wanted <= Math.min(pool, asked)) {
            for (int row = first; row < first + seats; row++) s.obtained[row] = s.requested[row];
        } else if (options.allocation() == Allocation.STOCHASTIC) {
            // A negative request (REFERENCE) lowers the sum at which the division stops.
            int units = (int) Math.max(0, Math.min(pool, asked));
            division.stochastic(env, s.month[env], units, s.requested, s.obtained, first);
        } else {
            divideInProportion(env, first, wanted);
        }
        int given = 0;
        for (int row = first; row < first + seats; row++) {
            given += s.obtained[row];
            s.total[row] += s.obtained[row];
        }
        s.pool[env] = pool - given;
    }

    private void divideInProportion(int env, int first, long wanted) {
        if (wanted > s.pool[env]) {
            division.proportional(env, s.month[env], s.pool[env], s.requested, s.obtained, first);
            return;
        }
        for (int row = first; row < first + seats; row++) s.obtained[row] = Math.max(0, s.requested[row]);
    }

    /** The agents agreed on a limit for each, which holds in their minds until they agree on another. */
    void agree(int env, int limit) {
        s.agreed[env] = limit;
    }

    /** The month is over: who comes and goes, whether the society has ended, regrowth. */
    void endMonth(int env) {
        s.month[env]++;
        changePeople(env);
        int ending = Ending.NONE.ordinal();
        if (s.pool[env] < options.collapseBelow()) ending = Ending.COLLAPSED.ordinal();
        else if (s.month[env] >= options.months()) ending = Ending.TIME_UP.ordinal();
        s.ending[env] = ending;
        s.pool[env] = growth(env).regrown(s.pool[env], options.capacity());
        changeNature(env);
        s.threshold[env] = reference ? groupLimit(env) / options.agents() : share(env);
    }

    /** Returns how the resource grows at the end of the present month. */
    Growth growth(int env) {
        return growths[s.growth[env]];
    }

    /** Returns the most that all together may take now so that the resource grows back to what it is: f(t). */
    int groupLimit(int env) {
        return growth(env).sustainable(s.pool[env]);
    }

    /** Returns the equal share of that for each agent who is there: s(t). */
    int share(int env) {
        return groupLimit(env) / s.people[env];
    }

    private void changePeople(int env) {
        if (!perturbed) return;
        int month = s.month[env];
        int end = perturbations.first[month + 1];
        if (perturbations.first[month] == end) return;
        for (int i = perturbations.first[month]; i < end; i++) {
            int kind = perturbations.kind[i];
            int number = perturbations.number[i];
            if (kind == PerturbationTable.SPEECH) {
                s.language[env] = reference && month > 0 ? Language.NONE.ordinal() : number;
            } else if (kind == PerturbationTable.NEWCOMER) {
                for (int row = env * seats; row < env * seats + number; row++) s.present[row] = !s.left[row];
            } else if (kind == PerturbationTable.DEPARTURE) {
                s.present[env * seats + number] = false;
                s.left[env * seats + number] = true;
            }
        }
        s.people[env] = 0;
        for (int row = env * seats; row < (env + 1) * seats; row++) if (s.present[row]) s.people[env]++;
    }

    private void changeNature(int env) {
        if (!perturbed) return;
        int month = s.month[env];
        for (int i = perturbations.first[month]; i < perturbations.first[month + 1]; i++) {
            int kind = perturbations.kind[i];
            if (kind == PerturbationTable.GROWTH_CHANGE) {
                s.growth[env]++;
            } else if (kind == PerturbationTable.SHOCK) {
                double changed = Math.floor(s.pool[env] * perturbations.factor[i]) + perturbations.number[i];
                s.pool[env] = (int) Math.max(0, Math.min(options.capacity(), changed));
            }
        }
    }
}
