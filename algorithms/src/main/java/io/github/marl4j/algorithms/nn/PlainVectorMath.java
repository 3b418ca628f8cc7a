package io.github.marl4j.algorithms.nn;

/** {@link VectorMath} in plain loops. */
final class PlainVectorMath implements VectorMath {
    static final float LOG2_E = 1.44269504f;
    /** ln 2 in two parts; the first has few bits, so that its product with a small integer is exact. */
    static final float LN2_HIGH = 0.693359375f;

    static final float LN2_LOW = -2.12194440e-4f;
    /** Adding 1.5·2^23 rounds to an integer, which then stands in the low bits. */
    static final float ROUNDING = 12582912f;

    /** Beyond it the hyperbolic tangent is 1 in single precision. */
    static final float TANH_LIMIT = 9.02f;

    /** Taylor coefficients 1/2! … 1/7!: the remainder on |r| ≤ ln2/2 is below 6e-9 of r. */
    static final float C2 = 0.5f;

    static final float C3 = 1f / 6f;
    static final float C4 = 1f / 24f;
    static final float C5 = 1f / 120f;
    static final float C6 = 1f / 720f;
    static final float C7 = 1f / 5040f;

    /** @return e^x − 1 − the part that a power of two gives, see {@link #tanh(float)} */
    private static float reducedExpm1(float r) {
        float tail = C2 + r * (C3 + r * (C4 + r * (C5 + r * (C6 + r * C7))));
        return r + r * r * tail;
    }

    static float exp(float x) {
        float limited = Math.min(88f, Math.max(-87f, x));
        float shifted = limited * LOG2_E + ROUNDING;
        float whole = shifted - ROUNDING;
        float r = (limited - whole * LN2_HIGH) - whole * LN2_LOW;
        float power = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + (127 << 23));
        return power + power * reducedExpm1(r);
    }

    static float tanh(float x) {
        float twice = 2f * Math.min(TANH_LIMIT, Math.max(-TANH_LIMIT, x));
        float shifted = twice * LOG2_E + ROUNDING;
        float whole = shifted - ROUNDING;
        float r = (twice - whole * LN2_HIGH) - whole * LN2_LOW;
        float power = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + (127 << 23));
        float expm1 = power * reducedExpm1(r) + (power - 1f);
        return expm1 / (expm1 + 2f);
    }

    static float sigmoid(float x) {
        return 1f / (1f + exp(-x));
    }

    @Override
    public void tanh(float[] x, int from, int count) {
        for (int i = from; i < from + count; i++) {
            x[i] = tanh(x[i]);
        }
    }

    @Override
    public void sigmoid(float[] x, int from, int count) {
        for (int i = from; i < from + count; i++) {
            x[i] = sigmoid(x[i]);
        }
    }

    @Override
    public void exp(float[] x, int from, int count) {
        for (int i = from; i < from + count; i++) {
            x[i] = exp(x[i]);
        }
    }

    @Override
    public void addBiasAndActivate(
            Activation activation, float[] y, int from, int rows, int columns, float[] bias, int biasFrom) {
        for (int row = 0; row < rows; row++) {
            int first = from + row * columns;
            for (int j = 0; j < columns; j++) {
                y[first + j] += bias[biasFrom + j];
            }
        }
        if (activation == Activation.TANH) {
            tanh(y, from, rows * columns);
        } else if (activation == Activation.RELU) {
            for (int i = from; i < from + rows * columns; i++) {
                y[i] = Math.max(y[i], 0f);
            }
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
            for (int i = 0; i < count; i++) {
                gradient[from + i] = y[yFrom + i] > 0f ? gradient[from + i] : 0f;
            }
        }
    }

    @Override
    public void addColumnSums(float[] x, int from, int rows, int columns, int ld, float[] sums, int sumsFrom) {
        for (int row = 0; row < rows; row++) {
            int first = from + row * ld;
            for (int j = 0; j < columns; j++) {
                sums[sumsFrom + j] += x[first + j];
            }
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
        for (int j = 0; j < size; j++) {
            int reset = gatesFrom + j;
            int update = reset + size;
            int news = update + size;
            int hidden = recurrentFrom + j;
            float r = sigmoid(gates[reset] + recurrent[hidden]);
            float z = sigmoid(gates[update] + recurrent[hidden + size]);
            float q = recurrent[hidden + 2 * size] + bias[biasFrom + j];
            float n = tanh(gates[news] + r * q);
            gates[reset] = r;
            gates[update] = z;
            gates[news] = n;
            candidate[candidateFrom + j] = q;
            after[afterFrom + j] = (1f - z) * n + z * before[beforeFrom + j];
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
        for (int j = 0; j < size; j++) {
            gruBackward(
                    j, size, gates, gatesFrom, candidate, candidateFrom, before, beforeFrom, gradient, gradientFrom);
        }
    }

    /** Unit j alone. */
    static void gruBackward(
            int j,
            int size,
            float[] gates,
            int gatesFrom,
            float[] candidate,
            int candidateFrom,
            float[] before,
            int beforeFrom,
            float[] gradient,
            int gradientFrom) {
        int reset = gatesFrom + j;
        int update = reset + size;
        int news = update + size;
        float r = gates[reset];
        float z = gates[update];
        float n = gates[news];
        float q = candidate[candidateFrom + j];
        float dh = gradient[gradientFrom + j];
        float dn = dh * (1f - z) * (1f - n * n);
        gates[reset] = dn * q * r * (1f - r);
        gates[update] = dh * (before[beforeFrom + j] - n) * z * (1f - z);
        gates[news] = dn;
        candidate[candidateFrom + j] = dn * r;
        gradient[gradientFrom + j] = dh * z;
    }
}
