package io.github.marl4j.envs.commons;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scripted personas that play from what agents observe. Requests above what the mask allows are lowered to it.
 *
 * <p>Players refuse groups of other environments, and personas that lack what they decide from: the threshold told (TOLD needs {@code universalization}), the harvests of others (RECIPROCATOR,
 * CONDITIONAL and GRIM need {@code language} chat or none throughout).
 */
public final class PersonaPolicy implements Policy {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final List<Persona> personas;

    /** Number of the first environment in the random streams, see {@link Chance}. */
    private final int firstEnv;

    private PersonaPolicy(List<Persona> personas, int firstEnv) {
        this.personas = List.copyOf(personas);
        this.firstEnv = firstEnv;
    }

    /** Returns a copy for a batch whose first environment has another number. */
    PersonaPolicy withFirstEnv(int newFirstEnv) {
        return new PersonaPolicy(personas, newFirstEnv);
    }

    /** Returns the policy that plays every agent as the same persona. */
    public static PersonaPolicy all(Persona persona) {
        return new PersonaPolicy(List.of(persona), 0);
    }

    /** Returns the policy that plays the agent on seat {@code i} as the {@code i}-th persona. */
    public static PersonaPolicy bySeat(List<Persona> personas) {
        if (personas.size() < 2) {
            throw new IllegalArgumentException("personas=" + personas + " must name one for each seat, at least 2");
        }
        return new PersonaPolicy(personas, 0);
    }

    private Persona of(int seat) {
        return personas.get(personas.size() == 1 ? 0 : seat);
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        CommonsSpec commons = CommonsEnvs.specOf(spec);
        List<String> agents = spec.groups().get(group).agents();
        int[] seats = agents.stream().mapToInt(CommonsSpec::seatOf).toArray();
        int size = spec.groups().get(group).observationSpace().flatSize();
        if (size != commons.observationSize) {
            throw new IllegalArgumentException(spec.id() + ": personas need the " + commons.observationSize
                    + " numbers that the environment shows, group " + group + " has " + size
                    + "; put them inside the wrappers that change observations");
        }
        if (personas.size() > 1 && personas.size() != commons.seats) {
            throw new IllegalArgumentException(spec.id() + ": " + personas.size() + " personas for " + commons.seats
                    + " seats; name one for each");
        }
        Persona[] own = Arrays.stream(seats).mapToObj(this::of).toArray(Persona[]::new);
        for (Persona persona : own) requireSees(spec.id(), commons, persona);
        return new Scripted(commons, group, own, numEnvs, streams(firstEnv * own.length, numEnvs * own.length, seed));
    }

    private static long[] streams(int first, int count, long seed) {
        long[] streams = new long[count];
        for (int i = 0; i < count; i++) streams[i] = stream(first + i, seed);
        return streams;
    }

    private static long stream(int row, long seed) {
        return Chance.mix(Chance.mix(seed) + (row + 1) * GAMMA);
    }

    private static void requireSees(String id, CommonsSpec spec, Persona persona) {
        if (persona.kind() == Persona.Kind.TOLD && !spec.society.universalization()) {
            throw new IllegalArgumentException(id + ": persona told needs universalization=true");
        }
        boolean hidden = !spec.society.language().showsHarvests()
                || spec.society.perturbations().stream()
                        .anyMatch(each -> each instanceof Perturbation.Speech speech
                                && !speech.language().showsHarvests());
        if (persona.kind().watchesOthers() && hidden) {
            throw new IllegalArgumentException(id + ": persona " + persona.name()
                    + " decides from what others harvested, which language=none_and_no_observation hides");
        }
    }

    /** Plays one group. */
    private static final class Scripted implements RowPlayer {
        private final CommonsSpec spec;
        private final int group;
        private final Persona[] personas;
        private final Growth[] growths;
        private final float[] unit;
        private final boolean proposes;
        private final boolean masked;

        /** Scratch memory, one for each environment as any thread may play it. */
        private final Situation[] situations;

        /** Random stream of each agent, {@code [env][agent]}. */
        private final long[] streams;
        /** The month of the last decision, {@code [env]}. */
        private final int[] decidedIn;
        /** What all could have taken sustainably in it, {@code [env]}. */
        private final int[] groupLimit;
        /** What they could have taken in the month before, {@code [env]}. */
        private final int[] lastGroupLimit;
        /** Whether all ever took more, {@code [env]}. */
        private final boolean[] overused;

