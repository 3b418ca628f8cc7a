package io.github.marl4j.envs.momaland.ingenious;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.momaland.GameEnvs;
import io.github.marl4j.envs.momaland.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes Ingenious.
 *
 * <p>Agents {@code agent_0} and so on, in turn, with extra turns. Action {@code place * rackSize + slot}: the tile in a slot of the rack goes to a place, its first colour to the first hex. Places are
 * pairs of neighbouring hexes in the order of MOMAland, both directions of a pair; {@code describe} lists those that are free. The mask shows what the player whose turn it is may do, to everybody.
 *
 * <p>Observation, one after the other: {@code board [q + boardSize - 1][r + boardSize - 1]} in axial coordinates with the colours 1 red, 2 green, 3 blue, 4 orange, 5 yellow, 6 purple and 0 for empty
 * hexes and beside the board; {@code racks [slot][2]}, with {@code fullyObs} {@code [agent][slot][2]}; {@code scores [agent][colour]}. Objectives: the colours, each reward the points gained. There is
 * no global state.
 */
public final class IngeniousEnvs extends GameEnvs<IngeniousOptions> {
    static final String ID = "momaland/ingenious-v1";

    static final List<String> COLOURS = List.of("red", "green", "blue", "orange", "yellow", "purple");

    /** Creates the provider; {@link java.util.ServiceLoader} calls it. */
    public IngeniousEnvs() {
        super(
                ID,
                IngeniousOptions.ALL,
                IngeniousOptions::of,
                options -> spec(options, HexBoard.ofSide(options.boardSize())),
                IngeniousKernel::new);
    }

    /** Returns {@code numEnvs} games, stepped together. */
    public static VectorEnv vector(IngeniousOptions options, int numEnvs, VectorOptions how) {
        return new IngeniousEnvs().copies(options, numEnvs, how);
    }

    static EnvSpec spec(IngeniousOptions o, HexBoard board) {
        boolean capped = o.rules() == Rules.FIXED;
        float high = capped ? o.limit() : Float.POSITIVE_INFINITY;
        List<Objective> objectives = new ArrayList<>();
        for (String colour : COLOURS.subList(0, o.numColors()))
            objectives.add(new Objective(colour, capped ? 0 : Float.NEGATIVE_INFINITY, high));
        List<String> agents = new ArrayList<>();
        for (int a = 0; a < o.numAgents(); a++) agents.add("agent_" + a);
        Map<String, Space> parts = new LinkedHashMap<>();
        int side = 2 * o.boardSize() - 1;
        parts.put("board", new Space.Box(0, 6, side, side));
        parts.put(
                "racks",
                o.fullyObs()
                        ? new Space.Box(0, o.numColors(), o.numAgents(), o.rackSize(), 2)
                        : new Space.Box(0, o.numColors(), o.rackSize(), 2));
        parts.put("scores", new Space.Box(0, high, o.numAgents(), o.numColors()));
        return new EnvSpec(
                ID,
                "Ingenious: lay two-coloured tiles on hexes; each colour is an objective.",
                true,
                List.of(new AgentGroup(
                        "players", agents, new Space.Dict(parts), new Space.Discrete(board.numPlaces * o.rackSize()))),
                objectives,
                EnvSpec.NO_STATE,
                List.of(),
                0,
                o.toMap());
    }
}
