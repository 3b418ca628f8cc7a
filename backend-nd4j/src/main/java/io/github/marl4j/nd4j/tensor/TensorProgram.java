package io.github.marl4j.nd4j.tensor;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Floor;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cos;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sin;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Operations on arrays, written down once and run many times. Each method adds one operation (or the few that are named) and returns the array that will hold its result once the
 * program has {@linkplain #run run}; running allocates nothing. With operands fixed beforehand an ND4J operation costs about 2 us, a fifth of what it costs when it is made anew.
 *
 * <p>Truth is 1 and falsehood 0, in float32, so that choosing is arithmetic: ND4J's own {@code select} and elementwise {@code gather} are slower by a factor of a hundred and more.
 * Operands of unequal shapes are broadcast. All operations round like Java's, and sums run over their axis upwards, so that a kernel can give the bits of the JVM's.
 */
public final class TensorProgram implements AutoCloseable {

    private final TensorMemory memory;
    private final OpExecutioner device = Nd4j.getExecutioner();
    private final List<Runnable> steps = new ArrayList<>();
    private final List<OpContext> contexts = new ArrayList<>();
    private int operations;

    /**
     * Creates an empty program.
     *
     * @param memory where the arrays of its results come from
     */
    public TensorProgram(TensorMemory memory) {
        this.memory = memory;
    }

    /** Runs all that is written down, in order. */
    public void run() {
        for (int i = 0; i < steps.size(); i++) steps.get(i).run();
    }

    /** Returns how many operations a run makes. */
    public int operations() {
        return operations;
    }

    /** Adds something that the host does. */
    public void host(Runnable work) {
        steps.add(work);
    }

    /** Adds an operation of ND4J by its name. */
    public INDArray call(String name, INDArray[] inputs, INDArray output, long... arguments) {
        INDArray[] outputs = {output};
        CustomOp operation = new DynamicCustomOp(name, inputs, outputs);
        OpContext context = device.buildContext();
        context.setInputArrays(inputs);
        context.setOutputArrays(outputs);
        if (arguments.length > 0) {
            operation.addIArgument(arguments);
            context.setIArguments(arguments);
        }
        contexts.add(context);
        operations++;
        steps.add(() -> device.exec(operation, context));
        return output;
    }

    private INDArray pairwise(String name, INDArray a, INDArray b) {
        return call(name, new INDArray[] {a, b}, memory.scratch(a.dataType(), broadcast(a.shape(), b.shape())));
    }

    private static long[] broadcast(long[] a, long[] b) {
        long[] shape = new long[Math.max(a.length, b.length)];
        for (int i = 1; i <= shape.length; i++) {
            long sizeA = i <= a.length ? a[a.length - i] : 1;
            long sizeB = i <= b.length ? b[b.length - i] : 1;
            if (sizeA != sizeB && sizeA != 1 && sizeB != 1) {
                throw new IllegalArgumentException("shapes " + java.util.Arrays.toString(a) + " and "
                        + java.util.Arrays.toString(b) + " cannot be broadcast");
            }
            shape[shape.length - i] = Math.max(sizeA, sizeB);
        }
        return shape;
    }

    /** A number of the type of the array that it is to meet. */
    private INDArray scalar(double value, INDArray like) {
        return memory.constant(like.dataType(), value);
    }

    /** {@code a + b}. */
    public INDArray add(INDArray a, INDArray b) {
        return pairwise("add", a, b);
    }

    /** {@code out = a + b}. */
    public INDArray add(INDArray a, INDArray b, INDArray out) {
        return call("add", new INDArray[] {a, b}, out);
    }

    /** {@code out = a + value}. */
    public INDArray add(INDArray a, double value, INDArray out) {
        return add(a, scalar(value, a), out);
    }

    /** {@code a - b}. */
    public INDArray subtract(INDArray a, INDArray b) {
        return pairwise("subtract", a, b);
    }

    /** {@code out = a - b}. */
    public INDArray subtract(INDArray a, INDArray b, INDArray out) {
        return call("subtract", new INDArray[] {a, b}, out);
    }

    /** {@code out = value - a}. */
    public INDArray subtractFrom(double value, INDArray a, INDArray out) {
        return call("reversesubtract", new INDArray[] {a, scalar(value, a)}, out);
    }

    /** {@code 1 - a}: what is true where {@code a} is not. */
    public INDArray not(INDArray a) {
        return subtractFrom(1, a, memory.scratch(a.dataType(), a.shape()));
    }

    /** {@code a * b}; of two truths: both. */
    public INDArray multiply(INDArray a, INDArray b) {
        return pairwise("multiply", a, b);
    }

    /** {@code out = a * b}; of two truths: both. */
    public INDArray multiply(INDArray a, INDArray b, INDArray out) {
        return call("multiply", new INDArray[] {a, b}, out);
    }

    /** {@code out = a * value}. */
    public INDArray multiply(INDArray a, double value, INDArray out) {
        return multiply(a, scalar(value, a), out);
    }

    /** {@code out = a / b}. */
    public INDArray divide(INDArray a, INDArray b, INDArray out) {
        return call("divide", new INDArray[] {a, b}, out);
    }

    /** {@code out = a / value}. */
    public INDArray divide(INDArray a, double value, INDArray out) {
        return divide(a, scalar(value, a), out);
    }

    /** The greater of each two; of two truths: one at least. */
    public INDArray max(INDArray a, INDArray b, INDArray out) {
        return call("maximum", new INDArray[] {a, b}, out);
    }

    /** The greater of each number and {@code value}. */
    public INDArray max(INDArray a, double value, INDArray out) {
        return max(a, scalar(value, a), out);
    }

    /** The smaller of each two. */
    public INDArray min(INDArray a, INDArray b, INDArray out) {
        return call("minimum", new INDArray[] {a, b}, out);
    }

    /** The smaller of each number and {@code value}. */
    public INDArray min(INDArray a, double value, INDArray out) {
        return min(a, scalar(value, a), out);
    }

    /** Where {@code a > limit}. Differences of unequal floats are never 0, so {@code above(subtract(b, a), 0)} is exactly {@code a < b}. */
    public INDArray above(INDArray a, double limit) {
        return above(a, limit, memory.scratch(a.dataType(), a.shape()));
    }

    /** {@code out}: where {@code a > limit}. */
    public INDArray above(INDArray a, double limit, INDArray out) {
        ScalarOp step = new Step(a, out, limit);
        operations++;
        steps.add(() -> device.exec(step));
        return out;
    }

    /** Where two numbers are equal; two operations. */
    public INDArray equal(INDArray a, INDArray b) {
        return equal(a, b, DataType.FLOAT);
    }

    /** Where two numbers are equal, as truths of a type; two operations. */
    public INDArray equal(INDArray a, INDArray b, DataType type) {
        return truth("equals", a, b, type);
    }

    /** Where {@code a < b}, as truths of a type; two operations. */
    public INDArray less(INDArray a, INDArray b, DataType type) {
        return truth("less", a, b, type);
    }

    private INDArray truth(String comparison, INDArray a, INDArray b, DataType type) {
        INDArray holds = memory.scratch(DataType.BOOL, broadcast(a.shape(), b.shape()));
        call(comparison, new INDArray[] {a, b}, holds);
        INDArray truth = cast(holds, type);
        memory.free(holds);
        return truth;
    }

    /** Where a number is this one; two operations. */
    public INDArray equal(INDArray a, double value) {
        return equal(a, scalar(value, a));
    }

    /** {@code condition ? a : b}, exactly; four operations. Both sides must be finite. */
    public INDArray choose(INDArray condition, INDArray a, INDArray b, INDArray out) {
        INDArray other = not(condition);
        INDArray otherwise = multiply(other, b);
        INDArray chosen = multiply(condition, a);
        add(chosen, otherwise, out);
        memory.free(other, otherwise, chosen);
        return out;
    }

    /** The sine of float64 numbers, as exact as the C library's. */
    public INDArray sin(INDArray a, INDArray out) {
        return transform(new Sin(a, out), out);
    }

    /** The cosine of float64 numbers, as exact as the C library's. */
    public INDArray cos(INDArray a, INDArray out) {
        return transform(new Cos(a, out), out);
    }

    /** The absolute value. */
    public INDArray abs(INDArray a, INDArray out) {
        return transform(new Abs(a, out), out);
    }

    /** The greatest whole number that is not above each number. */
    public INDArray floor(INDArray a, INDArray out) {
        return transform(new Floor(a, out), out);
    }

    /** The square root, correctly rounded. */
    public INDArray sqrt(INDArray a, INDArray out) {
        return transform(new Sqrt(a, out), out);
    }

    private INDArray transform(Op operation, INDArray out) {
        operations++;
        steps.add(() -> device.exec(operation));
        return out;
    }

    /** A copy. */
    public INDArray copy(INDArray from, INDArray to) {
        return call("assign", new INDArray[] {to, from}, to);
    }

    /** The same numbers in another type; fractions are cut off. */
    public INDArray cast(INDArray a, DataType type) {
        return call("cast", new INDArray[] {a}, memory.scratch(type, a.shape()), type.toInt());
    }

    /** The sum over an axis, upwards. */
    public INDArray sum(INDArray a, int axis) {
        return sum(a, axis, memory.scratch(a.dataType(), without(a.shape(), axis)));
    }

    /** {@code out}: the sum over an axis, upwards. */
    public INDArray sum(INDArray a, int axis, INDArray out) {
        return call("reduce_sum", new INDArray[] {a}, out, axis);
    }

    /** {@code out}: the greatest number along an axis. */
    public INDArray greatest(INDArray a, int axis, INDArray out) {
        return call("reduce_max", new INDArray[] {a}, out, axis);
    }

    /** {@code out}: the least number along an axis. */
    public INDArray least(INDArray a, int axis, INDArray out) {
        return call("reduce_min", new INDArray[] {a}, out, axis);
    }

    /** The index of the greatest number along an axis, the first of equals, as float32; two operations. */
    public INDArray argMax(INDArray a, int axis) {
        return arg("argmax", a, axis);
    }

    /** The index of the least number along an axis, the first of equals, as float32; two operations. */
    public INDArray argMin(INDArray a, int axis) {
        return arg("argmin", a, axis);
    }

    private INDArray arg(String name, INDArray a, int axis) {
        INDArray index = memory.scratch(DataType.INT64, without(a.shape(), axis));
        call(name, new INDArray[] {a}, index, axis);
        INDArray number = cast(index, DataType.FLOAT);
        memory.free(index);
        return number;
    }

    private static long[] without(long[] shape, int axis) {
        long[] rest = new long[shape.length - 1];
        for (int i = 0; i < rest.length; i++) rest[i] = shape[i < axis ? i : i + 1];
        return rest;
    }

    /** The rows of a matrix in another order, or more than once: {@code out[i] = a[rows[i]]}. */
    public INDArray rows(INDArray a, int[] rows, INDArray out) {
        return call("gather", new INDArray[] {a, memory.constant(rows)}, out, 0);
    }

    /** The rows of a matrix in another order, or more than once. */
    public INDArray rows(INDArray a, int... rows) {
        return rows(a, rows, memory.scratch(a.dataType(), rows.length, a.size(1)));
    }

    /** The product of two matrices; exact where one has a single 1 in each row, or where all are small whole numbers. */
    public INDArray product(INDArray a, INDArray b, INDArray out) {
        return call("matmul", new INDArray[] {a, b}, out);
    }

    /** {@code a >>> bits} of an INT64 array, in place but for what {@code out} says; two operations. */
    public INDArray shiftRight(INDArray a, int bits, INDArray out) {
        call(
                "rshift_bits",
                new INDArray[] {a, memory.constant(new long[] {bits}).reshape()},
                out);
        return call("bitwise_and", new INDArray[] {out, memory.constant(new long[] {-1L >>> bits})}, out);
    }

    /** {@code out = a ^ b} of INT64 arrays. */
    public INDArray xor(INDArray a, INDArray b, INDArray out) {
        return call("bitwise_xor", new INDArray[] {a, b}, out);
    }

    /** Where the arrays of results come from. */
    public TensorMemory memory() {
        return memory;
    }

    @Override
    public void close() {
        steps.clear();
        for (OpContext context : contexts) {
            try {
                context.close();
            } catch (Exception failed) {
                throw new IllegalStateException("an ND4J operation cannot be given up", failed);
            }
        }
        contexts.clear();
    }
}
