package io.github.marl4j.algorithms;

/**
 * A number that goes from one value to another in equal steps and then stays.
 *
 * @param from value at 0
 * @param to value at {@code span} and after
 * @param span length of the way; 0 or less: it is {@code to} from the beginning
 */
record LinearSchedule(double from, double to, double span) {
    double at(long position) {
        return position >= span ? to : from + (to - from) * (position / span);
    }
}
