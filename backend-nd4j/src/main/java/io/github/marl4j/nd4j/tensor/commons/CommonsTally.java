package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.envs.commons.CommonsSpec;
import io.github.marl4j.envs.commons.SocietyOptions;
import io.github.marl4j.nd4j.tensor.TensorBatch;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes down how a society is counted, and the named numbers in the order of the spec. */
final class CommonsTally {
    private final CommonsSpec spec;
    private final SocietyTensors s;
    private final TensorProgram program;
    private final TensorMemory memory;
    private final int seats;
    private final long envs;

    CommonsTally(CommonsSpec spec, SocietyTensors s, TensorProgram program) {
        this.spec = spec;
        this.s = s;
        this.program = program;
        this.memory = program.memory();
        this.seats = spec.seats;
        this.envs = s.pool.size(1);
    }

    private INDArray scratch(long... shape) {
        return memory.scratch(DataType.DOUBLE, shape);
    }

    /** Adds the count of the harvest just divided. */
    void count(INDArray share) {
        program.max(s.tookPart, s.present, s.tookPart);
        program.add(s.agentMonths, s.people, s.agentMonths);
        countAbove(s.obtained, share, s.overuses);
        countAbove(s.requested, share, s.overrequests);
    }

    private void countAbove(INDArray units, INDArray share, INDArray counter) {
        INDArray above = program.subtract(units, share);
        program.above(above, 0, above);
        program.multiply(above, s.present, above);
        INDArray count = sum(above);
        program.add(counter, count, counter);
        memory.free(above, count);
    }

    /** Over the seats, {@code [1][env]}. */
    private INDArray sum(INDArray bySeat) {
        INDArray sum = scratch(1, envs);
        program.sum(bySeat, 0, sum.reshape(envs));
        return sum;
    }

    /** Adds the infos. Quotients are float32, as on the JVM. */
    void write(INDArray collapsed, INDArray timeUp, INDArray infos) {
        INDArray people = sum(s.tookPart);
        program.max(people, 1, people);
        INDArray total = sum(s.total);
        copy(timeUp, infos, 0);
        copy(collapsed, infos, 1);
        copy(s.month, infos, 2);
        INDArray totalUnits = program.cast(total, DataType.FLOAT);
        INDArray persons = program.cast(people, DataType.FLOAT);
        program.divide(totalUnits, persons, row(infos, 3));
        efficiency(totalUnits, row(infos, 4));
        equality(totalUnits, persons, row(infos, 5));
        INDArray harvests = program.max(s.agentMonths, 1, scratch(1, envs));
        INDArray rounds = program.cast(harvests, DataType.FLOAT);
        program.divide(program.copy(s.overuses, row(infos, 6)), rounds, row(infos, 6));
        program.divide(program.copy(s.overrequests, row(infos, 7)), rounds, row(infos, 7));
        INDArray corrected = sum(s.corrected);
        copy(corrected, infos, 8);
        copy(s.oversubscribed, infos, 9);
        memory.free(people, total, totalUnits, persons, harvests, rounds, corrected);
    }

    private static INDArray row(INDArray infos, int index) {
        return TensorBatch.rows(infos, index, 1);
    }

    private void copy(INDArray from, INDArray infos, int index) {
        program.copy(from, row(infos, index));
    }

    private void efficiency(INDArray totalUnits, INDArray out) {
        SocietyOptions society = spec.society;
        int sustainable = society.months() * society.growth().sustainable(society.initialResource());
        if (sustainable == 0) program.copy(memory.constant(DataType.FLOAT, 1), out);
        else program.min(program.divide(totalUnits, sustainable, out), 1, out);
    }

    /** {@code 1 − Σ|R_i − R_j| / (2 N ΣR)} over those who took part. */
    private void equality(INDArray totalUnits, INDArray persons, INDArray out) {
        INDArray apart = program.subtract(s.total.reshape('c', seats, 1, envs), s.total.reshape('c', 1, seats, envs));
        program.abs(apart, apart);
        program.multiply(apart, s.tookPart.reshape('c', seats, 1, envs), apart);
        program.multiply(apart, s.tookPart.reshape('c', 1, seats, envs), apart);
        INDArray bySeat = program.sum(apart, 0);
        INDArray twice = sum(bySeat);
        program.multiply(twice, 0.5, twice);
        INDArray differences = program.cast(twice, DataType.FLOAT);
        INDArray some = program.above(totalUnits, 0);
        INDArray most = program.multiply(persons, totalUnits);
        program.max(most, 1, most);
        program.divide(differences, most, out);
        program.multiply(program.subtractFrom(1, out, out), some, out);
        memory.free(apart, bySeat, twice, differences, some, most);
    }
}
