package io.github.marl4j.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SnapshotTest {

    private static Map<String, Object> arrays() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("f", new float[] {1.5f, Float.NaN, -0f});
        arrays.put("d", new double[] {Math.PI});
        arrays.put("i", new int[] {Integer.MIN_VALUE, 7});
        arrays.put("l", new long[] {Long.MAX_VALUE});
        arrays.put("s", new short[] {-3});
        arrays.put("b", new byte[] {1, -1});
        arrays.put("z", new boolean[] {true, false});
        arrays.put("none", new float[0]);
        return arrays;
    }

    private static byte[] bytes(Snapshot snapshot) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        snapshot.writeTo(out);
        return out.toByteArray();
    }

    private static Snapshot read(byte[] bytes) throws IOException {
        return Snapshot.readFrom(new ByteArrayInputStream(bytes));
    }

    @Test
    void everyTypeOfArraySurvivesTheStream() throws IOException {
        Snapshot snapshot = Snapshot.copyOf("x/y-v1", arrays());
        Snapshot again = read(bytes(snapshot));
        assertThat(again).isEqualTo(snapshot);
        assertThat(again.id()).isEqualTo("x/y-v1");
    }

    @Test
    void aSnapshotIsACopyAndPutsBackWhatItHeld() {
        Map<String, Object> live = arrays();
        Snapshot snapshot = Snapshot.copyOf("x/y-v1", live);
        ((int[]) live.get("i"))[1] = 8;
        ((boolean[]) live.get("z"))[1] = true;
        snapshot.copyTo("x/y-v1", live);
        assertThat((int[]) live.get("i")).containsExactly(Integer.MIN_VALUE, 7);
        assertThat((boolean[]) live.get("z")).containsExactly(true, false);
    }

    @Test
    void whatDoesNotFitIsRefusedAndNothingIsChanged() {
        Snapshot snapshot = Snapshot.copyOf("x/y-v1", arrays());
        Map<String, Object> live = arrays();
        ((double[]) live.get("d"))[0] = 1;
        assertThatThrownBy(() -> snapshot.copyTo("x/z-v1", live))
                .hasMessage("x/z-v1: the snapshot is of x/y-v1 and cannot be restored here");
        live.put("b", new byte[3]);
        assertThatThrownBy(() -> snapshot.copyTo("x/y-v1", live))
                .hasMessage(
                        "x/y-v1: b is byte[2] in the snapshot and byte[3] in the environment; the number of environments or "
                                + "the options differ");
        live.remove("b");
        assertThatThrownBy(() -> snapshot.copyTo("x/y-v1", live))
                .hasMessageContaining("the snapshot holds [f, d, i, l");
        assertThat((double[]) live.get("d")).containsExactly(1);
    }

    @Test
    void partsAreAddedTakenOutAndLeftOut() {
        Snapshot inner = Snapshot.copyOf("x/y-v1", arrays());
        Map<String, Object> own = Map.of("steps", new int[] {4});
        Snapshot whole = inner.withPart("wrapper1", own);
        assertThat(whole.withoutPart("wrapper1")).isEqualTo(inner);
        assertThat(whole.part("wrapper1")).isEqualTo(Snapshot.copyOf("x/y-v1", own));
        assertThatThrownBy(() -> whole.withPart("wrapper1", own))
                .hasMessage("x/y-v1: the snapshot already has a part wrapper1");
    }

    @Test
    void onlyPrimitiveArraysCanBeState() {
        assertThatThrownBy(() -> Snapshot.copyOf("x/y-v1", Map.of("names", new String[0])))
                .hasMessageStartingWith("state array names is a java.lang.String[], expected an array of float");
    }

    @Property
    void aStreamThatEndsEarlyIsAnIoExceptionWithAMessage(@ForAll @IntRange(max = 150) int length) throws IOException {
        byte[] whole = bytes(Snapshot.copyOf("x/y-v1", arrays()));
        if (length >= whole.length) return;
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, length)))
                .isInstanceOf(IOException.class)
                .message()
                .contains("snapshot");
    }

    /** Any flipped byte gives an IOException or another snapshot, and nothing else: no other exception, no huge allocation. */
    @Property
    void aDamagedByteIsNeverAnythingButAnIoExceptionOrOtherNumbers(
            @ForAll @IntRange(max = 200) int at, @ForAll byte value) throws IOException {
        byte[] damaged = bytes(Snapshot.copyOf("x/y-v1", arrays()));
        damaged[at % damaged.length] = value;
        try {
            read(damaged);
        } catch (IOException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    @Test
    void anImpossibleLengthIsReportedBeforeMemoryIsTaken() throws IOException {
        byte[] whole = bytes(Snapshot.copyOf("x", Map.of("a", new float[] {1})));
        // magic, format, "x", count, "a", type: the length comes next.
        int at = 4 + 4 + 3 + 4 + 3 + 1;
        byte[] negative = whole.clone();
        negative[at] = (byte) 0xFF;
        assertThatThrownBy(() -> read(negative)).hasMessageContaining("is impossible");
        byte[] huge = whole.clone();
        huge[at] = 0x1F;
        assertThatThrownBy(() -> read(huge))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("snapshot ends early");
    }

    @Test
    void otherFilesAndOtherFormatsAreNamedAsSuch() {
        assertThatThrownBy(() -> read("{\"a\": 1}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("not a snapshot: it begins with 0x7b226122");
        byte[] otherFormat = {0x4D, 0x34, 0x4A, 0x53, 0, 0, 0, 9};
        assertThatThrownBy(() -> read(otherFormat)).hasMessage("snapshot format=9 is unknown, expected 1");
    }
}
