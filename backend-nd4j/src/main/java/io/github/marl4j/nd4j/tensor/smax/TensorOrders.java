package io.github.marl4j.nd4j.tensor.smax;

import static io.github.marl4j.nd4j.tensor.TensorBatch.rows;
import static io.github.marl4j.nd4j.tensor.TensorBatch.shaped;
import static io.github.marl4j.nd4j.tensor.TensorBatch.slice;

import io.github.marl4j.envs.smax.SmaxOptions;
import io.github.marl4j.envs.smax.SmaxRules;
import io.github.marl4j.envs.smax.SmaxSpec;
import io.github.marl4j.nd4j.tensor.TensorChance;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** From actions to orders: a move vector and an attack code for each unit, which are part of the state. */
final class TensorOrders {
    private final Battlefield field;
    private final TensorMemory memory;

    /** The codes that move east and north, west and south: against the axes are the last two. */
    private final INDArray directions;

    TensorOrders(Battlefield field) {
        this.field = field;
        this.memory = field.memory;
        directions =
                memory.constant(new float[] {SmaxSpec.EAST, SmaxSpec.NORTH, SmaxSpec.WEST, SmaxSpec.SOUTH}, 4, 1, 1);
    }

    /** Adds to a program: the agents' orders. */
    void read(TensorProgram program, INDArray[] actions, TensorChance chance) {
        boolean continuous = field.spec.options.actionType() == SmaxOptions.ActionType.CONTINUOUS;
        for (int team = 0; team < actions.length; team++) {
            int first = team == 0 ? 0 : field.allies;
            int count = team == 0 ? field.allies : field.enemies;
            if (continuous) aim(program, actions[team], first, count, chance);
            else order(program, actions[team], first, count);
        }
    }

    /**
     * Adds to a program: orders by code. Moves and stop carry no attack, attacks no move.
     *
     * @param codes {@code [unit][env]} of the units from {@code first}
     */
    void order(TensorProgram program, INDArray codes, int first, int count) {
        INDArray is = program.equal(shaped(codes, 1, count, field.envs), directions);
        INDArray along = shaped(is, 4 * count, field.envs);
        for (int axis = 0; axis < 2; axis++) {
            INDArray move = rows(field.move(), axis * field.units + first, count);
            program.subtract(rows(along, axis * count, count), rows(along, (axis + 2) * count, count), move);
            program.multiply(move, SmaxRules.MOVE, move);
        }
        INDArray attacks = program.above(codes, SmaxSpec.FIRST_ATTACK - 0.5f);
        program.multiply(codes, attacks, rows(field.attack(), first, count));
        memory.free(is, attacks);
    }

    /** Orders by four numbers: chance of aiming afresh, chance of moving, length and angle of a vector. Clipped to [0, 1] only if both teams are agents. */
    private void aim(TensorProgram program, INDArray numbers, int first, int count, TensorChance chance) {
        int[] byPart = new int[4 * count];
        for (int i = 0; i < byPart.length; i++) byPart[i] = i % count * 4 + i / count;
        INDArray parts = program.rows(numbers, byPart);
        if (field.spec.options.bothSides()) {
            program.max(parts, 0f, parts);
            program.min(parts, 1f, parts);
        }
        INDArray vector = vector(program, rows(parts, 2 * count, count), rows(parts, 3 * count, count));
        INDArray moves = happens(program, rows(parts, count, count), SmaxRules.DRAW_MOVES, first, chance);
        INDArray aims = happens(program, rows(parts, 0, count), SmaxRules.DRAW_AIMS, first, chance);
        INDArray attack = rows(field.attack(), first, count);
        INDArray afresh = nearestOpponent(program, vector, first, count);
        program.choose(aims, afresh, attack, attack);
        INDArray stays = program.not(moves);
        program.multiply(attack, stays, attack);
        for (int axis = 0; axis < 2; axis++) {
            program.multiply(slice(vector, axis), moves, rows(field.move(), axis * field.units + first, count));
        }
        memory.free(parts, vector, moves, aims, afresh, stays);
    }

    /** Vectors {@code [x or y][unit][env]} of this length in this direction, given as a share of a turn. */
    private INDArray vector(TensorProgram program, INDArray length, INDArray turn) {
        INDArray vector = memory.scratch(DataType.FLOAT, 2, length.size(0), field.envs);
        INDArray angle = program.cast(turn, DataType.DOUBLE);
        program.multiply(angle, memory.constant(2 * Math.PI), angle);
        INDArray part = memory.scratch(DataType.DOUBLE, angle.shape());
        for (int axis = 0; axis < 2; axis++) {
            if (axis == 0) program.cos(angle, part);
            else program.sin(angle, part);
            INDArray rounded = program.cast(part, DataType.FLOAT);
            program.multiply(length, rounded, slice(vector, axis));
            memory.free(rounded);
        }
        memory.free(angle, part);
        return vector;
    }

    private INDArray happens(TensorProgram program, INDArray probability, int site, int first, TensorChance chance) {
        long[] indices = LongStream.range(first, first + probability.size(0)).toArray();
        INDArray draws = chance.uniform(program, site, indices, field.step(), field.units);
        program.subtract(probability, draws, draws);
        return program.above(draws, 0f, draws);
    }

    /** Attack codes on the opponent nearest to the tip of a unit's vector, dead ones included, the lowest unit on ties. */
    private INDArray nearestOpponent(TensorProgram program, INDArray vector, int first, int count) {
        boolean allies = first == 0;
        int firstOther = allies ? field.allies : 0;
        int others = field.units - count;
        INDArray square = null;
        for (int axis = 0; axis < 2; axis++) {
            INDArray places = rows(field.xy(field.state), axis * field.units, field.units);
            INDArray tip = program.add(rows(places, first, count), slice(vector, axis));
            INDArray apart = program.subtract(
                    shaped(rows(places, firstOther, others), others, 1, field.envs), shaped(tip, 1, count, field.envs));
            program.multiply(apart, apart, apart);
            memory.free(tip);
            if (square == null) square = apart;
            else {
                program.add(square, apart, square);
                memory.free(apart);
            }
        }
        INDArray nearest = program.argMin(square, 0);
        memory.free(square);
        if (allies) return program.add(nearest, SmaxSpec.FIRST_ATTACK, nearest);
        return program.subtractFrom(SmaxSpec.FIRST_ATTACK + field.allies - 1, nearest, nearest);
    }
}
