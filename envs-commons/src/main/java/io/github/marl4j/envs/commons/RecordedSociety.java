package io.github.marl4j.envs.commons;

import io.github.marl4j.env.RecordedDraws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recorded episode: its options under this library's names, with the reference's rules, and its months. */
final class RecordedSociety {
    private static final String DISCUSSION = "__discussion__";

    final Recorded file;
    final Recorded config;
    final String scenario;
    final List<Recorded> months;

    RecordedSociety(Recorded file) {
        this.file = file;
        this.config = file.object("config");
        this.scenario = config.text("scenario");
        this.months = file.objects("steps");
    }

    Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("agents", config.whole("numAgents"));
        options.put("seats", config.whole("maxAgents"));
        options.put("months", config.whole("maxRounds"));
        options.put("initialResource", config.whole("initialResource"));
        options.put("capacity", config.whole("capacity"));
        options.put("growth", config.number("growthFactor"));
        options.put("collapseBelow", config.whole("collapseThreshold"));
        options.put("allocation", config.text("allocation"));
        options.put("universalization", config.flag("universalization"));
        options.put("rules", "reference");
        options.put("perturbations", perturbations());
        return options;
    }

    private List<Map<String, Object>> perturbations() {
        if (!config.has("perturbation")) return List.of();
        Recorded one = config.object("perturbation");
        int month = one.whole("round");
        return switch (one.text("type")) {
            case "insert_outsider" ->
                List.of(Map.of("month", month, "type", "newcomer", "agents", one.whole("num_agents")));
            case "change_language_nature" -> {
                boolean shown = one.text("language_nature").equals("none");
                String language = shown ? "none" : "none_and_no_observation";
                yield List.of(Map.of("month", month, "type", "speech", "language", language));
            }
            default ->
                throw new IllegalArgumentException(one.place() + ": type \"" + one.text("type") + "\" is unknown");
        };
    }

    SocietyOptions society() {
        return SocietyOptions.from("trace", Scenario.named(scenario), options());
    }

    /** Returns the seats that act in a month, with what they ask for. */
    Map<Integer, Integer> requests(int month) {
        Map<Integer, Integer> requests = new LinkedHashMap<>();
        Recorded actions = months.get(month).object("actions");
        for (String agent : actions.fields().keySet()) {
            if (!agent.equals(DISCUSSION))
                requests.put(CommonsSpec.seatOf(agent), actions.object(agent).whole("harvest"));
        }
        return requests;
    }

    boolean talks(int month) {
        return months.get(month).object("actions").has(DISCUSSION);
    }

    int spokenLines(int month) {
        return months.get(month).object("actions").object(DISCUSSION).whole("utterances");
    }

    int agreedLimit(int month) {
        if (!talks(month)) return Society.NO_LIMIT;
        return limit(months.get(month).object("actions").object(DISCUSSION));
    }

    /** Returns the recorded limit of an object; -1 where it is null. */
    static int limit(Recorded of) {
        return of.has("agreedLimit") ? of.whole("agreedLimit") : Society.NO_LIMIT;
    }

    /** Returns the draws that divisions make: the reference draws for every unit, also where all requests can be met. */
    RecordedDraws draws() {
        RecordedDraws draws = new RecordedDraws();
        boolean stochastic = config.text("allocation").equals("stochastic");
        for (int month = 0; month < months.size(); month++) {
            if (stochastic && allMet(month)) continue;
            List<Object> picks = months.get(month).object("chance").list("allocationPicks");
            for (int i = 0; i < picks.size(); i++) {
                draws.put(Division.SITE, Division.drawIndex(month, i), ((Number) picks.get(i)).doubleValue());
            }
        }
        return draws;
    }

    private boolean allMet(int month) {
        long asked = 0;
        long wanted = 0;
        for (int request : new ArrayList<>(requests(month).values())) {
            asked += request;
            wanted += Math.max(0, request);
        }
        return wanted <= Math.min(asked, months.get(month).object("infos").whole("resourceBefore"));
    }
}
