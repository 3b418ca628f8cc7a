package io.github.marl4j.envs.particle;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.OptionReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of the particle worlds. Those that a world does not have are 0 or false.
 *
 * @param id which world
 * @param maxCycles steps after which an episode is truncated; one more with {@code jaxmarl}
 * @param continuousActions whether agents push and speak with real numbers from 0 to 1, else by choice
 * @param jaxmarl whether to play as JaxMARL 0.2.0 does, else as mpe2 1.1.1; where prey is scripted, else as it is meant to
 * @param openAiNumbering whether choices 1 and 2 are +x and -x, 3 and 4 +y and -y as in the first particle worlds, else the reverse
 * @param velocityFirst whether positions change with the new velocity as in the first particle worlds, else with the old one
 * @param n agents, and landmarks where they are as many
 * @param numLandmarks landmarks to cover; 0 for as many as agents
 * @param numGood prey
 * @param numAdversaries predators
 * @param numObstacles landmarks in the way
 * @param numFood landmarks that feed prey
 * @param numForests landmarks that hide
 * @param numCollectors agents that carry treasures
 * @param numDeposits agents that take treasures of their kind
 * @param numTreasures treasures that are there at a time
 * @param viewRadius how far agents see where prey is scripted; -1 for all
 * @param localRatio share of an agent's own part in its reward, 0 to 1; the rest is what all share
 * @param curriculum whether the task gets harder with the stage
 * @param curriculumStage from 0; beyond the last stage is the last
 * @param terminateOnSuccess whether an episode ends once the task is done
 * @param numAgentNeighbors how many other agents are seen, the nearest first; 0 for all in their order
 * @param numLandmarkNeighbors how many landmarks are seen, the nearest first; 0 for all in their order
 */
