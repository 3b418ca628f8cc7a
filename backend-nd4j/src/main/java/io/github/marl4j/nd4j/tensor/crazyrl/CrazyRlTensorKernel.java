package io.github.marl4j.nd4j.tensor.crazyrl;

import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.envs.momaland.crazyrl.CrazyRlOptions;
import io.github.marl4j.envs.momaland.crazyrl.CrazyRlSpec;
import io.github.marl4j.envs.momaland.crazyrl.Target;
import io.github.marl4j.nd4j.tensor.TensorBatch;
import io.github.marl4j.nd4j.tensor.TensorKernel;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The rules of the drone environments on tensors: the operations of the JVM kernel in its order, so that all numbers have the same bits. Positions are float64, {@code [axis][drone][env]},
 * what agents see and earn is float32.
 */
final class CrazyRlTensorKernel extends TensorKernel {
    private static final int AXES = CrazyRlSpec.AXES;
    /** Farther than any two drones can be apart. */
    private static final double NOWHERE = 1e9;

    private final CrazyRlOptions options;
    private final int n;
    private final boolean still;
    private final TensorProgram choice;
    private final TensorProgram step;
    private final TensorProgram view;
    private final TensorProgram start;

    /** Position of drones by axis, of the target, steps made, whether it is over: what an episode starts anew. */
    private final INDArray world;

    private final INDArray drones;
    private final INDArray target;
    private final INDArray time;
    private final INDArray over;

    /** How far each drone is about to move, {@code [axis][drone][env]}. */
    private final INDArray moves;

    private final INDArray legal;
    private boolean moveGiven;

    CrazyRlTensorKernel(CrazyRlOptions options, int numEnvs, int firstEnv) {
        super(CrazyRlSpec.of(options), numEnvs, firstEnv);
        this.options = options;
        n = options.numDrones();
        still = options.target() instanceof Target.Still;
        int points = AXES * n + AXES;
        world = memory.array(DataType.DOUBLE, points + 2, numEnvs);
        drones = TensorBatch.rows(world, 0, AXES * n).reshape('c', AXES, n, numEnvs);
        target = TensorBatch.rows(world, AXES * n, AXES);
        time = TensorBatch.rows(world, points, 1);
        over = TensorBatch.rows(world, points + 1, 1);
        keepState();
        moves = memory.array(DataType.DOUBLE, AXES, n, numEnvs);
        legal = memory.array(1);
        choice = new TensorProgram(memory);
        choose();
        step = new TensorProgram(memory);
        step();
        view = new TensorProgram(memory);
        view();
        start = new TensorProgram(memory);
        start();
    }

    /** The JVM kernel has {@code [drone][axis]}. */
    private void keepState() {
        kept("position", drones.permute(1, 0, 2), Form.DOUBLE);
        kept("target", target, Form.DOUBLE);
        kept("time", time, Form.INT);
        kept("over", over, Form.BOOLEAN);
    }

    /** Float times float, as the JVM kernel does it; then a turn from {@code [drone][axis]} to {@code [axis][drone]}. */
    private void choose() {
        INDArray chosen = actions[0];
        if (!options.reference()) {
            INDArray size = choice.abs(chosen, memory.scratch(DataType.FLOAT, chosen.shape()));
            // What is no number is not at most 1 either.
            INDArray allowed = memory.scratch(DataType.BOOL, chosen.shape());
            choice.call("less_equal", new INDArray[] {size, memory.constant(DataType.FLOAT, 1)}, allowed);
            INDArray count = choice.cast(allowed, DataType.FLOAT);
            choice.call("reduce_min", new INDArray[] {count}, legal.reshape(), 0, 1);
            choice.host(this::requireLegal);
            memory.free(size, allowed, count);
        }
        INDArray scaled = choice.multiply(chosen, CrazyRlSpec.MOVE, memory.scratch(DataType.FLOAT, chosen.shape()));
        INDArray wide = choice.cast(scaled, DataType.DOUBLE);
        choice.copy(wide.reshape('c', n, AXES, numEnvs()).permute(1, 0, 2), moves);
        memory.free(scaled, wide);
    }

    private void requireLegal() {
        if (legal.getFloat(0) == 1) return;
        for (int row = 0; row < AXES * n; row++) {
            for (int env = 0; env < numEnvs(); env++) {
                float action = actions[0].getFloat(row, env);
                if (Math.abs(action) <= 1) continue;
                throw new IllegalActionException(spec().id() + ": action " + action + " of agent_" + row / AXES
                        + " in env=" + env + " must be from -1 to 1");
            }
        }
    }

    private void step() {
        step.add(time, 1, time);
        INDArray before = still ? target : step.copy(target, memory.array(DataType.DOUBLE, target.shape()));
        new TargetTensors(options, step).move(drones, target, time, chance);
        INDArray progress = distance(drones, before);
        step.add(drones, moves, drones);
        step.min(drones, corner(options.size(), CrazyRlOptions.HEIGHT), drones);
        step.max(drones, corner(-options.size(), 0), drones);
        INDArray after = distance(drones, before);
        step.subtract(progress, after, progress);
        INDArray nearest = still ? after : distance(drones, target);
        step.min(nearest, TensorBatch.rows(world, 2 * n, n), nearest);
        INDArray spread = spread(nearest);
        INDArray crashed = step.less(nearest, memory.constant(CrazyRlSpec.CRASH), DataType.FLOAT);
        earn(progress, spread, crashed);
        end(crashed);
        memory.free(progress, spread, crashed, nearest);
        if (!still) memory.free(after);
    }

