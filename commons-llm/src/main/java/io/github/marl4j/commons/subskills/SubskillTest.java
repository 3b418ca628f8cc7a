package io.github.marl4j.commons.subskills;

import io.github.marl4j.commons.answers.AnswerReader;
import io.github.marl4j.commons.answers.Fallback;
import io.github.marl4j.commons.experiment.CommonsRun;
import io.github.marl4j.commons.experiment.Experiment;
import io.github.marl4j.commons.experiment.Surroundings;
import io.github.marl4j.commons.model.Cassette;
import io.github.marl4j.commons.model.ChatModel;
import io.github.marl4j.commons.model.ChatRequest;
import io.github.marl4j.commons.model.Meter;
import io.github.marl4j.commons.model.ModelSettings;
import io.github.marl4j.commons.model.Recorder;
import io.github.marl4j.commons.model.Threads;
import io.github.marl4j.commons.prompts.PromptKind;
import io.github.marl4j.commons.prompts.PromptSet;
import io.github.marl4j.commons.prompts.Wording;
import io.github.marl4j.envs.commons.MemoryEvent;
import io.github.marl4j.envs.commons.SocietyOptions;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * Asks one model the questions of the sub-skill tests and writes one file for each. Answers are recorded in {@code cassette.jsonl}, so that a test that was interrupted goes on. One thread
 * at a time.
 */