        Scripted(CommonsSpec spec, int group, Persona[] personas, int numEnvs, long[] streams) {
            this.spec = spec;
            this.group = group;
            this.personas = personas;
            this.proposes = spec.options.messages() == CommonsOptions.Messages.PROPOSAL;
            this.masked = spec.options.mask() == CommonsOptions.Mask.POOL;
            this.growths = spec.society.growthByMonth();
            this.unit = new float[spec.observationSize];
            Arrays.fill(unit, 1f);
            if (spec.options.scaled()) System.arraycopy(spec.greatest, 0, unit, 0, unit.length);
            this.situations = new Situation[numEnvs];
            for (int env = 0; env < numEnvs; env++) situations[env] = new Situation();
            this.decidedIn = new int[numEnvs];
            this.groupLimit = new int[numEnvs];
            this.lastGroupLimit = new int[numEnvs];
            this.overused = new boolean[numEnvs];
            this.streams = streams;
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> arrays = new LinkedHashMap<>();
            arrays.put("streams", streams);
            arrays.put("decidedIn", decidedIn);
            arrays.put("groupLimit", groupLimit);
            arrays.put("lastGroupLimit", lastGroupLimit);
            arrays.put("overused", overused);
            return arrays;
        }

        @Override
        public void begin(int env, long seed) {
            for (int a = 0; a < personas.length; a++) streams[env * personas.length + a] = stream(a, seed);
        }

        @Override
        public void act(int from, int to, Batch batch, Actions actions) {
            for (int env = from; env < to; env++) {
                play(env, batch.groups[group], actions.groups[group], situations[env]);
            }
        }

        private void play(int env, Batch.Rows rows, Actions.Rows out, Situation now) {
            int firstRow = env * rows.numAgents;
            boolean harvest = !spec.options.explicitPhases()
                    || whole(rows.observations, firstRow * rows.observationSize, spec.phase) == Phase.HARVEST.ordinal();
            if (harvest) see(env, rows.observations, firstRow * rows.observationSize, now);
            for (int a = 0; a < rows.numAgents; a++) {
                int row = firstRow + a;
                if (!rows.acts[row]) continue;
                if (!harvest) {
                    out.ints[row] = 0;
                    continue;
                }
                now.othersLastMonth = now.groupLastMonth
                        - whole(rows.observations, row * rows.observationSize, CommonsSpec.OWN_HARVEST);
                if (personas[a].kind().usesChance()) now.luck = Chance.mix(streams[row] += GAMMA);
                int legal = spec.society.maxRequest();
                if (masked) legal = Math.min(legal, now.pool);
                int at = row * out.numInts;
                out.ints[at] = Math.min(legal, personas[a].request(now));
                for (int part = 1; part < out.numInts; part++) out.ints[at + part] = 0;
                if (proposes && personas[a].kind() == Persona.Kind.TALKER) {
                    out.ints[at + 1] = Math.min(spec.society.maxRequest(), now.share()) + 1;
                }
            }
        }

        /** Reads what all agents of a society see, and remembers what the next month needs. */
        private void see(int env, float[] seen, int at, Situation now) {
            now.month = whole(seen, at, CommonsSpec.MONTH);
            now.months = spec.society.months();
            now.pool = whole(seen, at, CommonsSpec.POOL);
            now.capacity = spec.society.capacity();
            now.groupLimit = growths[Math.min(now.month, growths.length - 1)].sustainable(now.pool);
            now.agents = Math.max(1, whole(seen, at, CommonsSpec.AGENTS));
            now.toldThreshold = limit(seen, at, spec.told);
            now.agreedLimit = limit(seen, at, spec.agreed);
            now.groupLastMonth = 0;
            for (int seat = 0; seat < spec.seats; seat++) {
                now.groupLastMonth += Math.round(seen[at + CommonsSpec.HARVESTS + seat] * unit[CommonsSpec.HARVESTS]);
            }
            if (now.month != decidedIn[env]) lastGroupLimit[env] = groupLimit[env];
            decidedIn[env] = now.month;
            groupLimit[env] = now.groupLimit;
            now.lastGroupLimit = lastGroupLimit[env];
            if (now.month == 0) overused[env] = false;
            else if (now.groupLastMonth > now.lastGroupLimit) overused[env] = true;
            now.everOverused = overused[env];
        }

        private int whole(float[] seen, int at, int feature) {
            return Math.round(seen[at + feature] * unit[feature]);
        }

        private int limit(float[] seen, int at, int feature) {
            return seen[at + feature] < 0 ? -1 : whole(seen, at, feature);
        }
    }
}
