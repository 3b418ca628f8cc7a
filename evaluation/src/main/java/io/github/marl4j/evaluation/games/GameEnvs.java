package io.github.marl4j.evaluation.games;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The family {@code games}: Kuhn and Leduc poker, turn by turn, with one group {@code players}; and every {@link NamedMatrixGame}, in which the groups {@code row} and {@code column} act
 * at once; and repeated rock, paper, scissors, in which both of one group {@code players} act at once for twenty rounds. They have no options.
 */
public final class GameEnvs implements EnvProvider {
    private static final String FAMILY = "games";
    private static final String VERSION = "-v1";
    private static final String REPEATED_RPS = id(RepeatedRpsKernel.NAME);

    /** Creates the provider; {@link java.util.ServiceLoader} calls it. */
    public GameEnvs() {}

    /** The trees, unrolled when they are first asked for. */
    private static final class Trees {
        static final Map<String, GameTables<?>> BY_ID = load();

        private static Map<String, GameTables<?>> load() {
            Map<String, GameTables<?>> byId = new LinkedHashMap<>();
            for (ObservedGame<?> game : treeGames()) byId.put(id(game.name()), new GameTables<>(game));
            return byId;
        }
    }

    private static List<ObservedGame<?>> treeGames() {
        return List.of(new KuhnPoker(), new LeducPoker());
    }

    private static String id(String name) {
        return FAMILY + "/" + name + VERSION;
    }

    /** Returns the tree of a game that is played turn by turn; empty for other environments. */
    public static Optional<GameTree<?>> tree(String id) {
        return Optional.ofNullable(Trees.BY_ID.get(id)).map(tables -> tables.tree);
    }

    /**
     * Returns what is paid in an environment in which both act at once.
     *
     * @param id with version
     * @throws UnknownNameException if there is no such game
     */
    public static MatrixGame matrix(String id) {
        return matrixGame(id).matrix();
    }

    static GameTables<?> tables(String id) {
        return Trees.BY_ID.get(id);
    }

    private static NamedMatrixGame matrixGame(String id) {
        return NamedMatrixGame.all().stream()
                .filter(game -> id(game.name()).equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(FAMILY, "environment", id, new GameEnvs().ids()));
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (ObservedGame<?> game : treeGames()) ids.add(id(game.name()));
        for (NamedMatrixGame game : NamedMatrixGame.all()) ids.add(id(game.name()));
        ids.add(REPEATED_RPS);
        return ids;
    }

    @Override
    public List<EnvOption> options(String id) {
        return List.of();
    }

    @Override
    public Map<String, Policy> policies(String id) {
        return id.equals(REPEATED_RPS) ? RpsType.policies() : Map.of();
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        new OptionReader(id, options).done();
        if (id.equals(REPEATED_RPS)) return RepeatedRpsKernel.spec(id);
        GameTables<?> tables = Trees.BY_ID.get(id);
        return tables == null ? MatrixGameKernel.spec(id, matrixGame(id)) : TreeGameKernel.spec(id, tables);
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return new KernelVectorEnv(kernel(spec(id, options), numEnvs, how.firstEnv()), how);
    }

    private static Kernel kernel(EnvSpec spec, int numEnvs, int firstEnv) {
        String id = spec.id();
        if (id.equals(REPEATED_RPS)) return new RepeatedRpsKernel(spec, numEnvs, firstEnv);
        GameTables<?> tables = Trees.BY_ID.get(id);
        return tables == null
                ? new MatrixGameKernel(spec, matrixGame(id), numEnvs, firstEnv)
                : new TreeGameKernel(spec, tables, numEnvs, firstEnv);
    }

    /** These games begin in one way only. Allocates nothing if no option is given. */
    static void refuseResetOptions(String id, ResetOptions options) {
        if (options.isEmpty()) return;
        String name = options.values().keySet().iterator().next();
        throw new UnknownNameException(id, "reset option", name, List.of());
    }

    static IllegalActionException illegal(EnvSpec spec, int env, String agent, int action) {
        return new IllegalActionException(spec.id() + ": action " + action + " of agent " + agent + " in env=" + env
                + " is illegal; choose where the action mask is set");
    }
}
