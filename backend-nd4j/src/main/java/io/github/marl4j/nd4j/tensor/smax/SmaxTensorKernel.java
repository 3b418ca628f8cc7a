package io.github.marl4j.nd4j.tensor.smax;

import static io.github.marl4j.nd4j.tensor.TensorBatch.rows;

import io.github.marl4j.envs.smax.SmaxSpec;
import io.github.marl4j.nd4j.tensor.TensorKernel;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import org.nd4j.linalg.api.ndarray.INDArray;

/** SMAX as tensor operations. The rule book in order: {@link #advance}. */
final class SmaxTensorKernel extends TensorKernel {
    private final TensorProgram orders;
    private final TensorFight fight;
    private final TensorProgram outcome;
    private final TensorProgram views;
    private final TensorProgram start;
    private final TensorProgram types;

    SmaxTensorKernel(SmaxSpec spec, int numEnvs, int firstEnv) {
        super(spec.envSpec, numEnvs, firstEnv);
        Battlefield field = new Battlefield(spec, numEnvs, memory);
        keep(field);
        start = new TensorProgram(memory);
        TensorReset.start(field, chance, start, starting);
        types = new TensorProgram(memory);
        field.readTypes(types);
        INDArray healthBefore = memory.array(field.units, numEnvs);
        orders = new TensorProgram(memory);
        orders.copy(field.health(field.state), healthBefore);
        TensorOrders reader = new TensorOrders(field);
        reader.read(orders, actions, chance);
        if (!spec.options.bothSides()) TensorEnemy.decide(field, chance, orders, reader);
        fight = new TensorFight(field, chance);
        outcome = new TensorProgram(memory);
        TensorOutcome.end(field, batch, outcome, healthBefore);
        views = new TensorProgram(memory);
        TensorViews.write(field, batch, views);
    }

    private void keep(Battlefield field) {
        int units = field.units;
        INDArray state = field.state;
        kept("x", rows(state, 0, units), Form.FLOAT);
        kept("y", rows(state, units, units), Form.FLOAT);
        kept("health", field.health(state), Form.FLOAT);
        kept("cooldown", field.cooldown(), Form.FLOAT);
        kept("moveX", rows(field.move(), 0, units), Form.FLOAT);
        kept("moveY", rows(field.move(), units, units), Form.FLOAT);
        kept("attack", field.attack(), Form.INT);
        kept("type", field.type(state), Form.INT);
        kept("step", field.step(), Form.INT);
        if (field.spec.options.bothSides()) {
            // The JVM kernel has these arrays too, without anything in them.
            kept("goalX", null, Form.FLOAT);
            kept("goalY", null, Form.FLOAT);
            kept("lastAttacked", null, Form.INT);
        } else {
            kept("goalX", rows(field.goal(), 0, field.enemies), Form.FLOAT);
            kept("goalY", rows(field.goal(), field.enemies, field.enemies), Form.FLOAT);
            kept("lastAttacked", field.lastAttacked(state), Form.INT);
        }
    }

    @Override
    protected void advance() {
        orders.run();
        fight.run();
        outcome.run();
    }

    @Override
    protected void observe() {
        views.run();
    }

    @Override
    protected void restart() {
        start.run();
    }

    @Override
    protected void restored() {
        types.run();
    }

    @Override
    public int operations() {
        return orders.operations() + fight.operations() + outcome.operations() + views.operations();
    }

    @Override
    public void close() {
        for (TensorProgram program : new TensorProgram[] {orders, outcome, views, start, types}) program.close();
        fight.close();
        super.close();
    }
}
