package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.env.Chance;
import java.util.stream.IntStream;

/** How fast the engine alone is: matches with random inputs, nobody watching. */
public final class EngineSpeed {
    /** Frames for which a random input is held: a decision of the usual length. */
    private static final int HELD = 8;

    private static final int INPUT_BITS = 12;

    private EngineSpeed() {}

    /**
     * Steps matches for some time, after half as long for warming up.
     *
     * @param matches of each thread, stepped in turn
     * @param seconds at least
     * @return frames of a match per second, of all threads together
     */
    public static double framesPerSecond(int matches, int threads, double seconds) {
        return IntStream.range(0, threads)
                .parallel()
                .mapToDouble(thread -> {
                    Stepper stepper = new Stepper(matches, thread);
                    stepper.run(seconds / 2);
                    return stepper.run(seconds);
                })
                .sum();
    }

    private static final class Stepper {
        private final FightTables tables = FightTables.shipped();
        private final FightEngine engine = new FightEngine(tables);
        private final FightState state;
        private final int matches;
        private long chance;

        Stepper(int matches, int seed) {
            this.matches = matches;
            this.chance = Chance.mix(seed);
            state = new FightState(matches);
            for (int m = 0; m < matches; m++) start(m);
        }

        private void start(int match) {
            int fighters = tables.roster.fighters().size();
            chance = Chance.mix(chance + 1);
            int pair = (int) ((chance >>> 33) % (fighters * fighters));
            engine.start(state, match, pair / fighters, pair % fighters);
        }

        double run(double seconds) {
            long start = System.nanoTime();
            long frames = 0;
            double passed;
            do {
                for (int m = 0; m < matches; m++) {
                    chance = Chance.mix(chance + 1);
                    int word0 = (int) chance & (1 << INPUT_BITS) - 1;
                    int word1 = (int) (chance >>> 32) & (1 << INPUT_BITS) - 1;
                    for (int frame = 0; frame < HELD; frame++) engine.step(state, m, word0, word1);
                    if (state.match(m, Cells.PHASE) == Cells.OVER) start(m);
                }
                frames += (long) HELD * matches;
                passed = (System.nanoTime() - start) / 1e9;
            } while (passed < seconds);
            return frames / passed;
        }
    }
}
