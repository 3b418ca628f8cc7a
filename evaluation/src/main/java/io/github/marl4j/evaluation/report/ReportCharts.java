package io.github.marl4j.evaluation.report;

import io.github.marl4j.evaluation.curves.ChartStyle;
import io.github.marl4j.evaluation.curves.Curve;
import io.github.marl4j.evaluation.curves.CurveData;
import io.github.marl4j.evaluation.curves.LearningCurveChart;
import io.github.marl4j.evaluation.curves.Palette;
import io.github.marl4j.evaluation.runs.MetricNames;
import io.github.marl4j.evaluation.runs.RunGroup;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The charts of one task, as HTML with one picture per colour scheme and width. */
final class ReportCharts {
    private static final StratifiedBootstrap BOOTSTRAP = new StratifiedBootstrap(0, 1000);
    private static final ChartStyle WIDE = new ChartStyle(540, 330, 13, false, false);
    private static final ChartStyle NARROW = new ChartStyle(350, 250, 12, false, false);
    private static final Map<String, String> TITLES = Map.of(
            MetricNames.GREEDY_WIN_RATE, "Win rate, greedy evaluation",
            MetricNames.SAMPLED_WIN_RATE, "Win rate, sampled evaluation",
            MetricNames.GREEDY_RETURN, "Return, greedy evaluation",
            MetricNames.SAMPLED_RETURN, "Return, sampled evaluation",
            MetricNames.TRAIN_WIN_RATE, "Win rate in training",
            MetricNames.TRAIN_RETURN, "Return in training");

    private final List<RunGroup> groups;

    ReportCharts(List<RunGroup> groups) {
        this.groups = groups;
    }

    /** Colours, names and seeds of the groups, and what the bands are; said once, so that the charts have room for data. */
    String legend() {
        StringBuilder html = new StringBuilder("<div class=\"legend\">");
        for (int i = 0; i < groups.size(); i++) {
            int seeds = groups.get(i).runs().size();
            html.append("<span>")
                    .append(swatches(i))
                    .append(Html.escape(groups.get(i).label()))
                    .append(seeds == 1 ? ", one seed, no band" : ", mean of " + seeds + " seeds")
                    .append("</span>");
        }
        if (groups.stream().anyMatch(group -> group.runs().size() > 1)) {
            boolean few = groups.stream()
                    .anyMatch(group -> group.runs().size() > 1 && group.runs().size() < 5);
            html.append("<span class=\"soft\">Bands: 95 % bootstrap interval over seeds")
                    .append(few ? " (fewer than five seeds: indicative only)" : "")
                    .append("</span>");
        }
        return html.append("</div>").toString();
    }

    /** How well the groups do, over steps; the greedy win rate over time as well. */
    String learning() {
        StringBuilder html = new StringBuilder("<div class=\"charts\">");
        html.append(figure(MetricNames.GREEDY_WIN_RATE, CurveData.XAxis.STEPS, WIDE));
        html.append(figure(MetricNames.GREEDY_WIN_RATE, CurveData.XAxis.WALL_SECONDS, WIDE));
        html.append(figure(MetricNames.GREEDY_RETURN, CurveData.XAxis.STEPS, WIDE));
        html.append(figure(MetricNames.SAMPLED_WIN_RATE, CurveData.XAxis.STEPS, WIDE));
        html.append(figure(MetricNames.TRAIN_WIN_RATE, CurveData.XAxis.STEPS, WIDE));
        html.append(figure(MetricNames.TRAIN_RETURN, CurveData.XAxis.STEPS, WIDE));
        return html.append("</div>").toString();
    }

