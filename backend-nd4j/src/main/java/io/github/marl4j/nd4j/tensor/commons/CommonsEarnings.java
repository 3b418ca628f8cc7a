package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.envs.commons.CommonsOptions;
import io.github.marl4j.envs.commons.CommonsSpec;
import io.github.marl4j.nd4j.tensor.TensorBatch;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes down what the harvest just divided is worth, see {@link CommonsOptions.RewardKind}; in float64 what the JVM kernel reckons in double, in float32 the rest. */
final class CommonsEarnings {
    private final CommonsOptions options;
    private final SocietyTensors s;
    private final TensorProgram program;
    private final TensorMemory memory;
    private final INDArray rewards;
    private final int seats;
    private final long envs;
    private final float scale;

    /** Temporally smoothed harvests, float32, {@code [seat][env]}; {@code null} unless the reward is averse to inequity. */
    final INDArray smoothed;

    CommonsEarnings(CommonsSpec spec, SocietyTensors s, TensorProgram program, INDArray rewards) {
        this.options = spec.options;
        this.s = s;
        this.program = program;
        this.memory = program.memory();
        this.rewards = rewards;
        this.seats = spec.seats;
        this.envs = s.pool.size(1);
        this.scale = (float) options.rewardScale();
        this.smoothed = options.reward() == CommonsOptions.RewardKind.INEQUITY
                ? memory.array(DataType.FLOAT, seats, envs)
                : null;
    }

    /**
     * Adds the rewards.
     *
     * @param sum of all harvests, {@code [1][env]}
     * @param share sustainable share before the harvest, {@code [1][env]}
     */
    void write(INDArray sum, INDArray share) {
        switch (options.reward()) {
            case INDIVIDUAL -> program.multiply(program.copy(s.obtained, rewards), scale, rewards);
            case MEAN -> mean(sum);
            case SOCIAL -> social(sum);
            case INEQUITY -> averse();
            case VECTOR -> vector(sum, share);
        }
    }

    /** Scaled, and nothing for those who are not there. */
    private void pay(INDArray worth, INDArray into) {
        program.multiply(program.copy(worth, into), scale, into);
        INDArray there = program.cast(s.present, DataType.FLOAT);
        program.multiply(into, there, into);
        memory.free(there);
    }

    private void mean(INDArray sum) {
        INDArray all = program.cast(sum, DataType.FLOAT);
        INDArray people = program.cast(s.people, DataType.FLOAT);
        pay(program.divide(all, program.max(people, 1, people), all), rewards);
        memory.free(all, people);
    }

    /** Others there are; one for those who are alone, which takes nothing from anyone. */
    private INDArray others() {
        INDArray others = program.add(s.people, -1, memory.scratch(DataType.DOUBLE, 1, envs));
        return program.max(others, 1, others);
    }

    private void social(INDArray sum) {
        INDArray others = others();
        INDArray worth = program.subtract(sum, s.obtained);
        program.multiply(worth, StrictMath.sin(options.socialAngle()), worth);
        program.divide(worth, others, worth);
        INDArray own = program.multiply(
                s.obtained, StrictMath.cos(options.socialAngle()), memory.scratch(DataType.DOUBLE, seats, envs));
        pay(program.add(own, worth, worth), rewards);
        memory.free(others, worth, own);
    }

    private void averse() {
        INDArray remembered = program.cast(smoothed, DataType.DOUBLE);
        program.multiply(remembered, options.smoothing(), remembered);
        program.copy(program.add(remembered, s.obtained, remembered), smoothed);
        INDArray there = program.cast(s.present, DataType.FLOAT);
        INDArray apart = program.subtract(smoothed.reshape('c', seats, 1, envs), smoothed.reshape('c', 1, seats, envs));
        program.multiply(apart, there.reshape('c', seats, 1, envs), apart);
        INDArray worth = oneSided(apart, options.envy());
        program.multiply(apart, -1, apart);
        INDArray less = oneSided(apart, options.guilt());
        program.add(worth, less, worth);
        INDArray others = others();
        program.divide(worth, others, worth);
        pay(program.subtract(s.obtained, worth, worth), rewards);
        memory.free(remembered, there, apart, worth, less, others);
    }

    /** Weighted sum over the others of what they are ahead, float64, in their order. */
    private INDArray oneSided(INDArray apart, double weight) {
        INDArray ahead = program.max(apart, 0, memory.scratch(DataType.FLOAT, apart.shape()));
        INDArray wide = program.cast(ahead, DataType.DOUBLE);
        INDArray sum = program.sum(wide, 0);
        memory.free(ahead, wide);
        return program.multiply(sum, weight, sum);
    }

    private void vector(INDArray sum, INDArray share) {
        INDArray columns = rewards.reshape('c', seats, 3, envs);
        pay(s.obtained, column(columns, 0));
        pay(sum, column(columns, 1));
        INDArray above = program.subtract(s.obtained, share);
        program.above(above, 0, above);
        pay(program.multiply(above, -1, above), column(columns, 2));
        memory.free(above);
    }

    private INDArray column(INDArray columns, int index) {
        return TensorBatch.among(columns, index, 1).reshape('c', true, seats, envs);
    }
}
