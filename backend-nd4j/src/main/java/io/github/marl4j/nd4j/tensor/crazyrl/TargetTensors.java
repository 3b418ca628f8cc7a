package io.github.marl4j.nd4j.tensor.crazyrl;

import io.github.marl4j.envs.momaland.crazyrl.CrazyRlOptions;
import io.github.marl4j.envs.momaland.crazyrl.CrazyRlSpec;
import io.github.marl4j.envs.momaland.crazyrl.Target;
import io.github.marl4j.nd4j.tensor.TensorChance;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes down how targets move, operation by operation in the order of the JVM kernel's. */
final class TargetTensors {
    private static final int AXES = CrazyRlSpec.AXES;

    private final CrazyRlOptions options;
    private final TensorProgram program;
    private final TensorMemory memory;

    TargetTensors(CrazyRlOptions options, TensorProgram program) {
        this.options = options;
        this.program = program;
        this.memory = program.memory();
    }

    /**
     * Adds the move of a step.
     *
     * @param drones before they move, {@code [axis][drone][env]}
     * @param target {@code [axis][env]}; overwritten
     * @param time number of the step, from 1, {@code [1][env]}
     */
    void move(INDArray drones, INDArray target, INDArray time, TensorChance chance) {
        if (options.target() instanceof Target.Path path) follow(path, target, time);
        if (options.target() instanceof Target.Fleeing fleeing) flee(fleeing, drones, target, time, chance);
    }

    /** Point k of N = m + 2 is {@code start + (end - start) k / (N - 1)}, in the reference over N. */
    private void follow(Target.Path path, INDArray target, INDArray time) {
        int last = path.numIntermediatePoints() + 1;
        double[] way = new double[AXES];
        for (int axis = 0; axis < AXES; axis++) {
            way[axis] = path.end().get(axis) - options.initTargetLocation().get(axis);
        }
        INDArray point = program.min(time, last, memory.scratch(DataType.DOUBLE, time.shape()));
        program.multiply(memory.constant(way, AXES, 1), point, target);
        program.divide(target, options.reference() ? last + 1 : last, target);
        program.add(target, column(options.initTargetLocation()), target);
        memory.free(point);
    }

    private INDArray column(List<Double> point) {
        return memory.constant(point.stream().mapToDouble(Double::doubleValue).toArray(), AXES, 1);
    }

    private void flee(Target.Fleeing fleeing, INDArray drones, INDArray target, INDArray time, TensorChance chance) {
        INDArray away = memory.scratch(DataType.DOUBLE, target.shape());
        program.sum(drones, 1, away);
        program.divide(away, options.numDrones(), away);
        program.subtract(target, away, away);
        INDArray distance = memory.scratch(DataType.DOUBLE, time.shape());
        INDArray squares = program.multiply(away, away);
        program.sqrt(program.sum(squares, 0, distance.reshape(distance.length())), distance.reshape(distance.length()));
        INDArray far = program.above(distance, Target.Fleeing.CLOSE);
        // Where it is close the quotient is not used, but must be a number.
        program.max(distance, Target.Fleeing.CLOSE, distance);
        program.divide(away, distance, away);
        program.multiply(away, fleeing.speed(), away);
        INDArray luck = chance.uniformDouble(program, Target.Fleeing.HESITATION, axes(), time, AXES);
        if (!options.reference()) program.subtract(program.multiply(luck, 2, luck), memory.constant(1.0), luck);
        program.multiply(luck, fleeing.speed(), luck);
        program.multiply(luck, Target.Fleeing.HESITANT, luck);
        program.add(target, program.choose(far, away, luck, away), target);
        INDArray high = memory.constant(new double[] {options.size(), options.size(), CrazyRlOptions.HEIGHT}, AXES, 1);
        INDArray low = memory.constant(new double[] {-options.size(), -options.size(), Target.Fleeing.LOWEST}, AXES, 1);
        program.max(program.min(target, high, target), low, target);
        memory.free(away, distance, squares, far, luck);
    }

    private static long[] axes() {
        long[] axes = new long[AXES];
        for (int axis = 0; axis < AXES; axis++) axes[axis] = axis;
        return axes;
    }
}
