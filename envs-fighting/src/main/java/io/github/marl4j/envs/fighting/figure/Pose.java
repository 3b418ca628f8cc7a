package io.github.marl4j.envs.fighting.figure;

/** The joints of a pose, the order of the data file: x and y of hip, neck, head, hands and feet, front ones first [px], for a fighter who looks to the right. */
final class Pose {
    static final int HIP = 0;
    static final int NECK = 2;
    static final int HEAD = 4;
    static final int FRONT_HAND = 6;
    static final int REAR_HAND = 8;
    static final int FRONT_FOOT = 10;
    static final int REAR_FOOT = 12;
    static final int NUMBERS = 14;
    static final String[] JOINTS = {"hip", "neck", "head", "frontHand", "rearHand", "frontFoot", "rearFoot"};

    private Pose() {}

    /** Writes the pose between two others; {@code part} 0 is the first. Begins and ends slowly. */
    static void between(double[] first, double[] second, double part, double[] into) {
        evenly(first, second, part * part * (3 - 2 * part), into);
    }

    /** The same at an even pace. */
    static void evenly(double[] first, double[] second, double part, double[] into) {
        for (int n = 0; n < NUMBERS; n++) into[n] = first[n] + (second[n] - first[n]) * part;
    }
}
