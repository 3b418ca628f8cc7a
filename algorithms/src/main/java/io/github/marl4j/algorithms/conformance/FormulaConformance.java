package io.github.marl4j.algorithms.conformance;

import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.EnvRuntime;
import io.github.marl4j.evaluation.cases.CaseFile;
import io.github.marl4j.evaluation.cases.CaseFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares the learning formulas with recorded cases: targets of actor-critic and value-based methods, value normalisation, the QMIX mixer, the losses of PPO and of CLAM, CLAM's encoder, and
 * networks with their gradients and optimiser steps. What runs on networks is compared on the plain loops and, if this JVM has them, on those of the Vector API.
 */
public final class FormulaConformance implements ConformanceCheck {
    private static final Map<String, CaseFormula> WITHOUT_NETWORK = Map.of(
            "gae", TargetFormulas.GAE,
            "pqn-lambda-returns", TargetFormulas.LAMBDA_RETURNS,
            "vtrace", TargetFormulas.VTRACE,
            "value-norm", TargetFormulas.VALUE_NORM,
            "contrastive-loss", ContrastiveFormulas.LOSS);

    private static final Map<String, Function<Kernels, CaseFormula>> ON_NETWORKS = Map.of(
            "qmix-mixer", QmixFormula::on,
            "ppo-loss", PpoLossFormula::on,
            "ppo-network", PpoNetworkFormula::on,
            "clam-encoder", ContrastiveFormulas::encoderOn);

    /** Called by {@link java.util.ServiceLoader}. */
    public FormulaConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        String kind = CaseFile.kindOf(file);
        return WITHOUT_NETWORK.containsKey(kind) || ON_NETWORKS.containsKey(kind);
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        CaseFile cases = CaseFile.of(file);
        CaseFormula formula = WITHOUT_NETWORK.get(cases.kind());
        if (formula != null) return List.of(cases.check("plain", formula));
        List<Result> results = new ArrayList<>();
        for (Kernels kernels : kernels()) {
            CaseFormula onNetworks = ON_NETWORKS.get(cases.kind()).apply(kernels);
            results.add(cases.check(kernels.name(), onNetworks));
        }
        return results;
    }

    private static List<Kernels> kernels() {
        return EnvRuntime.hasVectorApi() ? List.of(Kernels.plain(), Kernels.best()) : List.of(Kernels.plain());
    }
}
