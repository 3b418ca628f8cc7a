package io.github.marl4j.envs.particle;

/** Forces of bodies that overlap, or nearly do. Source: mpe2 1.1.1, _mpe_utils/core.py. */
final class Contacts {
    static final double STIFFNESS = 100;
    /** How soft a contact is. */
    private static final double MARGIN = 1e-3;
    /** Beyond this gap a force is below 5e-17 and left out. */
    static final double REACH = 0.04;

    private final World world;

    Contacts(World world) {
        this.world = world;
    }

    /** Returns how deep two bodies overlap: softly above zero, with a tail beyond the touch. */
    static double penetration(double distance, double reach) {
        double x = -(distance - reach) / MARGIN;
        return MARGIN * (Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))));
    }

    /**
     * Adds the forces of all pairs, in the order of their indices. Two bodies at the very same place do not push each other.
     *
     * @param x places of all entities of a row, from {@code first} on
     * @param forceX of agents, from 0 on
     */
    void add(double[] x, double[] y, int first, double[] forceX, double[] forceY) {
        for (int p = 0; p < world.pairLow.length; p++) {
            int a = world.pairLow[p];
            int b = world.pairHigh[p];
            double dx = x[first + a] - x[first + b];
            double dy = y[first + a] - y[first + b];
            double squared = dx * dx + dy * dy;
            double reach = world.size[a] + world.size[b];
            if (squared > (reach + REACH) * (reach + REACH) || squared == 0) continue;
            double distance = Math.sqrt(squared);
            double depth = penetration(distance, reach);
            double fx = STIFFNESS * dx / distance * depth;
            double fy = STIFFNESS * dy / distance * depth;
            forceX[a] += fx;
            forceY[a] += fy;
            if (b >= world.agents) continue;
            forceX[b] -= fx;
            forceY[b] -= fy;
        }
    }
}
