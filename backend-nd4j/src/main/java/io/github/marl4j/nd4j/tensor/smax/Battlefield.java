package io.github.marl4j.nd4j.tensor.smax;

import static io.github.marl4j.nd4j.tensor.TensorBatch.rows;
import static io.github.marl4j.nd4j.tensor.TensorBatch.shaped;

import io.github.marl4j.envs.smax.SmaxSpec;
import io.github.marl4j.envs.smax.UnitType;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The state of a batch of battles, and what follows from the unit types. All of it, and what observations are put together from, lies in one {@link #table} of rows, so that an
 * observation is a choice of rows.
 */
final class Battlefield {
    /** Columns of the unit table, {@code [column][type]}. */
    static final int SPEED = 0,
            DAMAGE = 1,
            RANGE_SQUARE = 2,
            SIGHT_SQUARE = 3,
            RADIUS = 4,
            HEALTH = 5,
            WEAPON = 6,
            PER_SIGHT = 7,
            PER_COOLDOWN = 8;

    private static final int COLUMNS = 9;

    /** Rows of the table before the state: nothing, and one. */
    static final int ZERO_ROW = 0, ONE_ROW = 1, STATE_ROW = 2;

    final SmaxSpec spec;
    final TensorMemory memory;
    final int units;
    final int allies;
    final int enemies;
    final int envs;

    /** How many units observe: all, or the allies. */
    final int observers;

    /** All rows, {@code [row][env]}. */
    final INDArray table;

    /** The rows that are the state. */
    final INDArray state;

    /** Unit types as flags, {@code [type, unit][env]}. */
    final INDArray flags;

    private final INDArray columns;
    private final INDArray unitTable;
    private final INDArray typeNumbers;

    Battlefield(SmaxSpec spec, int envs, TensorMemory memory) {
        this.spec = spec;
        this.memory = memory;
        this.envs = envs;
        units = spec.numUnits;
        allies = spec.numAllies;
        enemies = spec.numEnemies;
        observers = spec.options.bothSides() ? units : allies;
        table = memory.array(relativeRow() + 2 * observers * units, envs);
        rows(table, ONE_ROW, 1).assign(1);
        state = rows(table, STATE_ROW, stateRows());
        flags = rows(table, flagRow(), UnitType.COUNT * units);
        columns = memory.array(COLUMNS * units, envs);
        unitTable = memory.constant(unitTable(spec), COLUMNS, UnitType.COUNT);
        typeNumbers = memory.constant(new float[] {0, 1, 2, 3, 4, 5}, UnitType.COUNT, 1, 1);
    }

    private static float[] unitTable(SmaxSpec spec) {
        float[] table = new float[COLUMNS * UnitType.COUNT];
        for (int t = 0; t < UnitType.COUNT; t++) {
            float[] column = new float[COLUMNS];
            column[SPEED] = spec.speed[t];
            column[DAMAGE] = spec.damage[t];
            column[RANGE_SQUARE] = spec.attackRange[t] * spec.attackRange[t];
            column[SIGHT_SQUARE] = spec.sightRange[t] * spec.sightRange[t];
            column[RADIUS] = spec.radius[t];
            column[HEALTH] = spec.maxHealth[t];
            column[WEAPON] = spec.weaponCooldown[t];
            column[PER_SIGHT] = spec.perSight[t];
            column[PER_COOLDOWN] = spec.perCooldown[t];
            for (int c = 0; c < COLUMNS; c++) table[c * UnitType.COUNT + t] = column[c];
        }
        return table;
    }

    int stateRows() {
        return 8 * units + 3 * enemies + 1;
    }

    int flagRow() {
        return STATE_ROW + stateRows();
    }

    /** First of the rows that {@link TensorViews} fills: health shares, attack shares, cooldown shares, and places as shares of the map. */
    int shareRow() {
        return flagRow() + UnitType.COUNT * units;
    }

    /** First of the rows {@code [x or y, observer, unit]} of relative places. */
    int relativeRow() {
        return shareRow() + 5 * units;
    }

    /** Positions {@code [x or y, unit][env]} of a state. */
    INDArray xy(INDArray of) {
        return rows(of, 0, 2 * units);
    }

    INDArray health(INDArray of) {
        return rows(of, 2 * units, units);
    }

    INDArray cooldown() {
        return rows(state, 3 * units, units);
    }

    /** Move vectors {@code [x or y, unit][env]}. */
    INDArray move() {
        return rows(state, 4 * units, 2 * units);
    }

    INDArray attack() {
        return rows(state, 6 * units, units);
    }

    INDArray type(INDArray of) {
        return rows(of, 7 * units, units);
    }

    /** Where the built-in enemies walk, {@code [x or y, enemy][env]}. */
    INDArray goal() {
        return rows(state, 8 * units, 2 * enemies);
    }

    /** Whom the built-in enemies attacked last, counted backwards, or -1. */
    INDArray lastAttacked(INDArray of) {
        return rows(of, 8 * units + 2 * enemies, enemies);
    }

    /** Steps made, {@code [1][env]}. */
    INDArray step() {
        return rows(state, 8 * units + 3 * enemies, 1);
    }

    /** A column of the unit table for each unit of the battle, {@code [unit][env]}. */
    INDArray column(int column) {
        return rows(columns, column * units, units);
    }

    /** A column for the allies, {@code [1][ally][env]}. */
    INDArray allyColumn(int column) {
        return allies(column(column));
    }

    /** A column for the enemies, {@code [enemy][1][env]}. */
    INDArray enemyColumn(int column) {
        return enemies(column(column));
    }

    /** The allies' part of rows for all units, {@code [1][ally][env]}. */
    INDArray allies(INDArray perUnit) {
        return shaped(rows(perUnit, 0, allies), 1, allies, envs);
    }

    /** The enemies' part of rows for all units, {@code [enemy][1][env]}. */
    INDArray enemies(INDArray perUnit) {
        return shaped(rows(perUnit, allies, enemies), enemies, 1, envs);
    }

    /** Adds to a program: what follows from the unit types of the state. */
    void readTypes(TensorProgram program) {
        readTypes(program, type(state), flags, columns);
    }

    /** Adds to a program: the flags of unit types and their columns of the unit table; returns those of another state's. */
    INDArray readTypes(TensorProgram program, INDArray types) {
        INDArray otherFlags = memory.array(flags.shape());
        INDArray otherColumns = memory.array(columns.shape());
        readTypes(program, types, otherFlags, otherColumns);
        return otherColumns;
    }

    private void readTypes(TensorProgram program, INDArray types, INDArray toFlags, INDArray toColumns) {
        INDArray is = program.equal(shaped(types, 1, units, envs), typeNumbers);
        program.copy(shaped(is, UnitType.COUNT * units, envs), toFlags);
        memory.free(is);
        program.product(
                unitTable, shaped(toFlags, UnitType.COUNT, units * envs), shaped(toColumns, COLUMNS, units * envs));
    }

    /** A column of what {@link #readTypes(TensorProgram, INDArray)} returned. */
    INDArray column(INDArray ofColumns, int column) {
        return rows(ofColumns, column * units, units);
    }
}
