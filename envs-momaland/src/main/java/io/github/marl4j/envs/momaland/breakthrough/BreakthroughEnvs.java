package io.github.marl4j.envs.momaland.breakthrough;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.momaland.GameEnvs;
import io.github.marl4j.envs.momaland.Rules;
import java.util.List;

/**
 * Makes Breakthrough.
 *
 * <p>Agents {@code player_0} (begins at y = 0 and 1, moves first, towards greater y) and {@code player_1}, strictly in turn. Action {@code (x * boardHeight + y) * 3 + z}: the piece at (x, y)
 * goes one row ahead and to x - 1 (z = 0), x (1) or x + 1 (2), for both players. Observation {@code [y][x][2]}: own pieces, the other player's; with {@code rules=reference} {@code [x][y][2]}.
 * Objectives {@code win}, {@code quick_win}, {@code captures}, {@code losses}, each from -1 to 1, of which the first {@code numObjectives} are there. There is no global state.
 */
public final class BreakthroughEnvs extends GameEnvs<BreakthroughOptions> {
    static final String ID = "momaland/breakthrough-v1";

    private static final List<Objective> OBJECTIVES = List.of(
            new Objective(Objective.WIN, -1, 1),
            new Objective("quick_win", -1, 1),
            new Objective("captures", -1, 1),
            new Objective("losses", -1, 1));

    /** Creates the provider; {@link java.util.ServiceLoader} calls it. */
    public BreakthroughEnvs() {
        super(ID, BreakthroughOptions.ALL, BreakthroughOptions::of, BreakthroughEnvs::spec, BreakthroughKernel::new);
    }

    /** Returns {@code numEnvs} games, stepped together. */
    public static VectorEnv vector(BreakthroughOptions options, int numEnvs, VectorOptions how) {
        return new BreakthroughEnvs().copies(options, numEnvs, how);
    }

    static EnvSpec spec(BreakthroughOptions o) {
        Space seen = o.rules() == Rules.REFERENCE
                ? new Space.Box(0, 1, o.boardWidth(), o.boardHeight(), 2)
                : new Space.Box(0, 1, o.boardHeight(), o.boardWidth(), 2);
        AgentGroup players = new AgentGroup(
                "players",
                List.of("player_0", "player_1"),
                seen,
                new Space.Discrete(3 * o.boardWidth() * o.boardHeight()));
        return new EnvSpec(
                ID,
                "Breakthrough: win, win soon, capture, do not be captured.",
                true,
                List.of(players),
                OBJECTIVES.subList(0, o.numObjectives()),
                EnvSpec.NO_STATE,
                List.of(),
                0,
                o.toMap());
    }
}
