package io.github.marl4j.nd4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.Chance;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class TensorChanceTest {
    private static final int ENVS = 5;

    @Property(tries = 40)
    void drawsAreThoseOfTheJvmToTheBit(
            @ForAll long seed,
            @ForAll @IntRange(max = 1 << 20) int firstEnv,
            @ForAll @IntRange(max = 1 << 14) int site,
            @ForAll @LongRange(max = 1L << 40) long index,
            @ForAll @IntRange(max = 3000) int step,
            @ForAll @IntRange(min = 1, max = 1 << 20) int bound) {
        long[] indices = {index, 0, index / 3, 7};
        long stride = 4096 * 13;
        Chance expected = new Chance(ENVS, firstEnv);
        expected.seed(seed);
        try (TensorMemory memory = new TensorMemory();
                TensorProgram program = new TensorProgram(memory)) {
            TensorChance chance = new TensorChance(memory, ENVS, firstEnv);
            INDArray steps = memory.array(1, ENVS);
            for (int env = 0; env < ENVS; env++) steps.putScalar(env, step + env);
            INDArray limit = memory.constant(new float[] {bound}, 1, 1);
            INDArray bits = chance.bits(program, site, indices, steps, stride);
            INDArray uniform = chance.uniform(program, site, indices, steps, stride);
            INDArray between = chance.uniform(program, site, indices, steps, stride, -0.0625f, 0.125f);
            INDArray fine = chance.uniformDouble(program, site, indices, steps, stride);
            INDArray below = chance.below(program, site, indices, steps, stride, limit);
            INDArray first = chance.uniform(program, site, indices);
            chance.seed(seed);
            program.run();
            for (int env = 0; env < ENVS; env++) {
                for (int i = 0; i < indices.length; i++) {
                    long at = indices[i] + stride * (step + env);
                    assertThat(bits.getLong(i, env)).isEqualTo(expected.bits(env, site, at));
                    assertThat(uniform.getFloat(i, env)).isEqualTo(expected.uniform(env, site, at));
                    assertThat(between.getFloat(i, env)).isEqualTo(expected.uniform(env, site, at, -0.0625f, 0.125f));
                    assertThat(fine.getDouble(i, env)).isEqualTo(expected.uniformDouble(env, site, at));
                    assertThat((int) below.getFloat(i, env)).isEqualTo(expected.below(env, site, at, bound));
                    assertThat(first.getFloat(i, env)).isEqualTo(expected.uniform(env, site, indices[i]));
                }
            }
        }
    }

    @Property(tries = 10)
    void environmentsWhoseEpisodeEndedMoveOnAloneAndAsOnTheJvm(@ForAll long seed) {
        Chance expected = new Chance(ENVS, 3);
        expected.seed(seed);
        try (TensorMemory memory = new TensorMemory();
                TensorProgram program = new TensorProgram(memory)) {
            TensorChance chance = new TensorChance(memory, ENVS, 3);
            INDArray over = memory.array(DataType.FLOAT, 1, ENVS);
            chance.nextEpisode(program, over);
            chance.seed(seed);
            for (int round = 0; round < 4; round++) {
                for (int env = 0; env < ENVS; env++) {
                    boolean ends = (env + round) % 3 == 0;
                    over.putScalar(env, ends ? 1 : 0);
                    if (ends) expected.nextEpisode(env);
                }
                program.run();
                assertThat(chance.state()).usingRecursiveComparison().isEqualTo(expected.state());
            }
        }
    }

    @Property(tries = 10)
    void aStateThatIsPutBackGoesOnWithTheSameDraws(@ForAll long seed) {
        Chance from = new Chance(ENVS, 0);
        from.seed(seed);
        from.nextEpisode(2);
        try (TensorMemory memory = new TensorMemory();
                TensorProgram program = new TensorProgram(memory)) {
            TensorChance chance = new TensorChance(memory, ENVS, 0);
            INDArray draws = chance.uniform(program, 4, 9);
            INDArray over = memory.array(1, ENVS).addi(1);
            chance.nextEpisode(program, over);
            var arrays = chance.state();
            from.state().forEach((name, array) -> System.arraycopy(array, 0, arrays.get(name), 0, lengthOf(array)));
            chance.put();
            program.run();
            for (int env = 0; env < ENVS; env++) {
                assertThat(draws.getFloat(0, env)).isEqualTo(from.uniform(env, 4, 9));
                from.nextEpisode(env);
            }
            assertThat(chance.state()).usingRecursiveComparison().isEqualTo(from.state());
        }
    }

    private static int lengthOf(Object array) {
        return java.lang.reflect.Array.getLength(array);
    }
}
