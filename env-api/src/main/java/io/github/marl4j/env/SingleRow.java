package io.github.marl4j.env;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One copy of a vector environment seen through agent names: what the parallel and the turn-taking view share. */
final class SingleRow {
    final VectorEnv env;
    final EnvSpec spec;
    final Batch batch;
    final Actions actions;
    /** Group and row in it of each agent, in the order of play. */
    private final Map<String, int[]> places = new LinkedHashMap<>();

    SingleRow(VectorEnv one) {
        if (one.numEnvs() != 1) {
            throw new IllegalArgumentException(
                    one.spec().id() + ": numEnvs=" + one.numEnvs() + ", a view with agent names needs 1");
        }
        if (one.autoreset() != AutoresetMode.DISABLED) {
            throw new IllegalArgumentException(
                    one.spec().id() + ": autoreset=" + one.autoreset() + ", a view with agent names needs DISABLED");
        }
        env = one;
        spec = one.spec();
        batch = one.newBatch();
        actions = one.newActions();
        for (String agent : spec.order()) places.put(agent, new int[2]);
        for (int g = 0; g < spec.groups().size(); g++) {
            List<String> names = spec.groups().get(g).agents();
            for (int a = 0; a < names.size(); a++) places.put(names.get(a), new int[] {g, a});
        }
    }

    private int[] place(String agent) {
        int[] place = places.get(agent);
        if (place == null) throw new UnknownNameException(spec.id(), "agent", agent, places.keySet());
        return place;
    }

    private Batch.Rows rows(String agent) {
        return batch.groups[place(agent)[0]];
    }

    Observation observation(String agent) {
        Batch.Rows rows = rows(agent);
        int a = place(agent)[1];
        int size = rows.observationSize;
        return new Observation(
                Arrays.copyOfRange(rows.observations, a * size, (a + 1) * size),
                Arrays.copyOfRange(rows.actionMask, a * rows.maskSize, (a + 1) * rows.maskSize));
    }

    Reward reward(String agent) {
        Batch.Rows rows = rows(agent);
        int first = place(agent)[1] * rows.numObjectives;
        return new Reward(Arrays.copyOfRange(rows.rewards, first, first + rows.numObjectives));
    }

    boolean terminated(String agent) {
        return rows(agent).terminated[place(agent)[1]];
    }

    boolean truncated(String agent) {
        return rows(agent).truncated[place(agent)[1]];
    }

    boolean alive(String agent) {
        return rows(agent).alive[place(agent)[1]];
    }

    boolean acts(String agent) {
        return rows(agent).acts[place(agent)[1]];
    }

    boolean episodeOver() {
        return batch.episodeOver[0];
    }

    List<String> aliveAgents() {
        List<String> alive = new ArrayList<>();
        for (String agent : places.keySet()) if (alive(agent)) alive.add(agent);
        return alive;
    }

    Map<String, Float> infos() {
        Map<String, Float> infos = new LinkedHashMap<>();
        for (int i = 0; i < spec.infos().size(); i++) infos.put(spec.infos().get(i), batch.infos[i]);
        return infos;
    }

    /** Refuses an action outside the agent's space or mask, in one sentence. */
    void check(String agent, Action action) {
        Space space = rows(agent).group.actionSpace();
        if (action == null) throw new IllegalActionException(spec.id() + ": action of agent " + agent + " is null");
        if (!space.contains(action)) {
            throw new IllegalActionException(
                    spec.id() + ": action " + action + " of agent " + agent + " is not in " + space);
        }
        boolean[] mask = observation(agent).actionMask();
        String problem = Legal.problem(space, action, mask);
        if (problem != null) {
            throw new IllegalActionException(spec.id() + ": " + problem.replace("{agent}", agent)
                    + "; sample with the mask or call Observation.actionMask()");
        }
    }

    /** Fills in the first legal choice for everybody; agents out of the game keep it. */
    void idle() {
        for (int g = 0; g < batch.groups.length; g++) {
            Batch.Rows rows = batch.groups[g];
            for (int a = 0; a < rows.numAgents; a++) {
                boolean[] mask = Arrays.copyOfRange(rows.actionMask, a * rows.maskSize, (a + 1) * rows.maskSize);
                actions.groups[g].set(0, a, Legal.first(rows.group.actionSpace(), mask));
            }
        }
    }

    void set(String agent, Action action) {
        int[] place = place(agent);
        actions.groups[place[0]].set(0, place[1], action);
    }

    void step() {
        env.step(actions, batch);
    }
}
