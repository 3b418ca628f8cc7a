package io.github.marl4j.envs.particle;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.ResetOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** One world whose bodies are where a test puts them; all others are far away and apart. */
final class Stage {
    final ParticleKernel game;
    final Batch batch;
    final ParticleKernel.Mover worker;
    final Actions actions;
    final World world;

    Stage(String name, Object... options) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) chosen.put((String) options[i], options[i + 1]);
        game = new ParticleKernel(ParticleOptions.of("particle/" + name, chosen), 1, 0);
        worker = game.newWorker();
        batch = new Batch(game.spec(), 1);
        actions = new Actions(game.spec(), 1);
        world = game.shown(0).world;
        worker.reset(0, ResetOptions.NONE);
        for (int e = 0; e < world.entities; e++) put(e, 10 + 2 * e, 20);
    }

    Stage put(int entity, double x, double y) {
        game.state.x[entity] = x;
        game.state.y[entity] = y;
        return this;
    }

    Stage goals(int first, int second) {
        game.state.goal[0] = first;
        game.state.goal[1] = second;
        return this;
    }

    /** Choices of all agents in their order; agents beyond do nothing. */
    Stage step(int... choices) {
        for (int a = 0; a < world.agents; a++)
            actions.groups[world.groupOf[a]].ints[world.indexInGroup[a]] = a < choices.length ? choices[a] : 0;
        return step();
    }

    /** Numbers of one agent. */
    Stage push(int agent, float... numbers) {
        System.arraycopy(
                numbers,
                0,
                actions.groups[world.groupOf[agent]].floats,
                world.indexInGroup[agent] * numbers.length,
                numbers.length);
        return this;
    }

    Stage step() {
        worker.step(0, 1, actions, batch);
        worker.observe(0, 1, batch);
        return this;
    }

    double x(int entity) {
        return game.state.x[entity];
    }

    double vx(int agent) {
        return game.state.vx[agent];
    }

    double vy(int agent) {
        return game.state.vy[agent];
    }

    double earned(int agent) {
        return worker.earned[agent];
    }

    float[] seenBy(int agent) {
        Batch.Rows rows = batch.groups[world.groupOf[agent]];
        int first = world.indexInGroup[agent] * rows.observationSize;
        return Arrays.copyOfRange(rows.observations, first, first + rows.observationSize);
    }
}
