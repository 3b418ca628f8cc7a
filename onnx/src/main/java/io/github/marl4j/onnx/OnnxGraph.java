package io.github.marl4j.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A graph of ONNX operators under construction. The numbers of fields are those of {@code onnx.proto3}; the operators are of operator set 17, which every ONNX Runtime from 1.12 on knows.
 *
 * <p>Source: ONNX 1.12, {@code onnx/onnx.proto3} and {@code docs/Operators.md}.
 */
final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int ATTRIBUTE_FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final ProtoMessage graph = new ProtoMessage();
    private int values;

    /** Returns a new name of a value between two nodes. */
    String newValue(String what) {
        return what + "_" + values++;
    }

    /** Adds a node with one or several outputs. */
    void node(String operator, List<String> inputs, List<String> outputs, ProtoMessage... attributes) {
        ProtoMessage node = new ProtoMessage();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, operator + "_" + outputs.get(0)).text(4, operator);
        for (ProtoMessage attribute : attributes) node.message(5, attribute);
        graph.message(1, node);
    }

    /** Adds a node with one output and returns that. */
    String node(String operator, List<String> inputs, ProtoMessage... attributes) {
        String output = newValue(operator);
        node(operator, inputs, List.of(output), attributes);
        return output;
    }

    static ProtoMessage attribute(String name, long value) {
        return new ProtoMessage().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
    }

    static ProtoMessage attribute(String name, float value) {
        return new ProtoMessage().text(1, name).real(2, value).number(20, ATTRIBUTE_FLOAT);
    }

    static ProtoMessage attribute(String name, long[] values) {
        ProtoMessage attribute = new ProtoMessage().text(1, name);
        for (long value : values) attribute.number(8, value);
        return attribute.number(20, ATTRIBUTE_INTS);
    }

    /** Adds a constant and returns its name. */
    String constant(String what, float[] values, int... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return constant(what, FLOAT, raw, shape);
    }

    /** Adds a node that gives a value another shape, and returns its output; -1 stands for what is left. */
    String reshape(String value, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(shape.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(shape);
        return node("Reshape", List.of(value, constant("shape", INT64, raw, shape.length)));
    }

    private String constant(String what, int type, ByteBuffer raw, int... shape) {
        String name = newValue(what);
        ProtoMessage tensor = new ProtoMessage();
        for (int size : shape) tensor.number(1, size);
        graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw.array()));
        return name;
    }

    /** Declares an input {@code [batch][width]}. */
    void input(String name, int width) {
        graph.message(11, matrix(name, width));
    }

    /** Declares an output {@code [batch][width]}. */
    void output(String name, int width) {
        graph.message(12, matrix(name, width));
    }

    private static ProtoMessage matrix(String name, int width) {
        ProtoMessage shape = new ProtoMessage()
                .message(1, new ProtoMessage().text(2, "batch"))
                .message(1, new ProtoMessage().number(1, width));
        ProtoMessage tensor = new ProtoMessage().number(1, FLOAT).message(2, shape);
        return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
    }

    /** Returns the file's content. */
    byte[] toBytes(String name) {
        return new ProtoMessage()
                .number(1, IR_VERSION)
                .text(2, "marl4j")
                .message(7, graph.text(2, name))
                .message(8, new ProtoMessage().text(1, "").number(2, OPERATOR_SET))
                .toBytes();
    }
}
