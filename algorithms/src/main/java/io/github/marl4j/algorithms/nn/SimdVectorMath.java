package io.github.marl4j.algorithms.nn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link VectorMath} on the Vector API: the polynomials of {@link PlainVectorMath} with fused multiply-add. */
final class SimdVectorMath implements VectorMath {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = F.length();
    private static final int EXPONENT_BITS = 23;
    private static final int EXPONENT_BIAS = 127 << EXPONENT_BITS;

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(F, value);
    }

    /** r + r²·(C2 + r·(C3 + …)). */
    private static FloatVector reducedExpm1(FloatVector r) {
        FloatVector tail = r.fma(constant(PlainVectorMath.C7), constant(PlainVectorMath.C6));
        tail = tail.fma(r, constant(PlainVectorMath.C5));
        tail = tail.fma(r, constant(PlainVectorMath.C4));
        tail = tail.fma(r, constant(PlainVectorMath.C3));
        tail = tail.fma(r, constant(PlainVectorMath.C2));
        return tail.mul(r).fma(r, r);
    }

    private static FloatVector power(FloatVector shifted) {
        IntVector bits = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, EXPONENT_BITS);
        return bits.add(EXPONENT_BIAS).reinterpretAsFloats();
    }

    private static FloatVector remainder(FloatVector x, FloatVector shifted) {
        FloatVector whole = shifted.sub(constant(PlainVectorMath.ROUNDING));
        FloatVector r = whole.fma(constant(-PlainVectorMath.LN2_HIGH), x);
        return whole.fma(constant(-PlainVectorMath.LN2_LOW), r);
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector limited = x.max(constant(-87f)).min(constant(88f));
        FloatVector shifted = limited.fma(constant(PlainVectorMath.LOG2_E), constant(PlainVectorMath.ROUNDING));
        FloatVector power = power(shifted);
        return reducedExpm1(remainder(limited, shifted)).fma(power, power);
    }

    private static FloatVector sigmoid(FloatVector x) {
        return constant(1f).div(exp(x.neg()).add(1f));
    }

    private static FloatVector tanh(FloatVector x) {
        FloatVector limit = constant(PlainVectorMath.TANH_LIMIT);
        FloatVector limited = x.min(limit).max(limit.neg());
        FloatVector twice = limited.add(limited);
        FloatVector shifted = twice.fma(constant(PlainVectorMath.LOG2_E), constant(PlainVectorMath.ROUNDING));
        FloatVector power = power(shifted);
        FloatVector expm1 = reducedExpm1(remainder(twice, shifted)).fma(power, power.sub(1f));
        return expm1.div(expm1.add(2f));
    }

    @Override
    public void tanh(float[] x, int from, int count) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            tanh(FloatVector.fromArray(F, x, from + i)).intoArray(x, from + i);
        }
        if (i < count) {
            VectorMask<Float> rest = F.indexInRange(i, count);
            tanh(FloatVector.fromArray(F, x, from + i, rest)).intoArray(x, from + i, rest);
        }
    }

    @Override
    public void sigmoid(float[] x, int from, int count) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            sigmoid(FloatVector.fromArray(F, x, from + i)).intoArray(x, from + i);
        }
        if (i < count) {
            VectorMask<Float> rest = F.indexInRange(i, count);
            sigmoid(FloatVector.fromArray(F, x, from + i, rest)).intoArray(x, from + i, rest);
        }
    }

    @Override
    public void exp(float[] x, int from, int count) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            exp(FloatVector.fromArray(F, x, from + i)).intoArray(x, from + i);
        }
        if (i < count) {
            VectorMask<Float> rest = F.indexInRange(i, count);
            exp(FloatVector.fromArray(F, x, from + i, rest)).intoArray(x, from + i, rest);
        }
    }

    @Override
    public void addBiasAndActivate(
            Activation activation, float[] y, int from, int rows, int columns, float[] bias, int biasFrom) {
        for (int row = 0; row < rows; row++) {
            int first = from + row * columns;
            switch (activation) {
                case TANH -> addBiasTanh(y, first, columns, bias, biasFrom);
                case RELU -> addBiasRelu(y, first, columns, bias, biasFrom);
                default -> addBias(y, first, columns, bias, biasFrom);
            }
        }
    }

    private static void addBiasTanh(float[] y, int first, int columns, float[] bias, int biasFrom) {
        int j = 0;
        for (; j <= columns - LANES; j += LANES) {
            FloatVector sum = FloatVector.fromArray(F, y, first + j).add(FloatVector.fromArray(F, bias, biasFrom + j));
            tanh(sum).intoArray(y, first + j);
        }
        if (j < columns) {
            VectorMask<Float> rest = F.indexInRange(j, columns);
            FloatVector sum = FloatVector.fromArray(F, y, first + j, rest)
                    .add(FloatVector.fromArray(F, bias, biasFrom + j, rest));
            tanh(sum).intoArray(y, first + j, rest);
        }
    }

    private static void addBiasRelu(float[] y, int first, int columns, float[] bias, int biasFrom) {
        int j = 0;
        for (; j <= columns - LANES; j += LANES) {
            FloatVector sum = FloatVector.fromArray(F, y, first + j).add(FloatVector.fromArray(F, bias, biasFrom + j));
            sum.max(0f).intoArray(y, first + j);
        }
        for (; j < columns; j++) {
            y[first + j] = Math.max(y[first + j] + bias[biasFrom + j], 0f);
        }
    }

    private static void addBias(float[] y, int first, int columns, float[] bias, int biasFrom) {
        for (int j = 0; j < columns; j++) {
            y[first + j] += bias[biasFrom + j];
        }
    }

    @Override
    public void multiplyByDerivative(
            Activation activation, float[] y, int yFrom, float[] gradient, int from, int count) {
        if (activation == Activation.TANH) {
            for (int i = 0; i < count; i++) {
                gradient[from + i] *= 1f - y[yFrom + i] * y[yFrom + i];
            }
        } else if (activation == Activation.RELU) {
            multiplyByStep(y, yFrom, gradient, from, count);
        }
    }

    private static void multiplyByStep(float[] y, int yFrom, float[] gradient, int from, int count) {
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            VectorMask<Float> positive = FloatVector.fromArray(F, y, yFrom + i).compare(VectorOperators.GT, 0f);
            constant(0f)
                    .blend(FloatVector.fromArray(F, gradient, from + i), positive)
                    .intoArray(gradient, from + i);
        }
        for (; i < count; i++) {
            gradient[from + i] = y[yFrom + i] > 0f ? gradient[from + i] : 0f;
        }
    }

    @Override
    public void addColumnSums(float[] x, int from, int rows, int columns, int ld, float[] sums, int sumsFrom) {
        int j = 0;
        for (; j <= columns - LANES; j += LANES) {
            FloatVector sum = FloatVector.fromArray(F, sums, sumsFrom + j);
            for (int row = 0; row < rows; row++) {
                sum = sum.add(FloatVector.fromArray(F, x, from + row * ld + j));
            }
            sum.intoArray(sums, sumsFrom + j);
        }
        for (; j < columns; j++) {
            float sum = sums[sumsFrom + j];
            for (int row = 0; row < rows; row++) {
                sum += x[from + row * ld + j];
            }
            sums[sumsFrom + j] = sum;
        }
    }

    @Override
    public void gruForward(
            int size,
            float[] gates,
            int gatesFrom,
            float[] recurrent,
            int recurrentFrom,
            float[] bias,
            int biasFrom,
            float[] candidate,
            int candidateFrom,
            float[] before,
            int beforeFrom,
            float[] after,
            int afterFrom) {
        sigmoidOfSums(2 * size, gates, gatesFrom, recurrent, recurrentFrom);
        int update = gatesFrom + size;
        int news = update + size;
        int hidden = recurrentFrom + 2 * size;
        int j = 0;
        for (; j <= size - LANES; j += LANES) {
            FloatVector q =
                    FloatVector.fromArray(F, recurrent, hidden + j).add(FloatVector.fromArray(F, bias, biasFrom + j));
            q.intoArray(candidate, candidateFrom + j);
            FloatVector r = FloatVector.fromArray(F, gates, gatesFrom + j);
            FloatVector n = tanh(r.fma(q, FloatVector.fromArray(F, gates, news + j)));
            n.intoArray(gates, news + j);
            FloatVector difference =
                    FloatVector.fromArray(F, before, beforeFrom + j).sub(n);
            FloatVector.fromArray(F, gates, update + j).fma(difference, n).intoArray(after, afterFrom + j);
        }
        for (; j < size; j++) {
            float q = recurrent[hidden + j] + bias[biasFrom + j];
            float n = PlainVectorMath.tanh(gates[news + j] + gates[gatesFrom + j] * q);
            candidate[candidateFrom + j] = q;
            gates[news + j] = n;
            after[afterFrom + j] = n + gates[update + j] * (before[beforeFrom + j] - n);
        }
    }

    /** x = σ(x + y). */
    private static void sigmoidOfSums(int count, float[] x, int from, float[] y, int yFrom) {
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            FloatVector sum = FloatVector.fromArray(F, x, from + j).add(FloatVector.fromArray(F, y, yFrom + j));
            sigmoid(sum).intoArray(x, from + j);
        }
        for (; j < count; j++) {
            x[from + j] = PlainVectorMath.sigmoid(x[from + j] + y[yFrom + j]);
        }
    }

    @Override
    public void gruBackward(
            int size,
            float[] gates,
            int gatesFrom,
            float[] candidate,
            int candidateFrom,
            float[] before,
            int beforeFrom,
            float[] gradient,
            int gradientFrom) {
        FloatVector one = constant(1f);
        int update = gatesFrom + size;
        int news = update + size;
        int j = 0;
        for (; j <= size - LANES; j += LANES) {
            FloatVector r = FloatVector.fromArray(F, gates, gatesFrom + j);
            FloatVector z = FloatVector.fromArray(F, gates, update + j);
            FloatVector n = FloatVector.fromArray(F, gates, news + j);
            FloatVector q = FloatVector.fromArray(F, candidate, candidateFrom + j);
            FloatVector h = FloatVector.fromArray(F, before, beforeFrom + j);
            FloatVector dh = FloatVector.fromArray(F, gradient, gradientFrom + j);
            FloatVector dn = dh.mul(one.sub(z)).mul(one.sub(n.mul(n)));
            dn.mul(q).mul(r).mul(one.sub(r)).intoArray(gates, gatesFrom + j);
            dh.mul(h.sub(n)).mul(z).mul(one.sub(z)).intoArray(gates, update + j);
            dn.intoArray(gates, news + j);
            dn.mul(r).intoArray(candidate, candidateFrom + j);
            dh.mul(z).intoArray(gradient, gradientFrom + j);
        }
        if (j < size) {
            gruBackwardRest(
                    j, size, gates, gatesFrom, candidate, candidateFrom, before, beforeFrom, gradient, gradientFrom);
        }
    }

    private static void gruBackwardRest(
            int first,
            int size,
            float[] gates,
            int gatesFrom,
            float[] candidate,
            int candidateFrom,
            float[] before,
            int beforeFrom,
            float[] gradient,
            int gradientFrom) {
        for (int j = first; j < size; j++) {
            PlainVectorMath.gruBackward(
                    j, size, gates, gatesFrom, candidate, candidateFrom, before, beforeFrom, gradient, gradientFrom);
        }
    }
}
