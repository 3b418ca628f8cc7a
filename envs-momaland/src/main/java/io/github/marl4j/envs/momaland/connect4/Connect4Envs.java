package io.github.marl4j.envs.momaland.connect4;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes Connect Four.
 *
 * <p>Agents {@code player_0} (moves first) and {@code player_1}, strictly in turn. Action: the column, 0 at the left. Observation {@code [row][column][2]}, row 0 at the top: own tokens, the other
 * player's. Objectives {@code win}, {@code quick_win} and, if asked for, {@code column_0} and so on; each from -1 to 1. There is no global state.
 */
public final class Connect4Envs implements EnvProvider {
    static final String ID = "momaland/connect4-v1";

    /** Creates the provider; {@link java.util.ServiceLoader} calls it. */
    public Connect4Envs() {}

    /** Returns {@code numEnvs} games, stepped together. */
    public static VectorEnv vector(Connect4Options options, int numEnvs, VectorOptions how) {
        return new KernelVectorEnv(new Connect4Kernel(options, numEnvs, how.firstEnv()), how);
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

    @Override
    public String family() {
        return "momaland";
    }

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public List<EnvOption> options(String id) {
        return Connect4Options.ALL;
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        return spec(Connect4Options.of(options));
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(Connect4Options.of(options), numEnvs, how);
    }
}
