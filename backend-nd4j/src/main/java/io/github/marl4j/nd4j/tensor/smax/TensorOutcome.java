package io.github.marl4j.nd4j.tensor.smax;

import static io.github.marl4j.nd4j.tensor.TensorBatch.rows;

import io.github.marl4j.envs.smax.SmaxOptions;
import io.github.marl4j.nd4j.tensor.TensorBatch;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The end of an environment step: rewards, who is out, whether the battle is over. */
final class TensorOutcome {
    private final Battlefield field;
    private final TensorMemory memory;
    private final TensorBatch out;
    private final TensorProgram program;
    private final SmaxOptions options;

    private TensorOutcome(Battlefield field, TensorBatch out, TensorProgram program) {
        this.field = field;
        this.memory = field.memory;
        this.out = out;
        this.program = program;
        this.options = field.spec.options;
    }

    /**
     * Adds the end of a step to a program.
     *
     * @param before health at the start of the step, {@code [unit][env]}; modified
     */
    static void end(Battlefield field, TensorBatch out, TensorProgram program, INDArray before) {
        new TensorOutcome(field, out, program).write(before);
    }

    private void write(INDArray before) {
        INDArray alive = program.above(field.health(field.state), 0f);
        INDArray allies = anyOf(alive, 0, field.allies);
        INDArray enemies = anyOf(alive, field.allies, field.enemies);
        INDArray noAllies = program.not(allies);
        INDArray noEnemies = program.not(enemies);
        INDArray won = program.multiply(allies, noEnemies, rows(out.infos, 0, 1));
        INDArray lost = program.multiply(noAllies, enemies, rows(out.infos, 1, 1));
        INDArray draw = program.multiply(noAllies, noEnemies, rows(out.infos, 2, 1));
        INDArray decided = program.max(won, lost, memory.scratch(DataType.FLOAT, 1, field.envs));
        program.max(decided, draw, decided);
        INDArray timeUp = timeUp(decided);
        program.max(decided, timeUp, out.episodeOver);
        program.add(field.step(), 1f, field.step());
        rewards(before, won, lost);
        flags(alive, decided, timeUp);
        memory.free(alive, allies, enemies, noAllies, noEnemies, decided);
    }

    private INDArray anyOf(INDArray alive, int first, int count) {
        INDArray living = program.sum(rows(alive, first, count), 0, memory.scratch(DataType.FLOAT, field.envs));
        INDArray any = memory.scratch(DataType.FLOAT, 1, field.envs);
        program.above(TensorBatch.shaped(living, 1, field.envs), 0f, any);
        memory.free(living);
        return any;
    }

    private INDArray timeUp(INDArray decided) {
        INDArray timeUp = rows(out.infos, 3, 1);
        program.above(field.step(), options.maxSteps() - 0.5f, timeUp);
        INDArray undecided = program.not(decided);
        program.multiply(timeUp, undecided, timeUp);
        memory.free(undecided);
        return timeUp;
    }

    /** The opponents' lost health as a share of all they can have, and a bonus for eliminating them; or, for self-play, victory and defeat alone. */
    private void rewards(INDArray before, INDArray won, INDArray lost) {
        INDArray shares = before;
        if (!options.useSelfPlayReward()) {
            program.subtract(before, field.health(field.state), shares);
            program.divide(shares, field.column(Battlefield.HEALTH), shares);
        }
        reward(shares, field.allies, field.enemies, won, lost, 0, field.allies);
        if (options.bothSides()) reward(shares, 0, field.allies, lost, won, field.allies, field.enemies);
    }

    private void reward(
            INDArray shares, int firstOpponent, int opponents, INDArray won, INDArray lost, int first, int count) {
        INDArray reward = memory.scratch(DataType.FLOAT, 1, field.envs);
        if (options.useSelfPlayReward()) {
            program.subtract(won, lost, reward);
            program.multiply(reward, options.wonBattleBonus(), reward);
        } else {
            INDArray taken = program.sum(rows(shares, firstOpponent, opponents), 0);
            program.divide(taken, opponents, taken);
            program.multiply(won, options.wonBattleBonus(), reward);
            program.add(TensorBatch.shaped(taken, 1, field.envs), reward, reward);
            memory.free(taken);
        }
        float[] each = new float[count];
        java.util.Arrays.fill(each, 1f);
        program.multiply(memory.constant(each, count, 1), reward, rows(out.rewards, first, count));
        memory.free(reward);
    }

    private void flags(INDArray alive, INDArray decided, INDArray timeUp) {
        INDArray agents = rows(alive, 0, field.observers);
        INDArray dead = program.not(agents);
        program.max(dead, decided, out.terminated);
        INDArray left = program.not(out.terminated);
        program.multiply(left, timeUp, out.truncated);
        memory.free(dead, left);
    }
}
