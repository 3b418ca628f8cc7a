package io.github.marl4j.evaluation.recognition;

import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * Vectors seen from where they spread most: their first two principal components.
 *
 * @param points {@code [sample][2]}; each axis points to where the entry of the component that is greatest in size is positive
 * @param explained share of the variance along both axes; 0 where all vectors are equal
 */
public record PrincipalPlane(double[][] points, double[] explained) {

    /**
     * Projects vectors.
     *
     * @param vectors {@code [sample][feature]}, at least 2 features; not modified
     */
    public static PrincipalPlane of(double[][] vectors) {
        if (vectors.length == 0 || vectors[0].length < 2) {
            throw new IllegalArgumentException("a plane needs vectors of at least 2 features");
        }
        double[] mean = Recognition.mean(vectors);
        R064Store centred = R064Store.FACTORY.make(vectors.length, mean.length);
        for (int i = 0; i < vectors.length; i++) {
            for (int f = 0; f < mean.length; f++) centred.set(i, f, vectors[i][f] - mean[f]);
        }
        // The covariance is small, whatever the number of vectors.
        MatrixStore<Double> covariance = centred.transpose().multiply(centred).collect(R064Store.FACTORY);
        SingularValue<Double> parts = SingularValue.R064.make(covariance);
        if (!parts.decompose(covariance)) throw new IllegalStateException("the components cannot be found");
        double total = 0;
        for (int f = 0; f < mean.length; f++) total += parts.getSingularValues().doubleValue(f);
        double[][] points = new double[vectors.length][2];
        double[] explained = new double[2];
        for (int axis = 0; axis < 2; axis++) {
            double[] direction = direction(parts.getV(), axis, mean.length);
            if (total > 0) explained[axis] = parts.getSingularValues().doubleValue(axis) / total;
            for (int i = 0; i < vectors.length; i++) {
                for (int f = 0; f < mean.length; f++) points[i][axis] += centred.doubleValue(i, f) * direction[f];
            }
        }
        return new PrincipalPlane(points, explained);
    }

    private static double[] direction(MatrixStore<Double> components, int axis, int features) {
        double[] direction = new double[features];
        int greatest = 0;
        for (int f = 0; f < features; f++) {
            direction[f] = components.doubleValue(f, axis);
            if (Math.abs(direction[f]) > Math.abs(direction[greatest])) greatest = f;
        }
        double sign = direction[greatest] < 0 ? -1 : 1;
        for (int f = 0; f < features; f++) direction[f] *= sign;
        return direction;
    }
}
