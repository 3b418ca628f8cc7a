package io.github.marl4j.testkit.games;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.render.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An invented fishing pond: all act at once, some starve, two objectives. Boats ask for 0 to 4 fish, an angler chooses a bank and an effort. Asks are met in full while the pond lasts, else in
 * proportion; a round costs everyone 1.5 fish of energy; who has none left dies. What is left grows by 10 to 60 %. The game ends when the pond or everyone is dead, and is cut off after
 * {@code maxRounds}.
 */
public final class Pond implements Kernel {
    private static final float CAPACITY = 400f;
    private static final float LIVING_COST = 1.5f;
    private static final int CHOICES = 5;

    private final int boats;
    private final int agents;
    private final int maxRounds;
    private final Set<Fault> faults;
    private final int numEnvs;
    private final Chance chance;
    private final float[] stock;
    private final float[] energy;
    private final boolean[] dead;
    private final int[] round;
    private int specsMade;
    private int picturesMade;
    private Object leak;

    /** Creates a pond with {@code boats} boats and one angler. */
    public Pond(int boats, int maxRounds, int numEnvs, int firstEnv, Fault... faults) {
        this.boats = boats;
        this.agents = boats + 1;
        this.maxRounds = maxRounds;
        this.numEnvs = numEnvs;
        this.faults = faults.length == 0 ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(Arrays.asList(faults));
        chance = new Chance(numEnvs, firstEnv);
        stock = new float[numEnvs];
        energy = new float[numEnvs * agents];
        dead = new boolean[numEnvs * agents];
        round = new int[numEnvs];
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    @Override
    public EnvSpec spec() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < boats; i++) names.add("boat_" + i);
        Space seen = new Space.Box(new float[] {0, 0, 0}, new float[] {1, Float.POSITIVE_INFINITY, 1}, new int[] {3});
        Map<String, Space> angling = new LinkedHashMap<>();
        angling.put("bank", new Space.Discrete(3));
        angling.put("effort", new Space.Box(0, 1));
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("boats", boats);
        options.put("maxRounds", maxRounds);
        String description = "An invented pond" + (has(Fault.SPEC_CHANGES) ? " " + specsMade++ : "");
        return new EnvSpec(
                "pond/test-v1",
                description,
                false,
                List.of(
                        new AgentGroup("boats", names, seen, new Space.Discrete(CHOICES)),
                        new AgentGroup("anglers", List.of("angler_0"), seen, new Space.Dict(angling))),
                List.of(new Objective("fish", 0, CHOICES), new Objective("nature", 0, 1)),
                new Space.Box(0, CAPACITY, 2),
                List.of("caught"),
                maxRounds,
                options);
    }

    @Override
    public int numEnvs() {
        return numEnvs;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("stock", stock);
        state.put("energy", energy);
        state.put("dead", dead);
        if (!has(Fault.ROUND_NOT_IN_SNAPSHOT)) state.put("round", round);
        return state;
    }

    @Override
    public Worker newWorker() {
        return new Rules();
    }

    @Override
    public Frame render(int env) {
        if (has(Fault.PICTURE_CHANGES_STATE)) energy[env * agents] += 1;
        if (has(Fault.EMPTY_PICTURE)) return new Frame(0, 0, new int[0]);
        int[] rgb = new int[16 * 8];
        int shift = has(Fault.PICTURE_BY_CHANCE) ? picturesMade++ : 0;
        for (int i = 0; i < rgb.length; i++)
            rgb[i] = i * CAPACITY < stock[env] * rgb.length ? 0x2060C0 + shift : 0xE0E0D0;
        return new Frame(16, 8, rgb);
    }

    @Override
    public String describe(int env) {
        return has(Fault.BLANK_TEXT) ? " " : "round " + round[env] + ": " + stock[env] + " fish";
    }

    private final class Rules implements Worker {

        @Override
        public void reset(int env, ResetOptions options) {
            if (!options.isEmpty() && !has(Fault.RESET_OPTIONS_IGNORED)) requireKnown(options);
            Object given = options.isEmpty() ? null : options.values().get("stock");
            stock[env] = given == null ? chance.uniform(env, 0, 0, 30f, 120f) : Float.parseFloat(String.valueOf(given));
            if (has(Fault.HIDDEN_CHANCE)) stock[env] = (float) (30 + 90 * Math.random());
            if (has(Fault.ROWS_DIFFER)) stock[env] = 30 + env % 90;
            if (has(Fault.ALLOCATES_IN_RESET)) leak = new int[env + 1];
            round[env] = 0;
            for (int i = env * agents; i < (env + 1) * agents; i++) {
                float start = chance.uniform(env, 1, i - env * agents, 0.5f, 6f);
                if (!has(Fault.RESET_LEAVES_ENERGY) || energy[i] <= 0) energy[i] = start;
                dead[i] = false;
            }
        }

        private static void requireKnown(ResetOptions options) {
            for (String name : options.values().keySet()) {
                if (!name.equals("stock"))
                    throw new UnknownNameException("pond/test-v1", "reset option", name, List.of("stock"));
            }
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) stepRow(env, actions, out);
        }

        private void stepRow(int env, Actions actions, Batch out) {
            if (has(Fault.ALLOCATES_IN_STEP)) leak = new int[env + 1];
            float asked = 0;
            for (int a = 0; a < agents; a++) asked += ask(env, a, actions);
            float share = asked <= stock[env] ? 1f : stock[env] / asked;
            float caught = share * asked;
            stock[env] = Math.max(0, stock[env] - caught);
            if (has(Fault.ROWS_SHARE_STOCK) && env + 1 < numEnvs) stock[env + 1] = Math.max(0, stock[env + 1] - 0.01f);
            float nature = stock[env] / CAPACITY;
            for (int a = 0; a < agents; a++) eat(env, a, share * ask(env, a, actions), nature, out);
            stock[env] = Math.min(CAPACITY, stock[env] * (1.1f + 0.5f * chance.uniform(env, 2, round[env])));
            round[env]++;
            out.infos[env] = has(Fault.NAN_INFO) && round[env] == 3 ? Float.NaN : caught;
            markEnd(env, out);
        }

        private float ask(int env, int a, Actions actions) {
            if (dead[env * agents + a]) return 0;
            if (a < boats && has(Fault.LEGAL_CHOICE_REFUSED) && actions.groups[0].ints[env * boats + a] == CHOICES - 1)
                throw new IllegalActionException("pond/test-v1: nobody may ask for " + (CHOICES - 1));
            if (a < boats) return actions.groups[0].ints[env * boats + a];
            return actions.groups[1].ints[env] * actions.groups[1].floats[env];
        }

        private void eat(int env, int a, float fish, float nature, Batch out) {
            Batch.Rows rows = out.groups[a < boats ? 0 : 1];
            int at = a < boats ? env * boats + a : env;
            int i = env * agents + a;
            if (dead[i] && has(Fault.REWARD_OF_THE_DEAD_NOT_WRITTEN)) return;
            rows.rewards[2 * at] = dead[i] ? 0 : fish;
            rows.rewards[2 * at + 1] = dead[i] ? 0 : nature;
            if (has(Fault.NAN_REWARD) && round[env] == 2) rows.rewards[2 * at] = Float.NaN;
            if (has(Fault.REWARD_OUT_OF_BOUNDS) && round[env] == 2) rows.rewards[2 * at] = CHOICES + 1;
            if (!dead[i]) energy[i] = Math.max(0, energy[i] + fish - LIVING_COST);
        }

        private void markEnd(int env, Batch out) {
            boolean collapsed = stock[env] < 1f;
            boolean timeUp = !collapsed && round[env] >= maxRounds && !has(Fault.NO_TIME_LIMIT);
            boolean anyoneLeft = false;
            for (int a = 0; a < agents; a++) {
                int i = env * agents + a;
                boolean back = has(Fault.COMES_BACK) && dead[i] && round[env] == 6;
                dead[i] = !back && (dead[i] || energy[i] <= 0);
                Batch.Rows rows = out.groups[a < boats ? 0 : 1];
                int at = a < boats ? env * boats + a : env;
                boolean silent = has(Fault.LEAVES_WITHOUT_FLAG) || has(Fault.SURVIVORS_WITHOUT_FLAG) && collapsed;
                rows.terminated[at] = !silent && (dead[i] || collapsed);
                rows.truncated[at] = timeUp && (!dead[i] || has(Fault.TERMINATED_AND_TRUNCATED));
                anyoneLeft |= !dead[i];
            }
            boolean over = collapsed || timeUp || !anyoneLeft;
            if (over || !has(Fault.EPISODE_OVER_NOT_CLEARED)) out.episodeOver[env] = over;
        }

        @Override
        public void observe(int from, int to, Batch out) {
            for (int env = from; env < to; env++) {
                out.state[2 * env] = stock[env];
                out.state[2 * env + 1] = Math.min(CAPACITY, round[env]);
                if (has(Fault.FINAL_STATE_OUTSIDE_SPACE) && round[env] >= 5) out.state[2 * env] = CAPACITY + 1;
                for (int a = 0; a < agents; a++) observeAgent(env, a, out);
            }
        }

        private void observeAgent(int env, int a, Batch out) {
            Batch.Rows rows = out.groups[a < boats ? 0 : 1];
            int at = a < boats ? env * boats + a : env;
            int i = env * agents + a;
            boolean in = !dead[i];
            rows.alive[at] = in || has(Fault.ALIVE_THOUGH_TERMINATED);
            rows.observations[3 * at] = in ? stock[env] / CAPACITY : 0;
            rows.observations[3 * at + 1] = in ? energy[i] : has(Fault.NAN_OBSERVATION_OF_THE_DEAD) ? Float.NaN : 0;
            rows.observations[3 * at + 2] = in ? Math.min(1f, round[env] / (float) maxRounds) : 0;
            if (has(Fault.OBSERVATION_OUTSIDE_SPACE) && round[env] == 4) rows.observations[3 * at] = 1.5f;
            int first = at * rows.maskSize;
            for (int choice = 0; choice < rows.maskSize; choice++) {
                boolean legal = choice == 0 || in && choice <= stock[env];
                rows.actionMask[first + choice] = legal && !(has(Fault.EMPTY_MASK) && round[env] == 4);
            }
        }
    }
}
