package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.nd4j.tensor.TensorChance;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Divides in proportion to the requests, rounded down; the few units left over go by chance, weighted with what is still wanted. */
final class ProportionalDivision extends TensorDivision {
    private final TensorProgram sweep;
    private final TensorProgram leftover;

    /** Whose share was rounded down, {@code [seat][env]}. */
    private final INDArray roundedDown;

    /** Units that go by chance, {@code [1][env]}. */
    private final INDArray byChance;

    /** Who gets the next, {@code [seat][env]}. */
    private final INDArray chosen;

    /** The most that is left anywhere, and the most that goes by chance. */
    private final INDArray most;

    ProportionalDivision(int seats, int numEnvs, TensorMemory memory, TensorChance chance) {
        super(seats, numEnvs, memory, chance);
        roundedDown = memory.array(DataType.DOUBLE, seats, numEnvs);
        byChance = memory.array(DataType.DOUBLE, 1, numEnvs);
        chosen = memory.array(DataType.DOUBLE, seats, numEnvs);
        most = memory.array(DataType.DOUBLE, 2);
        sweep = new TensorProgram(memory);
        leftover = new TensorProgram(memory);
    }

    @Override
    void prepare(TensorProgram program) {
        program.multiply(roundedDown, 0, roundedDown);
        tellMost(program, left, 0);
        sweep();
        leftover();
    }

    private void tellMost(TensorProgram program, INDArray of, int index) {
        program.greatest(of.reshape(numEnvs), 0, most.getScalar(index).reshape());
    }

    /** Everybody gets its share, rounded down. The order of the operations is that of the JVM kernel, to the bit. */
    private void sweep() {
        INDArray active = sweep.above(left, 0);
        INDArray wanted = scratch(1, numEnvs);
        sweep.sum(need, 0, wanted.reshape(numEnvs));
        sweep.max(wanted, 1, wanted);
        INDArray share = sweep.divide(need, wanted, scratch(seats, numEnvs));
        sweep.multiply(left, share, share);
        sweep.min(share, need, share);
        INDArray whole = sweep.floor(share, scratch(seats, numEnvs));
        INDArray rounded = sweep.above(sweep.subtract(share, whole, scratch(seats, numEnvs)), 0);
        INDArray some = sweep.above(share, 0);
        sweep.multiply(some, active, some);
        sweep.choose(some, rounded, roundedDown, roundedDown);
        sweep.multiply(whole, active, whole);
        give(sweep, whole);
        INDArray unsatisfied = sweep.above(need, 0);
        sweep.sum(unsatisfied, 0, wanted.reshape(numEnvs));
        INDArray few = sweep.above(sweep.subtract(wanted, left, wanted), -0.5);
        sweep.multiply(few, left, byChance);
        tellMost(sweep, left, 0);
        tellMost(sweep, byChance, 1);
        memory.free(active, wanted, share, whole, rounded, some, unsatisfied, few);
    }

    /** One unit, weighted with what is still wanted; none where nobody's share was rounded down. */
    private void leftover() {
        INDArray weights = leftover.multiply(roundedDown, need);
        INDArray sums = leftover.product(TensorTables.triangle(memory, seats, 0), weights, scratch(seats, numEnvs));
        INDArray weight = TensorTables.last(sums);
        INDArray going = leftover.above(byChance, 0);
        INDArray any = leftover.above(weight, 0);
        leftover.multiply(going, any, going);
        INDArray bits = chance.bits(leftover, SITE, new long[] {0}, draw, 1);
        INDArray bound = leftover.cast(weight, DataType.INT64);
        INDArray at = leftover.cast(below(leftover, bits, bound), DataType.DOUBLE);
        leftover.subtract(sums, at, sums);
        INDArray beyond = leftover.above(sums, 0);
        leftover.product(firstOfOnes(), beyond, chosen);
        leftover.multiply(chosen, going, chosen);
        leftover.host(this::chooseRecorded);
        give(leftover, chosen);
        leftover.add(draw, going, draw);
        leftover.subtract(byChance, going, byChance);
        leftover.multiply(byChance, going, byChance);
        tellMost(leftover, left, 0);
        memory.free(weights, sums, going, any, bits, bound, at, beyond);
    }

    private void chooseRecorded() {
        if (!chance.replays()) return;
        for (int env = 0; env < numEnvs; env++) {
            double units = 0;
            for (int seat = 0; seat < seats; seat++) units += chosen.getDouble(seat, env);
            if (units == 0) continue;
            for (int seat = 0; seat < seats; seat++) chosen.putScalar(new int[] {seat, env}, 0);
            giveRecorded(env, chosen);
        }
    }

    /** Of zeros and then ones, the first one. */
    private INDArray firstOfOnes() {
        double[] differences = new double[seats * seats];
        for (int i = 0; i < seats; i++) {
            differences[i * seats + i] = 1;
            if (i > 0) differences[i * seats + i - 1] = -1;
        }
        return memory.constant(differences, seats, seats);
    }

    @Override
    void run() {
        while (most.getDouble(0) > 0) {
            sweep.run();
            for (int units = (int) most.getDouble(1); units > 0; units--) leftover.run();
        }
    }

    @Override
    public void close() {
        sweep.close();
        leftover.close();
    }
}
