package io.github.marl4j.rl4j;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorEnv;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.deeplearning4j.gym.StepReply;
import org.deeplearning4j.rl4j.mdp.MDP;
import org.deeplearning4j.rl4j.observation.Observation;
import org.deeplearning4j.rl4j.space.ArrayObservationSpace;
import org.deeplearning4j.rl4j.space.Box;
import org.deeplearning4j.rl4j.space.DiscreteSpace;
import org.deeplearning4j.rl4j.space.ObservationSpace;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One agent of an environment as a decision problem of RL4J, the others played by the policy of an {@link Rl4jTask}.
 *
 * <p>A step lasts until the agent acts again or the episode is over: in a turn-based game the others move in between, and after the agent has left the game they play on without it. The rewards of all that are summed,
 * without discount. An episode that is cut off is over for RL4J, which knows no truncation.
 *
 * <p>One thread at a time; {@link #newInstance} gives another with other episodes, as A3C wants for each of its threads.
 */
public final class Rl4jMdp implements MDP<Box, Integer, DiscreteSpace> {
    private final Rl4jTask task;
    private final int instance;
    private final Family family;
    private final VectorEnv env;
    private final Batch batch;
    private final Actions actions;
    private final int group;
    private final int row;
    private final ObservationSpace<Box> observationSpace;
    private final DiscreteSpace actionSpace;
    private final SplittableRandom random;
    private Policy.Player[] others;
    private boolean started;
    private double episodeReturn;

    /** What the instances for several threads have in common. */
    private record Family(AtomicInteger instances, AtomicLong illegalChoices) {}

    Rl4jMdp(Rl4jTask task) {
        this(task, 0, new Family(new AtomicInteger(), new AtomicLong()));
    }

    private Rl4jMdp(Rl4jTask task, int instance, Family family) {
        this.task = task;
        this.instance = instance;
        this.family = family;
        env = task.newEnv();
        batch = env.newBatch();
        actions = env.newActions();
        EnvSpec spec = env.spec();
        group = spec.groups().indexOf(spec.groupOf(task.agent()));
        row = spec.groups().get(group).agents().indexOf(task.agent());
        Batch.Rows rows = batch.groups[group];
        observationSpace =
                new ArrayObservationSpace<>(new int[] {rows.observationSize + (task.maskSeen() ? rows.maskSize : 0)});
        actionSpace = new DiscreteSpace(rows.maskSize);
        random = new SplittableRandom(ownSeed());
        invite();
    }

    private long ownSeed() {
        return Chance.mix(Chance.mix(task.seed()) + instance);
    }

    private void invite() {
        others = new Policy.Player[batch.groups.length];
        for (int g = 0; g < others.length; g++) others[g] = task.others().newPlayer(env, g, ownSeed() + g);
    }

    @Override
    public ObservationSpace<Box> getObservationSpace() {
        return observationSpace;
    }

    @Override
    public DiscreteSpace getActionSpace() {
        return actionSpace;
    }

    /** Starts the next episode, and lets the others play until the agent acts. */
    @Override
    public Box reset() {
        if (started) {
            env.resetRow(0, batch);
        } else {
            env.reset(ownSeed(), batch);
            started = true;
        }
        episodeReturn = 0;
        // A player forgets the last episode where it sees that it is over, which a first observation in a batch of one
        // says by this flag.
        batch.episodeOver[0] = true;
        for (Policy.Player player : others) player.act(batch, actions);
        batch.clearOutcome(0);
        if (!acts()) playOn();
        return seen();
    }

    private boolean acts() {
        return batch.groups[group].acts[row];
    }

    /** Lets the others play while it is not the agent's turn. */
    private double playOn() {
        double earned = 0;
        while (!acts() && !isDone()) {
            earned += stepOnce();
            letOthersChoose();
        }
        return earned;
    }

    private void letOthersChoose() {
        if (isDone()) return;
        for (Policy.Player player : others) player.act(batch, actions);
    }

    private double stepOnce() {
        env.step(actions, batch);
        double earned = batch.groups[group].rewards[row];
        episodeReturn += earned;
        return earned;
    }

    /**
     * Plays a choice.
     *
     * @throws IllegalActionException if the mask forbids it and the task says REFUSE
     * @throws IllegalStateException if the episode is over
     */
    @Override
    public StepReply<Box> step(Integer choice) {
        if (!started || isDone()) {
            throw new IllegalStateException(
                    task.id() + ": " + (started ? "the episode is over" : "nothing has begun") + "; call reset()");
        }
        int played = legal(choice);
        actions.groups[group].ints[row] = played;
        double earned = stepOnce();
        letOthersChoose();
        earned += playOn();
        double reward = played == choice ? earned : earned - task.penalty();
        return new StepReply<>(seen(), reward, isDone(), Map.of("played", played, "earned", earned));
    }

    private int legal(int choice) {
        Batch.Rows rows = batch.groups[group];
        int first = row * rows.maskSize;
        if (choice < 0 || choice >= rows.maskSize) {
            throw new IllegalActionException(task.id() + ": action " + choice + " of agent " + task.agent()
                    + " is not from 0 to " + (rows.maskSize - 1));
        }
        if (rows.actionMask[first + choice]) return choice;
        if (task.illegal() == Rl4jTask.IllegalChoice.REFUSE) {
            throw new IllegalActionException(task.id() + ": action " + choice + " of agent " + task.agent()
                    + " is masked out; IllegalChoice.REPLACE draws a legal one in its place");
        }
        family.illegalChoices.incrementAndGet();
        int legal = 0;
        for (int c = 0; c < rows.maskSize; c++) if (rows.actionMask[first + c]) legal++;
        int skip = random.nextInt(legal);
        int c = 0;
        while (!rows.actionMask[first + c] || skip-- > 0) c++;
        return c;
    }

    /**
     * Plays an episode, e.g. with {@code policy::nextAction} of a policy of RL4J that was trained on a task with the same spaces.
     *
     * @param policy from what is seen, {@code [1, feature]}, to a choice
     * @return what the agent has earned, penalties not counted
     */
    public double play(Function<Observation, Integer> policy) {
        double[] seen = reset().toArray();
        while (!isDone()) {
            INDArray row = Nd4j.createFromArray(seen).castTo(DataType.FLOAT).reshape(1, seen.length);
            seen = step(policy.apply(new Observation(row))).getObservation().toArray();
        }
        return episodeReturn;
    }

    private Box seen() {
        Batch.Rows rows = batch.groups[group];
        double[] values = new double[observationSpace.getShape()[0]];
        int features = rows.observationSize;
        for (int i = 0; i < features; i++) values[i] = rows.observations[row * features + i];
        for (int i = features; i < values.length; i++) {
            values[i] = rows.actionMask[row * rows.maskSize + i - features] ? 1 : 0;
        }
        return new Box(values);
    }

    @Override
    public boolean isDone() {
        return started && env.isOver(0);
    }

    /** Returns what the agent has earned in the episode so far, penalties not counted. */
    public double episodeReturn() {
        return episodeReturn;
    }

    /** Returns how many illegal choices were replaced, in all episodes of this and of its new instances. */
    public long illegalChoices() {
        return family.illegalChoices.get();
    }

    /** Returns the named numbers of the step just made, e.g. {@code won}. */
    public float info(String name) {
        int index = env.spec().infos().indexOf(name);
        if (index < 0) {
            throw new UnknownNameException(task.id(), "info", name, env.spec().infos());
        }
        return batch.infos[index];
    }

    /** Returns another with the same task and other episodes. */
    @Override
    public Rl4jMdp newInstance() {
        return new Rl4jMdp(task, family.instances.incrementAndGet(), family);
    }

    @Override
    public void close() {
        env.close();
    }
}
