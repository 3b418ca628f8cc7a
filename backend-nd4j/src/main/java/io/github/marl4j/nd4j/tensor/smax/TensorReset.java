package io.github.marl4j.nd4j.tensor.smax;

import static io.github.marl4j.nd4j.tensor.TensorBatch.rows;
import static io.github.marl4j.nd4j.tensor.TensorBatch.shaped;

import io.github.marl4j.envs.smax.SmaxRules;
import io.github.marl4j.envs.smax.SmaxScenario;
import io.github.marl4j.envs.smax.UnitType;
import io.github.marl4j.nd4j.tensor.TensorChance;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How battles begin: new ones are made for all environments, and take the place of the old ones where an episode starts. */
final class TensorReset {
    private static final int CORNERS = 4;

    private final Battlefield field;
    private final TensorMemory memory;
    private final TensorChance chance;
    private final TensorProgram program;
    private final int units;
    private final float width;
    private final float height;

    /** The new battles, in the form of the state; what is not written at each start is as it is to be. */
    private final INDArray fresh;

    private TensorReset(Battlefield field, TensorChance chance, TensorProgram program) {
        this.field = field;
        this.memory = field.memory;
        this.chance = chance;
        this.program = program;
        units = field.units;
        width = field.spec.options.mapWidth();
        height = field.spec.options.mapHeight();
        fresh = memory.array(field.state.shape());
        field.lastAttacked(fresh).assign(-1);
    }

    /**
     * Adds the start of battles to a program.
     *
     * @param starting {@code [1][env]}, 1 where an episode starts
     */
    static void start(Battlefield field, TensorChance chance, TensorProgram program, INDArray starting) {
        new TensorReset(field, chance, program).write(starting);
    }

    private void write(INDArray starting) {
        SmaxScenario scenario = field.spec.options.scenario();
        boolean drawn = scenario.smacv2UnitTypeGeneration();
        INDArray radius = drawn ? drawTypes() : fixedTypes();
        INDArray xy = field.xy(fresh);
        INDArray noise = noise();
        if (scenario.smacv2PositionGeneration()) smacv2Positions(noise, xy);
        else program.add(noise, standardPositions(), xy);
        memory.free(noise);
        TensorPush.push(program, xy, field.health(fresh), radius);
        program.choose(starting, fresh, field.state, field.state);
        if (drawn) field.readTypes(program);
    }

    /** Types as the scenario has them, once and for all; returns the radii. */
    private INDArray fixedTypes() {
        INDArray types = field.type(fresh);
        for (int u = 0; u < units; u++) rows(types, u, 1).assign(field.spec.unitTypes[u]);
        field.type(field.state).assign(types);
        try (TensorProgram once = new TensorProgram(memory)) {
            field.readTypes(once);
            once.run();
        }
        field.health(fresh).assign(field.column(Battlefield.HEALTH));
        return field.column(Battlefield.RADIUS);
    }

    /** SMACv2: allies uniform over the six types, enemy i like ally i, enemies without a counterpart are of type 0; returns the radii. */
    private INDArray drawTypes() {
        INDArray types = field.type(fresh);
        INDArray drawn = chance.below(program, SmaxRules.DRAW_TYPE, UnitType.COUNT, upTo(field.allies, 1, 0));
        program.copy(drawn, rows(types, 0, field.allies));
        int counterparts = Math.min(field.allies, field.enemies);
        program.copy(rows(drawn, 0, counterparts), rows(types, field.allies, counterparts));
        memory.free(drawn);
        INDArray columns = field.readTypes(program, types);
        program.copy(field.column(columns, Battlefield.HEALTH), field.health(fresh));
        return field.column(columns, Battlefield.RADIUS);
    }

    private static long[] upTo(int count, int factor, int plus) {
        long[] indices = new long[count];
        for (int i = 0; i < count; i++) indices[i] = (long) factor * i + plus;
        return indices;
    }

    /** Indices of draws for {@code [x or y, unit]}: 2u and 2u + 1. */
    private long[] places() {
        long[] indices = Arrays.copyOf(upTo(units, 2, 0), 2 * units);
        System.arraycopy(upTo(units, 2, 1), 0, indices, units, units);
        return indices;
    }

