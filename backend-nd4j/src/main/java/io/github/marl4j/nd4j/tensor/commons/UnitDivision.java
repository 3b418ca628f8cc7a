package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.nd4j.tensor.TensorBatch;
import io.github.marl4j.nd4j.tensor.TensorChance;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Divides by chance, unit by unit, with the very draws of the JVM kernel: in a round as many units are drawn as are left, each for one of those who still want something; what is beyond a need
 * goes into the next round. Every round but the last satisfies somebody, so there are at most as many as seats.
 *
 * <p>The JVM kernel looks the counts of several units up in tables; the place in a table is the leading digits of a random fraction, to the base of how many agents want something, and each
 * digit stands for a unit. Here the digits themselves are made, for all words of random bits and all places at once.
 */
final class UnitDivision extends TensorDivision {
    /** What one round tells the host. */
    private static final int TOLD = 3;

    /** More than any seats. */
    private static final double MANY = 1e6;

    /** Units that are drawn at a time where each takes a draw of its own. */
    private static final int SINGLE_UNITS = 128;

    private final TensorProgram begin;
    private final TensorProgram apply;
    private final DigitDraws digits;
    private final Map<Long, TensorProgram> digitPrograms = new HashMap<>();
    private final TensorProgram singles;

    /** Agents who want something, where units are left, {@code [1][env]}. */
    private final INDArray wanting;

    /** How many of those before a seat want something, {@code [seat][env]}. */
    private final INDArray rank;

    private final INDArray wants;

    /** Units still to be drawn in the round, {@code [1][env]}. */
    private final INDArray undrawn;

    /** What the agents who want something have drawn in the round, {@code [rank][env]}. */
    private final INDArray counts;

    /** The most units left, the most and the fewest who want something. */
    private final INDArray told;

    private final int capacity;

    UnitDivision(int seats, int capacity, int numEnvs, TensorMemory memory, TensorChance chance) {
        super(seats, numEnvs, memory, chance);
        this.capacity = capacity;
        wanting = memory.array(DataType.DOUBLE, 1, numEnvs);
        rank = memory.array(DataType.DOUBLE, seats, numEnvs);
        wants = memory.array(DataType.DOUBLE, seats, numEnvs);
        undrawn = memory.array(DataType.DOUBLE, 1, numEnvs);
        counts = memory.array(DataType.DOUBLE, seats, numEnvs);
        told = memory.array(DataType.DOUBLE, TOLD);
        begin = new TensorProgram(memory);
        apply = new TensorProgram(memory);
        digits = new DigitDraws(this, capacity, wanting, undrawn, counts);
        singles = seats > DigitDraws.MOST_AGENTS ? new TensorProgram(memory) : null;
    }

    @Override
    void prepare(TensorProgram program) {
        beginRound();
        applyRound();
        if (singles != null) drawOneByOne();
    }

    private void beginRound() {
        INDArray active = begin.above(left, 0);
        begin.above(need, 0, wants);
        begin.sum(wants, 0, wanting.reshape(numEnvs));
        begin.multiply(wanting, active, wanting);
        begin.product(TensorTables.triangle(memory, seats, 1), wants, rank);
        INDArray several = begin.above(wanting, 1.5);
        begin.multiply(left, several, undrawn);
        begin.multiply(counts, 0, counts);
        // Who is alone gets all, without a draw.
        begin.subtract(left, undrawn, TensorBatch.rows(counts, 0, 1));
        digits.begin(begin);
        INDArray idle = begin.not(several);
        begin.multiply(idle, MANY, idle);
        begin.add(wanting, idle, idle);
        begin.greatest(left.reshape(numEnvs), 0, told.getScalar(0).reshape());
        begin.greatest(wanting.reshape(numEnvs), 0, told.getScalar(1).reshape());
        begin.least(idle.reshape(numEnvs), 0, told.getScalar(2).reshape());
        memory.free(active, several, idle);
    }

    /** Nobody gets more than it wants. */
    private void applyRound() {
        INDArray mine = apply.equal(
                rank.reshape('c', seats, 1, numEnvs),
                TensorTables.numbers(memory, seats).reshape('c', 1, seats, 1),
                DataType.DOUBLE);
        apply.multiply(mine, counts.reshape('c', 1, seats, numEnvs), mine);
        INDArray units = apply.sum(mine, 1);
        apply.multiply(units, wants, units);
        apply.min(units, need, units);
        give(apply, units);
        memory.free(mine, units);
    }

    /** Where more agents want something than digits are for, a draw for each unit. */
    private void drawOneByOne() {
        int rows = Math.min(capacity, SINGLE_UNITS);
        INDArray many = singles.above(wanting, DigitDraws.MOST_AGENTS + 0.5);
        INDArray now = singles.multiply(undrawn, many);
        singles.min(now, rows, now);
        long[] indices = new long[rows];
        for (int i = 0; i < rows; i++) indices[i] = i;
        INDArray bits = chance.bits(singles, SITE, indices, draw, 1);
        INDArray bound = singles.cast(wanting, DataType.INT64);
        INDArray picks = singles.cast(below(singles, bits, bound), DataType.DOUBLE);
        INDArray drawn = singles.less(TensorTables.numbers(memory, rows), now, DataType.DOUBLE);
        singles.add(picks, 1, picks);
        singles.multiply(picks, drawn, picks);
        INDArray count = scratch(1, numEnvs);
        for (int i = 0; i < seats; i++) {
            INDArray hit = singles.equal(picks, memory.constant(i + 1), DataType.DOUBLE);
            singles.sum(hit, 0, count.reshape(numEnvs));
            INDArray counter = TensorBatch.rows(counts, i, 1);
            singles.add(counter, count, counter);
            memory.free(hit);
        }
        singles.add(draw, now, draw);
        singles.subtract(undrawn, now, undrawn);
        memory.free(many, now, bits, bound, picks, drawn, count);
    }

    @Override
    void run() {
        begin.run();
        if (chance.replays()) giveRecorded();
        while (told.getDouble(0) > 0) {
            drawRound((int) told.getDouble(0), (int) told.getDouble(1), told.getDouble(2));
            apply.run();
            begin.run();
        }
    }

    private void drawRound(int units, int mostAgents, double fewestAgents) {
        if (mostAgents < 2) return;
        if (mostAgents > DigitDraws.MOST_AGENTS) {
            for (int drawn = 0; drawn < units; drawn += SINGLE_UNITS) singles.run();
        }
        if (fewestAgents > DigitDraws.MOST_AGENTS) return;
        int most = Math.min(mostAgents, DigitDraws.MOST_AGENTS);
        TensorProgram program = digitProgram(DigitDraws.words(units, most), DigitDraws.places((int) fewestAgents));
        for (int drawn = 0; drawn < units; drawn += DigitDraws.MOST_UNITS) program.run();
    }

    private TensorProgram digitProgram(int words, int places) {
        return digitPrograms.computeIfAbsent((long) words << 32 | places, none -> digits.program(words, places));
    }

    private void giveRecorded() {
        for (int env = 0; env < numEnvs; env++) {
            for (int unit = (int) left.getDouble(0, env); unit > 0; unit--) {
                giveRecorded(env, obtained());
                draw.putScalar(new int[] {0, env}, draw.getDouble(0, env) + 1);
            }
            left.putScalar(new int[] {0, env}, 0);
        }
        begin.run();
    }

    @Override
    public void close() {
        List<TensorProgram> programs = new ArrayList<>(digitPrograms.values());
        programs.add(begin);
        programs.add(apply);
        if (singles != null) programs.add(singles);
        programs.forEach(TensorProgram::close);
    }
}
