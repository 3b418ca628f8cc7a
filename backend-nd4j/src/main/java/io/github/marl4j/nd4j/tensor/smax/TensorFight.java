package io.github.marl4j.nd4j.tensor.smax;

import static io.github.marl4j.nd4j.tensor.TensorBatch.among;
import static io.github.marl4j.nd4j.tensor.TensorBatch.rows;
import static io.github.marl4j.nd4j.tensor.TensorBatch.shaped;
import static io.github.marl4j.nd4j.tensor.TensorBatch.slice;

import io.github.marl4j.envs.smax.SmaxRules;
import io.github.marl4j.envs.smax.SmaxSpec;
import io.github.marl4j.nd4j.tensor.TensorChance;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The world steps of an environment step. Attack, move and cooldown read only what was at the start of the world step. */
final class TensorFight implements AutoCloseable {
    /** The dead are moved so far away that nobody reaches them, and each team's in another direction; squares stay finite [map units]. */
    private static final float AWAY = 1e18f;

    private final Battlefield field;
    private final TensorMemory memory;
    private final TensorProgram prepare;
    private final TensorProgram[] draw;
    private final TensorProgram worldStep;
    private final float dt;

    /** How far each unit walks in a world step, {@code [x or y][unit][env]} [map units]. */
    private final INDArray walk;

    /** Square of the range of whoever aims, {@code [shooting team][enemy][ally][env]}; -1 where nobody aims. */
    private final INDArray reach;

    /** Weapon cooldown with its random part, {@code [world step, unit][env]}, and that of one world step. */
    private final INDArray reloads;

    private final INDArray reload;
    private final INDArray away;
    private final INDArray mapSize;

    TensorFight(Battlefield field, TensorChance chance) {
        this.field = field;
        this.memory = field.memory;
        this.dt = field.spec.options.timePerStep();
        int units = field.units;
        int worldSteps = field.spec.options.worldStepsPerEnvStep();
        walk = memory.array(2, units, field.envs);
        reach = memory.array(2, field.enemies, field.allies, field.envs);
        reloads = memory.array((long) worldSteps * units, field.envs);
        reload = memory.array(units, field.envs);
        float[] directions = new float[units];
        Arrays.fill(directions, 0, field.allies, AWAY);
        Arrays.fill(directions, field.allies, units, -AWAY);
        away = memory.constant(directions, units, 1);
        mapSize = memory.constant(new float[] {field.spec.options.mapWidth(), field.spec.options.mapHeight()}, 2, 1, 1);
        prepare = new TensorProgram(memory);
        readOrders(prepare);
        drawReloads(prepare, chance, worldSteps);
        draw = new TensorProgram[worldSteps];
        for (int i = 0; i < worldSteps; i++) {
            draw[i] = new TensorProgram(memory);
            draw[i].copy(rows(reloads, i * units, units), reload);
        }
        worldStep = new TensorProgram(memory);
        writeWorldStep(worldStep);
    }

    void run() {
        prepare.run();
        for (TensorProgram one : draw) {
            one.run();
            worldStep.run();
        }
    }

    int operations() {
        return prepare.operations() + draw.length * (1 + worldStep.operations());
    }

    private void readOrders(TensorProgram program) {
        int units = field.units;
        INDArray move = shaped(field.move(), 2, units, field.envs);
        program.multiply(move, shaped(field.column(Battlefield.SPEED), 1, units, field.envs), walk);
        program.multiply(walk, dt, walk);
        float[] onEnemy = new float[field.enemies];
        for (int e = 0; e < onEnemy.length; e++) onEnemy[e] = SmaxSpec.FIRST_ATTACK + e;
        float[] onAlly = new float[field.allies];
        for (int a = 0; a < onAlly.length; a++) onAlly[a] = SmaxSpec.FIRST_ATTACK + field.allies - 1 - a;
        aim(
                program,
                field.allies(field.attack()),
                memory.constant(onEnemy, field.enemies, 1, 1),
                field.allyColumn(Battlefield.RANGE_SQUARE),
                slice(reach, 0));
        aim(
                program,
                field.enemies(field.attack()),
                memory.constant(onAlly, 1, field.allies, 1),
                field.enemyColumn(Battlefield.RANGE_SQUARE),
                slice(reach, 1));
    }

    private void aim(TensorProgram program, INDArray attack, INDArray codes, INDArray rangeSquare, INDArray out) {
        INDArray aims = program.equal(attack, codes);
        program.multiply(aims, rangeSquare, out);
        program.add(aims, -1f, aims);
        program.add(out, aims, out);
        memory.free(aims);
    }

    private void drawReloads(TensorProgram program, TensorChance chance, int worldSteps) {
        int units = field.units;
        long[] indices = LongStream.range(0, (long) worldSteps * units).toArray();
        long stride = SmaxRules.cooldownDraw(1, 0, units, 0);
        INDArray draws = chance.uniform(
                program,
                SmaxRules.DRAW_COOLDOWN,
                indices,
                field.step(),
                stride,
                SmaxRules.COOLDOWN_LOW * dt,
                SmaxRules.COOLDOWN_HIGH * dt);
        program.add(
                shaped(draws, worldSteps, units, field.envs),
                shaped(field.column(Battlefield.WEAPON), 1, units, field.envs),
                shaped(reloads, worldSteps, units, field.envs));
        memory.free(draws);
    }

