package io.github.marl4j.testkit;

import io.github.marl4j.env.ActionLimits;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import java.util.Map;

/** Plays random legal actions in both modes and looks at every row after every step. */
final class ContractCheck {
    private final CheckRun run;
    private final AutoresetMode autoreset;
    private final VectorEnv env;
    private final Batch batch;
    private final Actions actions;
    private final RowRules[] rows;

    private ContractCheck(CheckRun run, AutoresetMode autoreset) {
        this.run = run;
        this.autoreset = autoreset;
        env = run.make(run.plan.numEnvs(), autoreset);
        batch = env.newBatch();
        actions = env.newActions();
        rows = new RowRules[env.numEnvs()];
    }

    static void run(CheckRun run) {
        for (AutoresetMode autoreset : AutoresetMode.values()) {
            run.at("autoreset=" + autoreset);
            run.play(() -> {
                ContractCheck check = new ContractCheck(run, autoreset);
                try (VectorEnv env = check.env) {
                    check.shape();
                    SpecCheck.run(run, env.spec());
                    check.refusals();
                    check.episodes();
                }
            });
        }
    }

    private void shape() {
        EnvSpec spec = env.spec();
        run.require(
                env.numEnvs() == run.plan.numEnvs(), () -> "numEnvs=" + env.numEnvs() + " is not what was asked for");
        run.require(env.autoreset() == autoreset, () -> "autoreset=" + env.autoreset() + " is not what was asked for");
        run.require(spec.equals(env.spec()), () -> "spec() gives another spec at every call");
    }

    private void refusals() {
        run.at("before the first reset");
        run.requireRefused(IllegalStateException.class, "a step", () -> env.step(actions, batch));
        run.at("reset");
        ResetOptions unknown = new ResetOptions(Map.of("noSuchOption", 1));
        run.requireRefused(
                UnknownNameException.class,
                "reset option noSuchOption",
                () -> env.reset(run.plan.seed(), unknown, batch));
    }

    private void episodes() {
        RandomPlay play = new RandomPlay(run.plan.seed());
        BatchRows.spoil(batch);
        env.reset(run.plan.seed(), batch);
        for (int row = 0; row < rows.length; row++) {
            run.at(0, row);
            rows[row] = new RowRules(run, env, batch, row);
            rows[row].begin();
            rows[row].requireNoOutcome();
        }
        requireChoices();
        for (int step = 0; step < run.plan.steps(); step++) {
            play.choose(batch, 0, step, actions);
            for (RowRules row : rows) row.remember();
            BatchRows.spoil(batch);
            env.step(actions, batch);
            for (int row = 0; row < rows.length; row++) {
                run.at(step + 1, row);
                rows[row].afterStep();
            }
            if (autoreset == AutoresetMode.DISABLED) resetWhatIsOver();
        }
    }

    /** What is outside its space is refused before anything happens. */
    private void requireChoices() {
        ActionLimits limits = new ActionLimits(env.spec());
        Snapshot before = env.snapshot();
        for (int g = 0; g < actions.groups.length; g++) {
            int[] ints = actions.groups[g].ints;
            int[] greatest = limits.greatest(g);
            for (int part = 0; part < greatest.length; part++) {
                int last = ints.length - greatest.length + part;
                for (int outside : new int[] {-1, greatest[part] + 1, Integer.MAX_VALUE}) {
                    ints[last] = outside;
                    run.requireRefused(
                            IllegalActionException.class, "choice " + outside, () -> env.step(actions, batch));
                }
                ints[last] = 0;
            }
        }
        run.require(before.equals(env.snapshot()), () -> "a refused choice changed the state");
    }

    private void resetWhatIsOver() {
        for (int row = 0; row < rows.length; row++) {
            if (!batch.episodeOver[row]) continue;
            int over = row;
            run.require(env.isOver(row), () -> "isOver is false after the end of an episode");
            run.requireRefused(
                    IllegalStateException.class, "a step of an episode that is over", () -> env.step(actions, batch));
            env.resetRow(over, batch);
            run.require(!env.isOver(row), () -> "isOver is true after resetRow");
            rows[row].begin();
        }
    }
}