public record ParticleOptions(
        String id,
        int maxCycles,
        boolean continuousActions,
        boolean jaxmarl,
        boolean openAiNumbering,
        boolean velocityFirst,
        int n,
        int numLandmarks,
        int numGood,
        int numAdversaries,
        int numObstacles,
        int numFood,
        int numForests,
        int numCollectors,
        int numDeposits,
        int numTreasures,
        double viewRadius,
        double localRatio,
        boolean curriculum,
        int curriculumStage,
        boolean terminateOnSuccess,
        int numAgentNeighbors,
        int numLandmarkNeighbors) {

    private static final int MOST = 64;
    private static final int MOST_DEPOSITS = 6;

    public ParticleOptions {
        Game game = Game.of(id);
        between(id, "maxCycles", maxCycles, 1, 1_000_000);
        if (game.extras.containsKey("n")) between(id, "n", n, 1, MOST);
        between(id, "numLandmarks", numLandmarks, 0, MOST);
        if (game.extras.containsKey("numGood")) between(id, "numGood", numGood, 1, MOST);
        if (game.extras.containsKey("numAdversaries")) between(id, "numAdversaries", numAdversaries, 1, MOST);
        between(id, "numObstacles", numObstacles, 0, MOST);
        between(id, "numFood", numFood, 0, MOST);
        between(id, "numForests", numForests, 0, MOST);
        if (game == Game.TREASURE) {
            between(id, "numCollectors", numCollectors, 1, MOST);
            between(id, "numDeposits", numDeposits, 1, MOST_DEPOSITS);
            between(id, "numTreasures", numTreasures, 1, MOST);
        }
        if (!(viewRadius >= 0 && Double.isFinite(viewRadius)) && viewRadius != -1) {
            throw new IllegalArgumentException(
                    id + ": viewRadius=" + viewRadius + " must be a number of at least 0, or -1 to see all");
        }
        if (!(localRatio >= 0 && localRatio <= 1))
            throw new IllegalArgumentException(id + ": localRatio=" + localRatio + " must be a number from 0 to 1");
        between(id, "curriculumStage", curriculumStage, 0, MOST);
        between(id, "numAgentNeighbors", numAgentNeighbors, 0, MOST);
        between(id, "numLandmarkNeighbors", numLandmarkNeighbors, 0, MOST);
    }

    private static void between(String id, String name, int value, int low, int high) {
        if (value >= low && value <= high) return;
        throw new IllegalArgumentException(
                id + ": " + name + "=" + value + " must be a whole number from " + low + " to " + high);
    }

    Game game() {
        return Game.of(id);
    }

    /** Returns how many landmarks there are to cover. */
    int landmarksToCover() {
        return numLandmarks > 0 ? numLandmarks : n;
    }

    /** Returns the number of the step that ends an episode. JaxMARL looks at its counter before it raises it. */
    int lastStep() {
        return jaxmarl ? maxCycles + 1 : maxCycles;
    }

    /**
     * Reads options by name.
     *
     * @param id of a particle world
     * @throws IllegalArgumentException if a name or value is not allowed
     */
    public static ParticleOptions of(String id, Map<String, Object> values) {
        Game game = Game.of(id);
        Extras read = new Extras(game, new OptionReader(id, values));
        boolean old = game.predatorPrey();
        ParticleOptions options = new ParticleOptions(
                id,
                read.reader.intAtLeast("maxCycles", old ? 50 : 25, 1),
                read.reader.flag("continuousActions", game.facmac()),
                !old
                        && read.reader
                                .oneOf("rules", ownRules(game), ownRules(game), "jaxmarl")
                                .equals("jaxmarl"),
                read.reader
                        .oneOf("actionNumbering", old ? "openai" : "mpe2", "mpe2", "openai")
                        .equals("openai"),
                read.reader
                        .oneOf(
                                "integration",
                                old ? "velocity-first" : "position-first",
                                "position-first",
                                "velocity-first")
                        .equals("velocity-first"),
                read.count("n"),
                read.count("numLandmarks"),
                read.count("numGood"),
                read.count("numAdversaries"),
                read.count("numObstacles"),
                read.count("numFood"),
                read.count("numForests"),
                read.count("numCollectors"),
                read.count("numDeposits"),
                read.count("numTreasures"),
                game.facmac() ? read.reader.doubleBetween("viewRadius", 1.5, -1, Float.MAX_VALUE) : -1,
                game.extras.containsKey("localRatio") ? read.reader.doubleBetween("localRatio", 0.5, 0, 1) : 0,
                read.flag("curriculum"),
                read.count("curriculumStage"),
                read.flag("terminateOnSuccess"),
                read.count("numAgentNeighbors"),
                read.count("numLandmarkNeighbors"));
        read.reader.done();
        return options;
    }

    /** Scripted prey is no game of mpe2. */
    private static String ownRules(Game game) {
        return game.facmac() ? "fixed" : "mpe2";
    }

    /** Options that only some games have: what a game does not have is not asked for, and so refused. */
    private record Extras(Game game, OptionReader reader) {
        int count(String name) {
            return game.extras.get(name) instanceof Integer otherwise ? reader.intAtLeast(name, otherwise, 0) : 0;
        }

        boolean flag(String name) {
            return game.extras.get(name) instanceof Boolean otherwise && reader.flag(name, otherwise);
        }
    }

    private Map<String, Object> extras() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("n", n);
        all.put("numLandmarks", numLandmarks);
        all.put("numGood", numGood);
        all.put("numAdversaries", numAdversaries);
        all.put("numObstacles", numObstacles);
        all.put("numFood", numFood);
        all.put("numForests", numForests);
        all.put("numCollectors", numCollectors);
        all.put("numDeposits", numDeposits);
        all.put("numTreasures", numTreasures);
        all.put("viewRadius", viewRadius);
        all.put("localRatio", localRatio);
        all.put("curriculum", curriculum);
        all.put("curriculumStage", curriculumStage);
        all.put("terminateOnSuccess", terminateOnSuccess);
        all.put("numAgentNeighbors", numAgentNeighbors);
        all.put("numLandmarkNeighbors", numLandmarkNeighbors);
        return all;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("maxCycles", maxCycles);
        map.put("continuousActions", continuousActions);
        if (!game().predatorPrey()) map.put("rules", jaxmarl ? "jaxmarl" : ownRules(game()));
        map.put("actionNumbering", openAiNumbering ? "openai" : "mpe2");
        map.put("integration", velocityFirst ? "velocity-first" : "position-first");
        Map<String, Object> all = extras();
        for (String name : game().extras.keySet()) map.put(name, all.get(name));
        return map;
    }

    static List<EnvOption> describe(String id) {
        Map<String, Object> defaults = of(id, Map.of()).toMap();
        List<EnvOption> options = new ArrayList<>();
        defaults.forEach(
                (name, value) -> options.add(new EnvOption(name, type(name, value), value, meaning(name, value))));
        return options;
    }

    private static String type(String name, Object value) {
        return switch (name) {
            case "rules" -> value.equals("fixed") ? "fixed|jaxmarl" : "mpe2|jaxmarl";
            case "actionNumbering" -> "mpe2|openai";
            case "integration" -> "position-first|velocity-first";
            default -> value instanceof Boolean ? "boolean" : value instanceof Double ? "float" : "int";
        };
    }

    private static String meaning(String name, Object value) {
        return switch (name) {
            case "maxCycles" -> "Steps after which an episode is truncated; one more with rules=jaxmarl.";
            case "continuousActions" -> "Real numbers from 0 to 1 instead of a choice.";
            case "rules" ->
                value.equals("fixed")
                        ? "As scripted prey is meant to play, or with the faults of JaxMARL 0.2.0."
                        : "As mpe2 1.1.1 plays, or JaxMARL 0.2.0.";
            case "actionNumbering" ->
                "Choices 1 2 3 4 are -x +x -y +y, or +x -x +y -y as in the first particle worlds.";
            case "integration" ->
                "Positions change with the old velocity, or with the new one as in the first particle worlds.";
            case "n" -> "How many agents; where landmarks have no number of their own, how many landmarks too.";
            case "numLandmarks" -> "Landmarks to cover; 0 for as many as agents.";
            case "numGood" -> "How many prey.";
            case "numAdversaries" -> "How many predators.";
            case "numObstacles" -> "Landmarks in the way.";
            case "numFood" -> "Landmarks that feed prey.";
            case "numForests" -> "Landmarks that hide whom they touch.";
            case "numCollectors" -> "Agents that carry treasures.";
            case "numDeposits" -> "Agents that take treasures of their kind, up to 6.";
            case "numTreasures" -> "Treasures that are there at a time.";
            case "viewRadius" -> "How far agents see; -1 for all.";
            case "localRatio" -> "Share of an agent's own part in its reward, 0 to 1; the rest is what all share.";
            case "curriculum" -> "Whether the task gets harder with the stage.";
            case "curriculumStage" -> "Stage of the curriculum, from 0.";
            case "terminateOnSuccess" -> "Whether an episode ends once the task is done.";
            case "numAgentNeighbors" -> "How many other agents are seen, nearest first; 0 for all in their order.";
            default -> "How many landmarks are seen, nearest first; 0 for all in their order.";
        };
    }
}