    private void writeWorldStep(TensorProgram program) {
        INDArray health = field.health(field.state);
        INDArray xy = field.xy(field.state);
        INDArray alive = program.above(health, 0f);
        // 0 for the living, -1 for the dead.
        INDArray gone = program.add(alive, -1f, memory.scratch(alive.dataType(), alive.shape()));
        INDArray fired = memory.scratch(health.dataType(), health.shape());
        INDArray damage = memory.scratch(health.dataType(), health.shape());
        shoot(program, xy, gone, fired, damage);
        move(program, xy, alive, gone);
        program.subtract(health, damage, health);
        program.max(health, 0f, health);
        reload(program, fired);
        memory.free(alive, gone, fired, damage);
        if (field.spec.options.wallsCauseDeath()) dieAtWalls(program, xy, health);
        TensorPush.push(program, xy, health, field.column(Battlefield.RADIUS));
    }

    private void shoot(TensorProgram program, INDArray xy, INDArray gone, INDArray fired, INDArray damage) {
        INDArray hits = inRange(program, xy, gone);
        INDArray waits = program.above(field.cooldown(), 0f);
        INDArray ready = program.not(waits);
        INDArray byAllies = slice(hits, 0);
        INDArray byEnemies = slice(hits, 1);
        program.multiply(byAllies, field.allies(ready), byAllies);
        program.multiply(byEnemies, field.enemies(ready), byEnemies);
        program.sum(byAllies, 0, rows(fired, 0, field.allies));
        program.sum(byEnemies, 1, rows(fired, field.allies, field.enemies));
        program.multiply(byAllies, field.allyColumn(Battlefield.DAMAGE), byAllies);
        program.multiply(byEnemies, field.enemyColumn(Battlefield.DAMAGE), byEnemies);
        program.sum(byAllies, 1, rows(damage, field.allies, field.enemies));
        program.sum(byEnemies, 0, rows(damage, 0, field.allies));
        memory.free(hits, waits, ready);
    }

    /** Where an aimed shot would hit, {@code [shooting team][enemy][ally][env]}: both live, and the target is strictly within range. */
    private INDArray inRange(TensorProgram program, INDArray xy, INDArray gone) {
        int units = field.units;
        INDArray moved = program.multiply(gone, away);
        INDArray places = program.add(shaped(xy, 2, units, field.envs), shaped(moved, 1, units, field.envs));
        INDArray allies = among(places, 0, field.allies);
        INDArray enemies = among(places, field.allies, field.enemies);
        INDArray apart = program.subtract(
                shaped(enemies, 2, field.enemies, 1, field.envs), shaped(allies, 2, 1, field.allies, field.envs));
        program.multiply(apart, apart, apart);
        INDArray square = program.add(slice(apart, 0), slice(apart, 1));
        INDArray left = program.subtract(reach, shaped(square, 1, field.enemies, field.allies, field.envs));
        memory.free(moved, places, apart, square);
        return program.above(left, 0f, left);
    }

    /** Living units walk, as far as the edge of the map; the dead stay wherever they are. */
    private void move(TensorProgram program, INDArray xy, INDArray alive, INDArray gone) {
        int units = field.units;
        INDArray places = shaped(xy, 2, units, field.envs);
        INDArray steps = program.multiply(walk, shaped(alive, 1, units, field.envs));
        program.add(places, steps, places);
        INDArray least = program.multiply(gone, memory.constant(new float[] {AWAY}, 1, 1));
        INDArray most = program.subtract(mapSize, shaped(least, 1, units, field.envs));
        program.max(places, shaped(least, 1, units, field.envs), places);
        program.min(places, most, places);
        memory.free(steps, least, most);
    }

    private void reload(TensorProgram program, INDArray fired) {
        INDArray cooldown = field.cooldown();
        INDArray after = program.subtract(reload, cooldown);
        program.add(cooldown, after, after);
        program.add(cooldown, -dt, cooldown);
        program.choose(fired, after, cooldown, cooldown);
        memory.free(after);
    }

    private void dieAtWalls(TensorProgram program, INDArray xy, INDArray health) {
        INDArray places = shaped(xy, 2, field.units, field.envs);
        INDArray inside = program.subtract(mapSize, places);
        program.min(inside, places, inside);
        INDArray within =
                program.min(slice(inside, 0), slice(inside, 1), memory.scratch(health.dataType(), health.shape()));
        program.above(within, 0f, within);
        program.multiply(health, within, health);
        memory.free(inside, within);
    }

    @Override
    public void close() {
        prepare.close();
        worldStep.close();
        for (TensorProgram one : draw) one.close();
    }
}
