package io.github.marl4j.testkit;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.Reward;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The books that a turn-taking view must keep, checked over episodes of random play.
 *
 * <p>Source: what PettingZoo's own test of AEC environments demands, as written down in MARL4J's notes on the discrete MOMAland environments, sections 1.2, 1.3 and 3.1.
 */
final class AecBooks {
    private final CheckRun run;
    private final AecEnv view;
    private final RandomPlay play;
    private final List<String> names;

    /** What each agent earned since its own last action, by {@link AecEnv#rewards}. */
    private final Map<String, float[]> earned = new LinkedHashMap<>();

    private final Set<String> gone = new HashSet<>();

    AecBooks(CheckRun run, AecEnv view) {
        this.run = run;
        this.view = view;
        this.play = new RandomPlay(run.plan.seed());
        this.names = view.spec().agents();
    }

    void play() {
        begin(true);
        int moves = run.plan.steps() * names.size();
        for (int move = 0; move < Math.min(moves, 5000); move++) {
            run.at("move=" + move);
            if (view.agents().isEmpty()) {
                run.requireRefused(
                        IllegalStateException.class, "a step with nobody in the game", () -> view.step(Action.NONE));
                begin(false);
            }
            move(move);
        }
    }

    private void begin(boolean first) {
        if (first) view.reset(run.plan.seed(), ResetOptions.NONE);
        else view.reset();
        gone.clear();
        earned.clear();
        Reward zero = new Reward(new float[view.spec().numObjectives()]);
        for (String agent : view.agents())
            earned.put(agent, new float[view.spec().numObjectives()]);
        requireKeys();
        run.require(!view.agents().isEmpty(), () -> "nobody is in the game after reset");
        run.require(!view.terminations().containsValue(true), () -> "an agent is terminated after reset");
        run.require(!view.truncations().containsValue(true), () -> "an agent is truncated after reset");
        run.require(
                view.rewards().values().stream().allMatch(zero::equals),
                () -> "rewards after reset are " + view.rewards());
    }

    private void requireKeys() {
        Set<String> agents = Set.copyOf(view.agents());
        run.require(agents.size() == view.agents().size(), () -> "an agent is listed twice: " + view.agents());
        run.require(names.containsAll(agents), () -> "agents " + agents + " are not among possibleAgents");
        run.require(view.rewards().keySet().equals(agents), () -> "rewards are not those of agents " + agents);
        run.require(
                view.terminations().keySet().equals(agents), () -> "terminations are not those of agents " + agents);
        run.require(view.truncations().keySet().equals(agents), () -> "truncations are not those of agents " + agents);
        for (String agent : gone) run.require(!agents.contains(agent), () -> agent + " came back after its last step");
    }

    private void move(int move) {
        String agent = view.agentSelection();
        run.require(view.agents().contains(agent), () -> "selected agent " + agent + " is not among agents");
        AecEnv.Last last = view.last();
        requireReward(agent, last.reward());
        run.require(
                last.terminated() == view.terminations().get(agent)
                        && last.truncated() == view.truncations().get(agent),
                () -> "last() and the maps disagree about the end of " + agent);
        run.require(last.observation().equals(view.observe(agent)), () -> "last() and observe(" + agent + ") differ");
        run.require(view.last().equals(last), () -> "last() gives something else at the second call");
        if (last.terminated() || last.truncated()) {
            farewell(agent);
        } else {
            requireFinishedFirst(agent);
            act(agent, last, move);
        }
        requireKeys();
        view.rewards().forEach((each, reward) -> {
            float[] sum = earned.computeIfAbsent(
                    each, newcomer -> new float[view.spec().numObjectives()]);
            for (int i = 0; i < sum.length; i++) sum[i] += reward.values()[i];
        });
    }

    private void requireReward(String agent, Reward reward) {
        float[] sum = earned.get(agent);
        for (int i = 0; i < sum.length; i++) {
            float difference = Math.abs(sum[i] - reward.values()[i]);
            boolean close = difference <= 1e-5f * Math.max(1, Math.abs(sum[i]));
            run.require(
                    close,
                    () -> "last() of " + agent + " has reward " + reward
                            + ", but rewards() since its last action sum to " + new Reward(sum));
        }
    }

    /** An agent that is in the game acts only when no finished agent still waits for its last step. */
    private void requireFinishedFirst(String agent) {
        for (String other : view.agents()) {
            boolean finished =
                    view.terminations().get(other) || view.truncations().get(other);
            run.require(!finished, () -> agent + " is selected though " + other + " is finished and still listed");
        }
    }

    private void farewell(String agent) {
        List<String> before = new ArrayList<>(view.agents());
        Action any = new Action(
                new int[view.actionSpace(agent).numInts()],
                new float[view.actionSpace(agent).numFloats()]);
        run.requireRefused(IllegalActionException.class, "an action of finished " + agent, () -> view.step(any));
        view.step(Action.NONE);
        before.remove(agent);
        run.require(
                view.agents().equals(before),
                () -> "after the last step of " + agent + " agents are " + view.agents() + ", expected " + before);
        gone.add(agent);
        for (Map.Entry<String, Reward> entry : view.rewards().entrySet()) {
            for (float value : entry.getValue().values()) {
                run.require(value == 0, () -> "the empty step of " + agent + " earned " + entry.getKey() + " " + value);
            }
        }
        for (String other : before) {
            if (!view.terminations().get(other) && !view.truncations().get(other)) continue;
            run.require(
                    view.agentSelection().equals(other),
                    () -> "selected is " + view.agentSelection() + ", expected the first finished agent " + other);
            return;
        }
    }

    private void act(String agent, AecEnv.Last last, int move) {
        Space space = view.actionSpace(agent);
        run.requireRefused(IllegalActionException.class, "no action of " + agent, () -> view.step(Action.NONE));
        if (space instanceof Space.Discrete discrete) {
            Action outside = Action.of(discrete.n());
            run.requireRefused(
                    IllegalActionException.class, "action " + outside + " of " + agent, () -> view.step(outside));
        }
        Arrays.fill(earned.get(agent), 0f);
        view.step(play.choose(space, last.observation(), 0, move, names.indexOf(agent)));
    }
}
