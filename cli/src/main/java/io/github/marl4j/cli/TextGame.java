package io.github.marl4j.cli;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.VectorEnv;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One episode in text: a person plays one agent, a policy all others. */
final class TextGame {
    /** With more agents than this, what the others do and earn would bury what the person wants to see. */
    private static final int FEW = 6;

    private final VectorEnv env;
    private final EnvSpec spec;
    private final String seat;
    private final long seed;
    private final BufferedReader typed;
    private final PrintWriter out;
    private final Batch batch;
    private final Actions actions;
    private final Policy.Player[] players;

    /** What each agent has earned so far, {@code [agent in the order of play][objective]}. */
    private final float[][] earned;

    /**
     * Prepares an episode.
     *
     * @param env one copy with autoreset DISABLED; the caller closes it
     * @param seat the person's agent
     * @param others plays all other agents
     */
    TextGame(VectorEnv env, String seat, Policy others, long seed, BufferedReader typed, PrintWriter out) {
        this.env = env;
        this.spec = env.spec();
        this.seat = seat;
        this.seed = seed;
        this.typed = typed;
        this.out = out;
        this.batch = env.newBatch();
        this.actions = env.newActions();
        this.players = new Policy.Player[spec.groups().size()];
        for (int g = 0; g < players.length; g++) players[g] = others.newPlayer(env, g, seed + g);
        this.earned = new float[spec.order().size()][spec.numObjectives()];
        TypedAction.requireTypable(spec, spec.groupOf(seat).actionSpace());
    }

    /** Plays until the episode ends, the person stops, or the input does. */
    void play() throws IOException {
        env.reset(seed, batch);
        while (!batch.episodeOver[0]) {
            List<String> actors = spec.order().stream().filter(this::acts).toList();
            for (String actor : actors) {
                if (TypedAction.isAnythingLegal(space(actor), mask(actor))) continue;
                end(actor + " has no legal action, and the game cannot go on");
                return;
            }
            // A player with a memory must not see the person's turns as its own.
            if (!actors.equals(List.of(seat))) for (Policy.Player player : players) player.act(batch, actions);
            if (actors.contains(seat)) {
                Action own = ask();
                if (own == null) {
                    end("stopped before the end");
                    return;
                }
                rowsOfActions(seat).set(0, index(seat), own);
            }
            env.step(actions, batch);
            tell(actors);
        }
        end("the episode is over");
    }

    private boolean acts(String agent) {
        Batch.Rows rows = rows(agent);
        return rows.acts[index(agent)] && rows.alive[index(agent)];
    }

    /** Returns the person's next action, or {@code null} if there is none to come. */
    private Action ask() throws IOException {
        out.print(env.describe(0, seat).stripTrailing());
        out.println();
        boolean[] mask = mask(seat);
        out.println("you are " + seat + "; legal: " + TypedAction.legal(space(seat), mask));
        while (true) {
            out.print(seat + "> ");
            out.flush();
            String line = typed.readLine();
            if (line == null) {
                out.println();
                return null;
            }
            String words = line.strip();
            if (words.equals("quit")) return null;
            if (words.equals("legal")) {
                out.println(TypedAction.legal(space(seat), mask));
            } else if (!words.isEmpty()) {
                try {
                    return TypedAction.parse(space(seat), mask, words);
                } catch (IllegalArgumentException refused) {
                    out.println(refused.getMessage());
                }
            }
        }
    }

    private void tell(List<String> actors) {
        for (int i = 0; i < earned.length; i++) {
            String agent = spec.order().get(i);
            float[] rewards = rewards(agent);
            for (int k = 0; k < rewards.length; k++) earned[i][k] += rewards[k];
            if (earned.length > FEW && !agent.equals(seat)) continue;
            if (actors.contains(agent) && !agent.equals(seat)) {
                out.println(agent + " chose " + rowsOfActions(agent).get(0, index(agent)));
            }
            String news = objectives(rewards, true);
            if (!news.isEmpty()) out.println(agent + " earns " + news);
        }
    }

    /** When the episode is over, what was hidden is shown. */
    private void end(String how) {
        out.print((batch.episodeOver[0] ? env.describe(0) : env.describe(0, seat)).stripTrailing());
        out.println();
        out.println(how);
        for (int i = 0; i < earned.length; i++) {
            String agent = spec.order().get(i);
            if (earned.length > FEW && !agent.equals(seat)) continue;
            out.println(agent + (agent.equals(seat) ? " (you)" : "") + " earned " + objectives(earned[i], false));
        }
        out.flush();
    }

    /** Returns e.g. {@code win 1, quick_win 0.429}. */
    private String objectives(float[] values, boolean onlyOthersThanZero) {
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            if (onlyOthersThanZero && values[k] == 0) continue;
            boolean whole = values[k] == Math.rint(values[k]);
            String number = String.format(Locale.ROOT, whole ? "%.0f" : "%.3f", values[k] + 0f);
            parts.add(spec.objectives().get(k).name() + " " + number);
        }
        return String.join(", ", parts);
    }

    private Space space(String agent) {
        return spec.groupOf(agent).actionSpace();
    }

    private Batch.Rows rows(String agent) {
        return batch.groups[spec.groupIndex(spec.groupOf(agent).name())];
    }

    private Actions.Rows rowsOfActions(String agent) {
        return actions.groups[spec.groupIndex(spec.groupOf(agent).name())];
    }

    private int index(String agent) {
        return spec.groupOf(agent).agents().indexOf(agent);
    }

    private boolean[] mask(String agent) {
        Batch.Rows rows = rows(agent);
        int first = index(agent) * rows.maskSize;
        return Arrays.copyOfRange(rows.actionMask, first, first + rows.maskSize);
    }

    private float[] rewards(String agent) {
        Batch.Rows rows = rows(agent);
        int first = index(agent) * rows.numObjectives;
        return Arrays.copyOfRange(rows.rewards, first, first + rows.numObjectives);
    }
}