    /** Losses and what else an update reports, as small charts; empty if there is nothing. */
    String updates() {
        Set<String> names = groups.stream()
                .flatMap(group -> group.runs().stream())
                .flatMap(run -> run.metrics().names().stream())
                .filter(name -> name.startsWith(MetricNames.UPDATE_PREFIX))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<div class=\"charts small\">");
        names.forEach(name -> html.append(figure(name, CurveData.XAxis.STEPS, NARROW)));
        return html.append("</div>").toString();
    }

    private String figure(String metric, CurveData.XAxis axis, ChartStyle style) {
        List<Curve> curves = new ArrayList<>();
        List<Integer> colours = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            int colour = i;
            CurveData.curve(groups.get(i), metric, axis).ifPresent(curve -> {
                curves.add(curve);
                colours.add(colour);
            });
        }
        if (curves.isEmpty()) {
            return "";
        }
        List<Curve.Band> bands = new ArrayList<>();
        curves.forEach(curve -> bands.add(curve.band(Curve.Centre.MEAN, BOOTSTRAP, 0.95)));
        String title = title(metric) + (axis == CurveData.XAxis.WALL_SECONDS ? ", over time" : "");
        boolean share = metric.endsWith("win_rate");
        LearningCurveChart chart = new LearningCurveChart("", axis.title(), "", share, bands, colours);
        return "<figure class=\"card\"><h3>" + Html.escape(title) + "</h3>" + picture(chart, style, title)
                + caption(curves) + "</figure>\n";
    }

    private static String picture(LearningCurveChart chart, ChartStyle style, String title) {
        StringBuilder html = new StringBuilder("<picture>");
        if (style.width() > NARROW.width()) {
            html.append(source("(max-width: 600px) and (prefers-color-scheme: dark)", chart, NARROW, true));
            html.append(source("(max-width: 600px)", chart, NARROW, false));
        }
        html.append(source("(prefers-color-scheme: dark)", chart, style, true));
        return html.append("<img width=\"" + style.width() + "\" height=\"" + style.height() + "\" alt=\""
                        + Html.escape(title) + "\" src=\"" + Html.svgUri(chart.svg(style)) + "\"></picture>")
                .toString();
    }

    private static String source(String media, LearningCurveChart chart, ChartStyle style, boolean dark) {
        ChartStyle tinted = new ChartStyle(style.width(), style.height(), style.fontSize(), dark, style.legend());
        return "<source media=\"" + media + "\" width=\"" + style.width() + "\" height=\"" + style.height()
                + "\" srcset=\"" + Html.svgUri(chart.svg(tinted)) + "\">";
    }

    /** What sets a chart apart from what the legend says: seeds without such rows, and a short run that cuts the curve; else empty. */
    private String caption(List<Curve> curves) {
        Set<String> notes = new LinkedHashSet<>();
        for (Curve curve : curves) {
            RunGroup group = groups.stream()
                    .filter(each -> each.label().equals(curve.label()))
                    .findFirst()
                    .orElseThrow();
            if (curve.seeds().size() < group.runs().size()) {
                notes.add(curve.label() + ": only seeds " + curve.seeds() + " have such rows.");
            }
            double end = curve.x()[curve.x().length - 1];
            if (curve.longest() > end * 1.02) {
                notes.add("Drawn as far as all seeds of a curve go.");
            }
        }
        return notes.isEmpty() ? "" : "<figcaption>" + Html.escape(String.join(" ", notes)) + "</figcaption>";
    }

    private static String title(String metric) {
        if (TITLES.containsKey(metric)) {
            return TITLES.get(metric);
        }
        if (metric.equals(MetricNames.UPDATE_PREFIX + "kl")) {
            return "KL divergence";
        }
        String plain = metric.substring(metric.lastIndexOf('/') + 1).replace('_', ' ');
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    /** One swatch per colour scheme would need style sheets per curve; {@code light-dark()} does it in place. */
    static String swatches(int curve) {
        return "<span class=\"swatch\" style=\"background:" + Palette.hex(curve, false) + ";background:light-dark("
                + Palette.hex(curve, false) + "," + Palette.hex(curve, true) + ")\"></span>";
    }
}