    private INDArray corner(double side, double top) {
        return memory.constant(new double[] {side, side, top}, AXES, 1, 1);
    }

    /** Adds the distances of all drones from a point, {@code [drone][env]}. */
    private INDArray distance(INDArray from, INDArray point) {
        INDArray apart = step.subtract(from, point.reshape('c', AXES, 1, numEnvs()));
        step.multiply(apart, apart, apart);
        INDArray distance = step.sum(apart, 0);
        memory.free(apart);
        return step.sqrt(distance, distance);
    }

    /**
     * Adds the sum of the distances of each drone from the others, in their order, {@code [drone][env]}.
     *
     * @param nearest lowered to the distance of the nearest other
     */
    private INDArray spread(INDArray nearest) {
        INDArray apart =
                step.subtract(drones.reshape('c', AXES, n, 1, numEnvs()), drones.reshape('c', AXES, 1, n, numEnvs()));
        step.multiply(apart, apart, apart);
        INDArray distances = step.sum(apart, 0);
        step.sqrt(distances, distances);
        INDArray spread = step.sum(distances, 0);
        double[] itself = new double[n * n];
        for (int i = 0; i < n; i++) itself[i * n + i] = NOWHERE;
        step.add(distances, memory.constant(itself, n, n, 1), distances);
        INDArray other = step.least(distances, 0, memory.scratch(DataType.DOUBLE, n, numEnvs()));
        step.min(nearest, other, nearest);
        memory.free(apart, distances, other);
        return spread;
    }

    private void earn(INDArray progress, INDArray spread, INDArray crashed) {
        step.divide(spread, n - 1, spread);
        INDArray fine = step.not(crashed);
        INDArray penalty =
                step.multiply(crashed, CrazyRlSpec.CRASH_REWARD, memory.scratch(DataType.FLOAT, crashed.shape()));
        INDArray rewards = batch.rewards.reshape('c', n, 2, numEnvs());
        List<INDArray> earned = List.of(progress, spread);
        for (int k = 0; k < earned.size(); k++) {
            INDArray number = step.cast(earned.get(k), DataType.FLOAT);
            step.multiply(number, fine, number);
            step.add(number, penalty, number);
            step.copy(number, TensorBatch.among(rewards, k, 1).reshape('c', true, n, numEnvs()));
            memory.free(number);
        }
        memory.free(fine, penalty);
    }

    /** A crash of one ends the episode for all; in the reference it may be out of time as well. */
    private void end(INDArray crashed) {
        INDArray crash = memory.scratch(DataType.FLOAT, 1, numEnvs());
        step.greatest(crashed, 0, crash.reshape(numEnvs()));
        INDArray late = step.above(time, CrazyRlSpec.MAX_STEPS - 0.5);
        INDArray timeUp = step.cast(late, DataType.FLOAT);
        step.max(crash, timeUp, batch.episodeOver);
        if (!options.reference()) {
            INDArray unhurt = step.not(crash);
            step.multiply(timeUp, unhurt, timeUp);
            memory.free(unhurt);
        }
        step.copy(crash, batch.terminated);
        step.copy(timeUp, batch.truncated);
        step.call("assign", new INDArray[] {over, batch.episodeOver}, over);
        memory.free(crash, late, timeUp);
    }

    /** Every drone sees itself, the target, the others; the state is what all see. */
    private void view() {
        INDArray points = view.cast(TensorBatch.rows(world, 0, AXES * (n + 1)), DataType.FLOAT);
        int width = AXES * (n + 1);
        int[] rows = new int[2 * n * width];
        for (int i = 0; i < rows.length; i++) {
            int drone = i / width % n;
            int seen = i % width / AXES;
            int axis = i % AXES;
            int other = seen - 2 < drone ? seen - 2 : seen - 1;
            if (seen == 0) rows[i] = axis * n + drone;
            else if (seen == 1) rows[i] = AXES * n + axis;
            else rows[i] = axis * n + other;
        }
        view.rows(points, rows, batch.views);
        INDArray ended = view.cast(over, DataType.FLOAT);
        INDArray flying = view.not(ended);
        view.copy(flying, batch.alive);
        memory.free(points, ended, flying);
    }

    private void start() {
        double[] first = new double[(int) world.size(0)];
        for (int axis = 0; axis < AXES; axis++) {
            for (int i = 0; i < n; i++)
                first[axis * n + i] = options.initFlyingPos().get(i).get(axis);
            first[AXES * n + axis] = options.initTargetLocation().get(axis);
        }
        INDArray begins = start.cast(starting, DataType.DOUBLE);
        start.choose(begins, memory.constant(first, first.length, 1), world, world);
        memory.free(begins);
    }

    /** Lets the next step move the drones by this, {@code [axis][drone][env]}, whatever the actions are: for recordings whose actions are doubles. */
    void moveBy(INDArray given) {
        moves.assign(given);
        moveGiven = true;
    }

    @Override
    protected void advance() {
        if (!moveGiven) choice.run();
        moveGiven = false;
        step.run();
    }

    @Override
    public int operations() {
        return choice.operations() + step.operations() + view.operations();
    }

    @Override
    protected void observe() {
        view.run();
    }

    @Override
    protected void restart() {
        start.run();
    }

    @Override
    protected void restored() {
        // The arrays of the state are all there is.
    }

    @Override
    public void close() {
        for (TensorProgram program : List.of(choice, step, view, start)) program.close();
        super.close();
    }
}
