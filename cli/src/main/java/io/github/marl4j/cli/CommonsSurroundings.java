package io.github.marl4j.cli;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.commons.experiment.Surroundings;
import io.github.marl4j.commons.model.Pace;
import io.github.marl4j.commons.society.Person;
import io.github.marl4j.commons.society.TrainedPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What this command gives to a run of a society: the environment, trained policies, the person who types, a line of progress. */
final class CommonsSurroundings implements AutoCloseable {
    private final PrintWriter out;
    private final PrintWriter err;
    private final BufferedReader typed;
    private final Interrupt interrupt;
    private final List<Learner> learners = new ArrayList<>();
    private String label = "";
    private String shown = "";
    private int shownMonth = -1;

    CommonsSurroundings(InputStream typed, PrintWriter out, PrintWriter err, Interrupt interrupt) {
        this.typed = new BufferedReader(new InputStreamReader(typed, StandardCharsets.UTF_8));
        this.out = out;
        this.err = err;
        this.interrupt = interrupt;
    }

    /** Begins a run of this name. */
    Surroundings of(String name) {
        label = name;
        shownMonth = -1;
        return new Surroundings(
                System::getenv,
                Pace.REAL,
                this::policy,
                Surroundings::noModel,
                person(),
                interrupt::asked,
                this::progress);
    }

    private TrainedPolicy policy(String folder) {
        TrainConfig config = TrainingRun.readConfig(Path.of(folder));
        Learner learner = TrainingRun.load(Path.of(folder), config);
        learners.add(learner);
        return new TrainedPolicy(learner.policy(true), config.env().options());
    }

    private Person person() {
        return new Person() {
            @Override
            public void tell(String text) {
                out.println(text);
                out.flush();
            }

            @Override
            public String ask(String question) {
                out.print(question + " ");
                out.flush();
                try {
                    String line = typed.readLine();
                    if (line != null) return line;
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                throw new CommandFailure("the input ended before the society did; resume the run to go on");
            }
        };
    }

    /** On a terminal one line that changes, else a line for each month. */
    private synchronized void progress(int month, int months, int resource, long calls, long tokens, double cost) {
        String line = label + ": month " + month + " of " + months + ", resource " + resource + ", "
                + Words.whole(calls) + " answers, " + Words.whole(tokens) + " tokens"
                + (cost > 0 ? ", cost " + Words.decimal(cost) : "");
        if (Terminal.isPresent()) {
            err.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
            err.flush();
        } else if (month != shownMonth) {
            err.println(line);
        }
        shown = line;
        shownMonth = month;
    }

    /** Ends the line of progress. */
    void endLine() {
        if (Terminal.isPresent() && !shown.isEmpty()) err.println();
        shown = "";
    }

    @Override
    public void close() {
        learners.forEach(Learner::close);
        interrupt.end();
    }
}
