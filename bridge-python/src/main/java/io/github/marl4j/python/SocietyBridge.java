package io.github.marl4j.python;

import io.github.marl4j.commons.experiment.CommonsRun;
import io.github.marl4j.commons.experiment.Experiment;
import io.github.marl4j.commons.experiment.RunReport;
import io.github.marl4j.commons.experiment.Surroundings;
import io.github.marl4j.commons.model.Answered;
import io.github.marl4j.commons.model.Cassette;
import io.github.marl4j.commons.model.ChatModel;
import io.github.marl4j.commons.model.ChatReply;
import io.github.marl4j.commons.model.ChatRequest;
import io.github.marl4j.commons.model.TokenCount;
import io.github.marl4j.commons.society.TrainedPolicy;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.runs.Manifest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** A society in which models and policies of Python sit. {@link #cancel} may be called from another thread. */
public final class SocietyBridge {
    private final Experiment experiment;
    private final Map<String, TrainedPolicy> policies = new HashMap<>();
    private final Map<String, ChatModel> models = new HashMap<>();
    private volatile boolean cancelled;

    /** A language model of Python, as JPype's proxy shows it. */
    public interface Chat {
        /**
         * Answers.
         *
         * @param request body of an OpenAI chat-completions request, JSON object
         */
        String answer(String request);
    }

    /**
     * Prepares a society.
     *
     * @param experiment as a file of one says it, JSON object
     */
    public SocietyBridge(String experiment) {
        this.experiment = Experiment.of("society", JsonText.map("society", experiment));
    }

    /**
     * Seats a policy.
     *
     * @param name that the experiment has for it
     * @param options of the environment that it was trained on, JSON object
     */
    public void policy(String name, Policy policy, String options) {
        policies.put(name, new TrainedPolicy(policy, JsonText.map("options", options)));
    }

    /**
     * Makes a model known.
     *
     * @param name that the experiment has for it behind {@code hosted:}
     */
    public void model(String name, Chat chat) {
        models.put(name, request -> answered(chat.answer(request.toJson().toString()), request));
    }

    /** Tokens are guessed: Python does not count them. */
    private static Answered<ChatReply> answered(String text, ChatRequest request) {
        int asked = request.messages().stream()
                .mapToInt(message -> message.content().length())
                .sum();
        TokenCount tokens = TokenCount.guess(asked, text.length());
        return Answered.atOnce(
                new ChatReply(text, "stop", tokens, request.model().model(), ""));
    }

    /**
     * Plays, or goes on where the run in the folder was stopped.
     *
     * @param folder of the run
     * @param version of the Python package, for the manifest
     * @return the report as JSON
     * @throws CancellationException after {@link #cancel}
     */
    public String play(String folder, String version) {
        Path path = Path.of(folder);
        Manifest manifest = Manifest.starting(version, "", "marl4j.society", "plain", 1);
        RunReport report = CommonsRun.exists(path)
                ? CommonsRun.resume(path, experiment, Cassette.Mode.RECORD, surroundings())
                : CommonsRun.start(path, experiment, manifest, null, Cassette.Mode.RECORD, surroundings());
        if (cancelled && report.status() == RunReport.Status.STOPPED) {
            throw new CancellationException("the society was stopped");
        }
        return JsonText.of(report.toMap());
    }

    private Surroundings surroundings() {
        Surroundings plain = Surroundings.plain();
        return new Surroundings(
                plain.environment(),
                plain.pace(),
                name -> known("policy", name, policies),
                name -> known("model", name, models),
                null,
                () -> cancelled,
                plain.progress());
    }

    private static <T> T known(String kind, String name, Map<String, T> all) {
        if (all.containsKey(name)) return all.get(name);
        throw new UnknownNameException("society", kind, name, all.keySet());
    }

    /** Makes {@link #play} end after the present month. */
    public void cancel() {
        cancelled = true;
    }
}
