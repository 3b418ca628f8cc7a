package io.github.marl4j.envs.commons;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of the environments.
 *
 * @param scenarioFile the file that the scenario came from; empty for those of the library
 * @param society how the society lives
 * @param mask whether requests above what is there are masked out
 * @param messages what agents can say with a request
 * @param tokens different signs of a token message, at least 2
 * @param tokenSlots signs in a token message, at least 1
 * @param majority whether a proposal is agreed on when more than half of the agents make it, instead of all
 * @param reward what an agent earns
 * @param socialAngle θ of the social reward [rad]
 * @param envy α of the inequity-averse reward, at least 0
 * @param guilt β of the inequity-averse reward, at least 0
 * @param smoothing how much of the earlier rewards inequity remembers from month to month, from 0 to 1
 * @param rewardScale what every reward is multiplied with, above 0; learners work best with rewards around 1
 * @param scaled whether observed numbers are divided by the greatest that they can be
 * @param explicitPhases whether agents act one after the other in every phase of the month, instead of all at once in a month
 * @param personas one text for each seat: {@code learner}, or who plays it; empty if all seats learn
 */
public record CommonsOptions(
        String scenarioFile,
        SocietyOptions society,
        Mask mask,
        Messages messages,
        int tokens,
        int tokenSlots,
        boolean majority,
        RewardKind reward,
        double socialAngle,
        double envy,
        double guilt,
        double smoothing,
        double rewardScale,
        boolean scaled,
        boolean explicitPhases,
        List<String> personas) {

    /** Which requests are legal. */
    public enum Mask {
        /** Up to what is there. */
        POOL,
        /** Up to the most that may be asked for. */
        NONE
    }

    /** What agents can say. It is sent with the request and reaches everybody at the end of the month, if they meet. */
    public enum Messages {
        /** Nothing. */
        NONE,
        /** Nothing (0), or the proposal that nobody takes more than v (v + 1). */
        PROPOSAL,
        /** Some signs without a meaning of their own. */
        TOKENS
    }

    /** What an agent earns in a month; c is what it obtained. */
    public enum RewardKind {
        /** c. */
        INDIVIDUAL,
        /** The mean of c over the agents. */
        MEAN,
        /** cos θ · c + sin θ · (mean of c over the other agents). */
        SOCIAL,
        /**
         * c − α/(n−1) Σ max(e_j − e_i, 0) − β/(n−1) Σ max(e_i − e_j, 0) over the other agents j, with e = smoothing · (e of the month before) + c. Source: Hughes et al., "Inequity aversion
         * improves cooperation in intertemporal social dilemmas", NeurIPS 2018.
         */
        INEQUITY,
        /** Three objectives: c, the sum of c over the agents, and −1 if c exceeds the sustainable share. */
        VECTOR
    }

    /** The entry of {@link #personas} of a seat that is not scripted. */
    public static final String LEARNER = "learner";

    private static final int MOST_TOKENS = 1000;
    private static final int MOST_SLOTS = 100;

    public CommonsOptions {
        personas = List.copyOf(personas);
        String who = "commons " + society.scenario().name();
        if (!personas.isEmpty() && personas.size() != society.seats()) {
            throw new IllegalArgumentException(who + ": personas=" + personas + " must name one for each of seats="
                    + society.seats() + ", got " + personas.size());
        }
        if (!personas.isEmpty() && !personas.contains(LEARNER)) {
            throw new IllegalArgumentException(
                    who + ": personas=" + personas + " must leave a seat to a \"" + LEARNER + "\"");
        }
        if (explicitPhases && (messages != Messages.NONE || !personas.isEmpty())) {
            throw new IllegalArgumentException(
                    who + ": explicitPhases=true needs messages=none and no personas; messages are sent with requests");
        }
        for (String persona : personas) if (!persona.equals(LEARNER)) Persona.named(who, persona);
    }

    /** Returns whether a seat is played by a persona. */
    boolean scripted(int seat) {
        return !personas.isEmpty() && !personas.get(seat).equals(LEARNER);
    }

    /**
     * Reads options by name.
     *
     * @param id of the environment
     * @param values {@code scenario} may name a scenario file; all others are optional, too
     * @throws IllegalArgumentException if a name or value is not allowed
     */
    static CommonsOptions from(String id, String scenarioName, Map<String, Object> values) {
        OptionReader read = new OptionReader(id, values);
        String file = read.text("scenarioFile", "");
        Scenario scenario = file.isEmpty() ? Scenario.named(scenarioName) : Scenario.read(Path.of(file));
        CommonsOptions options = new CommonsOptions(
                file,
                SocietyOptions.from(read, scenario),
                SocietyOptions.oneOf(read, "mask", Mask.POOL),
                SocietyOptions.oneOf(read, "messages", Messages.NONE),
                read.intBetween("tokens", 8, 2, MOST_TOKENS),
                read.intBetween("tokenSlots", 1, 1, MOST_SLOTS),
                read.flag("majority", false),
                SocietyOptions.oneOf(read, "reward", RewardKind.INDIVIDUAL),
                read.doubleBetween("socialAngle", Math.PI / 4, -Math.PI, Math.PI),
                read.doubleBetween("envy", 5, 0, Double.MAX_VALUE),
                read.doubleBetween("guilt", 0.05, 0, Double.MAX_VALUE),
                read.doubleBetween("smoothing", 0.975, 0, 1),
                read.doubleBetween("rewardScale", 1, Double.MIN_NORMAL, Double.MAX_VALUE),
                read.flag("scaled", false),
                read.flag("explicitPhases", false),
                personas(id, read));
        read.done();
        return options;
    }

    private static List<String> personas(String id, OptionReader read) {
        Object given = read.raw("personas", List.of());
        if (given instanceof String text)
            return text.isBlank() ? List.of() : Arrays.asList(text.trim().split("\\s*,\\s*"));
        if (!(given instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            throw new IllegalArgumentException(
                    id + ": personas=" + given + " must be a list of names, e.g. [\"learner\", \"sustainable\"]");
        }
        return list.stream().map(String.class::cast).toList();
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("scenarioFile", scenarioFile);
        map.putAll(society.toMap());
        map.put("mask", SocietyOptions.word(mask));
        map.put("messages", SocietyOptions.word(messages));
        map.put("tokens", tokens);
        map.put("tokenSlots", tokenSlots);
        map.put("majority", majority);
        map.put("reward", SocietyOptions.word(reward));
        map.put("socialAngle", socialAngle);
        map.put("envy", envy);
        map.put("guilt", guilt);
        map.put("smoothing", smoothing);
        map.put("rewardScale", rewardScale);
        map.put("scaled", scaled);
        map.put("explicitPhases", explicitPhases);
        map.put("personas", personas);
        return map;
    }

    static List<EnvOption> describe(String scenarioName) {
        Map<String, Object> defaults = from("commons", scenarioName, Map.of()).toMap();
        List<EnvOption> list = new ArrayList<>();
        list.add(new EnvOption(
                "scenarioFile", "string", "", "A scenario of your own, a JSON file; see the documentation."));
        list.addAll(SocietyOptions.describe(Scenario.named(scenarioName)));
        SocietyOptions.add(
                list, defaults, "mask", "pool|none", "Requests above what is there are masked out, or legal.");
        SocietyOptions.add(list, defaults, "messages", "none|proposal|tokens", "What agents can say with a request.");
        SocietyOptions.add(list, defaults, "tokens", "int", "Different signs of a token message.");
        SocietyOptions.add(list, defaults, "tokenSlots", "int", "Signs in a token message.");
        SocietyOptions.add(
                list, defaults, "majority", "boolean", "A proposal of more than half is agreed on; else one of all.");
        SocietyOptions.add(
                list,
                defaults,
                "reward",
                "individual|mean|social|inequity|vector",
                "What an agent earns: its own harvest, the mean, a mixture, averse to inequity, or three objectives.");
        SocietyOptions.add(
                list,
                defaults,
                "socialAngle",
                "float",
                "Of the social reward: 0 is selfish, pi/2 is for the others [rad].");
        SocietyOptions.add(list, defaults, "envy", "float", "Of the inequity reward: weight of what others have more.");
        SocietyOptions.add(
                list, defaults, "guilt", "float", "Of the inequity reward: weight of what others have less.");
        SocietyOptions.add(
                list,
                defaults,
                "smoothing",
                "float",
                "Of the inequity reward: how much of earlier months it remembers.");
        SocietyOptions.add(list, defaults, "rewardScale", "float", "What every reward is multiplied with, above 0.");
        SocietyOptions.add(
                list, defaults, "scaled", "boolean", "Observed numbers are divided by the greatest that they can be.");
        SocietyOptions.add(
                list,
                defaults,
                "explicitPhases",
                "boolean",
                "Agents act in turn in every phase: harvest, reveal, discussion, home; needs messages=none.");
        SocietyOptions.add(
                list,
                defaults,
                "personas",
                "list",
                "Who plays each seat: learner, or a persona, e.g. learner,sustainable,greedy; empty: all learn.");
        return list;
    }
}
