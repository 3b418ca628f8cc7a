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

/**
 * The built-in enemy: every unit shoots at what is in range, preferring the one it shot at before; else it walks to a random opponent in sight; else to its goal, the point opposite its
 * start. Allies are numbered backwards, as in the attack codes: pairs are {@code [number][enemy][env]}.
 */
final class TensorEnemy {
    /** Added to the squared distance of whom an enemy does not reach. */
    private static final float FAR = 1e30f;

    private final Battlefield field;
    private final TensorMemory memory;
    private final TensorChance chance;
    private final TensorProgram program;
    private final int allies;
    private final int enemies;
    private final int envs;
    private final INDArray numbers;

    /** Adds up to the number itself: {@code [number][number]}, 1 where the second is not above the first. */
    private final INDArray upTo;

    private TensorEnemy(Battlefield field, TensorChance chance, TensorProgram program) {
        this.field = field;
        this.memory = field.memory;
        this.chance = chance;
        this.program = program;
        allies = field.allies;
        enemies = field.enemies;
        envs = field.envs;
        float[] counting = new float[allies];
        float[] triangle = new float[allies * allies];
        for (int i = 0; i < allies; i++) {
            counting[i] = i;
            for (int j = 0; j <= i; j++) triangle[i * allies + j] = 1;
        }
        numbers = memory.constant(counting, allies, 1, 1);
        upTo = memory.constant(triangle, allies, allies);
    }

    /** Adds the enemies' orders to a program. */
    static void decide(Battlefield field, TensorChance chance, TensorProgram program, TensorOrders orders) {
        TensorEnemy enemy = new TensorEnemy(field, chance, program);
        INDArray codes = enemy.codes();
        orders.order(program, codes, field.allies, field.enemies);
        field.memory.free(codes);
    }

    private INDArray codes() {
        INDArray own = ownPlaces();
        INDArray relative = relative();
        INDArray square = square(relative);
        INDArray noticed = noticed(square);
        INDArray counts = program.sum(noticed, 1);
        INDArray any = program.above(counts, 0f);
        setGoal(own);
        INDArray move = walk(own, relative, slice(noticed, 0), slice(counts, 0), slice(any, 0));
        INDArray pick = pick(square, slice(noticed, 1), slice(counts, 1), slice(any, 1));
        INDArray code = move;
        if (field.spec.options.enemyShoots()) {
            program.add(pick, SmaxSpec.FIRST_ATTACK, pick);
            code = program.choose(slice(any, 1), pick, move, memory.scratch(DataType.FLOAT, enemies, envs));
            memory.free(move);
        }
        memory.free(own, relative, square, noticed, counts, any, pick);
        return code;
    }

    private INDArray enemyRows(INDArray perUnit) {
        return rows(perUnit, allies, enemies);
    }

    /** Places {@code [x or y][enemy][env]}; zeros for the dead, who see zeros. */
    private INDArray ownPlaces() {
        INDArray alive = program.above(enemyRows(field.health(field.state)), 0f);
        INDArray own = memory.scratch(DataType.FLOAT, 2, enemies, envs);
        for (int axis = 0; axis < 2; axis++) {
            program.multiply(enemyRows(rows(field.state, axis * field.units, field.units)), alive, slice(own, axis));
        }
        memory.free(alive);
        return own;
    }

    /** Places of the allies relative to the enemies, {@code [x or y][number][enemy][env]}. */
    private INDArray relative() {
        INDArray relative = memory.scratch(DataType.FLOAT, 2, allies, enemies, envs);
        int[] backwards = new int[allies];
        for (int axis = 0; axis < 2; axis++) {
            INDArray places = rows(field.state, axis * field.units, field.units);
            for (int k = 0; k < allies; k++) backwards[k] = allies - 1 - k;
            INDArray turned = program.rows(places, backwards);
            program.subtract(
                    shaped(turned, allies, 1, envs),
                    shaped(enemyRows(places), 1, enemies, envs),
                    slice(relative, axis));
            memory.free(turned);
        }
        return relative;
    }

    private INDArray square(INDArray relative) {
        INDArray squares = program.multiply(relative, relative);
        INDArray square = program.add(slice(squares, 0), slice(squares, 1));
        memory.free(squares);
        return square;
    }

    /** Whom each enemy sees and whom it reaches, {@code [seen or in range][number][enemy][env]}: both live, within sight, and for the second within range. */
    private INDArray noticed(INDArray square) {
        INDArray noticed = memory.scratch(DataType.FLOAT, 2, allies, enemies, envs);
        INDArray alive = program.above(field.health(field.state), 0f);
        int[] backwards = new int[allies];
        for (int k = 0; k < allies; k++) backwards[k] = allies - 1 - k;
        INDArray turned = program.rows(alive, backwards);
        INDArray living = program.multiply(shaped(turned, allies, 1, envs), shaped(enemyRows(alive), 1, enemies, envs));
        int[] columns = {Battlefield.SIGHT_SQUARE, Battlefield.RANGE_SQUARE};
        for (int i = 0; i < 2; i++) {
            INDArray limit = shaped(enemyRows(field.column(columns[i])), 1, enemies, envs);
            INDArray within = slice(noticed, i);
            program.subtract(limit, square, within);
            program.above(within, 0f, within);
            program.multiply(within, i == 0 ? living : slice(noticed, 0), within);
        }
        memory.free(alive, turned, living);
        return noticed;
    }

