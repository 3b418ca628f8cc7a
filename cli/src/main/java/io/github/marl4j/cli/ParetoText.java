package io.github.marl4j.cli;

import io.github.marl4j.evaluation.pareto.ParetoReport;
import java.util.ArrayList;
import java.util.List;

/** Reports on fronts as a table: a row for each measure, a column for each group of runs. */
final class ParetoText {
    private ParetoText() {}

    /** Returns a heading and the table of reports that share a setup. */
    static String of(List<ParetoReport> reports) {
        ParetoReport.Setup setup = reports.get(0).setup();
        List<String> header = new ArrayList<>(List.of("measure", "better"));
        for (ParetoReport report : reports) {
            int seeds = report.seeds().size();
            header.add(report.label() + ", " + (seeds == 1 ? "1 seed" : seeds + " seeds"));
        }
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (int row = 0; row < reports.get(0).measures().size(); row++) {
            List<String> cells = new ArrayList<>();
            cells.add(reports.get(0).measures().get(row).name());
            cells.add(reports.get(0).measures().get(row).better().word());
            for (ParetoReport report : reports) cells.add(cell(report.measures().get(row)));
            table.row(cells.toArray(String[]::new));
        }
        return heading(setup) + table.text();
    }

    private static String heading(ParetoReport.Setup setup) {
        return setup.environmentId() + "; objectives " + String.join(", ", setup.objectives()) + "; reference point "
                + setup.referencePoint() + "; discount " + setup.discount() + System.lineSeparator()
                + setup.weights().weights().length + " weights: "
                + setup.weights().origin() + System.lineSeparator();
    }

    /** One seed has no interval. */
    private static String cell(ParetoReport.Measure measure) {
        String iqm = Words.significant(measure.iqm());
        if (measure.perSeed().size() == 1) return iqm;
        return iqm + " [" + Words.significant(measure.interval().low()) + ", "
                + Words.significant(measure.interval().high()) + "]";
    }
}
