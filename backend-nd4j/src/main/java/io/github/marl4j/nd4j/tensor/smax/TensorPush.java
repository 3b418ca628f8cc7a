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
     * Adds the push to a program.
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

    /** Distances {@code [other][unit][env]}. Square roots are the dearest operation by far, so each is taken once for both units of a pair. */
    private static INDArray distance(TensorProgram program, INDArray apart) {
        TensorMemory memory = program.memory();
        int units = (int) apart.size(1);
        long envs = apart.size(3);
        INDArray squares = program.multiply(apart, apart);
        INDArray square = program.add(slice(squares, 0), slice(squares, 1));
        int[] once = new int[units * (units - 1) / 2];
        // A unit's distance from itself may be any: its places do not differ.
        int[] of = new int[units * units];
        for (int i = 0, pair = 0; i < units; i++) {
            for (int j = i + 1; j < units; j++, pair++) {
                once[pair] = i * units + j;
                of[i * units + j] = of[j * units + i] = pair;
            }
        }
        INDArray distances = program.rows(shaped(square, (long) units * units, envs), once);
        program.sqrt(distances, distances);
        program.add(distances, SmaxRules.PUSH_EPSILON, distances);
        program.rows(distances, of, shaped(square, (long) units * units, envs));
        memory.free(squares, distances);
        return square;
    }
}
