package io.github.marl4j.envs.momaland.connect4;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.momaland.GameEnvs;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes Connect Four.
 *
 * <p>Agents {@code player_0} (moves first) and {@code player_1}, strictly in turn. Action: the column, 0 at the left. Observation {@code [row][column][2]}, row 0 at the top: own tokens, the other
 * player's. Objectives {@code win}, {@code quick_win} and, if asked for, {@code column_0} and so on; each from -1 to 1. There is no global state.
 */
public final class Connect4Envs extends GameEnvs<Connect4Options> {
    static final String ID = "momaland/connect4-v1";

    /** Creates the provider; {@link java.util.ServiceLoader} calls it. */
    public Connect4Envs() {
        super(ID, Connect4Options.ALL, Connect4Options::of, Connect4Envs::spec, Connect4Kernel::new);
    }

    /** Returns {@code numEnvs} games, stepped together. */
    public static VectorEnv vector(Connect4Options options, int numEnvs, VectorOptions how) {
        return new Connect4Envs().copies(options, numEnvs, how);
    }

    static EnvSpec spec(Connect4Options o) {
        List<Objective> objectives = new ArrayList<>();
        objectives.add(new Objective(Objective.WIN, -1, 1));
        objectives.add(new Objective("quick_win", -1, 1));
        for (int i = 2; i < o.numObjectives(); i++) objectives.add(new Objective("column_" + (i - 2), -1, 1));
        AgentGroup players = new AgentGroup(
                "players",
                List.of("player_0", "player_1"),
                new Space.Box(0, 1, o.boardHeight(), o.boardWidth(), 2),
                new Space.Discrete(o.boardWidth()));
        return new EnvSpec(
                ID,
                "Connect Four: win, win soon, own the columns.",
                true,
                List.of(players),
                objectives,
                EnvSpec.NO_STATE,
                List.of(),
                0,
                o.toMap());
    }
}
