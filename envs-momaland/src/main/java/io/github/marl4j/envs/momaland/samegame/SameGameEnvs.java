package io.github.marl4j.envs.momaland.samegame;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.momaland.GameEnvs;
import io.github.marl4j.envs.momaland.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes SameGame.
 *
 * <p>Agents {@code agent_0} and so on, in turn. Action {@code y * boardWidth + x}, y = 0 at the top: remove the group of that cell. Observation {@code [y][x][colour]}, 1 where the cell has the colour,
 * the same for everybody; with {@code rules=reference} {@code [x][y][colour]}. Objectives {@code colour_1} and so on, or only {@code score}, each from 0 to (boardWidth * boardHeight)². There is no
 * global state.
 */
public final class SameGameEnvs extends GameEnvs<SameGameOptions> {
    static final String ID = "momaland/same-game-v1";

    /** Creates the provider; {@link java.util.ServiceLoader} calls it. */
    public SameGameEnvs() {
        super(ID, SameGameOptions.ALL, SameGameOptions::of, SameGameEnvs::spec, SameGameKernel::new);
    }

    /** Returns {@code numEnvs} games, stepped together. */
    public static VectorEnv vector(SameGameOptions options, int numEnvs, VectorOptions how) {
        return new SameGameEnvs().copies(options, numEnvs, how);
    }

    static EnvSpec spec(SameGameOptions o) {
        int cells = o.boardWidth() * o.boardHeight();
        List<Objective> objectives = new ArrayList<>();
        if (o.colorRewards()) {
            for (int c = 1; c <= o.numColors(); c++) objectives.add(new Objective("colour_" + c, 0, cells * cells));
        } else {
            objectives.add(new Objective("score", 0, cells * cells));
        }
        List<String> agents = new ArrayList<>();
        for (int a = 0; a < o.numAgents(); a++) agents.add("agent_" + a);
        Space seen = o.rules() == Rules.REFERENCE
                ? new Space.Box(0, 1, o.boardWidth(), o.boardHeight(), o.numColors())
                : new Space.Box(0, 1, o.boardHeight(), o.boardWidth(), o.numColors());
        return new EnvSpec(
                ID,
                "SameGame: remove groups of tiles; each colour is an objective.",
                true,
                List.of(new AgentGroup("players", agents, seen, new Space.Discrete(cells))),
                objectives,
                EnvSpec.NO_STATE,
                List.of(),
                0,
                o.toMap());
    }
}
