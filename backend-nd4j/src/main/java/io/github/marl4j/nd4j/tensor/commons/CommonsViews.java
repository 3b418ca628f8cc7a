package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.envs.commons.CommonsOptions;
import io.github.marl4j.envs.commons.CommonsSpec;
import io.github.marl4j.envs.commons.Language;
import io.github.marl4j.nd4j.tensor.TensorBatch;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes down what agents see: all that is remembered as float32, a few rows more, and which row each feature is. */
final class CommonsViews {
    private final CommonsSpec spec;
    private final SocietyTensors s;
    private final TensorProgram program;
    private final TensorMemory memory;
    private final TensorBatch batch;
    private final int seats;

    /** Rows of {@link SocietyTensors#all}, then the others. */
    private final INDArray features;

    private final INDArray numbers;
    private final int months;
    private final int none;
    private final int agreed;
    /** Harvests as others see them. */
    private final int shown;

    CommonsViews(CommonsSpec spec, SocietyTensors s, TensorProgram program, TensorBatch batch) {
        this.spec = spec;
        this.s = s;
        this.program = program;
        this.memory = program.memory();
        this.batch = batch;
        seats = spec.seats;
        int remembered = (int) s.all.size(0);
        months = remembered;
        none = remembered + 1;
        agreed = remembered + 2;
        shown = remembered + 3;
        features = memory.array(DataType.FLOAT, (long) shown + seats, batch.numEnvs);
        numbers = TensorBatch.rows(features, 0, remembered);
    }

    void write() {
        float[] factors = spec.factors();
        TensorBatch.rows(features, months, 1).assign(spec.society.months() * factors[CommonsSpec.MONTHS]);
        TensorBatch.rows(features, none, 1).assign(-1);
        program.copy(s.all, numbers);
        INDArray ending = program.above(feature(s.ending), 0.5);
        INDArray living = program.not(ending);
        program.multiply(living, feature(s.present), batch.alive);
        writeMasks();
        if (spec.options.scaled()) scale(factors);
        INDArray limit = program.max(feature(s.agreed), 0, memory.scratch(DataType.FLOAT, 1, batch.numEnvs));
        program.multiply(limit, factors[spec.agreed], limit);
        INDArray nothing = program.min(feature(s.agreed), 0, memory.scratch(DataType.FLOAT, 1, batch.numEnvs));
        program.add(limit, nothing, TensorBatch.rows(features, agreed, 1));
        writeShown();
        program.rows(features, places(), batch.views);
        memory.free(ending, living, limit, nothing);
    }

    private INDArray feature(INDArray part) {
        return TensorBatch.rows(features, s.placeOf(part), (int) part.size(0));
    }

    /** Up to what is there, or anything; messages are always legal. */
    private void writeMasks() {
        batch.masks.assign(1);
        if (spec.options.mask() == CommonsOptions.Mask.NONE) return;
        int requests = spec.society.maxRequest() + 1;
        float[] units = new float[requests];
        for (int i = 0; i < requests; i++) units[i] = i;
        INDArray rest = program.subtract(feature(s.pool), memory.constant(units, requests, 1));
        int choices = (int) batch.masks.size(0) / seats;
        for (int seat = 0; seat < seats; seat++) {
            program.above(rest, -0.5, TensorBatch.rows(batch.masks, seat * choices, requests));
        }
        memory.free(rest);
    }

    private void scale(float[] factors) {
        float[] byRow = new float[(int) numbers.size(0)];
        Arrays.fill(byRow, 1);
        factor(byRow, s.month, factors[CommonsSpec.MONTH]);
        factor(byRow, s.pool, factors[CommonsSpec.POOL]);
        factor(byRow, s.requested, factors[CommonsSpec.OWN_REQUEST]);
        factor(byRow, s.obtained, factors[CommonsSpec.OWN_HARVEST]);
        factor(byRow, s.total, factors[CommonsSpec.OWN_TOTAL]);
        factor(byRow, s.people, factors[CommonsSpec.AGENTS]);
        factor(byRow, s.threshold, factors[spec.told]);
        if (s.said != null) factor(byRow, s.said, factors[spec.messages]);
        program.multiply(numbers, memory.constant(byRow, byRow.length, 1), numbers);
    }

    private void factor(float[] byRow, INDArray part, float factor) {
        int first = s.placeOf(part);
        Arrays.fill(byRow, first, first + (int) part.size(0), factor);
    }

    private void writeShown() {
        INDArray hidden = program.above(feature(s.language), Language.NONE_AND_NO_OBSERVATION.ordinal() - 0.5);
        INDArray open = program.not(hidden);
        program.multiply(feature(s.obtained), open, TensorBatch.rows(features, shown, seats));
        memory.free(hidden, open);
    }

    /** The row of each feature of each seat, then those of the state. */
    private int[] places() {
        int size = spec.observationSize;
        int[] places = new int[seats * size + spec.stateSize];
        for (int seat = 0; seat < seats; seat++) place(seat, places, seat * size);
        int at = seats * size;
        places[at++] = s.placeOf(s.pool);
        places[at++] = s.placeOf(s.month);
        for (INDArray part : new INDArray[] {s.requested, s.obtained, s.total}) {
            for (int seat = 0; seat < seats; seat++) places[at++] = s.placeOf(part) + seat;
        }
        return places;
    }

    private void place(int seat, int[] places, int at) {
        places[at + CommonsSpec.MONTH] = s.placeOf(s.month);
        places[at + CommonsSpec.MONTHS] = months;
        places[at + CommonsSpec.POOL] = s.placeOf(s.pool);
        places[at + CommonsSpec.OWN_REQUEST] = s.placeOf(s.requested) + seat;
        places[at + CommonsSpec.OWN_HARVEST] = s.placeOf(s.obtained) + seat;
        places[at + CommonsSpec.OWN_TOTAL] = s.placeOf(s.total) + seat;
        places[at + CommonsSpec.AGENTS] = s.placeOf(s.people);
        for (int other = 0; other < seats; other++) {
            places[at + CommonsSpec.HARVESTS + other] = other == seat ? s.placeOf(s.obtained) + seat : shown + other;
            places[at + spec.present + other] = s.placeOf(s.present) + other;
        }
        places[at + spec.told] = spec.society.universalization() ? s.placeOf(s.threshold) : none;
        places[at + spec.agreed] = agreed;
        for (int i = 0; i < seats * spec.messageParts; i++) places[at + spec.messages + i] = s.placeOf(s.said) + i;
    }
}
