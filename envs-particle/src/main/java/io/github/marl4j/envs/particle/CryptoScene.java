package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.List;

/** Alice tells Bob a secret, encrypted with a key that both know and Eve does not. Nobody moves. Source: mpe2 1.1.1, simple_crypto; JaxMARL 0.2.0, simple_crypto. */
final class CryptoScene extends Scene {
    private static final int SYMBOLS = 4;
    private static final int EVE = 0;

    private final int bob;
    private final int alice;
    /** The one in the one-hot colours that stand for secret and key. */
    private final float one;

    CryptoScene(ParticleOptions options) {
        super(options, world(options.jaxmarl()));
        bob = options.jaxmarl() ? 2 : 1;
        alice = 3 - bob;
        one = options.jaxmarl() ? 255 : 1;
    }

    private static World world(boolean jaxmarl) {
        Body eve = Body.agent("eve", "eve_0", 0.05).fixed().speaking();
        Body bob = Body.agent("bob", "bob_0", 0.05).fixed().speaking();
        Body alice = Body.agent("alice", "alice_0", 0.05).fixed().speaking();
        return new World(
                SYMBOLS,
                1,
                1,
                List.of(
                        eve,
                        jaxmarl ? alice : bob,
                        jaxmarl ? bob : alice,
                        Body.landmark("landmark 0", 0.05),
                        Body.landmark("landmark 1", 0.05)));
    }

    @Override
    void drawGoals() {
        setGoal(0, below(2));
        setGoal(1, below(2));
    }

    @Override
    int observationSize(int agent) {
        return agent == EVE ? SYMBOLS : 2 * SYMBOLS;
    }

    @Override
    int observe(int self, float[] out, int first) {
        if (self == EVE) return speech(alice, out, first);
        if (self == bob) return speech(alice, out, colour(goal(1), out, first));
        return colour(goal(1), out, colour(goal(0), out, first));
    }

    private int colour(int secret, float[] out, int at) {
        zeros(SYMBOLS, out, at);
        out[at + secret] = one;
        return at + SYMBOLS;
    }

    @Override
    void reward(double[] earned) {
        double eve = error(EVE);
        double friends = eve - error(bob);
        earned[EVE] = 0 - eve;
        earned[bob] = friends;
        earned[alice] = friends;
    }

    /** Squared distance between what an agent said and the secret; 0 if it said nothing, in JaxMARL if nobody did. */
    private double error(int agent) {
        if (options.jaxmarl() ? silent(EVE) && silent(bob) && silent(alice) : silent(agent)) return 0;
        double sum = 0;
        for (int k = 0; k < SYMBOLS; k++) {
            double off = said(agent, k) - (k == goal(0) ? one : 0);
            sum += off * off;
        }
        return sum;
    }

    private double said(int agent, int k) {
        return state.speech[(firstAgent + agent) * SYMBOLS + k];
    }

    private boolean silent(int agent) {
        for (int k = 0; k < SYMBOLS; k++) if (said(agent, k) != 0) return false;
        return true;
    }

    @Override
    int colour(int entity) {
        if (entity >= world.agents) return entity - world.agents == goal(0) ? Colours.GOAL : Colours.LANDMARK;
        return entity == EVE ? Colours.ADVERSARY : Colours.GOOD;
    }
}
