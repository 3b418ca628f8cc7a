package io.github.marl4j.nd4j.tensor.smax;

import static io.github.marl4j.nd4j.tensor.TensorBatch.rows;
import static io.github.marl4j.nd4j.tensor.TensorBatch.shaped;
import static io.github.marl4j.nd4j.tensor.TensorBatch.slice;

import io.github.marl4j.envs.smax.SmaxOptions;
import io.github.marl4j.envs.smax.SmaxSpec;
import io.github.marl4j.envs.smax.UnitType;
import io.github.marl4j.nd4j.tensor.TensorBatch;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the units see, may do and are. The numbers that can be seen are rows of the battlefield's table, whether they can be is rows of another one; observations and state are a choice of
 * rows from both, multiplied.
 */
final class TensorViews {
    private final Battlefield field;
    private final TensorMemory memory;
    private final TensorProgram program;
    private final int units;
    private final int observers;

    /** First rows of the truths: one; who lives; {@code [observer, unit]} who is seen, who is in range. */
    private final int aliveRow = 1;

    private final int seenRow;
    private final int rangeRow;
    private final INDArray truths;

    private TensorViews(Battlefield field, TensorProgram program) {
        this.field = field;
        this.memory = field.memory;
        this.program = program;
        units = field.units;
        observers = field.observers;
        seenRow = aliveRow + units;
        rangeRow = seenRow + observers * units;
        truths = memory.array(rangeRow + (long) observers * units, field.envs);
        rows(truths, 0, 1).assign(1);
    }

    /** Adds observations, masks, alive and state to a program. */
    static void write(Battlefield field, TensorBatch out, TensorProgram program) {
        TensorViews views = new TensorViews(field, program);
        views.fillTables();
        if (field.spec.options.observationType() == SmaxOptions.ObservationType.CONIC) views.conic(out.views);
        else views.unitLists(out.views);
        if (out.masks != null) program.rows(views.truths, views.maskRows(), out.masks);
        program.copy(rows(views.truths, views.aliveRow, views.observers), out.alive);
    }

    private void fillTables() {
        INDArray health = field.health(field.state);
        INDArray alive = program.above(health, 0f, rows(truths, aliveRow, units));
        INDArray shares = rows(field.table, field.shareRow(), 3 * units);
        program.divide(health, field.column(Battlefield.HEALTH), rows(shares, 0, units));
        program.divide(field.attack(), memory.constant(lastCodes(), units, 1), rows(shares, units, units));
        INDArray cooldown = rows(shares, 2 * units, units);
        program.multiply(field.cooldown(), field.column(Battlefield.PER_COOLDOWN), cooldown);
        program.max(cooldown, 0f, cooldown);
        program.min(cooldown, 1f, cooldown);
        INDArray xy = shaped(field.xy(field.state), 2, units, field.envs);
        program.multiply(
                xy,
                memory.constant(new float[] {field.spec.perWidth, field.spec.perHeight}, 2, 1, 1),
                shaped(rows(field.table, field.shareRow() + 3 * units, 2 * units), 2, units, field.envs));
        pairs(xy, alive);
    }

    /** The highest action code of each unit: codes are shown as shares of it. */
    private float[] lastCodes() {
        float[] last = new float[units];
        for (int u = 0; u < units; u++) {
            last[u] = SmaxSpec.FIRST_ATTACK + (u < field.allies ? field.enemies : field.allies) - 1;
        }
        return last;
    }

    /** Relative places, and who is seen and who is in range, {@code [observer][unit][env]}. */
    private void pairs(INDArray xy, INDArray alive) {
        int envs = field.envs;
        INDArray relative =
                shaped(rows(field.table, field.relativeRow(), 2 * observers * units), 2, observers, units, envs);
        for (int axis = 0; axis < 2; axis++) {
            INDArray places = slice(xy, axis);
            program.subtract(shaped(places, 1, units, envs), ofObservers(places), slice(relative, axis));
        }
        INDArray squares = program.multiply(relative, relative);
        INDArray square = program.add(slice(squares, 0), slice(squares, 1));
        INDArray living = program.multiply(ofObservers(alive), shaped(alive, 1, units, envs));
        within(square, Battlefield.SIGHT_SQUARE, living, seenRow);
        within(square, Battlefield.RANGE_SQUARE, living, rangeRow);
        INDArray perSight = ofObservers(field.column(Battlefield.PER_SIGHT));
        for (int axis = 0; axis < 2; axis++) {
            program.multiply(slice(relative, axis), perSight, slice(relative, axis));
        }
        memory.free(squares, square, living);
    }

    private INDArray ofObservers(INDArray perUnit) {
        return shaped(rows(perUnit, 0, observers), observers, 1, field.envs);
    }

    private void within(INDArray square, int column, INDArray living, int firstRow) {
        INDArray within = shaped(rows(truths, firstRow, observers * units), observers, units, field.envs);
        program.subtract(ofObservers(field.column(column)), square, within);
        program.above(within, 0f, within);
        program.multiply(within, living, within);
    }

