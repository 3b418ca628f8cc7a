package io.github.marl4j.commons.answers;

import io.github.marl4j.commons.model.AnswerSchema;
import io.github.marl4j.commons.model.ChatRequest;
import io.github.marl4j.commons.model.ModelSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks one question and reads the answer. A model that answers in JSON is held to the schema: an answer that breaks it is read as free text if it has that form, else the model is told what
 * is wrong and asked once more; then comes the default. Nothing is guessed from broken JSON. A model that answers in free text is read by {@link TextRules}.
 */
public final class AnswerReader {
    private static final int LOWEST_RATING = 1;
    private static final int HIGHEST_RATING = 10;

    private final Model model;
    private final ModelSettings settings;
    private final String kind;

    /**
     * Creates a reader for one question.
     *
     * @param kind of question, e.g. {@code harvest}
     */
    public AnswerReader(Model model, ModelSettings settings, String kind) {
        this.model = model;
        this.settings = settings;
        this.kind = kind;
    }

    /** Whom the questions go to. */
    public interface Model {
        /** Returns the text of an answer. */
        String ask(ChatRequest request, String kind);

        /** Returns what to say when an answer could not be used. */
        String correction(String reason);

        /** Takes note that an answer was not as asked for. */
        void fellBack(String kind, Fallback fallback, String detail);
    }

    /** Reads a field of a JSON answer. */
    private interface FromJson<T> {
        T read(JsonAnswer answer) throws JsonAnswer.Invalid;
    }

    /**
     * How a kind of answer is read.
     *
     * @param schema its form in JSON
     * @param json reads that
     * @param readable whether free text has what the rules look for
     * @param text reads free text
     * @param bare reads the answer to the second question, which need not have a marker
     */
    private record Form<T>(
            AnswerSchema schema,
            FromJson<T> json,
            Predicate<String> readable,
            Function<Supplier<String>, Reading<T>> text,
            Function<String, Optional<T>> bare,
            T otherwise) {}

    /**
     * Reads an amount.
     *
     * @param most units that there are; more is counted, and kept: the rules of the game decide
     */
    public int amount(String prompt, int most) {
        AnswerSchema schema = AnswerSchema.named(kind).text("reasoning").whole("amount", 0, most);
        int amount = read(
                prompt,
                new Form<>(
                        schema,
                        answer -> answer.whole("amount"),
                        TextRules::hasHarvestMarker,
                        TextRules::harvest,
                        TextRules::digits,
                        0));
        if (amount > most) model.fellBack(kind, Fallback.OUT_OF_RANGE, amount + " of " + most);
        return amount;
    }

    /** Reads an agreed limit, or {@code null}. */
    public Integer limit(String prompt) {
        AnswerSchema schema = AnswerSchema.named(kind).text("reasoning").wholeOrNull("limit");
        Optional<Integer> limit = read(
                prompt,
                new Form<>(
                        schema,
                        answer -> Optional.ofNullable(answer.wholeOrNull("limit")),
                        TextRules::hasLimitMarker,
                        answers -> {
                            Reading<Integer> reading = TextRules.limit(answers);
                            return new Reading<>(
                                    Optional.ofNullable(reading.value()), reading.completions(), reading.defaulted());
                        },
                        text -> Optional.of(TextRules.digits(text)),
                        Optional.<Integer>empty()));
        return limit.orElse(null);
    }

    /**
     * Reads what somebody says.
     *
     * @param participants who can speak, in order
     */
    public Utterance utterance(String prompt, List<String> participants) {
        AnswerSchema schema =
                AnswerSchema.named(kind).text("utterance").truth("concludes").oneOf("nextSpeaker", participants);
        return read(
                prompt,
                new Form<>(
                        schema,
                        answer -> utterance(answer, participants),
                        TextRules::hasConclusion,
                        answers -> TextRules.utterance(answers, participants),
                        text -> Optional.empty(),
                        new Utterance("", true, null)));
    }

    private static Utterance utterance(JsonAnswer answer, List<String> participants) throws JsonAnswer.Invalid {
        String text = answer.text("utterance").strip();
        if (answer.truth("concludes")) return new Utterance(text, true, null);
        String next = answer.text("nextSpeaker");
        if (participants.contains(next)) return new Utterance(text, false, next);
        throw new JsonAnswer.Invalid("nextSpeaker \"" + next + "\" is not one of " + String.join(", ", participants));
    }

