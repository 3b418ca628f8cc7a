package io.github.marl4j.env;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One copy of a vector environment seen through agent names, or their places in the order of play: what the parallel and the turn-taking view share. */
final class SingleRow {
    final VectorEnv env;
    final EnvSpec spec;
    final Batch batch;
    final Actions actions;
    /** Rows of the group of each agent, by place. */
    final Batch.Rows[] rows;
    /** Row of each agent in its group, by place. */
    final int[] rowOf;

    /** Actions of the group of each agent, by place. */
    final Actions.Rows[] chosen;

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final ActionForm[] forms; // [place]

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
        int count = spec.order().size();
        rows = new Batch.Rows[count];
        rowOf = new int[count];
        chosen = new Actions.Rows[count];
        forms = new ActionForm[count];
        for (String agent : spec.order()) places.put(agent, places.size());
        for (int g = 0; g < batch.groups.length; g++) {
            List<String> names = spec.groups().get(g).agents();
            ActionForm form = ActionForm.of(spec.groups().get(g).actionSpace());
            for (int a = 0; a < names.size(); a++) {
                int place = places.get(names.get(a));
                rows[place] = batch.groups[g];
                rowOf[place] = a;
                chosen[place] = actions.groups[g];
                forms[place] = form;
            }
        }
    }

    int numAgents() {
        return rowOf.length;
    }

    /** Returns whether an agent of this name exists. */
    boolean knows(String agent) {
        return places.containsKey(agent);
    }

    int place(String agent) {
        Integer place = places.get(agent);
        if (place == null) throw new UnknownNameException(spec.id(), "agent", agent, places.keySet());
        return place;
    }

    Observation observation(String agent) {
        int place = place(agent);
        Batch.Rows seen = rows[place];
        int a = rowOf[place];
        int size = seen.observationSize;
        return new Observation(
                Arrays.copyOfRange(seen.observations, a * size, (a + 1) * size),
                Arrays.copyOfRange(seen.actionMask, a * seen.maskSize, (a + 1) * seen.maskSize));
    }

    Reward reward(String agent) {
        int place = place(agent);
        int k = rows[place].numObjectives;
        return new Reward(Arrays.copyOfRange(rows[place].rewards, rowOf[place] * k, (rowOf[place] + 1) * k));
    }

    boolean terminated(String agent) {
        int place = place(agent);
        return rows[place].terminated[rowOf[place]];
    }

    boolean truncated(String agent) {
        int place = place(agent);
        return rows[place].truncated[rowOf[place]];
    }

    boolean acts(String agent) {
        int place = place(agent);
        return rows[place].acts[rowOf[place]];
    }

    boolean alive(int place) {
        return rows[place].alive[rowOf[place]];
    }

    boolean finished(int place) {
        return rows[place].terminated[rowOf[place]] || rows[place].truncated[rowOf[place]];
    }

    boolean episodeOver() {
        return batch.episodeOver[0];
    }

    List<String> aliveAgents() {
        List<String> alive = new ArrayList<>();
        for (int place = 0; place < rowOf.length; place++)
            if (alive(place)) alive.add(spec.order().get(place));
        return alive;
    }

    Map<String, Float> infos() {
        Map<String, Float> infos = new LinkedHashMap<>();
        for (int i = 0; i < spec.infos().size(); i++) infos.put(spec.infos().get(i), batch.infos[i]);
        return infos;
    }

    /** Refuses an action outside the agent's space or mask, in one sentence. */
    void check(String agent, Action action) {
        int place = place(agent);
        Batch.Rows seen = rows[place];
        Space space = seen.group.actionSpace();
        if (action == null) throw new IllegalActionException(spec.id() + ": action of agent " + agent + " is null");
        if (!space.contains(action)) {
            throw new IllegalActionException(
                    spec.id() + ": action " + action + " of agent " + agent + " is not in " + space);
        }
        int firstFlag = rowOf[place] * seen.maskSize;
        boolean[] mask = Arrays.copyOfRange(seen.actionMask, firstFlag, firstFlag + seen.maskSize);
        String problem = Legal.problem(forms[place], action, mask);
        if (problem != null) {
            throw new IllegalActionException(spec.id() + ": " + problem.replace("{agent}", agent)
                    + "; sample with the mask or call Observation.actionMask()");
        }
    }

    /** Refuses what {@link #check} refuses, for the action that is set for an agent. Allocates nothing unless it refuses. */
    void checkSet(int place) {
        Actions.Rows set = chosen[place];
        int a = rowOf[place];
        Batch.Rows seen = rows[place];
        ActionForm form = forms[place];
        int firstInt = a * set.numInts;
        if (form.wrongInt(set.ints, firstInt) < 0
                && form.wrongFloat(set.floats, a * set.numFloats) < 0
                && form.maskedInt(set.ints, firstInt, seen.actionMask, a * seen.maskSize) < 0) return;
        check(spec.order().get(place), set.get(0, a));
    }

    /** Fills in the first legal choice for everybody; agents out of the game keep it. Allocates nothing. */
    void idle() {
        for (int place = 0; place < rowOf.length; place++) idle(place);
    }

    /** Fills in the first legal choice of an agent. Allocates nothing. */
    void idle(int place) {
        Actions.Rows set = chosen[place];
        int a = rowOf[place];
        int firstFlag = a * rows[place].maskSize;
        forms[place].writeFirst(
                rows[place].actionMask, firstFlag, set.ints, a * set.numInts, set.floats, a * set.numFloats);
    }

    void set(String agent, Action action) {
        int place = place(agent);
        chosen[place].set(0, rowOf[place], action);
    }

    void step() {
        env.step(actions, batch);
    }
}
