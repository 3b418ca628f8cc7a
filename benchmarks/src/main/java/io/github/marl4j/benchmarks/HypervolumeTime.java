package io.github.marl4j.benchmarks;

import io.github.marl4j.evaluation.pareto.Hypervolume;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The hypervolume of points on the positive part of the unit sphere, none of which dominates another, from the origin. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HypervolumeTime {

    /** Objectives and points. */
    @Param({"3x100", "3x200", "3x500", "4x100", "4x200", "4x500", "5x100", "5x200", "5x500", "6x200", "8x200"})
    public String front;

    private double[][] points;
    private double[] origin;

    /** Draws absolute normals and divides each point by its length. */
    @Setup(Level.Trial)
    public void draw() {
        String[] size = front.split("x");
        int objectives = Integer.parseInt(size[0]);
        int count = Integer.parseInt(size[1]);
        Random random = new Random(1000L * objectives + count);
        origin = new double[objectives];
        points = new double[count][objectives];
        for (double[] point : points) {
            double squares = 0;
            for (int j = 0; j < objectives; j++) {
                point[j] = Math.abs(random.nextGaussian());
                squares += point[j] * point[j];
            }
            for (int j = 0; j < objectives; j++) point[j] /= Math.sqrt(squares);
        }
    }

    /** One hypervolume, sorting and filtering included. */
    @Benchmark
    public double volume() {
        return Hypervolume.of(points, origin);
    }
}
