package io.github.marl4j.env;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A copy of everything that determines the future of an environment. Does not alias the environment it came from.
 *
 * <p>File form: magic {@code M4JS}, format version, id, number of arrays, then name, type letter, length and big-endian values of each.
 */
public final class Snapshot {
    private static final int MAGIC = 0x4D344A53;
    private static final int FORMAT = 1;

    private final String id;
    private final Map<String, Object> arrays;

    private Snapshot(String id, Map<String, Object> arrays) {
        this.id = id;
        this.arrays = arrays;
    }

    /**
     * Copies live arrays.
     *
     * @param id of the environment; a snapshot can only be restored into the same one
     * @param live primitive arrays by name; not modified
     */
    public static Snapshot copyOf(String id, Map<String, Object> live) {
        Map<String, Object> copies = new LinkedHashMap<>();
        live.forEach((name, array) -> copies.put(name, PrimitiveArrays.copy(name, array)));
        return new Snapshot(id, copies);
    }

    /** Returns the id of the environment that this is a state of. */
    public String id() {
        return id;
    }

    /** Returns the arrays of this snapshot by name: the arrays themselves, so that a larger snapshot can hold them without another copy. */
    public Map<String, Object> arrays() {
        return Collections.unmodifiableMap(arrays);
    }

    /**
     * Returns a snapshot that holds these arrays too, as a part of its own: what a wrapper adds to the environment inside.
     *
     * @param part name of the part; each wrapper of a stack needs another
     * @param live primitive arrays by name, copied
     * @throws IllegalArgumentException if there already is such a part
     */
    public Snapshot withPart(String part, Map<String, Object> live) {
        Map<String, Object> all = new LinkedHashMap<>(arrays);
        live.forEach((name, array) -> {
            if (all.put(part + "/" + name, PrimitiveArrays.copy(name, array)) != null)
                throw new IllegalArgumentException(id + ": the snapshot already has a part " + part);
        });
        return new Snapshot(id, all);
    }

    /** Returns the arrays of one part, under the names they were added with; shares memory with this snapshot. */
    public Snapshot part(String part) {
        Map<String, Object> own = new LinkedHashMap<>();
        String prefix = part + "/";
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix)) own.put(name.substring(prefix.length()), array);
        });
        return new Snapshot(id, own);
    }

    /** Returns this snapshot without one of its parts; shares memory with this snapshot. */
    public Snapshot withoutPart(String part) {
        Map<String, Object> others = new LinkedHashMap<>(arrays);
        others.keySet().removeIf(name -> name.startsWith(part + "/"));
        return new Snapshot(id, others);
    }

    /**
     * Overwrites live arrays with this snapshot's. Nothing is changed if anything does not fit.
     *
     * @throws IllegalArgumentException if the snapshot is of another environment or its arrays differ in name, type or length
     */
    public void copyTo(String liveId, Map<String, Object> live) {
        requireFits(liveId, live);
        live.forEach((name, array) -> PrimitiveArrays.copyInto(arrays.get(name), array));
    }

    /**
     * Refuses what {@link #copyTo} would refuse, and changes nothing.
     *
     * @throws IllegalArgumentException if the snapshot is of another environment or its arrays differ in name, type or length
     */
    public void requireFits(String liveId, Map<String, Object> live) {
        if (!id.equals(liveId)) {
            throw new IllegalArgumentException(liveId + ": the snapshot is of " + id + " and cannot be restored here");
        }
        if (!live.keySet().equals(arrays.keySet())) {
            throw new IllegalArgumentException(
                    id + ": the snapshot holds " + arrays.keySet() + ", the environment has " + live.keySet());
        }
        live.forEach((name, array) -> PrimitiveArrays.requireSameForm(id, name, array, arrays.get(name)));
    }

    /** Writes the snapshot. The stream stays open. */
    public void writeTo(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(MAGIC);
        out.writeInt(FORMAT);
        out.writeUTF(id);
        out.writeInt(arrays.size());
        for (Map.Entry<String, Object> array : arrays.entrySet()) {
            out.writeUTF(array.getKey());
            PrimitiveArrays.write(array.getValue(), out);
        }
        out.flush();
    }

    /**
     * Reads a snapshot.
     *
     * @throws IOException if the stream ends early, is not a snapshot, or is one of another format version
     */
    public static Snapshot readFrom(InputStream stream) throws IOException {
        try {
            return read(new DataInputStream(stream));
        } catch (EOFException | UTFDataFormatException damaged) {
            throw new IOException("the snapshot is damaged: it ends early or a name in it is no text", damaged);
        }
    }

    private static Snapshot read(DataInputStream in) throws IOException {
        int magic = in.readInt();
        if (magic != MAGIC) throw new IOException("not a snapshot: it begins with 0x" + Integer.toHexString(magic));
        int format = in.readInt();
        if (format != FORMAT) throw new IOException("snapshot format=" + format + " is unknown, expected " + FORMAT);
        String id = in.readUTF();
        int count = in.readInt();
        if (count < 0) throw new IOException("the snapshot is damaged: number of arrays=" + count);
        Map<String, Object> arrays = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            if (arrays.put(name, PrimitiveArrays.read(name, in)) != null)
                throw new IOException("the snapshot is damaged: array " + name + " comes twice");
        }
        return new Snapshot(id, arrays);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot that
                && id.equals(that.id)
                && arrays.keySet().equals(that.arrays.keySet())
                && arrays.keySet().stream().allMatch(n -> Objects.deepEquals(arrays.get(n), that.arrays.get(n)));
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, arrays.keySet());
    }
}
