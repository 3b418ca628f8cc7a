package io.github.marl4j.evaluation.cases;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.evaluation.exploitability.CfrSolver;
import io.github.marl4j.evaluation.exploitability.Exploitability;
import io.github.marl4j.evaluation.games.GameTree;
import io.github.marl4j.evaluation.games.KuhnPoker;
import io.github.marl4j.evaluation.games.LeducPoker;
import io.github.marl4j.evaluation.games.MatrixGame;
import io.github.marl4j.evaluation.games.TabularPolicy;
import io.github.marl4j.evaluation.games.TreeGame;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares exact exploitability with OpenSpiel 2.0.2: of given policies in Kuhn and Leduc poker and in matrix games, and of the averages of CFR and CFR+ after some iterations. All within 1e-9,
 * matrix games within 1e-12.
 */
public final class GameConformance implements ConformanceCheck {
    private static final String POLICIES = "tree-exploitability";
    private static final String CURVES = "cfr-nashconv-curve";
    private static final String MATRICES = "matrix-exploitability";
    private static final double TREE_TOLERANCE = 1e-9;

    /** Called by {@link java.util.ServiceLoader}. */
    public GameConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return List.of(POLICIES, CURVES, MATRICES).contains(CaseFile.kindOf(file));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        CaseFile cases = CaseFile.of(file);
        return List.of(
                switch (cases.kind()) {
                    case POLICIES -> policies(file, cases);
                    case CURVES -> curves(file, cases);
                    default ->
                        cases.check(
                                "",
                                CaseFormula.within(1e-12, GameConformance::matrix)
                                        .withRemarks("checkedAgainstOpenSpiel"));
                });
    }

    private static GameTree<?> tree(RecordedCase content, TreeGame<LeducPoker.Hand> leduc) {
        String name = content.text("game");
        return switch (name) {
            case "kuhn" -> GameTree.of(new KuhnPoker());
            case "leduc" -> GameTree.of(leduc);
            default ->
                throw new IllegalArgumentException(
                        content.place() + ": game \"" + name + "\" is unknown; expected kuhn or leduc");
        };
    }

    private static Result policies(Map<String, Object> file, CaseFile cases) {
        RecordedCase content = new RecordedCase("case file", file);
        GameTree<?> tree = tree(content, new LeducPoker());
        String difference = difference(tree, content.object("infosets"));
        if (difference != null) return new Result("", cases.cases().size(), Double.POSITIVE_INFINITY, difference);
        return cases.check("", CaseFormula.within(TREE_TOLERANCE, c -> facts(Exploitability.of(policy(tree, c)))));
    }

    private static TabularPolicy policy(GameTree<?> tree, RecordedCase c) {
        RecordedCase given = c.object("policy");
        Map<String, double[]> byKey = new HashMap<>();
        for (String key : given.keys()) byKey.put(key, given.numbers(key));
        return TabularPolicy.of(tree, byKey);
    }

    /** Says where the information sets of the file are not those of the game; {@code null} if they are. */
    private static String difference(GameTree<?> tree, RecordedCase infosets) {
        if (infosets.keys().size() != tree.infosets().size()) {
            return "infosets: got " + tree.infosets().size() + ", expected "
                    + infosets.keys().size();
        }
        for (GameTree.Infoset infoset : tree.infosets()) {
            if (!infosets.has(infoset.key())) return "infosets: got " + infoset.key() + ", which is not expected";
            RecordedCase expected = infosets.object(infoset.key());
            List<String> actions = infoset.actions().stream()
                    .map(tree.game().actionNames()::get)
                    .toList();
            if (!actions.equals(expected.fields().get("actions")) || expected.integer("player") != infoset.player()) {
                return "infosets." + infoset.key() + ": got " + infoset.player() + " " + actions + ", expected "
                        + expected.fields();
            }
        }
        return null;
    }

    private static Result curves(Map<String, Object> file, CaseFile cases) {
        GameTree<?> tree = tree(new RecordedCase("case file", file), new SuitedLeduc());
        CaseComparison comparison = new CaseComparison();
        for (RecordedCase each : cases.cases()) {
            CfrSolver solver = new CfrSolver(tree, variant(each));
            RecordedCase curve = each.object("nashConvAfterIterations");
            List<String> marks = curve.keys().stream()
                    .sorted(Comparator.comparingInt(Integer::parseInt))
                    .toList();
            for (String iterations : marks) {
                solver.iterate(Integer.parseInt(iterations) - solver.iterations());
                double nashConv = Exploitability.of(solver.averagePolicy()).nashConv();
                comparison.compare(
                        each,
                        "nashConvAfterIterations." + iterations,
                        curve.number(iterations),
                        nashConv,
                        Tolerance.within(TREE_TOLERANCE));
            }
        }
        return comparison.result("", cases.cases().size());
    }

    private static CfrSolver.Variant variant(RecordedCase c) {
        return switch (c.text("name")) {
            case "cfr" -> CfrSolver.Variant.CFR;
            case "cfr+" -> CfrSolver.Variant.CFR_PLUS;
            default -> throw new IllegalArgumentException(c.place() + " is unknown; expected cfr or cfr+");
        };
    }

    private static Map<String, Object> matrix(RecordedCase c) {
        MatrixGame game = MatrixGame.of(c.table("payoffRow"), c.table("payoffCol"));
        return facts(Exploitability.of(game, c.numbers("row"), c.numbers("col")));
    }

    private static Map<String, Object> facts(Exploitability found) {
        return Map.of(
                "values",
                found.values(),
                "bestResponseValues",
                found.bestResponseValues(),
                "nashConv",
                found.nashConv(),
                "exploitability",
                found.exploitability());
    }
}
