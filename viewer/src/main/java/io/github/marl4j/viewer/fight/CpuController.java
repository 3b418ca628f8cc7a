package io.github.marl4j.viewer.fight;

import io.github.marl4j.env.Chance;
import io.github.marl4j.envs.fighting.cpu.CpuLevel;
import io.github.marl4j.envs.fighting.cpu.CpuMemory;
import io.github.marl4j.envs.fighting.cpu.CpuPlayer;
import io.github.marl4j.envs.fighting.cpu.CpuTables;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import java.util.Optional;

/** The game's own opponent. */
public final class CpuController implements Controller {
    private static final CpuTables TABLES = new CpuTables(FightTables.shipped());

    private final CpuPlayer player = new CpuPlayer(TABLES);
    private final CpuMemory memory = new CpuMemory(1);
    private final int side;
    private final int level;

    /**
     * Creates an opponent.
     *
     * @param side 0 left, 1 right
     * @param level 1 to 8
     * @throws IllegalArgumentException if there is no such level
     */
    public CpuController(int side, int level) {
        CpuLevel.of(level);
        this.side = side;
        this.level = level;
    }

    @Override
    public void begin(FightState state, long seed) {
        memory.start(0, side, Chance.mix(seed + side));
    }

    @Override
    public int word(FightState state) {
        return player.word(state, 0, memory, side, level);
    }

    @Override
    public Optional<Controller> onOtherSide() {
        return Optional.of(new CpuController(1 - side, level));
    }

    @Override
    public String name() {
        return "CPU " + level;
    }
}
