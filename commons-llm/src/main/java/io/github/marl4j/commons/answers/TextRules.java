package io.github.marl4j.commons.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads free text by the rules of GovSim and its library PathFinder, for models that do not answer in JSON. A rule that does not find its marker asks for one more answer. What nobody
 * checks there is not checked here: the first marker wins, a minus sign is not seen, decimals are cut. Source: GovSim, *_prompts.py; PathFinder, api.py. Stateless.
 */
public final class TextRules {
    /** Importance of a memory whose rating cannot be read. */
    public static final int DEFAULT_RATING = 5;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern HARVEST_MARKER = Pattern.compile("\\*\\*Answer\\*\\*:|So, the answer is:|Answer:");
    private static final Pattern LIMIT_MARKER = Pattern.compile("Answer:");
    private static final Pattern RATING_LABEL = Pattern.compile("(?i)rating[^:\\n]*:");
    private static final Pattern YES_OR_NO = Pattern.compile("\\b([Yy]es|[Nn]o)\\b");
    private static final String RESPONSE = "Response:";
    private static final String CONCLUSION = "Conversation conclusion by me:";
    private static final String NEXT = "Next speaker:";

    private TextRules() {}

    /** Reads an amount to harvest; 0 if there are no digits. */
    public static Reading<Integer> harvest(Supplier<String> answers) {
        Reading<Optional<Integer>> number = numberAfter(HARVEST_MARKER, answers);
        return new Reading<>(
                number.value().orElse(0), number.completions(), number.value().isEmpty());
    }

    /** Reads an agreed limit; {@code null} if there are no digits. */
    public static Reading<Integer> limit(Supplier<String> answers) {
        Reading<Optional<Integer>> number = numberAfter(LIMIT_MARKER, answers);
        return new Reading<>(number.value().orElse(null), number.completions(), false);
    }

    private static Reading<Optional<Integer>> numberAfter(Pattern marker, Supplier<String> answers) {
        String answer = answers.get();
        Matcher found = marker.matcher(answer);
        if (found.find()) return new Reading<>(digits(answer.substring(found.end())), 1, false);
        return new Reading<>(digits(answers.get()), 2, false);
    }

    /** Returns whether an answer has the marker of a harvest. */
    static boolean hasHarvestMarker(String answer) {
        return HARVEST_MARKER.matcher(answer).find();
    }

    /** Returns whether an answer has the marker of a limit. */
    static boolean hasLimitMarker(String answer) {
        return LIMIT_MARKER.matcher(answer).find();
    }

    /** Returns whether an answer has the label of a conclusion. */
    static boolean hasConclusion(String answer) {
        return answer.contains(CONCLUSION);
    }

    /** Returns the first digits; a number too great for an {@code int} counts as the greatest one. */
    static Optional<Integer> digits(String text) {
        Matcher digits = DIGITS.matcher(text);
        if (!digits.find()) return Optional.empty();
        try {
            return Optional.of(Integer.parseInt(digits.group()));
        } catch (NumberFormatException huge) {
            return Optional.of(Integer.MAX_VALUE);
        }
    }

    /** Reads an importance; {@value #DEFAULT_RATING} if there are no digits. */
    public static Reading<Integer> rating(Supplier<String> answers) {
        String answer = answers.get();
        Matcher label = RATING_LABEL.matcher(answer);
        Optional<Integer> number = digits(label.find() ? answer.substring(label.end()) : answer);
        return new Reading<>(number.orElse(DEFAULT_RATING), 1, number.isEmpty());
    }

    /** Returns the first sentence, with a full stop. */
    public static String sentence(String answer) {
        int stop = answer.indexOf('.');
        return (stop < 0 ? answer : answer.substring(0, stop)).strip() + ".";
    }

    /**
     * Reads what somebody says. Without a yes or no the conversation ends; without the name of a participant the first one speaks next.
     *
     * @param participants their names, in order
     */
    public static Reading<Utterance> utterance(Supplier<String> answers, List<String> participants) {
        String answer = answers.get();
        int completions = 1;
        String said = answer;
        String rest;
        int conclusion = answer.indexOf(CONCLUSION);
        if (conclusion >= 0) {
            said = answer.substring(0, conclusion);
            rest = answer.substring(conclusion + CONCLUSION.length());
        } else {
            rest = answers.get();
            completions++;
        }
        int next = rest.indexOf(NEXT);
        Matcher verdict = YES_OR_NO.matcher(next >= 0 ? rest.substring(0, next) : rest);
        boolean found = verdict.find();
        String text = spoken(said);
        if (!found || verdict.group().equalsIgnoreCase("yes")) {
            return new Reading<>(new Utterance(text, true, null), completions, !found);
        }
        if (next < 0) {
            rest = answers.get();
            completions++;
        }
        Optional<String> name = firstName(next < 0 ? rest : rest.substring(next + NEXT.length()), participants);
        Utterance utterance = new Utterance(text, false, name.orElse(participants.get(0)));
        return new Reading<>(utterance, completions, name.isEmpty());
    }

    private static String spoken(String said) {
        int label = said.indexOf(RESPONSE);
        String text = (label >= 0 ? said.substring(label + RESPONSE.length()) : said).strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Returns the participant whose name comes first in a text. */
    static Optional<String> firstName(String text, List<String> participants) {
        String first = null;
        int at = Integer.MAX_VALUE;
        for (String name : participants) {
            int found = text.indexOf(name);
            if (found >= 0 && found < at) {
                at = found;
                first = name;
            }
        }
        return Optional.ofNullable(first);
    }

    /**
     * Reads a numbered list whose "1." was given. Of each item the part before the bracket is the insight. A last item without a bracket, while more are wanted, is asked to go on, as
     * PathFinder does; the answer has never more to say.
     *
     * @param wanted most insights
     */
    public static Reading<List<String>> insights(Supplier<String> answers, int wanted) {
        String rest = answers.get();
        List<String> insights = new ArrayList<>();
        boolean bracketed = true;
        for (int number = 2; number <= wanted + 1 && !rest.isBlank(); number++) {
            int end = rest.indexOf(number + ".");
            String item = end < 0 ? rest : rest.substring(0, end);
            int bracket = item.indexOf('(');
            bracketed = bracket >= 0;
            String insight = (bracketed ? item.substring(0, bracket) : item).strip();
            if (!insight.isEmpty()) insights.add(insight);
            rest = end < 0 ? "" : rest.substring(end + (number + ".").length());
        }
        boolean goOn = !bracketed && insights.size() < wanted;
        if (goOn) answers.get();
        return new Reading<>(List.copyOf(insights), goOn ? 2 : 1, insights.isEmpty());
    }
}
