package io.github.marl4j.envs.foraging;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.ResetOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** One field whose players and foods stand where a test puts them. */
final class Field {
    static final String ID = "foraging/8x8-2p-2f-v1";

    final ForagingKernel game;
    final Batch batch;
    private final Kernel.Worker worker;
    private final Actions actions;

    Field(Map<String, Object> options) {
        ForagingOptions chosen = ForagingOptions.of(ID, options);
        EnvSpec facts = ForagingSpec.of(ID, chosen);
        game = new ForagingKernel(facts, chosen, 1, 0);
        worker = game.newWorker();
        batch = new Batch(facts, 1);
        actions = new Actions(facts, 1);
        worker.reset(0, ResetOptions.NONE);
        Arrays.fill(game.foodLevel, 0);
        game.spawned[0] = 0;
    }

    /** A square field with so many players of level 1 in its top row. */
    static Field of(int size, int players, Object... more) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("fieldSize", size);
        options.put("players", players);
        for (int i = 0; i < more.length; i += 2) options.put((String) more[i], more[i + 1]);
        Field field = new Field(options);
        for (int i = 0; i < players; i++) field.player(i, 0, i, 1);
        return field;
    }

    Field player(int i, int row, int column, int level) {
        game.row[i] = row;
        game.column[i] = column;
        game.level[i] = level;
        return this;
    }

    Field food(int f, int row, int column, int level) {
        game.foodRow[f] = row;
        game.foodColumn[f] = column;
        game.foodLevel[f] = level;
        game.spawned[0] += level;
        return this;
    }

    Field step(int... chosen) {
        System.arraycopy(chosen, 0, actions.groups[0].ints, 0, chosen.length);
        worker.step(0, 1, actions, batch);
        return look();
    }

    Field look() {
        worker.observe(0, 1, batch);
        return this;
    }

    String place(int i) {
        return game.row[i] + "," + game.column[i];
    }

    float[] rewards() {
        return batch.groups[0].rewards;
    }

    float[] seenBy(int i) {
        int size = batch.groups[0].observationSize;
        return Arrays.copyOfRange(batch.groups[0].observations, i * size, (i + 1) * size);
    }

    String mask(int i) {
        StringBuilder bits = new StringBuilder();
        for (int a = 0; a < 6; a++) bits.append(batch.groups[0].actionMask[6 * i + a] ? 1 : 0);
        return bits.toString();
    }
}
