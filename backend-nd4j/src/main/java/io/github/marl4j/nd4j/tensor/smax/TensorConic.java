package io.github.marl4j.nd4j.tensor.smax;

import static io.github.marl4j.nd4j.tensor.TensorBatch.among;
import static io.github.marl4j.nd4j.tensor.TensorBatch.shaped;
import static io.github.marl4j.nd4j.tensor.TensorBatch.slice;

import io.github.marl4j.envs.smax.SmaxConic;
import io.github.marl4j.envs.smax.SmaxSpec;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The conic observation: 32 sectors around a unit with two places each, filled in ascending unit order. A place is the sum over all units of their blocks, times whether they got it:
 * far more work than the unit list, as nothing here can be a mere choice of rows.
 */
final class TensorConic {
    private static final int HALF = SmaxSpec.SECTORS / 2;

    private final Battlefield field;
    private final TensorMemory memory;
    private final TensorProgram program;
    private final int units;
    private final int observers;
    private final int envs;

    TensorConic(Battlefield field, TensorProgram program) {
        this.field = field;
        this.memory = field.memory;
        this.program = program;
        units = field.units;
        observers = field.observers;
        envs = field.envs;
    }

    /**
     * Adds the sectors to a program.
     *
     * @param relative places {@code [x or y, observer, unit][env]} in units of the sight range
     * @param blocks what there is to see, {@code [unit, observer, number][env]}
     * @param alive {@code [observer][env]}
     * @param out {@code [observer, number][env]}, whose first numbers of each observer are overwritten
     */
    void write(INDArray relative, INDArray blocks, INDArray alive, INDArray out) {
        INDArray sector = sector(shaped(relative, 2, observers, units, envs));
        INDArray taken = memory.scratch(DataType.FLOAT, observers, SmaxSpec.SECTORS, envs);
        INDArray seen =
                memory.scratch(DataType.FLOAT, SmaxSpec.PLACES, observers, SmaxSpec.SECTORS, SmaxSpec.BLOCK, envs);
        INDArray part = memory.scratch(DataType.FLOAT, seen.shape());
        program.multiply(taken, 0f, taken);
        program.multiply(seen, 0f, seen);
        INDArray byUnit = shaped(blocks, units, observers, 1, SmaxSpec.BLOCK, envs);
        // Unit 0 is never seen.
        for (int unit = 1; unit < units; unit++) {
            INDArray places = places(sector, unit, taken);
            program.multiply(
                    shaped(places, SmaxSpec.PLACES, observers, SmaxSpec.SECTORS, 1, envs),
                    shaped(slice(byUnit, unit), 1, observers, 1, SmaxSpec.BLOCK, envs),
                    part);
            program.add(seen, part, seen);
            memory.free(places);
        }
        program.multiply(seen, shaped(alive, 1, observers, 1, 1, envs), sectorsOf(out));
        memory.free(sector, taken, seen, part);
    }

    /** The rows of the sectors as {@code [place][observer][sector][number][env]}: the same memory. */
    private INDArray sectorsOf(INDArray out) {
        long numbers = out.size(0) / observers;
        INDArray perObserver = shaped(out, observers, numbers, envs);
        INDArray sectors = among(perObserver, 0, SmaxSpec.SECTORS * SmaxSpec.PLACES * SmaxSpec.BLOCK);
        return shaped(sectors, observers, SmaxSpec.SECTORS, SmaxSpec.PLACES, SmaxSpec.BLOCK, envs)
                .permute(2, 0, 1, 3, 4);
    }

    /** In which sector each observer sees each unit, {@code [observer][unit][env]}; -1 if in none. */
    private INDArray sector(INDArray relative) {
        INDArray x = slice(relative, 0);
        INDArray y = slice(relative, 1);
        INDArray slope = memory.scratch(DataType.FLOAT, observers, units, envs);
        program.add(x, SmaxConic.SLOPE_EPSILON, slope);
        program.divide(y, slope, slope);
        INDArray steeper = borders(slope, true);
        INDArray flatter = borders(slope, false);
        INDArray apart = program.add(steeper, flatter, flatter);
        // On a border neither is true of that border.
        program.above(apart, SmaxConic.slopes().length - 0.5f, apart);
        program.add(steeper, HALF / 2f, steeper);
        turnBack(x, y, steeper);
        INDArray valid = within(x, y);
        program.multiply(valid, apart, valid);
        INDArray notTooHigh = program.above(negative(steeper, slope), 0.5f - SmaxSpec.SECTORS);
        program.multiply(valid, notTooHigh, valid);
        program.add(steeper, 1f, steeper);
        program.multiply(steeper, valid, steeper);
        program.add(steeper, -1f, steeper);
        memory.free(slope, flatter, valid, notTooHigh);
        return steeper;
    }

    private INDArray negative(INDArray a, INDArray out) {
        return program.multiply(a, -1f, out);
    }

    /** How many borders have a slope below that of a direction, or above it. */
    private INDArray borders(INDArray slope, boolean below) {
        float[] slopes = SmaxConic.slopes();
        INDArray borders = memory.constant(slopes, slopes.length, 1, 1, 1);
        INDArray one = shaped(slope, 1, observers, units, envs);
        INDArray difference = below ? program.subtract(one, borders) : program.subtract(borders, one);
        program.above(difference, 0f, difference);
        INDArray count = program.sum(difference, 0);
        memory.free(difference);
        return count;
    }

    /** Behind the unit, where x is below 0, the angle is half a turn more or less. */
    private void turnBack(INDArray x, INDArray y, INDArray sector) {
        INDArray turn = program.above(y, 0f);
        program.multiply(turn, 2f * HALF, turn);
        program.add(turn, -HALF, turn);
        INDArray west = memory.scratch(DataType.FLOAT, sector.shape());
        program.above(negative(x, west), 0f, west);
        program.multiply(turn, west, turn);
        program.add(sector, turn, sector);
        memory.free(turn, west);
    }

    private INDArray within(INDArray x, INDArray y) {
        INDArray square = program.multiply(x, x);
        INDArray squareY = program.multiply(y, y);
        program.add(square, squareY, square);
        program.subtractFrom(1f, square, square);
        memory.free(squareY);
        return program.above(square, 0f, square);
    }

    /** Which place of which sector a unit gets, {@code [place][observer][sector][env]}; counts it as taken. */
    private INDArray places(INDArray sector, int unit, INDArray taken) {
        INDArray ofUnit = among(sector, unit, 1);
        float[] numbers = new float[SmaxSpec.SECTORS];
        for (int s = 0; s < numbers.length; s++) numbers[s] = s;
        INDArray in = program.equal(ofUnit, memory.constant(numbers, 1, SmaxSpec.SECTORS, 1));
        INDArray some = program.above(taken, 0.5f);
        INDArray full = program.above(taken, 1.5f);
        INDArray none = program.not(some);
        program.subtract(some, full, some);
        INDArray places = memory.scratch(DataType.FLOAT, SmaxSpec.PLACES, observers, SmaxSpec.SECTORS, envs);
        program.multiply(in, none, slice(places, 0));
        program.multiply(in, some, slice(places, 1));
        program.add(taken, in, taken);
        memory.free(in, some, full, none);
        return places;
    }
}
