package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.envs.commons.UnitCounts;
import io.github.marl4j.nd4j.tensor.TensorBatch;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Draws of units among 2 to 8 agents as digits of random fractions. A word of 63 random bits is a fraction F; to the base of c agents its digit at place j is
 * {@code floor((F c^j mod 1) c)}. The JVM kernel uses {@link UnitCounts#USES} times {@link UnitCounts#atOnce} places of each word, and at most {@link #MOST_UNITS} units of one run of words.
 */
final class DigitDraws {
    static final int MOST_AGENTS = UnitCounts.MOST_AGENTS;
    static final int MOST_UNITS = UnitCounts.MOST_UNITS;

    private static final int LOW_BITS = 3;

    private final UnitDivision division;
    private final TensorMemory memory;
    private final int numEnvs;
    private final int agents;
    private final INDArray wanting;
    private final INDArray undrawn;
    private final INDArray counts;

    /** Places of a word that are used, {@code [1][env]}; 1 where no digits are drawn. */
    private final INDArray used;

    /** Powers of the base, {@code [place][env]}, INT64; 0 beyond the places that are used. */
    private final INDArray powers;

    private final INDArray base;

    /** What programs of all sizes work in, {@code [word, place][env]}. */
    private final INDArray fractions;

    private final INDArray digits;
    private final INDArray drawn;
    private final INDArray stands;

    DigitDraws(UnitDivision division, int capacity, INDArray wanting, INDArray undrawn, INDArray counts) {
        this.division = division;
        this.memory = division.memory;
        this.numEnvs = division.numEnvs;
        this.agents = Math.min(division.seats, MOST_AGENTS);
        this.wanting = wanting;
        this.undrawn = undrawn;
        this.counts = counts;
        used = memory.array(DataType.DOUBLE, 1, numEnvs);
        powers = memory.array(DataType.INT64, places(2), numEnvs);
        base = memory.array(DataType.INT64, 1, numEnvs);
        int rows = words(capacity, agents) * places(2);
        fractions = memory.array(DataType.INT64, rows, numEnvs);
        digits = memory.array(DataType.INT64, rows, numEnvs);
        drawn = memory.array(DataType.INT64, rows, numEnvs);
        stands = memory.array(DataType.BOOL, rows, numEnvs);
    }

    /** Returns the places of a word that are used for so many agents. */
    static int places(int agents) {
        return UnitCounts.USES * UnitCounts.of(agents).atOnce;
    }

    /** Returns the words for so many units. */
    static int words(int units, int agents) {
        return Math.min(units, MOST_UNITS) / places(agents) + 1;
    }

    /** Adds what depends on how many want something. */
    void begin(TensorProgram program) {
        int bases = MOST_AGENTS + 1;
        double[] usedBy = new double[bases];
        double[] powersOf = new double[(int) powers.size(0) * bases];
        for (int c = 0; c < bases; c++) {
            boolean drawn = c >= 2 && c <= agents;
            usedBy[c] = drawn ? places(c) : 1;
            double power = 1;
            for (int place = 0; drawn && place < places(c); place++, power *= c) powersOf[place * bases + c] = power;
        }
        INDArray isBase = program.equal(wanting, TensorTables.numbers(memory, bases), DataType.DOUBLE);
        program.product(memory.constant(usedBy, 1, bases), isBase, used);
        program.max(used, 1, used);
        INDArray exact = program.product(
                memory.constant(powersOf, powers.size(0), bases), isBase, division.scratch(powers.size(0), numEnvs));
        program.copy(exact, powers);
        program.copy(wanting, base);
        memory.free(isBase, exact);
    }

    /** Returns a program that draws up to {@link #MOST_UNITS} of the units that are still to be drawn. */
    TensorProgram program(int words, int places) {
        TensorProgram program = new TensorProgram(memory);
        INDArray few = program.less(wanting, memory.constant(MOST_AGENTS + 0.5), DataType.DOUBLE);
        INDArray now = program.multiply(undrawn, few);
        program.min(now, MOST_UNITS, now);
        INDArray drawnDigits = digits(program, words, places);
        INDArray counted = drawn(program, now, words, places);
        program.multiply(drawnDigits, Byte.SIZE, drawnDigits);
        program.call("shift_bits", new INDArray[] {counted, drawnDigits}, drawnDigits);
        addUp(program, words * places);
        count(program, TensorBatch.rows(digits, 0, 1));
        advance(program, now);
        memory.free(few, now);
        return program;
    }

    /** Sums the first rows of the digits into the first, half by half: whole rows are added faster than ND4J sums over them. */
    private void addUp(TensorProgram program, int rows) {
        for (int left = rows; left > 1; left -= left / 2) {
            INDArray half = TensorBatch.rows(digits, 0, left / 2);
            program.add(half, TensorBatch.rows(digits, left - left / 2, left / 2), half);
        }
    }

    private INDArray part(INDArray of, int words, int places) {
        return TensorBatch.rows(of, 0, words * places).reshape('c', true, words, places, numEnvs);
    }

    /** {@code [word][place][env]}, INT64. */
    private INDArray digits(TensorProgram program, int words, int places) {
        long[] indices = new long[words];
        for (int i = 0; i < words; i++) indices[i] = i;
        INDArray bits = division.chance.bits(program, TensorDivision.SITE, indices, division.draw, 1);
        program.shiftRight(bits, 1, bits);
        INDArray rest = program.multiply(
                bits.reshape('c', words, 1, numEnvs),
                TensorBatch.rows(powers, 0, places).reshape('c', true, 1, places, numEnvs),
                part(fractions, words, places));
        and(program, rest, Long.MAX_VALUE, rest);
        // floor(F c / 2^63) in pieces that do not run over, F = 8 high + low.
        INDArray bases = base.reshape('c', 1, 1, numEnvs);
        INDArray whole = shift(program, rest, LOW_BITS, part(digits, words, places));
        program.multiply(whole, bases, whole);
        and(program, rest, (1 << LOW_BITS) - 1, rest);
        program.multiply(rest, bases, rest);
        shift(program, rest, LOW_BITS, rest);
        program.add(whole, rest, whole);
        shift(program, whole, Long.SIZE - 1 - LOW_BITS, whole);
        memory.free(bits);
        return whole;
    }

    private INDArray and(TensorProgram program, INDArray a, long mask, INDArray out) {
        return program.call("bitwise_and", new INDArray[] {a, memory.constant(new long[] {mask})}, out);
    }

    /** Of numbers that are not negative. */
    private INDArray shift(TensorProgram program, INDArray a, int bits, INDArray out) {
        return program.call(
                "rshift_bits",
                new INDArray[] {a, memory.constant(new long[] {bits}).reshape()},
                out);
    }

    /** Whether a place of a word stands for one of the units, {@code [word][place][env]}, INT64. */
    private INDArray drawn(TensorProgram program, INDArray now, int words, int places) {
        INDArray before = program.multiply(TensorTables.numbers(memory, words), used);
        INDArray rest = program.subtract(now, before, before);
        program.max(rest, 0, rest);
        program.min(rest, used, rest);
        INDArray place = TensorTables.numbers(memory, places).reshape('c', 1, places, 1);
        INDArray holds = program.call(
                "less", new INDArray[] {place, rest.reshape('c', words, 1, numEnvs)}, part(stands, words, places));
        program.copy(holds, part(drawn, words, places));
        memory.free(rest);
        return part(drawn, words, places);
    }

    /** Counts came as bytes of a word, the first agent's in the lowest. */
    private void count(TensorProgram program, INDArray packed) {
        long[] bits = new long[agents];
        for (int i = 0; i < agents; i++) bits[i] = (long) Byte.SIZE * i;
        INDArray each = memory.scratch(DataType.INT64, agents, numEnvs);
        program.call("rshift_bits", new INDArray[] {packed, memory.constant(bits, agents, 1)}, each);
        and(program, each, 0xFF, each);
        INDArray units = program.cast(each, DataType.DOUBLE);
        INDArray counters = TensorBatch.rows(counts, 0, agents);
        program.add(counters, units, counters);
        memory.free(each, units);
    }

    /** A run of words ends with one of which not all places are used, or none. */
    private void advance(TensorProgram program, INDArray now) {
        INDArray words = program.divide(now, used, division.scratch(1, numEnvs));
        program.floor(words, words);
        program.add(words, 1, words);
        INDArray some = program.above(now, 0);
        program.multiply(words, some, words);
        program.add(division.draw, words, division.draw);
        program.subtract(undrawn, now, undrawn);
        memory.free(words, some);
    }
}
