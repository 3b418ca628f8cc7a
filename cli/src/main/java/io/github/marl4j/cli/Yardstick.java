package io.github.marl4j.cli;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Episodes;
import io.github.marl4j.evaluation.runs.MetricNames;
import io.github.marl4j.evaluation.statistics.Interval;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What a task's runs are compared by: the share of won episodes where episodes can be won, else the return.
 *
 * @param title of columns and axes
 * @param metric of the greedy policy in {@code metrics.csv}
 * @param share whether it runs from 0 to 1
 * @param of some episodes
 * @param word how a value is written
 */
record Yardstick(
        String title, String metric, boolean share, ToDoubleFunction<Episodes> of, DoubleFunction<String> word) {

    static final Yardstick WIN_RATE =
            new Yardstick("win rate", MetricNames.GREEDY_WIN_RATE, true, Episodes::winRate, Words::percent);

    static final Yardstick RETURN =
            new Yardstick("return", MetricNames.GREEDY_RETURN, false, Episodes::meanReturn, Words::decimal);

    /** Returns the yardstick of an environment; win rates for one that this program does not know any more. */
    static Yardstick of(String task) {
        try {
            return Marl4j.spec(task).infos().contains(Episode.WON) ? WIN_RATE : RETURN;
        } catch (UnknownNameException gone) {
            return WIN_RATE;
        }
    }

    String range(Interval interval) {
        if (share) return Words.percents(interval);
        return word.apply(interval.low()) + " to " + word.apply(interval.high());
    }
}
