package io.github.marl4j.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class SpaceTest {

    @Provide
    Arbitrary<Space> spaces() {
        return Arbitraries.lazyOf(SpaceTest::simple, SpaceTest::simple, SpaceTest::dicts);
    }

    private static Arbitrary<Space> simple() {
        Arbitrary<Space> discrete = Arbitraries.integers().between(1, 9).map(Space.Discrete::new);
        Arbitrary<Space> switches = Arbitraries.integers().between(1, 5).map(Space.MultiBinary::new);
        Arbitrary<Space> several = Arbitraries.integers()
                .between(1, 6)
                .array(int[].class)
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(Space.MultiDiscrete::new);
        Arbitrary<float[]> bounds = Arbitraries.floats().list().ofSize(2).map(pair -> {
            float[] sorted = {pair.get(0), pair.get(1)};
            Arrays.sort(sorted);
            return sorted;
        });
        Arbitrary<Boolean> open = Arbitraries.of(true, false);
        Arbitrary<Space> boxes = Combinators.combine(
                        bounds, open, open, Arbitraries.integers().between(0, 3))
                .as((b, below, above, size) -> new Space.Box(
                        below ? Float.NEGATIVE_INFINITY : b[0], above ? Float.POSITIVE_INFINITY : b[1], size, 2));
        return Arbitraries.oneOf(discrete, switches, several, boxes);
    }

    private static Arbitrary<Space> dicts() {
        return simple().list().ofMinSize(1).ofMaxSize(3).map(list -> {
            Map<String, Space> parts = new LinkedHashMap<>();
            for (Space space : list) parts.put("part" + parts.size(), space);
            return new Space.Dict(parts);
        });
    }

    @Property
    void drawnActionsAreInTheSpaceAndHaveItsForm(@ForAll("spaces") Space space, @ForAll long seed) {
        Action drawn = space.sample(new SplittableRandom(seed), null);
        assertThat(space.contains(drawn)).as("%s in %s", drawn, space).isTrue();
        assertThat(drawn.numInts()).isEqualTo(space.numInts());
        assertThat(drawn.numFloats()).isEqualTo(space.numFloats());
        assertThat(space.sample(new SplittableRandom(seed), null)).isEqualTo(drawn);
    }

    @Property
    void drawnActionsObeyTheMask(@ForAll("spaces") Space space, @ForAll long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Action legal = space.sample(random, null);
        boolean[] mask = new boolean[space.maskSize()];
        int[] sizes = partSizes(space);
        for (int part = 0, offset = 0; part < sizes.length; offset += sizes[part++]) {
            mask[offset + legal.intAt(part)] = true;
        }
        Action drawn = space.sample(random, mask);
        for (int i = 0; i < legal.numInts(); i++) assertThat(drawn.intAt(i)).isEqualTo(legal.intAt(i));
        assertThat(Legal.problem(space, drawn, mask)).isNull();
    }

    /** Drawn actions are in it; one number of each is made another, in the space or not. */
    @Property
    void theFormOfActionsRefusesWhatTheSpaceDoesNotContain(
            @ForAll("spaces") Space space, @ForAll long seed, @ForAll boolean wrong) {
        ActionForm form = ActionForm.of(space);
        RandomGenerator random = new SplittableRandom(seed);
        int first = random.nextInt(4);
        int[] ints = new int[first + form.numInts()];
        float[] floats = new float[first + form.numFloats()];
        space.sample(random, null).copyTo(ints, first, floats, first);
        if (wrong && form.numInts() > 0) ints[first + random.nextInt(form.numInts())] = random.nextInt(-1, 7);
        if (wrong && form.numFloats() > 0) floats[first + random.nextInt(form.numFloats())] = random.nextFloat(-9, 9);
        Action action = new Action(
                Arrays.copyOfRange(ints, first, ints.length), Arrays.copyOfRange(floats, first, floats.length));
        assertThat(form.wrongInt(ints, first) < 0 && form.wrongFloat(floats, first) < 0)
                .as("%s in %s", action, space)
                .isEqualTo(space.contains(action));
    }

    @Property
    void theFirstActionIsInTheSpaceAndItsMaskAndNoneIsBeforeIt(@ForAll("spaces") Space space, @ForAll long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int[] sizes = partSizes(space);
        int first = random.nextInt(4);
        boolean[] mask = new boolean[first + space.maskSize()];
        int[] least = new int[sizes.length];
        for (int part = 0, flag = first; part < sizes.length; flag += sizes[part++]) {
            least[part] = random.nextInt(sizes[part]);
            mask[flag + least[part]] = true;
            for (int i = least[part]; i < sizes[part]; i++) mask[flag + i] |= random.nextBoolean();
        }
        ActionForm form = ActionForm.of(space);
        int[] ints = new int[sizes.length];
        float[] floats = new float[space.numFloats()];
        form.writeFirst(mask, first, ints, 0, floats, 0);
        assertThat(ints).isEqualTo(least);
        assertThat(space.contains(new Action(ints, floats))).isTrue();
        assertThat(form.maskedInt(ints, 0, mask, first)).isEqualTo(-1);
        for (int part = 0, flag = first; part < sizes.length; flag += sizes[part++]) {
            mask[flag + least[part]] = false;
            assertThat(form.maskedInt(ints, 0, mask, first)).isEqualTo(part);
            mask[flag + least[part]] = true;
        }
    }

    @Property
    void oneMoreOrLessNumberOrOneOutOfRangeIsNotInTheSpace(@ForAll("spaces") Space space, @ForAll long seed) {
        Action drawn = space.sample(new SplittableRandom(seed), null);
        int[] ints = new int[drawn.numInts()];
        float[] floats = new float[drawn.numFloats()];
        drawn.copyTo(ints, 0, floats, 0);
        assertThat(space.contains(new Action(Arrays.copyOf(ints, ints.length + 1), floats)))
                .isFalse();
        assertThat(space.contains(new Action(ints, Arrays.copyOf(floats, floats.length + 1))))
                .isFalse();
        for (int i = 0; i < ints.length; i++) {
            int[] wrong = ints.clone();
            wrong[i] = partSizes(space)[i];
            assertThat(space.contains(new Action(wrong, floats))).isFalse();
            wrong[i] = -1;
            assertThat(space.contains(new Action(wrong, floats))).isFalse();
        }
        for (int i = 0; i < floats.length; i++) {
            float[] wrong = floats.clone();
            wrong[i] = Float.NaN;
            assertThat(space.contains(new Action(ints, wrong))).isFalse();
        }
    }

    private static int[] partSizes(Space space) {
        if (space instanceof Space.Discrete one) return new int[] {one.n()};
        if (space instanceof Space.MultiDiscrete several) return several.n();
        if (space instanceof Space.MultiBinary switches) {
            int[] sizes = new int[switches.n()];
            Arrays.fill(sizes, 2);
            return sizes;
        }
        if (space instanceof Space.Dict dict) {
            return dict.parts().values().stream()
                    .flatMapToInt(part -> Arrays.stream(partSizes(part)))
                    .toArray();
        }
        return new int[0];
    }

    @Test
    void legalChoicesAreDrawnEquallyOften() {
        Space space = new Space.Discrete(5);
        boolean[] mask = {false, true, true, false, true};
        int[] counts = new int[5];
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < 30_000; i++) counts[space.sample(random, mask).choice()]++;
        // 10 000 each; the standard deviation is 82.
        assertThat(counts[1]).isBetween(9_600, 10_400);
        assertThat(counts[2]).isBetween(9_600, 10_400);
        assertThat(counts[4]).isBetween(9_600, 10_400);
        assertThat(counts[0] + counts[3]).isZero();
    }

    @Test
    void aHalfOpenBoxIsDrawnAtMeanDistanceOneFromItsBound() {
        Space above = new Space.Box(100, Float.POSITIVE_INFINITY);
        Space below = new Space.Box(Float.NEGATIVE_INFINITY, -100);
        RandomGenerator random = new SplittableRandom(1);
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += above.sample(random, null).floatAt(0)
                    - below.sample(random, null).floatAt(0)
                    - 200;
        }
        assertThat(sum / 20_000).isBetween(0.95, 1.05);
    }

    @Test
    void theWidestBoxIsDrawnOverItsWholeWidth() {
        Space box = new Space.Box(-Float.MAX_VALUE, Float.MAX_VALUE);
        RandomGenerator random = new SplittableRandom(1);
        int negative = 0;
        for (int i = 0; i < 1000; i++) {
            float value = box.sample(random, null).floatAt(0);
            assertThat(value).isFinite();
            negative += value < 0 ? 1 : 0;
        }
        assertThat(negative).isBetween(400, 600);
    }

    @Test
    void masksOfTheWrongLengthOrWithoutAChoiceAreRefused() {
        RandomGenerator random = new SplittableRandom(1);
        assertThatThrownBy(() -> new Space.Discrete(3).sample(random, new boolean[2]))
                .hasMessage("action mask has length=2, expected 3 for Discrete[n=3]");
        assertThatThrownBy(
                        () -> new Space.MultiDiscrete(2, 2).sample(random, new boolean[] {true, false, false, false}))
                .hasMessage("action mask allows none of 2 choices");
    }

    @Test
    void aMaskedOutPartIsNamedWithWhatIsLegal() {
        boolean[] mask = {true, false, true, false, true, true};
        assertThat(Legal.problem(new Space.MultiDiscrete(2, 4), Action.of(0, 1), mask))
                .isEqualTo("action 1 of agent {agent} (part 1 of the action) is masked out (legal: 0 2 3)");
    }

    @Test
    void partsOfADictLieOneAfterTheOther() {
        Map<String, Space> parts = new LinkedHashMap<>();
        parts.put("position", new Space.Box(-1, 1, 2));
        parts.put("kind", new Space.Discrete(3));
        parts.put("map", new Space.Box(0, 1, 2, 2));
        Space.Dict dict = new Space.Dict(parts);
        assertThat(dict.flatSize()).isEqualTo(7);
        assertThat(dict.offset("kind")).isEqualTo(2);
        assertThat(dict.offset("map")).isEqualTo(3);
        assertThatThrownBy(() -> dict.offset("kinds"))
                .hasMessage("space: part \"kinds\" is unknown; did you mean \"kind\"?");
    }

    @Test
    void dictsWithTheSamePartsInAnotherOrderAreDifferentSpaces() {
        Map<String, Space> parts = new LinkedHashMap<>();
        parts.put("a", new Space.Box(0, 1, 1));
        parts.put("b", new Space.Box(0, 1, 2));
        Map<String, Space> turned = new LinkedHashMap<>();
        turned.put("b", new Space.Box(0, 1, 2));
        turned.put("a", new Space.Box(0, 1, 1));
        assertThat(new Space.Dict(parts))
                .isNotEqualTo(new Space.Dict(turned))
                .isEqualTo(new Space.Dict(new LinkedHashMap<>(parts)));
    }

    @Test
    void impossibleSpacesAreRefused() {
        assertThatThrownBy(() -> new Space.Discrete(0)).hasMessage("space: n=0 must be at least 1");
        assertThatThrownBy(() -> new Space.Box(1, 0, 2)).hasMessage("box: low=1.0 must not exceed high=0.0");
        assertThatThrownBy(() -> new Space.Box(new float[3], new float[1], new int[] {2}))
                .hasMessage("box: low has length=3, expected 1 or size=2");
        assertThatThrownBy(() -> new Space.Box(0, 1, 1 << 20, 1 << 20)).isInstanceOf(ArithmeticException.class);
    }
}
