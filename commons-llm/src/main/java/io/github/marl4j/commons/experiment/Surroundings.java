package io.github.marl4j.commons.experiment;

import io.github.marl4j.commons.model.ChatModel;
import io.github.marl4j.commons.model.ModelSettings;
import io.github.marl4j.commons.model.Pace;
import io.github.marl4j.commons.society.Person;
import io.github.marl4j.commons.society.TrainedPolicy;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What a run needs from outside.
 *
 * @param environment from the name of an environment variable to its value, or {@code null}
 * @param pace time for waiting
 * @param policies from a run folder, or what else the program around the run calls a policy, to the policy
 * @param models from the name behind {@code hosted:} to the model that the program around the run brings along
 * @param person who plays the seats for people
 * @param stop whether to stop after the present month
 * @param progress is told how it goes
 */
public record Surroundings(
        Function<String, String> environment,
        Pace pace,
        Function<String, TrainedPolicy> policies,
        Function<String, ChatModel> models,
        Person person,
        BooleanSupplier stop,
        Progress progress) {

    /** Is told how a run goes. */
    public interface Progress {
        /**
         * Something was done.
         *
         * @param month months that are over
         * @param months the most there can be
         * @param resource units that there are
         * @param calls answers of models
         * @param tokens read and written
         * @param cost by the price table
         */
        void progress(int month, int months, int resource, long calls, long tokens, double cost);
    }

    /** Returns surroundings with the machine's environment and clock, and nobody who watches, stops or plays. */
    public static Surroundings plain() {
        return new Surroundings(
                System::getenv,
                Pace.REAL,
                folder -> {
                    throw new IllegalArgumentException("policy \"" + folder + "\" cannot be loaded here");
                },
                Surroundings::noModel,
                null,
                () -> false,
                (month, months, resource, calls, tokens, cost) -> {});
    }

    /** Refuses a hosted model, where nobody brings one along. */
    public static ChatModel noModel(String name) {
        throw new IllegalArgumentException(
                "model \"" + ModelSettings.HOSTED + name
                        + "\" lives in the program that started the run; start it from there, e.g. by marl4j.society in Python");
    }
}