    /**
     * Reads an importance.
     *
     * @param clamp whether a rating outside 1 to 10 is moved into it
     */
    public int rating(String prompt, boolean clamp) {
        AnswerSchema schema = AnswerSchema.named(kind).whole("rating", LOWEST_RATING, HIGHEST_RATING);
        int rating = read(
                prompt,
                new Form<>(
                        schema,
                        answer -> answer.whole("rating"),
                        text -> TextRules.digits(text).isPresent(),
                        TextRules::rating,
                        TextRules::digits,
                        TextRules.DEFAULT_RATING));
        if (rating >= LOWEST_RATING && rating <= HIGHEST_RATING) return rating;
        model.fellBack(kind, Fallback.OUT_OF_RANGE, "rating " + rating);
        return clamp ? Math.max(LOWEST_RATING, Math.min(HIGHEST_RATING, rating)) : rating;
    }

    /**
     * Reads insights.
     *
     * @param wanted most insights; what is more is left out
     */
    public List<String> insights(String prompt, int wanted) {
        AnswerSchema schema = AnswerSchema.named(kind).texts("insights");
        List<String> insights = read(
                prompt,
                new Form<>(
                        schema,
                        answer -> answer.texts("insights"),
                        text -> !text.isBlank(),
                        answers -> TextRules.insights(withoutFirstNumber(answers), wanted),
                        text -> Optional.of(
                                TextRules.insights(() -> text, wanted).value()),
                        List.<String>of()));
        return insights.subList(0, Math.min(wanted, insights.size()));
    }

    /** The prompt gives the "1."; models often repeat it. */
    private static Supplier<String> withoutFirstNumber(Supplier<String> answers) {
        return () -> answers.get().strip().replaceFirst("^1\\.\\s*", "");
    }

    /** Returns the first sentence of a free answer. */
    public String sentence(String prompt) {
        return TextRules.sentence(model.ask(ChatRequest.of(settings, prompt, null), kind));
    }

    private <T> T read(String prompt, Form<T> form) {
        return settings.structured() ? structured(prompt, form) : free(prompt, form);
    }

    private <T> T structured(String prompt, Form<T> form) {
        ChatRequest request = ChatRequest.of(settings, prompt, form.schema());
        String first = model.ask(request, kind);
        String reason;
        try {
            return form.json().read(JsonAnswer.parse(first));
        } catch (JsonAnswer.Invalid invalid) {
            reason = invalid.getMessage();
            model.fellBack(kind, Fallback.PARSE_FAILURE, reason);
        }
        if (!JsonAnswer.looksLikeJson(first) && form.readable().test(first)) {
            Reading<T> reading = form.text().apply(asking(request, first));
            model.fellBack(kind, reading.defaulted() ? Fallback.DEFAULT_USED : Fallback.READ_AS_TEXT, "");
            return reading.value();
        }
        model.fellBack(kind, Fallback.ASKED_AGAIN, reason);
        String second = model.ask(request.followedBy(first, model.correction(reason)), kind);
        try {
            return form.json().read(JsonAnswer.parse(second));
        } catch (JsonAnswer.Invalid invalid) {
            model.fellBack(kind, Fallback.PARSE_FAILURE, invalid.getMessage());
        }
        Optional<T> bare = JsonAnswer.looksLikeJson(second)
                ? Optional.empty()
                : form.bare().apply(second);
        model.fellBack(kind, bare.isPresent() ? Fallback.READ_AS_TEXT : Fallback.DEFAULT_USED, "");
        return bare.orElse(form.otherwise());
    }

    private <T> T free(String prompt, Form<T> form) {
        ChatRequest request = ChatRequest.of(settings, prompt, null);
        Reading<T> reading = form.text().apply(asking(request, model.ask(request, kind)));
        if (reading.defaulted()) model.fellBack(kind, Fallback.DEFAULT_USED, "");
        return reading.value();
    }

    /** Returns answers: the first is known, further ones are asked for. */
    private Supplier<String> asking(ChatRequest request, String first) {
        return new Supplier<>() {
            private ChatRequest latest = request;
            private String answer;

            @Override
            public String get() {
                if (answer == null) {
                    answer = first;
                    return answer;
                }
                model.fellBack(kind, Fallback.ASKED_AGAIN, "");
                latest = latest.followedBy(answer, model.correction(""));
                answer = model.ask(latest, kind);
                return answer;
            }
        };
    }
}
