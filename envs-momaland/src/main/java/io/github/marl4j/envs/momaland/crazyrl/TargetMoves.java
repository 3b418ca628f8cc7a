package io.github.marl4j.envs.momaland.crazyrl;

import io.github.marl4j.env.Chance;

/** Moves the targets of a batch. Allocates nothing; touches only the row that it is asked to move. */
abstract sealed class TargetMoves {
    private static final int AXES = CrazyRlSpec.AXES;

    /** Returns the movement that the options ask for. */
    static TargetMoves of(CrazyRlOptions options) {
        if (options.target() instanceof Target.Path path) return new Along(path, options);
        if (options.target() instanceof Target.Fleeing fleeing) return new Away(fleeing, options);
        return new Nowhere();
    }

    /**
     * Moves a target.
     *
     * @param position of the drones before they move, {@code [env][drone][axis]}; not modified
     * @param target {@code [env][axis]}; modified
     * @param time number of the step, from 1
     */
    abstract void move(int env, double[] position, double[] target, int time, Chance chance);

    private static final class Nowhere extends TargetMoves {
        @Override
        void move(int env, double[] position, double[] target, int time, Chance chance) {}
    }

    /**
     * Point {@code k} of {@code N = m + 2} is {@code start + (end - start) k / (N - 1)}; the reference divides by N, which ends the path one point before its end. Step t leads to point t, and
     * behind the last point there is rest.
     */
    private static final class Along extends TargetMoves {
        /** {@code [point][axis]}. */
        private final double[] points;

        private final int last;

        Along(Target.Path path, CrazyRlOptions options) {
            last = path.numIntermediatePoints() + 1;
            points = new double[AXES * (last + 1)];
            int divisor = options.reference() ? last + 1 : last;
            for (int i = 0; i < points.length; i++) {
                double start = options.initTargetLocation().get(i % AXES);
                points[i] = start + (path.end().get(i % AXES) - start) * (i / AXES) / divisor;
            }
        }

        @Override
        void move(int env, double[] position, double[] target, int time, Chance chance) {
            System.arraycopy(points, AXES * Math.min(time, last), target, AXES * env, AXES);
        }
    }

    /**
     * Away from the mean of the drones, or, close to it, in a random direction at a tenth of the speed at most. There the reference draws from [0, 1) on each axis, so that its target drifts to
     * one side; here it is [-1, 1).
     */
    private static final class Away extends TargetMoves {
        private final double speed;
        private final double size;
        private final int n;
        private final boolean reference;

        Away(Target.Fleeing fleeing, CrazyRlOptions options) {
            speed = fleeing.speed();
            size = options.size();
            n = options.numDrones();
            reference = options.reference();
        }

        @Override
        void move(int env, double[] position, double[] target, int time, Chance chance) {
            double x = 0;
            double y = 0;
            double z = 0;
            for (int at = AXES * n * env; at < AXES * n * (env + 1); at += AXES) {
                x += position[at];
                y += position[at + 1];
                z += position[at + 2];
            }
            int own = AXES * env;
            x = target[own] - x / n;
            y = target[own + 1] - y / n;
            z = target[own + 2] - z / n;
            double distance = Math.sqrt(x * x + y * y + z * z);
            if (distance > Target.Fleeing.CLOSE) {
                target[own] += x / distance * speed;
                target[own + 1] += y / distance * speed;
                target[own + 2] += z / distance * speed;
            } else {
                for (int axis = 0; axis < AXES; axis++) target[own + axis] += hesitation(env, time, axis, chance);
            }
            target[own] = Math.max(-size, Math.min(size, target[own]));
            target[own + 1] = Math.max(-size, Math.min(size, target[own + 1]));
            target[own + 2] = Math.max(Target.Fleeing.LOWEST, Math.min(CrazyRlOptions.HEIGHT, target[own + 2]));
        }

        private double hesitation(int env, int time, int axis, Chance chance) {
            double luck = chance.uniformDouble(env, Target.Fleeing.HESITATION, (long) AXES * time + axis);
            return (reference ? luck : 2 * luck - 1) * speed * Target.Fleeing.HESITANT;
        }
    }
}
