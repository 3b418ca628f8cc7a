package io.github.marl4j.nd4j.tensor.crazyrl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.nd4j.tensor.SameAsJvm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The tensor kernel plays the episodes of the JVM kernel, to the bit. */
class CrazyRlTensorPropertyTest {
    private static final List<String> IDS = List.of("momaland/surround-v1", "momaland/escort-v1", "momaland/catch-v1");

    private static Map<String, Object> options(String id, SplittableRandom random) {
        int drones = random.nextInt(2, 7);
        double size = random.nextDouble(1, 5);
        List<List<Double>> starts = new ArrayList<>();
        for (int i = 0; i < drones; i++) starts.add(point(size, random));
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("size", size);
        options.put("numDrones", drones);
        options.put("initFlyingPos", starts);
        options.put("initTargetLocation", point(size, random));
        options.put("rules", random.nextBoolean() ? "fixed" : "reference");
        if (id.equals(IDS.get(1))) options.put("numIntermediatePoints", random.nextInt(20));
        if (id.equals(IDS.get(1))) options.put("finalTargetLocation", point(size, random));
        if (id.equals(IDS.get(2))) options.put("targetSpeed", random.nextDouble(0.3));
        return options;
    }

    private static List<Double> point(double size, SplittableRandom random) {
        return List.of(random.nextDouble(-size, size), random.nextDouble(-size, size), random.nextDouble(0.5, 3));
    }

    @Property(tries = 30)
    void episodesAreThoseOfTheJvm(
            @ForAll @IntRange(max = 2) int which, @ForAll @IntRange(min = 1, max = 9) int numEnvs, @ForAll long seed) {
        SameAsJvm.play(IDS.get(which), options(IDS.get(which), new SplittableRandom(seed)), numEnvs, seed, 40);
    }

    @Property(tries = 6)
    void manyEpisodesAreThoseOfTheJvm(@ForAll @IntRange(max = 2) int which, @ForAll long seed) {
        assertThat(SameAsJvm.play(IDS.get(which), Map.of(), 5, seed, 250)).isGreaterThan(5);
    }

    @Property(tries = 6)
    void rowsAreResetAndStatesGoAcross(@ForAll @IntRange(max = 2) int which, @ForAll long seed) {
        SameAsJvm.playRowByRow(IDS.get(which), Map.of(), 3, seed, 60);
    }

    /** Random play seldom surrounds the target: here all drones start around it and stay, so that it does not know where to flee. */
    @Property(tries = 4)
    void aTargetThatHesitatesDrawsWhatItDrawsOnTheJvm(@ForAll long seed) {
        Map<String, Object> options = Map.of(
                "numDrones", 2,
                "initFlyingPos", List.of(List.of(0.5, 0.0, 1.5), List.of(-0.5, 0.0, 1.5)),
                "initTargetLocation", List.of(0.0, 0.0, 1.5));
        SameAsJvm.play("momaland/catch-v1", options, 6, seed, 25);
    }

    @Test
    void anActionThatIsTooLargeIsRefusedAsOnTheJvm() {
        VectorOptions tensor = VectorOptions.DEFAULT.withBackend("nd4j-tensor");
        for (float action : new float[] {1.5f, Float.NaN}) {
            List<String> messages = new ArrayList<>();
            for (VectorOptions how : List.of(VectorOptions.DEFAULT, tensor)) {
                try (VectorEnv env = Marl4j.vector(IDS.get(0), 2, Map.of(), how)) {
                    Batch batch = env.newBatch();
                    Actions actions = env.newActions();
                    env.reset(1, batch);
                    actions.groups[0].floats[17] = action;
                    assertThatThrownBy(() -> env.step(actions, batch))
                            .isInstanceOf(IllegalActionException.class)
                            .satisfies(refused -> messages.add(refused.getMessage()));
                }
            }
            assertThat(messages.get(1)).isEqualTo(messages.get(0));
        }
    }
}
