package io.github.marl4j.envs.fighting.cpu;

import java.util.function.ToIntFunction;

/** The columns of {@link CpuLevel}, {@code [level]}: what a computer's fighter asks for frame by frame. */
final class CpuLevels {
    final int[] reaction = column(CpuLevel::reaction);
    final int[] interval = column(CpuLevel::interval);
    final int[] block = column(CpuLevel::block);
    final int[] antiAir = column(CpuLevel::antiAir);
    final int[] punish = column(CpuLevel::punish);
    final int[] tech = column(CpuLevel::tech);
    final int[] comboMoves = column(CpuLevel::comboMoves);
    final int[] idle = column(CpuLevel::idle);
    final int[] appetite = column(CpuLevel::appetite);

    private static int[] column(ToIntFunction<CpuLevel> ability) {
        int[] column = new int[CpuLevel.STRONGEST + 1];
        for (int level = 1; level < column.length; level++) column[level] = ability.applyAsInt(CpuLevel.of(level));
        return column;
    }
}
