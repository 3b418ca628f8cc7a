package io.github.marl4j.testkit;

import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.function.Supplier;

/** One run of one check on one environment: knows where it is, so that a failure can say so. */
final class CheckRun {
    /** A call under test. */
    interface Call {
        void run();
    }

    final VectorEnvFactory factory;
    final CheckPlan plan;
    private final String check;
    private String place = "";

    CheckRun(String check, VectorEnvFactory factory, CheckPlan plan) {
        this.check = check;
        this.factory = factory;
        this.plan = plan;
    }

    VectorEnv make(int numEnvs, AutoresetMode autoreset) {
        return factory.make(numEnvs, VectorOptions.DEFAULT.withThreads(1).withAutoreset(autoreset));
    }

    /** Notes where the check is, for the failures to come. */
    void at(String newPlace) {
        place = newPlace;
    }

    void at(int step, int env) {
        place = "step=" + step + " env=" + env;
    }

    EnvCheckFailure failure(String what) {
        return failure(what, null);
    }

    EnvCheckFailure failure(String what, Throwable cause) {
        String where = place.isEmpty() ? "" : " at " + place;
        return new EnvCheckFailure(
                what + where + "; repeat with: EnvChecks." + check + "(" + factory.name() + ", " + plan + ")", cause);
    }

    void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) throw failure(otherwise.get());
    }

    /** Requires that a call is refused by an exception of this type. */
    void requireRefused(Class<? extends RuntimeException> type, String what, Call call) {
        try {
            call.run();
        } catch (RuntimeException thrown) {
            if (type.isInstance(thrown) && thrown.getMessage() != null) return;
            throw failure(
                    what + " must be refused by " + type.getSimpleName() + " with a message, got " + thrown, thrown);
        }
        throw failure(what + " must be refused by " + type.getSimpleName() + ", and was not");
    }

    /** Runs a part of the check; an exception that nobody expected is a failure with the case in it. */
    void play(Call part) {
        try {
            part.run();
        } catch (RuntimeException unexpected) {
            throw failure("threw " + unexpected, unexpected);
        }
    }
}