    /** The first decision fixes the goal: the own place reflected at the centre of the map. It is the first while the memory is empty. */
    private void setGoal(INDArray own) {
        INDArray goal = field.goal();
        INDArray sizes = program.abs(goal, memory.scratch(DataType.FLOAT, 2 * enemies, envs));
        INDArray known = knownGoal(sizes);
        SmaxOptions options = field.spec.options;
        INDArray centre = memory.constant(new float[] {options.mapWidth() / 2, options.mapHeight() / 2}, 2, 1, 1);
        INDArray opposite = program.subtract(own, centre);
        program.subtract(centre, opposite, opposite);
        INDArray goals = shaped(goal, 2, enemies, envs);
        program.choose(shaped(known, 1, enemies, envs), goals, opposite, goals);
        memory.free(sizes, known, opposite);
    }

    private INDArray knownGoal(INDArray sizes) {
        INDArray largest = program.max(
                rows(sizes, 0, enemies), rows(sizes, enemies, enemies), memory.scratch(DataType.FLOAT, enemies, envs));
        program.above(largest, 0f, largest);
        INDArray attacked = program.above(field.lastAttacked(field.state), -0.5f);
        program.max(largest, attacked, largest);
        memory.free(attacked);
        return largest;
    }

    /** The number of the opponent to shoot at; remembered, as -1 where none is in range. */
    private INDArray pick(INDArray square, INDArray inRange, INDArray count, INDArray any) {
        INDArray last = field.lastAttacked(field.state);
        INDArray wasLast = program.equal(numbers, shaped(last, 1, enemies, envs));
        program.multiply(wasLast, inRange, wasLast);
        INDArray keeps = program.sum(wasLast, 0);
        boolean random = field.spec.options.attackMode() == SmaxOptions.AttackMode.RANDOM;
        INDArray fresh = random ? drawn(inRange, count) : nearest(square, inRange);
        INDArray pick = program.choose(keeps, last, fresh, memory.scratch(DataType.FLOAT, enemies, envs));
        program.add(pick, 1f, fresh);
        program.multiply(fresh, any, fresh);
        program.add(fresh, -1f, last);
        memory.free(wasLast, keeps, fresh);
        return pick;
    }

    private INDArray nearest(INDArray square, INDArray inRange) {
        INDArray far = program.not(inRange);
        program.multiply(far, FAR, far);
        program.add(far, square, far);
        INDArray nearest = program.argMin(far, 0);
        memory.free(far);
        return nearest;
    }

    /** A random one of those in range: the number up to which there are as many as were drawn, and it. */
    private INDArray drawn(INDArray among, INDArray count) {
        INDArray chosen = chosen(SmaxRules.DRAW_TARGET, among, count);
        program.multiply(chosen, numbers, chosen);
        INDArray drawn = program.sum(chosen, 0);
        memory.free(chosen);
        return drawn;
    }

    /** Where the number drawn among some is, {@code [number][enemy][env]}. */
    private INDArray chosen(int site, INDArray among, INDArray count) {
        long[] indices = LongStream.range(0, enemies).toArray();
        INDArray rank = chance.below(program, site, indices, field.step(), enemies, count);
        program.add(rank, 1f, rank);
        INDArray before = memory.scratch(DataType.FLOAT, allies, (long) enemies * envs);
        program.product(upTo, shaped(among, allies, (long) enemies * envs), before);
        INDArray chosen = program.equal(shaped(before, allies, enemies, envs), shaped(rank, 1, enemies, envs));
        program.multiply(chosen, among, chosen);
        memory.free(rank, before);
        return chosen;
    }

    /** The code of the move to a random opponent in sight, or to the goal. */
    private INDArray walk(INDArray own, INDArray relative, INDArray seen, INDArray count, INDArray any) {
        INDArray chosen = chosen(SmaxRules.DRAW_WALK, seen, count);
        INDArray places = program.multiply(relative, shaped(chosen, 1, allies, enemies, envs));
        INDArray way = program.sum(places, 1);
        INDArray home = program.subtract(shaped(field.goal(), 2, enemies, envs), own);
        INDArray nobody = program.not(any);
        program.multiply(home, shaped(nobody, 1, enemies, envs), home);
        program.add(way, home, way);
        memory.free(chosen, places, home, nobody);
        INDArray code = towards(way);
        memory.free(way);
        return code;
    }

    /** The code of the move along the largest component: the first maximum of north, east, south, west. */
    private INDArray towards(INDArray way) {
        INDArray components = memory.scratch(DataType.FLOAT, 4, enemies, envs);
        program.copy(slice(way, 1), slice(components, SmaxSpec.NORTH));
        program.copy(slice(way, 0), slice(components, SmaxSpec.EAST));
        program.multiply(slice(way, 1), -1f, slice(components, SmaxSpec.SOUTH));
        program.multiply(slice(way, 0), -1f, slice(components, SmaxSpec.WEST));
        INDArray code = program.argMax(components, 0);
        memory.free(components);
        return code;
    }
}