public final class SubskillTest {
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2024, 1, 1, 1, 0);
    private static final double NORMAL_975 = 1.96;

    private final Experiment experiment;
    private final SocietyOptions society;
    private final Wording wording;
    private final ModelSettings settings;

    private SubskillTest(Experiment experiment) {
        this.experiment = experiment;
        this.society = experiment.society();
        this.wording =
                new Wording(PromptSet.read(experiment.promptSet()), society, experiment.rules(), experiment.scaffold());
        this.settings = experiment.models().values().iterator().next();
    }

    /**
     * One question and its answer.
     *
     * @param problem its numbers
     * @param prompt as it was asked
     * @param answer that was read, 0 if none could be
     * @param correct the right one
     * @param passed whether it counts as right
     */
    public record Instance(Problem problem, String prompt, int answer, int correct, boolean passed) {}

    /**
     * What came of one test.
     *
     * @param skill what was asked
     * @param instances all questions
     * @param mean share that passed
     * @param deviation of the population
     * @param low of the 95 % interval by the normal approximation, as in the paper
     * @param high of that interval
     * @param fallbacks how many answers were not as asked for
     */
    public record Score(
            Subskill skill,
            List<Instance> instances,
            double mean,
            double deviation,
            double low,
            double high,
            int fallbacks) {
        static Score of(Subskill skill, List<Instance> instances, int fallbacks) {
            double mean = (double) instances.stream().filter(Instance::passed).count() / instances.size();
            double deviation = Math.sqrt(mean * (1 - mean));
            double half = NORMAL_975 * deviation / Math.sqrt(instances.size());
            return new Score(
                    skill, instances, mean, deviation, Math.max(0, mean - half), Math.min(1, mean + half), fallbacks);
        }
    }

    /**
     * Runs tests.
     *
     * @param folder where the files go; is created
     * @param experiment its scenario, wording and first model are used
     * @param skills what to ask, in this order
     * @param count questions of each, at least 1
     * @param surroundings clock and environment
     * @param progress is told skill and number of questions answered
     */
    public static List<Score> run(
            Path folder,
            Experiment experiment,
            List<Subskill> skills,
            int count,
            Surroundings surroundings,
            BiConsumer<Subskill, Integer> progress) {
        if (count < 1) throw new IllegalArgumentException("count=" + count + " asks nothing; expected at least 1");
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw RunFileException.writing(folder, failed);
        }
        SubskillTest test = new SubskillTest(experiment);
        Meter meter = new Meter(experiment.budget(), experiment.prices());
        List<Score> scores = new ArrayList<>();
        try (Cassette cassette = Cassette.open(folder.resolve("cassette.jsonl"), Cassette.Mode.RECORD);
                Threads threads = new Threads()) {
            meter.countRecorded(cassette);
            ChatModel model = CommonsRun.model(experiment, test.settings, meter, surroundings);
            for (Subskill skill : skills) {
                Score score = test.ask(skill, count, model, cassette, threads);
                test.write(folder, score);
                progress.accept(skill, count);
                scores.add(score);
            }
        }
        return scores;
    }

    private Score ask(Subskill skill, int count, ChatModel model, Cassette cassette, Threads threads) {
        List<String> names = experiment.names().subList(0, Problem.AGENTS);
        List<Problem> problems = Problem.draw(count, experiment.seed() * 31 + skill.ordinal(), names);
        List<Asker> askers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String caller = skill.key() + "_" + i;
            askers.add(new Asker(model, new Recorder(cassette, caller), skill, problems.get(i), names));
        }
        List<Instance> instances = threads.all(askers);
        return Score.of(
                skill,
                instances,
                askers.stream().mapToInt(asker -> asker.fallbacks).sum());
    }

    /** Asks one question. */
    private final class Asker implements Callable<Instance>, AnswerReader.Model {
        private final ChatModel model;
        private final Recorder recorder;
        private final Subskill skill;
        private final Problem problem;
        private final List<String> names;
        private int fallbacks;

        Asker(ChatModel model, Recorder recorder, Subskill skill, Problem problem, List<String> names) {
            this.model = model;
            this.recorder = recorder;
            this.skill = skill;
            this.problem = problem;
            this.names = names;
        }

        @Override
        public Instance call() {
            String prompt = prompt();
            // Amounts above the pool are no fault here: what is asked for may be more than there is now.
            int answer = new AnswerReader(this, settings, skill.key()).amount(prompt, society.capacity());
            int correct = skill.correct(problem.pool(), problem.taken(), society.capacity());
            return new Instance(problem, prompt, answer, correct, skill.passes(answer, correct));
        }

        private String prompt() {
            List<String> others =
                    names.stream().filter(name -> !name.equals(problem.name())).toList();
            Wording.Listener listener = new Wording.Listener(problem.name(), "baseline", others, true);
            String place = society.scenario().places().harvest();
            boolean json = settings.structured();
            if (skill.prompt() == PromptKind.HARVEST) {
                return wording.harvest(listener, place, FIRST_DAY, memories(), problem.pool(), json);
            }
            return wording.subskill(
                    skill.prompt(), listener, place, FIRST_DAY, memories(), problem.pool(), problem.taken(), json);
        }

        private String memories() {
            String pool = memory(MemoryEvent.Kind.POOL_BEFORE_HARVEST, problem.pool());
            if (!skill.universalization()) return pool;
            return pool + "\n" + memory(MemoryEvent.Kind.UNIVERSALIZATION, problem.pool() / 2 / Problem.AGENTS);
        }

        private String memory(MemoryEvent.Kind kind, int amount) {
            MemoryEvent event = new MemoryEvent(
                    kind, List.of(amount), FIRST_DAY, FIRST_DAY.plusMonths(1).minusDays(1), true);
            return wording.memory(FIRST_DAY, wording.event(event, problem.name()));
        }

        @Override
        public String ask(ChatRequest request, String kind) {
            return recorder.chat(model, request).value().text();
        }

        @Override
        public String correction(String reason) {
            return wording.correction(reason, settings.structured());
        }

        @Override
        public void fellBack(String kind, Fallback fallback, String detail) {
            fallbacks++;
        }
    }

    private void write(Path folder, Score score) {
        List<Object> instances = new ArrayList<>();
        for (Instance each : score.instances()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put(
                    "args",
                    Map.of(
                            "pool",
                            each.problem().pool(),
                            "taken",
                            each.problem().taken(),
                            "name",
                            each.problem().name()));
            map.put("answer", each.answer());
            map.put("passed", each.passed());
            map.put("correct_answer", each.correct());
            map.put("prompt", each.prompt());
            instances.add(map);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", score.skill().key());
        map.put("score_mean", score.mean());
        map.put("score_std", score.deviation());
        map.put("score_ci_lower", score.low());
        map.put("score_ci_upper", score.high());
        map.put("fallbacks", score.fallbacks());
        map.put("config", experiment.toMap());
        map.put("instances", instances);
        AtomicFiles.write(folder.resolve(score.skill().key() + ".json"), Json.pretty(map));
    }
}