    private void unitLists(INDArray out) {
        ViewRows rows = new ViewRows();
        for (int observer = 0; observer < observers; observer++) unitList(observer, rows);
        state(rows);
        choose(rows, out);
    }

    private void choose(ViewRows rows, INDArray out) {
        INDArray visible = program.rows(truths, rows.truths());
        INDArray numbers = program.rows(field.table, rows.numbers());
        program.multiply(numbers, visible, out);
        memory.free(visible, numbers);
    }

    private void conic(INDArray out) {
        int size = field.spec.observationSize;
        int sectors = size - SmaxSpec.OWN;
        INDArray observations = rows(out, 0, observers * size);
        ViewRows blocks = new ViewRows();
        for (int u = 0; u < units; u++) {
            for (int observer = 0; observer < observers; observer++) block(observer, u, 0, blocks);
        }
        INDArray toSee = program.rows(field.table, blocks.numbers());
        INDArray relative = rows(field.table, field.relativeRow(), 2 * observers * units);
        INDArray alive = rows(truths, aliveRow, observers);
        new TensorConic(field, program).write(relative, toSee, alive, observations);
        memory.free(toSee);
        for (int observer = 0; observer < observers; observer++) {
            ViewRows own = new ViewRows();
            own(observer, own);
            choose(own, rows(out, observer * size + sectors, SmaxSpec.OWN));
        }
        ViewRows state = new ViewRows();
        state(state);
        choose(state, rows(out, observers * size, state.size()));
    }

    private void state(ViewRows rows) {
        for (int u = 0; u < units; u++) {
            int truth = aliveRow + u;
            rows.add(field.shareRow() + u, truth);
            for (int part : new int[] {0, 1, 3}) rows.add(Battlefield.STATE_ROW + part * units + u, truth);
            flags(u, truth, rows);
        }
        for (int u = 0; u < units; u++) rows.add(u < field.allies ? Battlefield.ZERO_ROW : Battlefield.ONE_ROW, 0);
        for (int u = 0; u < units; u++) rows.add(Battlefield.STATE_ROW + 7 * units + u, 0);
    }

    /** The other units in a fixed order, the other team's last, then the own block. */
    private void unitList(int observer, ViewRows rows) {
        boolean ally = observer < field.allies;
        for (int i = 0; i < units; i++) {
            int unit = ally ? i : units - 1 - i;
            if (unit != observer) block(observer, unit, seenRow + observer * units + unit, rows);
        }
        own(observer, rows);
    }

    private void own(int observer, ViewRows rows) {
        int truth = aliveRow + observer;
        int shares = field.shareRow();
        rows.add(shares + observer, truth);
        rows.add(shares + 3 * units + observer, truth);
        rows.add(shares + 4 * units + observer, truth);
        rows.add(shares + 2 * units + observer, truth);
        flags(observer, truth, rows);
    }

    private void block(int observer, int unit, int truth, ViewRows rows) {
        boolean sameTeam = observer < field.allies == unit < field.allies;
        boolean showsOrders = sameTeam || field.spec.options.seeEnemyActions();
        int shares = field.shareRow();
        int pair = observer * units + unit;
        rows.add(shares + unit, truth);
        rows.add(field.relativeRow() + pair, truth);
        rows.add(field.relativeRow() + observers * units + pair, truth);
        rows.add(showsOrders ? Battlefield.STATE_ROW + 4 * units + unit : Battlefield.ZERO_ROW, truth);
        rows.add(showsOrders ? Battlefield.STATE_ROW + 5 * units + unit : Battlefield.ZERO_ROW, truth);
        rows.add(showsOrders ? shares + units + unit : Battlefield.ZERO_ROW, truth);
        rows.add(shares + 2 * units + unit, truth);
        flags(unit, truth, rows);
    }

    private void flags(int unit, int truth, ViewRows rows) {
        for (int type = 0; type < UnitType.COUNT; type++) rows.add(field.flagRow() + type * units + unit, truth);
    }

    /** The living move; they may attack the living within range. Everybody may stop. */
    private int[] maskRows() {
        IntStream.Builder mask = IntStream.builder();
        for (int observer = 0; observer < observers; observer++) {
            for (int code = SmaxSpec.NORTH; code <= SmaxSpec.WEST; code++) mask.add(aliveRow + observer);
            mask.add(0);
            int opponents = observer < field.allies ? field.enemies : field.allies;
            for (int k = 0; k < opponents; k++) {
                mask.add(rangeRow + observer * units + field.spec.target(observer, SmaxSpec.FIRST_ATTACK + k));
            }
        }
        return mask.build().toArray();
    }

    /** Which rows of the two tables make up a view. */
    private static final class ViewRows {
        private final IntStream.Builder numbers = IntStream.builder();
        private final IntStream.Builder truths = IntStream.builder();
        private int size;

        void add(int number, int truth) {
            numbers.add(number);
            truths.add(truth);
            size++;
        }

        int size() {
            return size;
        }

        int[] numbers() {
            return numbers.build().toArray();
        }

        int[] truths() {
            return truths.build().toArray();
        }
    }
}
