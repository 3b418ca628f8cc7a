package io.github.marl4j.nd4j.tensor.smax;

import static io.github.marl4j.nd4j.tensor.TensorBatch.shaped;
import static io.github.marl4j.nd4j.tensor.TensorBatch.slice;

import io.github.marl4j.envs.smax.SmaxRules;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Living units that overlap push each other apart: the formula of the JVM kernel over all pairs {@code [other][unit][env]}, sums over the others upwards. */
final class TensorPush {
    /** Radius of the dead, negative: no distance is below it. */
    private static final float GONE = -1e18f;

    private TensorPush() {}

    /**
     * Adds the push to a program; 18 operations.
     *
     * @param xy {@code [x or y, unit][env]}, modified
     */
    static void push(TensorProgram program, INDArray xy, INDArray health, INDArray radius) {
        long units = health.size(0);
        long envs = health.size(1);
        TensorMemory memory = program.memory();
        INDArray reach = reach(program, health, radius);
        INDArray radii = program.add(shaped(reach, 1, units, envs), shaped(reach, units, 1, envs));
        INDArray apart = program.subtract(shaped(xy, 2, 1, units, envs), shaped(xy, 2, units, 1, envs));
        INDArray distance = distance(program, apart);
        program.divide(radii, distance, radii);
        program.add(radii, -1f, radii);
        program.max(radii, 0f, radii);
        program.multiply(apart, shaped(radii, 1, units, units, envs), apart);
        INDArray sums = program.sum(apart, 1);
        program.multiply(sums, SmaxRules.PUSH_SHARE, sums);
        program.add(xy, shaped(sums, 2 * units, envs), xy);
        memory.free(reach, radii, apart, distance, sums);
    }

    private static INDArray reach(TensorProgram program, INDArray health, INDArray radius) {
        INDArray alive = program.above(health, 0f);
        INDArray reach = program.multiply(alive, radius);
        program.add(alive, -1f, alive);
        program.multiply(alive, -GONE, alive);
        program.add(reach, alive, reach);
        program.memory().free(alive);
        return reach;
    }

    private static INDArray distance(TensorProgram program, INDArray apart) {
        INDArray squares = program.multiply(apart, apart);
        INDArray distance = program.add(slice(squares, 0), slice(squares, 1));
        program.memory().free(squares);
        program.sqrt(distance, distance);
        return program.add(distance, SmaxRules.PUSH_EPSILON, distance);
    }
}
