package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.envs.commons.Perturbation;
import io.github.marl4j.envs.commons.SocietyOptions;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.function.IntFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes down what perturbations do when the counter of months has reached theirs. Quiet months cost nothing. */
final class MonthlyChanges {
    private final SocietyOptions options;
    private final SocietyTensors s;
    private final TensorProgram program;
    private final TensorMemory memory;

    MonthlyChanges(SocietyOptions options, SocietyTensors s, TensorProgram program) {
        this.options = options;
        this.s = s;
        this.program = program;
        this.memory = program.memory();
    }

    /** Adds who comes and goes, and what they may say. */
    void people() {
        differences(s.company, s::companyOf);
    }

    /** Adds changes of growth, then shocks in their order. */
    void nature() {
        differences(s.nature, s::natureOf);
        for (Perturbation perturbation : options.perturbations()) {
            if (perturbation instanceof Perturbation.Shock shock && shock.month() > 0) strike(shock);
        }
    }

    /** Adds the difference of a month from the month before, for each month that differs. */
    private void differences(INDArray rows, IntFunction<double[]> ofMonth) {
        for (int month = 1; month <= options.months(); month++) {
            double[] before = ofMonth.apply(month - 1);
            double[] difference = ofMonth.apply(month);
            boolean quiet = true;
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= before[i];
                quiet &= difference[i] == 0;
            }
            if (quiet) continue;
            INDArray now = now(month);
            INDArray change = program.multiply(memory.constant(difference, difference.length, 1), now);
            program.add(rows, change, rows);
            memory.free(now, change);
        }
    }

    private INDArray now(int month) {
        return program.equal(s.month, memory.constant(month), DataType.DOUBLE);
    }

    private void strike(Perturbation.Shock shock) {
        INDArray struck = program.multiply(s.pool, shock.factor(), memory.scratch(DataType.DOUBLE, s.pool.shape()));
        program.add(program.floor(struck, struck), shock.added(), struck);
        program.max(program.min(struck, options.capacity(), struck), 0, struck);
        INDArray now = now(shock.month());
        program.choose(now, struck, s.pool, s.pool);
        memory.free(struck, now);
    }
}