    private INDArray noise() {
        return chance.uniform(
                program, SmaxRules.DRAW_NOISE, places(), null, 0, -SmaxRules.START_NOISE, SmaxRules.START_NOISE);
    }

    private INDArray standardPositions() {
        float[] places = new float[2 * units];
        for (int u = 0; u < units; u++) {
            places[u] = u < field.allies ? width / 4 : 3 * width / 4;
            places[units + u] = height / 2;
        }
        return memory.constant(places, 2 * units, 1);
    }

    private void smacv2Positions(INDArray noise, INDArray xy) {
        INDArray layout = chance.uniform(program, SmaxRules.DRAW_LAYOUT, 0);
        program.subtractFrom(0.5f, layout, layout);
        program.above(layout, 0f, layout);
        INDArray surrounding = surround(noise);
        INDArray reflected = reflect();
        program.choose(layout, surrounding, reflected, xy);
        memory.free(layout, surrounding, reflected);
    }

    /** One team in the middle, the other in up to four groups between the middle and the corners. */
    private INDArray surround(INDArray noise) {
        INDArray inside = inside();
        INDArray shares = chance.uniform(program, SmaxRules.DRAW_CORNER, 0, 1, 2, 3);
        INDArray groups = chance.below(program, SmaxRules.DRAW_GROUP, CORNERS, upTo(units, 1, 0));
        INDArray corner = program.equal(
                shaped(groups, 1, units, field.envs), memory.constant(new float[] {0, 1, 2, 3}, CORNERS, 1, 1));
        INDArray share = sumOver(corner, shaped(shares, CORNERS, 1, field.envs));
        INDArray rest = program.not(share);
        INDArray places = memory.scratch(noise.dataType(), noise.shape());
        placeAt(places, 0, inside, share, rest, corner, width, new float[] {0, 0, width, width});
        placeAt(places, 1, inside, share, rest, corner, height, new float[] {0, height, 0, height});
        program.add(places, noise, places);
        memory.free(inside, shares, groups, corner, share, rest);
        return places;
    }

    /** Which units stand in the middle, {@code [unit][env]}. */
    private INDArray inside() {
        INDArray alliesInside = chance.below(program, SmaxRules.DRAW_INSIDE, 2, 0);
        float[] allies = new float[units];
        Arrays.fill(allies, 0, field.allies, 1f);
        INDArray inside = program.equal(memory.constant(allies, units, 1), alliesInside);
        memory.free(alliesInside);
        return inside;
    }

    private INDArray sumOver(INDArray corner, INDArray values) {
        INDArray products = program.multiply(corner, values);
        INDArray sum = program.sum(products, 0);
        memory.free(products);
        return sum;
    }

    private void placeAt(
            INDArray places,
            int axis,
            INDArray inside,
            INDArray share,
            INDArray rest,
            INDArray corner,
            float size,
            float[] corners) {
        INDArray middle = memory.constant(new float[] {size / 2}, 1, 1);
        INDArray towardsMiddle = program.multiply(share, middle);
        INDArray place = sumOver(corner, memory.constant(corners, CORNERS, 1, 1));
        program.multiply(rest, place, place);
        program.add(towardsMiddle, place, place);
        program.choose(inside, middle, place, rows(places, axis * units, units));
        memory.free(towardsMiddle, place);
    }

    /** Allies anywhere in the left half, enemies their mirror image; enemies without a counterpart anywhere in the right half. */
    private INDArray reflect() {
        float[] low = new float[2 * units];
        float[] high = new float[2 * units];
        for (int u = 0; u < units; u++) {
            low[u] = u < field.allies ? 0f : width / 2;
            high[u] = u < field.allies ? width / 2 : width;
            high[units + u] = height;
        }
        INDArray places = chance.uniform(program, SmaxRules.DRAW_PLACE, places(), low, high);
        int mirrored = Math.min(field.allies, field.enemies);
        program.subtractFrom(width, rows(places, 0, mirrored), rows(places, field.allies, mirrored));
        program.copy(rows(places, units, mirrored), rows(places, units + field.allies, mirrored));
        return places;
    }
}
