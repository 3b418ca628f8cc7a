package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.input.MoveScripts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Lets a policy that was trained in one of the environments play one side of a match that somebody else runs frame by frame: it sees what it saw there, decides as often, and its actions become the same
 * presses of buttons. One thread at a time.
 */
public final class PolicySeat {
    private static final String FAMILY = "fighting/";
    private static final List<String> HELD = List.of(
            "-",
            "UP",
            "DOWN",
            "LEFT",
            "RIGHT",
            "UP LEFT",
            "UP RIGHT",
            "DOWN LEFT",
            "DOWN RIGHT",
            "-",
            "MK",
            "LK",
            "HK",
            "MP",
            "LP",
            "HP");

    private final FightTables tables = FightTables.shipped();
    private final FightingOptions options;
    private final EnvSpec spec;
    private final Policy policy;
    private final int player;
    private final int agents;
    private final int agent;
    private final Controls controls;
    private final Starts starts;
    private final History history;
    private final Views views;
    private final Masks masks;
    private final Batch batch;
    private final Actions actions;
    private final double[] chances;
    private final double[] expected;
    private Policy.Player playing;
    private int untilDecision;
    /** The match as the environment would have it, with the events of the decision. */
    private final FightState seen = new FightState(1);

    private final int[] events = new int[2];

    /**
     * Seats a policy.
     *
     * @param envId environment that it was trained in
     * @param values options of that environment
     * @param player side that it plays: 0 left, 1 right
     * @throws IllegalArgumentException if it was trained for another game, or cannot play these spaces
     */
    public PolicySeat(String envId, Map<String, Object> values, Policy policy, int player) {
        if (!envId.startsWith(FAMILY)) {
            throw new IllegalArgumentException(
                    "the policy was trained in " + envId + "; only policies of " + FAMILY + "... can fight");
        }
        Preset preset = Preset.of(envId);
        this.options = FightingOptions.of(preset, values);
        this.spec = FightingSpec.of(preset, options);
        this.policy = policy;
        this.player = player;
        this.agents = spec.groups().get(0).size();
        this.agent = options.single() ? 0 : player;
        ActionTable table = new ActionTable(tables, new MoveScripts(tables));
        controls = new Controls(options, table, 1);
        starts = new Starts(options, tables.roster, new Chance(1, 0), 1);
        starts.seat[0] = options.single() ? player : 0;
        starts.cpuLevel[0] = options.cpu();
        history = new History(options, 1);
        views = new Views(options, tables, history);
        masks = new Masks(table, tables);
        batch = new Batch(spec, 1);
        actions = new Actions(spec, 1);
        boolean discrete = spec.groups().get(0).actionSpace() instanceof Space.Discrete;
        chances = new double[discrete ? batch.groups[0].maskSize * agents : 0];
        expected = new double[agents];
        policy.newPlayer(spec, 0, 1, 0); // refuses spaces that do not fit at once
    }

    /** A match begins. */
    public void begin(FightState state, long seed) {
        playing = policy.newPlayer(spec, 0, 1, seed);
        controls.clear(0);
        seen.copyFrom(state, 0, 0);
        history.fill(seen, 0);
        untilDecision = 0;
        batch.episodeOver[0] = true;
    }

    /** Returns the input word of its side for the next frame. */
    public int word() {
        if (untilDecision == 0) {
            decide();
            Arrays.fill(events, 0);
            untilDecision = options.frameSkip();
        }
        untilDecision--;
        return controls.word(player);
    }

    /**
     * A frame has been played. Whoever runs the match clears {@link Cells#EVENTS} before each frame; the policy sees those of its whole decision, as in its environment.
     */
    public void played(FightState state) {
        for (int i = 0; i < 2; i++) events[i] |= state.player(0, i, Cells.EVENTS);
        seen.copyFrom(state, 0, 0);
        for (int i = 0; i < 2; i++) seen.cells[Cells.player(Cells.match(0), i) + Cells.EVENTS] = events[i];
        history.played(seen, 0);
        if (untilDecision == 0) history.decided(seen, 0);
    }

    private void decide() {
        Batch.Rows rows = batch.groups[0];
        views.write(seen, 0, starts, rows.observations, 0, agents);
        Arrays.fill(rows.alive, true);
        Arrays.fill(rows.acts, true);
        for (int a = 0; a < agents; a++) {
            int of = agents == 1 ? player : a;
            masks.write(
                    options.actions(),
                    seen,
                    0,
                    of,
                    controls.busy(of),
                    rows.actionMask,
                    a * rows.maskSize,
                    rows.maskSize);
        }
        noteChances();
        playing.act(batch, actions);
        batch.episodeOver[0] = false;
        int side = seen.match(0, Cells.SIDE);
        Actions.Rows chosen = actions.groups[0];
        controls.choose(
                player,
                chosen.ints,
                agent * chosen.numInts,
                seen.player(0, player, Cells.FIGHTER),
                player == 0 ? side : -side);
    }

    private void noteChances() {
        Arrays.fill(expected, Double.NaN);
        if (chances.length == 0) return;
        if (playing instanceof Policy.ExplainingPlayer explaining) {
            explaining.explain(batch, chances, expected);
        } else if (playing instanceof Policy.StochasticPlayer stochastic) {
            try {
                stochastic.probabilities(batch, chances);
            } catch (IllegalStateException remembers) { // it cannot tell
                Arrays.fill(chances, 0);
            }
        }
    }

    /** Returns the number of its actions; 0 if they are not one choice of several. */
    public int choices() {
        return chances.length / agents;
    }

    /** Returns how likely it was to take a choice at its last decision, 0 to 1; 0 for all if the policy cannot tell. */
    public double chance(int choice) {
        return chances[agent * choices() + choice];
    }

    /** Returns what it expected at its last decision: the sum of its discounted rewards from there on; NaN if it cannot tell. */
    public double value() {
        return expected[agent];
    }

    /** Returns what a choice does, for people. */
    public String choice(int choice) {
        if (options.actions() == ActionSpace.MACRO40) return macro(choice);
        if (choice < HELD.size()) return HELD.get(choice);
        boolean ego = options.actions() == ActionSpace.EGO22;
        int special = choice - HELD.size();
        return "SPECIAL " + (special % 3 + 1) + (special < 3 ? "" : ego ? " HEAVY" : " LEFT");
    }

    private static String macro(int choice) {
        List<String> first = List.of(
                "WAIT",
                "WALK",
                "RETREAT",
                "GUARD LOW",
                "GUARD",
                "JUMP",
                "JUMP FORWARD",
                "JUMP BACK",
                "DASH",
                "BACKDASH");
        List<String> buttons = List.of("LP", "MP", "HP", "LK", "MK", "HK");
        if (choice < first.size()) return first.get(choice);
        if (choice < ActionTable.THROWS) {
            int normal = choice - ActionTable.STAND_NORMALS;
            return (normal < buttons.size() ? "STAND " : "CROUCH ") + buttons.get(normal % buttons.size());
        }
        if (choice < ActionTable.SPECIAL_MOVES) return choice == ActionTable.THROWS ? "THROW" : "THROW BACK";
        if (choice < ActionTable.COMMAND) {
            int special = choice - ActionTable.SPECIAL_MOVES;
            return "SPECIAL " + (special / 3 + 1) + " " + "LMH".charAt(special % 3);
        }
        return List.of("COMMAND", "SUPER", "AIR HP", "CHAIN").get(choice - ActionTable.COMMAND);
    }

    /** Returns frames between two decisions. */
    public int frameSkip() {
        return options.frameSkip();
    }
}
