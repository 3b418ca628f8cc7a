package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.nd4j.tensor.TensorChance;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.OptionalDouble;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Divides units among agents who ask for more than there are, in all societies at once and with the draws of the JVM kernel. How many rounds that takes is for the host to see: a round tells
 * it a few numbers.
 */
abstract class TensorDivision implements AutoCloseable {
    /** The site of {@link io.github.marl4j.env.Chance} of all draws. */
    static final int SITE = 0;

    /** Draws of a month, as a power of 2. */
    private static final int MONTH_SHIFT = 24;

    final int seats;
    final int numEnvs;
    final TensorMemory memory;
    final TensorChance chance;

    /** What each agent still wants, {@code [seat][env]}, float64. */
    final INDArray need;

    /** Units to be given, fewer than the agents want, {@code [1][env]}, float64; 0 where nothing is to be divided. */
    final INDArray left;

    /** Index of the next draw, {@code [1][env]}, float64. */
    final INDArray draw;

    /** What they get, {@code [seat][env]}, float64. */
    private INDArray obtained;

    TensorDivision(int seats, int numEnvs, TensorMemory memory, TensorChance chance) {
        this.seats = seats;
        this.numEnvs = numEnvs;
        this.memory = memory;
        this.chance = chance;
        need = memory.array(DataType.DOUBLE, seats, numEnvs);
        left = memory.array(DataType.DOUBLE, 1, numEnvs);
        draw = memory.array(DataType.DOUBLE, 1, numEnvs);
    }

    /**
     * Adds to the program that has written {@link #need} and {@link #left} what comes before the division of a month.
     *
     * @param into what they get is added to these, {@code [seat][env]}
     */
    final void begin(TensorProgram program, INDArray month, INDArray into) {
        program.multiply(month, 1 << MONTH_SHIFT, draw);
        obtained = into;
        prepare(program);
    }

    /** Adds what the first round needs, and writes down the rounds. */
    abstract void prepare(TensorProgram program);

    /** Divides. */
    abstract void run();

    @Override
    public abstract void close();

    /** Adds to a program: agents get units. */
    final void give(TensorProgram program, INDArray units) {
        program.add(obtained, units, obtained);
        program.subtract(need, units, need);
        INDArray given = scratch(1, numEnvs);
        program.sum(units, 0, given.reshape(numEnvs));
        program.subtract(left, given, left);
        memory.free(given);
    }

    /** Gives one unit to the seat that a recording names. */
    final void giveRecorded(int env, INDArray into) {
        OptionalDouble seat = chance.recorded(env, SITE, (long) draw.getDouble(0, env));
        if (seat.isEmpty() || need.getDouble((int) seat.getAsDouble(), env) <= 0) {
            throw new IllegalStateException("a recorded draw gives seat " + seat + " a unit it does not want");
        }
        int row = (int) seat.getAsDouble();
        into.putScalar(new int[] {row, env}, into.getDouble(row, env) + 1);
    }

    final INDArray obtained() {
        return obtained;
    }

    final INDArray scratch(long... shape) {
        return memory.scratch(DataType.DOUBLE, shape);
    }

    /** Adds {@code floor((bits >>> 32) * bound / 2^32)}: numbers below bounds from random bits, {@code [draw][env]}, INT64; see {@link io.github.marl4j.env.Chance#below}. */
    static INDArray below(TensorProgram program, INDArray bits, INDArray bound) {
        program.shiftRight(bits, 32, bits);
        program.multiply(bits, bound, bits);
        return program.shiftRight(bits, 32, bits);
    }
}
